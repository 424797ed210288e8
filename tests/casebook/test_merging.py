"""Cases that turn out to be one, or several: reports move, every history stays; on both databases."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.casebook.world import NOW, World, world
from treve.casebook import case_list, cases, merging
from treve.casebook.book import Casebook, Writing
from treve.casebook.roles import Role
from treve.casebook.visible import Viewer
from treve.casebook.workflow import State
from treve.errors import NotFound, Refused


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def _state(made: World, case_id: str) -> State:
    with made.book.read() as connection:
        return cases.state(connection, case_id).to_state


def _refused(made: World, change: Callable[[Writing], object]) -> None:
    with pytest.raises(Refused), made.book.write(NOW) as writing:
        change(writing)


def test_a_merged_case_points_to_the_one_that_goes_on_and_loses_nothing(made: World) -> None:
    one, two = made.report("centre_1"), made.report("centre_2")
    first, second = made.case(one), made.case(two)
    with made.book.write(NOW) as writing:
        merging.merge(writing, made.who["head"], second, first, "same shell")
        assert cases.reports_of(writing.connection, first) == sorted([one, two])
        assert cases.reports_of(writing.connection, second) == []
    assert _state(made, second) is State.SUPERSEDED
    with made.book.write(NOW) as writing:
        third = merging.split(writing, made.who["head"], first, [two], "two shells after all")
        merging.merge(writing, made.who["head"], third, first, "one shell")
        assert cases.reports_of(writing.connection, first) == sorted([one, two])
    for change in (
        lambda writing: merging.merge(writing, made.who["head"], first, first, "x"),
        lambda writing: merging.merge(writing, made.who["head"], first, second, "x"),
        lambda writing: merging.split(writing, made.who["head"], first, [one, two], "x"),
        lambda writing: merging.split(writing, made.who["head"], first, [], "x"),
        lambda writing: merging.split(writing, made.who["head"], first, ["R-other"], "x"),
    ):
        _refused(made, change)


def test_a_case_is_split_by_reports_that_one_sees_and_one_of_those_stays(made: World) -> None:
    own, hidden = made.report("liaison_a"), made.report("liaison_b")
    case = made.case(own, hidden)
    # Sees of the case what is filed in party_a, and may move and open cases elsewhere.
    grants = frozenset({(Role.SECTOR_OFFICE, "party_a"), (Role.VERIFICATION_OFFICER, "mission")})
    half = Viewer(made.who["officer"].account_id, grants)
    _refused(made, lambda writing: merging.split(writing, half, case, [own], "x"))
    _refused(made, lambda writing: merging.split(writing, half, case, [hidden], "x"))
    with made.book.write(NOW) as writing:
        found = merging.parted(writing, made.who["head"], case, [hidden])
        assert (found.going, found.staying) == ((hidden,), (own,))
        assert cases.reports_of(writing.connection, case) == sorted([own, hidden])


def test_a_duplicate_points_to_the_other_keeps_its_reports_and_closes_next(made: World) -> None:
    one, two = made.report("centre_1"), made.report("centre_2")
    first, second = made.case(one), made.case(two)
    _refused(made, lambda writing: merging.duplicate(writing, made.who["head"], second, first, "too early"))
    made.walk(second, State.REGISTERED, State.TRIAGED, State.UNDER_VERIFICATION)
    _refused(made, lambda writing: merging.duplicate(writing, made.who["head"], second, second, "itself"))
    with pytest.raises(NotFound), made.book.write(NOW) as writing:
        merging.duplicate(writing, made.who["head"], second, "C-aaaaaaaaaaaaaaaa", "x")
    with made.book.write(NOW) as writing:
        merging.duplicate(writing, made.who["head"], second, first, "same shell")
        told = case_list.shown(writing.connection, made.who["head"], second)
        assert (told["state"], told["reports"]) == ("duplicate", [two])
        assert told["history"][-1]["duplicate_of"] == first
        cases.step(writing, made.who["head"], second, State.CLOSED, "points there")
