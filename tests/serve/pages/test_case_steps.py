"""Steps of a case from the browser: made once, taken back, refused where overtaken."""

from __future__ import annotations

import re

import pytest

from tests.casebook.world import NOW, World
from tests.serve.conftest import Enter
from tests.serve.pages.kept import state_of
from treve.casebook import cases, rulings
from treve.casebook.rulings import DecidedBy, Vote
from treve.casebook.workflow import Outcome, State

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)


def test_a_step_that_was_overtaken_is_refused_and_what_is_wrong_is_said_at_its_field(made: World, enter: Enter) -> None:
    case = made.case(made.report("monitor", "a"))
    head = enter("head")
    page = head.get(f"/cases/{case}/step", to="registered").text
    after = re.search(r'name="after" value="(\d+)"', page)
    assert after is not None
    bad = head.send(f"/cases/{case}/step", to="registered", reason="  ", due="soon", after=after[1])
    assert bad.status_code == 422
    assert bad.text.count('aria-invalid="true"') == 2
    assert 'value="soon"' in bad.text
    assert state_of(made, case) == "reported"
    assert head.send(f"/cases/{case}/step", to="registered", reason="r", after=after[1]).status_code == 303
    late = head.send(f"/cases/{case}/step", to="triaged", reason="r", after=after[1])
    assert (late.status_code, "has moved since" in late.text) == (409, True)
    assert head.send(f"/cases/{case}/undo", reason="too soon").status_code == 303
    assert state_of(made, case) == "reported"
    assert "A step was taken back" in head.get(f"/cases/{case}").text
    # A form of a step that may not follow any more is not opened.
    assert "not yours to make now" in head.get(f"/cases/{case}/step", to="verified").text


def test_a_case_is_given_tabled_joined_or_said_to_be_another_and_what_is_missing_is_said(
    made: World, enter: Enter
) -> None:
    first, second, third = (made.case(made.report("monitor", str(number))) for number in range(3))
    made.walk(second, State.REGISTERED, State.TRIAGED, State.UNDER_VERIFICATION)
    head, officer = enter("head"), made.who["officer"].account_id
    good = {
        f"/cases/{first}/assignment": {"account": officer},
        f"/cases/{second}/duplicate": {"of": third, "reason": "one shell"},
        f"/cases/{first}/merge": {"into": third, "reason": "one crater"},
    }
    for path, form in good.items():
        for name in form:
            bad = head.send(path, **form | {name: ""})
            assert (bad.status_code, "This is needed." in bad.text) == (422, True), (path, name)
    assert head.send(f"/cases/{first}/merge", into=first, reason="itself").status_code == 409
    assert head.send(f"/cases/{first}/merge", into="C-aaaaaaaaaaaaaaaa", reason="nowhere").status_code == 404
    assert [state_of(made, one) for one in (first, second)] == ["reported", "under_verification"]

    assert enter("officer").get(f"/cases/{first}").status_code == 404
    assert enter("commission").get(f"/cases/{first}").status_code == 404
    assert head.send(f"/cases/{first}/tabling").status_code == 303
    for path, form in good.items():
        assert head.send(path, **form).status_code == 303, path
    assert enter("officer").get(f"/cases/{first}").status_code == 200
    assert enter("commission").get(f"/cases/{first}").status_code == 200
    assert [state_of(made, one) for one in (first, second, third)] == ["superseded", "duplicate", "reported"]
    assert "2 reports that you see" in head.get(f"/cases/{third}").text


def test_a_simple_case_is_checked_and_closed_with_a_reason_each(made: World, enter: Enter) -> None:
    case = made.case(made.report("monitor", "a"), workflow="simple")
    head = enter("head")
    assert head.send(f"/cases/{case}/check", reason="").status_code == 422
    assert head.send(f"/cases/{case}/close", reason="x").status_code == 409
    assert head.send(f"/cases/{case}/check", reason="looked").status_code == 303
    with made.book.write(NOW) as writing:
        cases.table(writing, made.who["head"], case)
        votes = {"a": Vote(Outcome.MINOR_VIOLATION)}
        rulings.determine(writing, made.who["commission"], case, votes, DecidedBy.CONSENSUS, "reasonable_grounds", "x")
    assert head.send(f"/cases/{case}/close", reason=" ").status_code == 422
    assert state_of(made, case) == "determined"
    assert head.send(f"/cases/{case}/close", reason="nobody to ask").status_code == 303
    assert state_of(made, case) == "closed"
    assert "Closed; no party was asked" in head.get(f"/cases/{case}").text
