"""Cases, on both databases: nothing is overwritten, nobody makes another's step."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.casebook.world import NOW, TO_VERIFIED, World, world
from treve.casebook import case_list, cases
from treve.casebook.book import Casebook, Writing
from treve.casebook.workflow import NEXT, Simple, State
from treve.errors import BadValue, NotFound, Refused


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def _state(made: World, case_id: str) -> State:
    with made.book.read() as connection:
        return cases.state(connection, case_id).to_state


def test_a_case_goes_step_by_step_and_keeps_every_one(made: World) -> None:
    case_id = made.case(made.report("monitor"))
    made.walk(case_id, *TO_VERIFIED)
    with made.book.read() as connection:
        told = cases.steps(connection, case_id)
    assert [one.to_state for one in told] == [State.REPORTED, *TO_VERIFIED]
    assert [one.from_state for one in told] == [None, State.REPORTED, *TO_VERIFIED[:-1]]
    assert [one.ordinal for one in told] == list(range(5))


def test_no_step_is_made_that_may_not_follow(made: World) -> None:
    case_id = made.case(made.report("monitor"))
    for to in set(State) - NEXT[State.REPORTED]:
        with pytest.raises(Refused), made.book.write(NOW) as writing:
            cases.step(writing, made.who["head"], case_id, to, "jump")
    assert _state(made, case_id) is State.REPORTED


def test_only_who_may_makes_a_step_and_who_cannot_see_it_is_told_there_is_none(made: World) -> None:
    case_id = made.case(made.report("monitor"))
    for who, error in (
        ("analyst", Refused),
        ("monitor", Refused),
        ("officer", NotFound),
        ("liaison_a", NotFound),
        ("owner", NotFound),
    ):
        with pytest.raises(error), made.book.write(NOW) as writing:
            cases.step(writing, made.who[who], case_id, State.REGISTERED, "mine?")
    with made.book.write(NOW) as writing:
        cases.assign(writing, made.who["head"], case_id, made.who["officer"].account_id)
        cases.step(writing, made.who["officer"], case_id, State.REGISTERED, "assigned to me", due="2017-01-20")
        assert cases.state(writing.connection, case_id).due == "2017-01-20"


def test_who_looked_at_an_older_state_is_told_that_the_case_has_moved(made: World) -> None:
    case_id = made.case(made.report("monitor"))
    made.walk(case_id, State.REGISTERED)
    with pytest.raises(Refused, match="has moved"), made.book.write(NOW) as writing:
        cases.step(writing, made.who["head"], case_id, State.TRIAGED, "late", after=0)
    with made.book.write(NOW) as writing:
        cases.step(writing, made.who["head"], case_id, State.TRIAGED, "in time", after=1)


def test_a_ruling_is_never_a_bare_step(made: World) -> None:
    case_id = made.case(made.report("monitor"))
    made.walk(case_id, *TO_VERIFIED[:3], State.NOT_VERIFIED)
    with made.book.write(NOW) as writing:
        cases.table(writing, made.who["head"], case_id)
    with pytest.raises(Refused, match="bare step"), made.book.write(NOW) as writing:
        cases.step(writing, made.who["commission"], case_id, State.DETERMINED, "by the way")


def test_many_cases_move_by_the_rules_of_one(made: World) -> None:
    ready, behind = made.case(made.report("monitor", "a")), made.case(made.report("monitor", "b"))
    made.walk(ready, State.REGISTERED)
    with made.book.write(NOW) as writing:
        moved, left = cases.bulk(writing, made.who["head"], [ready, behind, "C-none"], State.TRIAGED, "morning triage")
    assert moved == [ready]
    assert [case_id for case_id, _ in left] == [behind, "C-none"]


def test_undo_is_an_entry_and_only_for_who_made_the_step(made: World) -> None:
    case_id = made.case(made.report("monitor"))
    made.walk(case_id, State.REGISTERED, State.TRIAGED)
    with made.book.write(NOW) as writing:
        cases.assign(writing, made.who["head"], case_id, made.who["officer"].account_id)
    _refused(made, lambda writing: cases.undo(writing, made.who["officer"], case_id, "not mine"))
    with made.book.write(NOW) as writing:
        cases.undo(writing, made.who["head"], case_id, "wrong case")
    assert _state(made, case_id) is State.REGISTERED
    with made.book.read() as connection:
        assert len(cases.steps(connection, case_id)) == 4


def _refused(made: World, change: Callable[[Writing], object]) -> None:
    with pytest.raises(Refused), made.book.write(NOW) as writing:
        change(writing)


def test_a_case_one_cannot_see_is_no_hindrance_and_no_hint(made: World) -> None:
    report_id = made.report("sector")
    mine = made.case(report_id)
    with pytest.raises(Refused, match=mine), made.book.write(NOW) as writing:
        cases.open_case(writing, made.who["head"], [report_id])
    unseen = made.report("liaison_a")
    with pytest.raises(NotFound), made.book.write(NOW) as writing:
        cases.open_case(writing, made.who["sector"], [unseen])
    with pytest.raises(BadValue), made.book.write(NOW) as writing:
        cases.open_case(writing, made.who["head"], [])


def test_the_simple_workflow_maps_onto_the_full_one(made: World) -> None:
    case_id = made.case(made.report("monitor"), workflow="simple")
    with made.book.write(NOW) as writing:
        cases.simple_step(writing, made.who["head"], case_id, Simple.CHECKED, "looked at")
        shown = case_list.shown(writing.connection, made.who["head"], case_id)
    assert (shown["simple"], shown["state"]) == ("checked", "scope_tested")
    assert shown["steps"] == ["reported", "registered", "triaged", "under_verification", "verified", "scope_tested"]
    _refused(made, lambda writing: cases.simple_close(writing, made.who["head"], case_id, "not ruled yet"))
    full = made.case(made.report("monitor", "other"))
    _refused(made, lambda writing: cases.simple_step(writing, made.who["head"], full, Simple.CHECKED, "full case"))
