"""What is owed, from the browser: the party's word and what was seen stand apart, each with who says so."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from tests.casebook.world import NOW, World
from tests.serve.conftest import Enter
from tests.serve.rehearsal import Scene
from treve.casebook import obligations
from treve.casebook.obligations import Obligation

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
AGREEMENT = "syr-2016-12-30"


def _part(page: str, heading: str) -> str:
    """The words of one of the two sides of the page."""
    found = re.search(rf'<section aria-labelledby="{heading}">.*?</section>', page, re.DOTALL)
    assert found is not None
    return re.sub(r"<[^>]+>", "", found[0])


def _far() -> str:
    return (dt.datetime.now(dt.UTC).date() + dt.timedelta(days=2)).isoformat()


def test_the_party_s_word_and_what_was_seen_stand_apart(made: World, there: Scene, enter: Enter) -> None:
    path = f"/obligations/{there.ids['obligation of party_a']}"
    party, officer, head = enter("liaison_a"), enter("officer"), enter("head")
    page = head.get(path).text
    # The head of the page is as on every other: it names who looks.
    assert re.search(r'href="/account"><bdi[^>]*>head<', page)
    assert "Nothing yet." in _part(page, "said")
    assert "Nobody went to look yet." in _part(page, "seen")
    good = {"amount": "12", "text": "all out", "day": "2017-01-09"}
    assert party.send(f"{path}/announcement", **good).status_code == 303
    page = head.get(path).text
    assert re.search(r"announced, not verified: .*12.* of .*12", _part(page, "said"))
    assert "party_a" in _part(page, "said")
    assert "Nobody went to look yet." in _part(page, "seen")
    looked = {"seen": "partly_verified", "amount": "9", "text": "three left behind", "day": "2017-01-10"}
    assert officer.send(f"{path}/verification", **looked).status_code == 303
    page = head.get(path).text
    assert "all out" in _part(page, "said")
    assert "three left" not in _part(page, "said")
    assert "three left" in _part(page, "seen")
    assert "officer" in _part(page, "seen")
    assert "3 announced and not found" in _part(page, "seen")
    # The party learns what was seen, and not the name of who at the desk entered it.
    told = _part(party.get(path).text, "seen")
    assert ("three left" in told, "officer" in told, "the mission" in told) == (True, False, True)
    assert party.send(f"{path}/refusal", text="the rest is ours", day="2017-01-11").status_code == 303
    page = head.get(path).text
    assert "refused by who owes it" in _part(page, "said")
    assert "three left" in _part(page, "seen")
    assert page.index("all out") < page.index("the rest is ours", page.index('id="past"'))


def test_the_report_it_rests_on_is_told_to_those_alone_who_see_it(made: World, there: Scene, enter: Enter) -> None:
    path, report = f"/obligations/{there.ids['obligation of party_a']}", there.ids["report of guarantor_1"]
    officer = enter("officer")
    looked = {"seen": "not_done", "text": "still there", "day": "2017-01-10"}
    # One that the officer does not see is refused as one that does not exist.
    answers = [
        officer.send(f"{path}/verification", **looked, report=one)
        for one in (there.ids["report of public"], "R-0000000000000000")
    ]
    for answer in answers:
        assert (answer.status_code, "There is no such report that you see." in answer.text) == (422, True)
        assert "still there" in answer.text
    assert officer.send(f"{path}/verification", **looked, report="nonsense").status_code == 422
    assert officer.send(f"{path}/verification", **looked, report=report).status_code == 303
    for who in ("head", "analyst", "officer"):
        assert report in enter(who).get(path).text, who
    for who in ("liaison_a", "observer", "commission"):
        page = enter(who).get(path)
        assert (page.status_code, "still there" in page.text, report in page.text) == (200, True, False), who


def test_who_owes_it_says_so_who_looks_verifies_and_what_is_wrong_is_said_at_its_field(
    made: World, there: Scene, enter: Enter
) -> None:
    path = f"/obligations/{there.ids['obligation of party_a']}"
    people = {name: enter(name) for name in ("liaison_a", "liaison_b", "officer", "head", "analyst")}
    said = {"text": "x", "day": "2017-01-09"}
    saw = said | {"seen": "verified"}
    for name, value in (("amount", "many"), ("amount", "-1"), ("text", ""), ("day", "soon"), ("day", _far())):
        for who, deed, good in (("liaison_a", "announcement", said), ("officer", "verification", saw)):
            bad = people[who].send(f"{path}/{deed}", **good | {name: value})
            assert (bad.status_code, bad.text.count('aria-invalid="true"')) == (422, 1), (who, name, value)
    assert people["officer"].send(f"{path}/verification", **saw | {"seen": "perhaps"}).status_code == 422
    blind = people["officer"].send(f"{path}/verification", **saw | {"seen": "could_not_look", "amount": "3"})
    assert (blind.status_code, blind.text.count('aria-invalid="true"')) == (422, 1)
    for deed, form, may in (
        ("announcement", said, {"liaison_a"}),
        ("refusal", said, {"liaison_a"}),
        ("verification", saw, {"officer", "head"}),
    ):
        for who, person in people.items():
            offered = f'action="{path}/{deed}"' in person.get(path).text
            assert offered == (who in may), (deed, who)
            expected = (303,) if who in may else ((404, 403) if who == "liaison_b" else (403,))
            assert person.send(f"{path}/{deed}", **form).status_code in expected, (deed, who)


def test_an_obligation_of_an_agreement_is_followed_from_its_page(made: World, enter: Enter) -> None:
    head = enter("head")
    page = head.get(f"/agreements/{AGREEMENT}").text
    link = re.search(r'href="(/obligations/new\?agreement=[^"]+clause=DEC-1)"', page)
    assert link is not None
    form = head.http.get(link[1].replace("&amp;", "&")).text
    fields = {name: re.search(rf'id="{name}"[^>]* value="([^"]*)"', form) for name in ("what", "clause", "due")}
    assert all(fields.values())
    sent = {name: found[1] for name, found in fields.items() if found}
    assert (sent["clause"], sent["due"]) == (f"{AGREEMENT} DEC-1", "2017-01-16")
    bad = head.send("/obligations", **sent, holder="nowhere", kind="appointment")
    assert (bad.status_code, "Choose one of the list." in bad.text) == (422, True)
    assert head.send("/obligations", **sent | {"what": ""}, holder="party_b", kind="appointment").status_code == 422
    done = head.send("/obligations", **sent, holder="party_b", kind="appointment")
    assert done.status_code == 303
    name = done.headers["location"].partition("?")[0]
    with made.book.write(NOW) as writing:
        other = obligations.add(writing, made.who["head"], Obligation("party_a", "map", "maps", "art. 1"))
    page = head.get(f"/agreements/{AGREEMENT}").text
    # What is followed is offered no second time; what belongs to no clause is counted, and stands with all others.
    assert "clause=DEC-1" not in page
    assert page.index(name) < page.index('<a href="/filings#duties">1 obligation of no clause of this agreement')
    assert other not in page
    assert other in head.get("/filings").text
    assert "2017-01-16" in enter("liaison_b").get(name).text
    assert name in enter("liaison_b").get("/filings").text
    assert enter("liaison_a").get(name).status_code == 404
    assert "Follow an obligation" not in enter("analyst").get(f"/agreements/{AGREEMENT}").text


def test_obligations_come_a_page_at_a_time_of_all_and_of_one_agreement(made: World, enter: Enter) -> None:
    with made.book.write(NOW) as writing:
        for number in range(105):
            duty = Obligation("party_a", "map", f"map {number}", f"{AGREEMENT} DEC-{1 + number % 3}")
            obligations.add(writing, made.who["head"], duty)
    head, liaison = enter("head"), enter("liaison_b")
    for path in ("/filings", f"/agreements/{AGREEMENT}"):
        first = head.get(path).text
        link = re.search(rf'href="{path}\?obligation_after=(O-[0-9a-f]{{16}})#', first)
        assert link is not None, path
        second = head.get(path, obligation_after=link[1]).text
        shown = [re.findall(r'href="/obligations/(O-[0-9a-f]{16})"', page) for page in (first, second)]
        assert [len(one) for one in shown] == [100, 5], path
        assert len({*shown[0], *shown[1]}) == 105
        assert re.search(r"obligation_after=O-[0-9a-f]{16}#", second) is None
        # Nobody learns whether there is one that they may not see.
        assert liaison.get(path, obligation_after=link[1]).status_code == 404
    assert "clause=DEC-1" not in second
    assert "clause=DEC-4" in second


def test_what_is_seen_done_is_due_no_more_whatever_is_said_later(made: World, enter: Enter) -> None:
    soon = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=3)
    with made.book.write() as writing:
        name = obligations.add(writing, made.who["head"], Obligation("party_a", "map", "maps", "art. 1", soon))
    head = enter("head")
    assert f"/obligations/{name}" in head.get("/").text
    seen = {"seen": "verified", "text": "x", "day": "2017-01-10"}
    assert enter("officer").send(f"/obligations/{name}/verification", **seen).status_code == 303
    said = {"text": "as we said", "day": "2017-01-11"}
    assert enter("liaison_a").send(f"/obligations/{name}/announcement", **said).status_code == 303
    assert f"/obligations/{name}" not in head.get("/").text
