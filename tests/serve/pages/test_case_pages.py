"""Cases in the browser: the list, one case, its steps, many at once; what the page offers is what the casebook allows."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from tests.casebook.world import NOW, World
from tests.serve.conftest import Enter
from tests.serve.pages.sender import send
from tests.serve.server import Person
from treve.casebook import case_list, cases, rulings
from treve.casebook.rulings import DecidedBy, Vote
from treve.casebook.workflow import Outcome, State

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
DUE = (dt.datetime.now(dt.UTC).date() + dt.timedelta(days=9)).isoformat()


def _state(made: World, case: str) -> str:
    with made.book.read() as connection:
        return str(case_list.shown(connection, made.who["head"], case)["state"])


def _offered(person: Person, case: str) -> set[str]:
    """The deeds for which the page has a button."""
    return set(re.findall(rf'href="/cases/{case}/([a-z]+(?:\?to=[a-z_]+)?)"', person.get(f"/cases/{case}").text))


def _to_insufficient(made: World, case: str) -> None:
    made.walk(case, State.REGISTERED, State.TRIAGED, State.UNDER_VERIFICATION, State.INSUFFICIENT_EVIDENCE)


def test_each_is_offered_what_may_follow_and_is_theirs(made: World, enter: Enter) -> None:
    case = made.case(made.report("sector", "a"))
    assert _offered(enter("head"), case) == {"step?to=registered", "merge", "assignment", "tabling"}
    assert _offered(enter("analyst"), case) == set()
    # Their own report is in it: they see its state, and move nothing.
    sector = enter("sector")
    assert _offered(sector, case) == set()
    assert "your own reports and what was sent to you" in sector.get(f"/cases/{case}").text
    made.walk(case, State.REGISTERED)
    assert "undo" in _offered(enter("head"), case)
    with made.book.write(NOW) as writing:
        cases.table(writing, made.who["head"], case)
    assert "tabling" not in _offered(enter("head"), case)
    assert _offered(enter("commission"), case) == set()
    made.walk(case, State.TRIAGED, State.UNDER_VERIFICATION, State.INSUFFICIENT_EVIDENCE)
    assert _offered(enter("commission"), case) == {"determination"}


def test_a_simple_case_is_offered_its_own_steps(made: World, enter: Enter) -> None:
    case = made.case(made.report("monitor", "a"), workflow="simple")
    head = enter("head")
    assert {"check"} <= _offered(head, case)
    assert not any(one.startswith("step") for one in _offered(head, case))
    assert send(head, f"/cases/{case}/check", reason="looked").status_code == 303
    assert _state(made, case) == "scope_tested"
    assert "check" not in _offered(head, case)


def test_a_step_that_was_overtaken_is_refused_and_what_is_wrong_is_said_at_its_field(made: World, enter: Enter) -> None:
    case = made.case(made.report("monitor", "a"))
    head = enter("head")
    page = head.get(f"/cases/{case}/step", to="registered").text
    after = re.search(r'name="after" value="(\d+)"', page)
    assert after is not None
    bad = send(head, f"/cases/{case}/step", to="registered", reason="  ", due="soon", after=after[1])
    assert bad.status_code == 422
    assert bad.text.count('aria-invalid="true"') == 2
    assert 'value="soon"' in bad.text
    assert _state(made, case) == "reported"
    assert send(head, f"/cases/{case}/step", to="registered", reason="r", after=after[1]).status_code == 303
    late = send(head, f"/cases/{case}/step", to="triaged", reason="r", after=after[1])
    assert (late.status_code, "has moved since" in late.text) == (409, True)
    assert send(head, f"/cases/{case}/undo", reason="too soon").status_code == 303
    assert _state(made, case) == "reported"
    assert "A step was taken back" in head.get(f"/cases/{case}").text
    # A form of a step that may not follow any more is not opened.
    assert "not yours to make now" in head.get(f"/cases/{case}/step", to="verified").text


def test_an_attribution_that_does_not_fit_is_shown_again_as_it_was_written(made: World, enter: Enter) -> None:
    case = made.case(made.report("monitor", "a", perpetrator_alleged="the 4th"))
    made.walk(case, State.REGISTERED, State.TRIAGED, State.UNDER_VERIFICATION, State.VERIFIED, State.SCOPE_TESTED)
    made.walk(case, State.UNDER_INVESTIGATION)
    head = enter("head")
    form = {"result": "attributed", "standard": "reasonable_grounds", "reason": "r", "confidence_percent": "150"}
    for actors, confidence in (("the 5th\nthe 6th", "80"), ("the 5th", "150"), ("", "")):
        bad = send(head, f"/cases/{case}/attribution", **form | {"actors": actors, "confidence_percent": confidence})
        assert bad.status_code == 422, (actors, confidence)
        assert actors in bad.text
    assert _state(made, case) == "under_investigation"
    good = form | {"actors": "the 5th", "confidence_percent": ""}
    assert send(head, f"/cases/{case}/attribution", **good).status_code == 303
    page = head.get(f"/cases/{case}").text
    alleged, attributed = page[page.index("Alleged by reports") :].split("Attributed by the mechanism")[:2]
    assert ("the 4th" in alleged, "the 5th" in alleged) == (True, False)
    assert "not stated" in attributed.split("</section>")[0]


def test_votes_half_filled_or_twice_are_no_ruling_and_one_more_line_is(made: World, enter: Enter) -> None:
    case = made.case(made.report("monitor", "a"))
    _to_insufficient(made, case)
    with made.book.write(NOW) as writing:
        cases.table(writing, made.who["head"], case)
    commission = enter("commission")
    rest = {"rule": "consensus", "standard": "reasonable_grounds", "reason": "r"}
    path = f"/cases/{case}/determination"
    lines = {"component-1": "a", "outcome-1": "cannot_rule", "dissent-1": "", "component-2": "", "outcome-2": ""}
    more = send(commission, path, **lines, **rest, more="1")
    assert (more.status_code, more.text.count("<fieldset>")) == (200, 3)
    for second in ({"component-2": "a", "outcome-2": "cannot_rule"}, {"component-2": "b"}, {"outcome-2": "abstained"}):
        bad = send(commission, path, **{**lines, **second}, **rest)
        assert bad.status_code == 422, second
    assert send(commission, path, **rest).status_code == 422
    assert _state(made, case) == "insufficient_evidence"
    # From here the only ruling is that the body cannot rule.
    refused = send(commission, path, **{**lines, "outcome-1": "serious_violation"}, **rest)
    assert refused.status_code == 409
    good = {**lines, "component-2": "b", "outcome-2": "abstained", "dissent-2": "we were not heard"}
    assert send(commission, path, **good, **rest).status_code == 303
    page = commission.get(f"/cases/{case}").text
    assert "the body cannot rule" in page
    assert "we were not heard" in page
    assert "abstained" in page


def test_many_move_only_once_it_was_shown_which(made: World, enter: Enter) -> None:
    first, second, third = (made.case(made.report("monitor", str(number))) for number in range(3))
    made.walk(third, State.REGISTERED)
    head = enter("head")
    order = {"to": "registered", "reason": "complete", "case": [first, second, third]}
    look = send(head, "/cases/bulk", **order)
    assert "2 cases would move" in look.text
    assert "cannot become registered" in look.text
    assert _state(made, first) == "reported"
    done = send(head, "/cases/bulk", **order, certain="yes")
    assert "2 cases moved" in done.text
    assert [_state(made, one) for one in (first, second, third)] == ["registered"] * 3
    nothing = send(head, "/cases/bulk", to="registered", reason="x")
    assert (nothing.status_code, "Choose at least one case" in nothing.text) == (422, True)


def test_the_list_is_narrowed_by_its_address_and_says_what_it_cannot_read(made: World, enter: Enter) -> None:
    mine, other = made.case(made.report("monitor", "a")), made.case(made.report("monitor", "b", area="Idlib"))
    with made.book.write(NOW) as writing:
        cases.assign(writing, made.who["head"], mine, made.who["officer"].account_id)
        cases.step(writing, made.who["head"], other, State.REGISTERED, "x", "2017-02-01")
    head = enter("head")

    def shown(**asked: str) -> set[str]:
        return set(re.findall(r'<th scope="row"><a href="/cases/(C-[a-z2-7]+)"', head.get("/cases", **asked).text))

    assert shown() == {mine, other}
    assert shown(state="registered") == {other}
    assert shown(due_before="2017-02-02") == {other}
    assert shown(due_before="2017-02-01") == set()
    wrong = head.get("/cases", due_before="soon", state="registered")
    assert (wrong.status_code, "A day as" in wrong.text) == (422, True)
    assert other in wrong.text
    assert mine in enter("officer").get("/cases", mine="true").text
    assert "Idlib" in head.get("/cases", state="registered").text


def test_a_party_is_told_answers_and_disagrees_and_silence_waits_for_the_day(made: World, enter: Enter) -> None:
    case = made.case(made.report("monitor", "a"))
    _to_insufficient(made, case)
    head, party = enter("head"), enter("liaison_a")
    with made.book.write(NOW) as writing:
        cases.table(writing, made.who["head"], case)
        votes = {"a": Vote(Outcome.CANNOT_RULE)}
        rulings.determine(
            writing, made.who["commission"], case, votes, DecidedBy.CONSENSUS, "reasonable_grounds", "secret reasons"
        )
    past = send(head, f"/cases/{case}/notification", to="party_a", text="we tell you", due="2017-01-01")
    assert (past.status_code, "we tell you" in past.text, 'value="2017-01-01"' in past.text) == (422, True, True)
    assert send(head, f"/cases/{case}/notification", to="party_a", text="we tell you", due=DUE).status_code == 303
    found = re.search(r"N-[0-9a-f]{16}", party.get("/filings").text)
    assert found is not None
    notification = found[0]
    assert send(head, f"/filings/{notification}/silence").status_code == 409
    assert enter("liaison_b").get(f"/filings/{notification}").status_code == 404
    empty = send(party, f"/filings/{notification}/reply", kind="response", text=" ")
    assert (empty.status_code, 'aria-invalid="true"' in empty.text) == (422, True)
    assert send(party, f"/filings/{notification}/reply", kind="response", text="not us").status_code == 303
    assert send(party, f"/filings/{notification}/reply", kind="response", text="again").status_code == 409
    assert send(party, f"/filings/{notification}/dispute", text="you never asked").status_code == 303
    assert "secret reasons" not in party.get(f"/cases/{case}").text
    told = head.get(f"/cases/{case}").text
    assert "not us" in told
    assert "you never asked" in told
    assert _state(made, case) == "disputed"
