"""What goes to a party and comes back, from the browser."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from tests.casebook.world import NOW, World
from tests.serve.conftest import Enter
from tests.serve.pages.kept import state_of, to_insufficient
from tests.serve.rehearsal import Scene
from treve.casebook import cases, rulings
from treve.casebook.rulings import DecidedBy, Vote
from treve.casebook.workflow import Outcome

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
DUE = (dt.datetime.now(dt.UTC).date() + dt.timedelta(days=9)).isoformat()


def test_a_party_is_told_answers_and_disagrees_and_silence_waits_for_the_day(made: World, enter: Enter) -> None:
    case = made.case(made.report("monitor", "a"))
    to_insufficient(made, case)
    head, party = enter("head"), enter("liaison_a")
    with made.book.write(NOW) as writing:
        cases.table(writing, made.who["head"], case)
        votes = {"a": Vote(Outcome.CANNOT_RULE)}
        rulings.determine(
            writing, made.who["commission"], case, votes, DecidedBy.CONSENSUS, "reasonable_grounds", "secret reasons"
        )
    past = head.send(f"/cases/{case}/notification", to="party_a", text="we tell you", due="2017-01-01")
    assert (past.status_code, "we tell you" in past.text, 'value="2017-01-01"' in past.text) == (422, True, True)
    assert head.send(f"/cases/{case}/notification", to="party_a", text="we tell you", due=DUE).status_code == 303
    found = re.search(r"N-[0-9a-f]{16}", party.get("/filings").text)
    assert found is not None
    notification = found[0]
    assert head.send(f"/filings/{notification}/silence").status_code == 409
    assert enter("liaison_b").get(f"/filings/{notification}").status_code == 404
    empty = party.send(f"/filings/{notification}/reply", kind="response", text=" ")
    assert (empty.status_code, 'aria-invalid="true"' in empty.text) == (422, True)
    assert party.send(f"/filings/{notification}/reply", kind="response", text="not us").status_code == 303
    assert party.send(f"/filings/{notification}/reply", kind="response", text="again").status_code == 409
    assert party.send(f"/filings/{notification}/dispute", text="you never asked").status_code == 303
    assert "secret reasons" not in party.get(f"/cases/{case}").text
    told = head.get(f"/cases/{case}").text
    assert "not us" in told
    assert "you never asked" in told
    assert state_of(made, case) == "disputed"


def test_what_became_of_a_remedy_is_said_once_by_who_asked_for_it(made: World, there: Scene, enter: Enter) -> None:
    remedy, case = there.ids["remedy of party_a"], there.ids["case with a remedy"]
    head, path = enter("head"), f"/remedies/{remedy}/result"
    assert head.send(path, result="", text="x").status_code == 422
    assert head.send(path, result="perhaps", text="x").status_code == 422
    assert enter("liaison_a").send(path, result="taken", text="done").status_code == 403
    assert state_of(made, case) == "remedy_requested"
    done = head.send(path, result="partial", text="half of it")
    assert (done.status_code, done.headers["location"].partition("?")[0]) == (303, f"/cases/{case}")
    assert state_of(made, case) == "remedy_partial"
    assert head.send(path, result="taken", text="all of it").status_code == 409
    assert "taken in part" in head.get("/filings").text


def test_filings_come_a_page_at_a_time_and_what_was_wrong_is_told_on_any_page(made: World, enter: Enter) -> None:
    case = made.case(made.report("liaison_a", "a"))
    with made.book.write(NOW) as writing:
        # Rows as `rulings` writes them: how a case comes to so many does not matter here.
        for number in range(101):
            name = f"{number:016x}"
            entry = writing.log("notification", {"text": "x"}, ("filing", f"N-{name}"))
            told = {"case_id": case, "compartment": "party_a", "sent": "2017-01-10", "due": DUE, "entry": entry}
            writing.add(("notification", told | {"notification_id": f"N-{name}"}))
            entry = writing.log("remedy", {"measure": "x"}, ("case", case))
            asked = {"case_id": case, "holder": "party_a", "due": DUE, "entry": entry}
            writing.add(("remedy", asked | {"remedy_id": f"M-{name}"}))
    head, last = enter("head"), f"{100:016x}"

    def there(page: str) -> tuple[set[str], set[str]]:
        return set(re.findall(r'href="/filings/(N-[0-9a-f]{16})"', page)), set(
            re.findall(r"/remedies/(M-[0-9a-f]{16})/result", page)
        )

    first = head.get("/filings").text
    second = head.get("/filings", after=f"N-{1:016x}").text
    assert f"/filings?after=N-{1:016x}" in first
    assert there(first)[0] == {f"N-{number:016x}" for number in range(1, 101)}
    assert there(second)[0] == {f"N-{0:016x}"}
    assert f"/filings?remedy_after=M-{99:016x}#measures" in first
    assert f"M-{last}" not in there(first)[1]
    assert there(head.get("/filings", remedy_after=f"M-{99:016x}").text)[1] == {f"M-{last}"}
    assert enter("liaison_b").get("/filings", after=f"N-{1:016x}").status_code == 404
    wrong = head.send(f"/remedies/M-{last}/result", result="nonsense", text="")
    assert wrong.status_code == 422
    assert f"M-{last}" in wrong.text
