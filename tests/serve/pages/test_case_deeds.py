"""What the page of a case offers is what may follow, is theirs to make, and nothing else."""

from __future__ import annotations

import re

import pytest

from tests.casebook.world import NOW, World
from tests.serve.conftest import Enter
from tests.serve.pages.kept import state_of
from tests.serve.pages.sender import send
from tests.serve.server import Person
from treve.casebook import cases
from treve.casebook.workflow import State

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)


def _offered(person: Person, case: str) -> set[str]:
    """The deeds for which the page has a button."""
    return set(re.findall(rf'href="/cases/{case}/([a-z]+(?:\?to=[a-z_]+)?)"', person.get(f"/cases/{case}").text))


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
    assert state_of(made, case) == "scope_tested"
    assert "check" not in _offered(head, case)
