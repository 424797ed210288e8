"""Attributions and rulings from the browser: what does not fit is shown again as it was written."""

from __future__ import annotations

import pytest

from tests.casebook.world import NOW, World
from tests.serve.conftest import Enter
from tests.serve.pages.kept import state_of, to_insufficient
from treve.casebook import cases
from treve.casebook.workflow import State

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)


def test_an_attribution_that_does_not_fit_is_shown_again_as_it_was_written(made: World, enter: Enter) -> None:
    case = made.case(made.report("monitor", "a", perpetrator_alleged="the 4th"))
    made.walk(case, State.REGISTERED, State.TRIAGED, State.UNDER_VERIFICATION, State.VERIFIED, State.SCOPE_TESTED)
    made.walk(case, State.UNDER_INVESTIGATION)
    head = enter("head")
    form = {"result": "attributed", "standard": "reasonable_grounds", "reason": "r", "confidence_percent": "150"}
    for actors, confidence in (("the 5th\nthe 6th", "80"), ("the 5th", "150"), ("", "")):
        bad = head.send(f"/cases/{case}/attribution", **form | {"actors": actors, "confidence_percent": confidence})
        assert bad.status_code == 422, (actors, confidence)
        assert actors in bad.text
    assert state_of(made, case) == "under_investigation"
    good = form | {"actors": "the 5th", "confidence_percent": ""}
    assert head.send(f"/cases/{case}/attribution", **good).status_code == 303
    page = head.get(f"/cases/{case}").text
    alleged, attributed = page[page.index("Alleged by reports") :].split("Attributed by the mechanism")[:2]
    assert ("the 4th" in alleged, "the 5th" in alleged) == (True, False)
    assert "not stated" in attributed.split("</section>")[0]


def test_votes_half_filled_or_twice_are_no_ruling_and_one_more_line_is(made: World, enter: Enter) -> None:
    case = made.case(made.report("monitor", "a"))
    to_insufficient(made, case)
    with made.book.write(NOW) as writing:
        cases.table(writing, made.who["head"], case)
    commission = enter("commission")
    rest = {"rule": "consensus", "standard": "reasonable_grounds", "reason": "r"}
    path = f"/cases/{case}/determination"
    lines = {"component-1": "a", "outcome-1": "cannot_rule", "dissent-1": "", "component-2": "", "outcome-2": ""}
    more = commission.send(path, **lines, **rest, more="1")
    assert (more.status_code, more.text.count("<fieldset>")) == (200, 3)
    for second in ({"component-2": "a", "outcome-2": "cannot_rule"}, {"component-2": "b"}, {"outcome-2": "abstained"}):
        bad = commission.send(path, **{**lines, **second}, **rest)
        assert bad.status_code == 422, second
    assert commission.send(path, **rest).status_code == 422
    assert state_of(made, case) == "insufficient_evidence"
    # From here the only ruling is that the body cannot rule.
    refused = commission.send(path, **{**lines, "outcome-1": "serious_violation"}, **rest)
    assert refused.status_code == 409
    good = {**lines, "component-2": "b", "outcome-2": "abstained", "dissent-2": "we were not heard"}
    assert commission.send(path, **good, **rest).status_code == 303
    page = commission.get(f"/cases/{case}").text
    assert "the body cannot rule" in page
    assert "we were not heard" in page
    assert "abstained" in page
