"""Links to saved filters: what they show is what their owner may see now, and nothing of what was written."""

from __future__ import annotations

import datetime as dt
import re
from xml.dom.minidom import parseString

import httpx
import pytest

from tests.casebook.world import NOW, World
from tests.serve.conftest import Enter
from tests.serve.rehearsal import scene
from tests.serve.server import Person, client
from treve.casebook import cases, intake, people
from treve.casebook.workflow import State

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)


def _send(person: Person, path: str, **fields: str) -> httpx.Response:
    return person.http.post(path, data={**fields, "csrf": person.http.headers["X-CSRF-Token"]})


def _link(person: Person, what: str, query: str = "", name: str = "mine") -> str:
    """Save a filter, share it, and read the secret of the link off the page."""
    assert _send(person, "/saved", name=name, what=what, query=query).status_code == 303
    filter_id = re.findall(r'id="(F-[0-9a-f]{16})"', person.get("/saved").text)[-1]
    shown = _send(person, f"/saved/{filter_id}/share").text
    found = re.search(r"/feeds/([A-Za-z0-9_-]{43})/", shown)
    assert found is not None
    assert found[1] not in person.get("/saved").text
    return found[1]


def test_a_feed_of_reports_follows_its_filter_and_its_owner_s_rights(made: World, address: str, enter: Enter) -> None:
    mine = made.report("liaison_a", "Zubaydah told us", area="Idlib", act="mortar", occurred_from="2017-01-09")
    made.report("liaison_a", "elsewhere", area="Homs")
    made.report("liaison_b", "of the other side", area="Idlib")
    token = _link(enter("liaison_a"), "reports", "area=Idlib&nonsense=1")
    with client(address) as reader:
        answer = reader.get(f"/feeds/{token}/atom")
        assert (answer.status_code, answer.headers["content-type"]) == (200, "application/atom+xml; charset=utf-8")
        entries = parseString(answer.content).getElementsByTagName("entry")
        assert [one.getElementsByTagName("id")[0].firstChild.data.rpartition(":")[2] for one in entries] == [mine]  # type: ignore[union-attr]
        assert "mortar, Idlib, 2017-01-09" in answer.text
        assert "Zubaydah" not in answer.text
        assert answer.headers["last-modified"] == "Tue, 10 Jan 2017 12:00:00 GMT"

        tagged = reader.get(f"/feeds/{token}/atom", headers={"If-None-Match": answer.headers["etag"]})
        dated = reader.get(f"/feeds/{token}/atom", headers={"If-Modified-Since": answer.headers["last-modified"]})
        assert (tagged.status_code, dated.status_code, tagged.content) == (304, 304, b"")
        for odd in ("yesterday", "Tue, 10 Jan 2017 11:59:59 GMT"):
            assert reader.get(f"/feeds/{token}/atom", headers={"If-Modified-Since": odd}).status_code == 200
        with made.book.write(NOW + dt.timedelta(hours=1)) as writing:
            intake.correct(writing, made.who["liaison_a"], mine, None, "withdrawn")
        assert mine not in reader.get(f"/feeds/{token}/atom").text

        assert reader.get(f"/feeds/{token}/ics").status_code == 404
        people_end = made.who["liaison_a"].account_id
        with made.book.write(NOW) as writing:
            people.disable(writing, people_end)
        gone = reader.get(f"/feeds/{token}/atom")
        never = reader.get(f"/feeds/{'x' * 43}/atom")
        assert (gone.status_code, never.status_code) == (404, 404)
        assert reader.get("/feeds/short/atom").status_code == 404
        assert reader.post(f"/feeds/{token}/atom").status_code in (401, 403, 405)


def test_a_feed_of_cases_and_the_calendar_of_what_is_due(made: World, address: str, enter: Enter) -> None:
    case, other = made.case(made.report("monitor", "a")), made.case(made.report("monitor", "b"))
    with made.book.write(NOW) as writing:
        cases.step(writing, made.who["head"], case, State.REGISTERED, "secret reason", "2017-01-20")
        cases.step(writing, made.who["head"], other, State.REGISTERED, "x", "2017-02-01")
        cases.step(writing, made.who["head"], other, State.TRIAGED, "x", "2017-02-02")
    head = enter("head")
    token = _link(head, "cases", "state=registered")
    with client(address) as reader:
        atom = reader.get(f"/feeds/{token}/atom").text
        assert case in atom
        assert other not in atom
        assert "registered" in atom
        assert "secret reason" not in atom
        calendar = reader.get(f"/feeds/{token}/ics")
        assert calendar.headers["content-type"] == "text/calendar; charset=utf-8"
        assert re.findall(r"DTSTART;VALUE=DATE:(\d+)", calendar.text) == ["20170120"]
        assert f"URL:{address}/cases/{case}" in calendar.text.replace("\r\n ", "")
        again = reader.get(f"/feeds/{token}/ics", headers={"If-None-Match": calendar.headers["etag"]})
        assert again.status_code == 304
        every = _link(head, "due", name="other")
        assert re.findall(r"DTSTART;VALUE=DATE:(\d+)", reader.get(f"/feeds/{every}/ics").text) == [
            "20170120",
            "20170202",
        ]
        assert reader.get(f"/feeds/{every}/atom").status_code == 404
        _send(head, f"/saved/{re.findall('F-[0-9a-f]{16}', head.get('/saved').text)[0]}/revoke")
        codes = {reader.get(f"/feeds/{one}/ics").status_code for one in (token, every)}
        assert codes == {200, 404}


def test_a_feed_of_bulletins_shows_what_its_owner_reads_and_no_draft(made: World, address: str, enter: Enter) -> None:
    there = scene(made)
    tokens = {name: _link(enter(name), "bulletins") for name in ("head", "commission", "liaison_a", "civil")}
    kinds = ("bulletin for the commission", "letter to party_a", "draft bulletin", "approved bulletin")
    with client(address) as reader:
        for name, token in tokens.items():
            answer = reader.get(f"/feeds/{token}/atom")
            assert answer.status_code == 200
            told = {kind for kind in kinds if there.ids[kind] in answer.text}
            assert told == {kind for kind in kinds[:2] if name in there.seen[kind]}, name
            assert not [thing for thing in there.ids if thing not in kinds and there.ids[thing] in answer.text]
            assert reader.get(f"/feeds/{token}/ics").status_code == 404
    shown = enter("commission")
    assert 'value="bulletins"' in shown.get("/bulletins").text
    assert (
        f"{address}/bulletins/{there.ids['bulletin for the commission']}"
        in httpx.get(f"{address}/feeds/{tokens['commission']}/atom").text
    )
