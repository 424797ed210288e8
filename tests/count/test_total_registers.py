from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.count.figures import figure
from treve.count.total_registers import CONFIRMED, pair_totals
from treve.count.totals_file import register_of_totals
from treve.model.published_total import PublishedTotal
from treve.model.register import TotalPair

PLACES = ("Hama", "Homs", "Idlib")


def _whole(pairs: tuple[TotalPair, ...]) -> TotalPair:
    return next(pair for pair in pairs if pair.place == "Syria")


def _ends(pair: TotalPair) -> tuple[int, int, int, int]:
    assert pair.both
    assert pair.distinct
    return int(pair.both.low), int(pair.both.high or 0), int(pair.distinct.low), int(pair.distinct.high or 0)


def _register(side: str, counts: dict[str, int]) -> list[PublishedTotal]:
    """A total with the complete list of its places; places of 0 are not named, as guarantors print it."""
    named = [
        figure(f"{side}-{place}", count, part_of=side, partition="complete", place=place)
        for place, count in counts.items()
        if count
    ]
    return [figure(side, sum(counts.values())), *named]


def test_two_bare_totals_give_only_what_arithmetic_gives() -> None:
    pair = _whole(pair_totals([figure("L", 6)], [figure("R", 25)]))
    assert [int(end or 0) for end in pair.difference or ()] == [19, 19]
    assert _ends(pair) == (0, 6, 25, 31)


def test_places_narrow_what_can_stand_in_both() -> None:
    pairs = pair_totals(_register("L", {"Latakia": 4, "Hama": 2}), _register("R", {"Idlib": 11, "Hama": 2}))
    assert _ends(_whole(pairs)) == (0, 2, 17, 19)
    assert next(pair for pair in pairs if pair.place == "Idlib").implied == ("left",)


@given(st.lists(st.tuples(st.sampled_from(PLACES), st.booleans(), st.booleans()), max_size=12))
def test_the_bounds_hold_in_every_world(world: list[tuple[str, bool, bool]]) -> None:
    lefts = {place: sum(one == place and left for one, left, _ in world) for place in PLACES}
    rights = {place: sum(one == place and right for one, _, right in world) for place in PLACES}
    pair = _whole(pair_totals(_register("L", lefts), _register("R", rights)))
    both = sum(left and right for _, left, right in world)
    distinct = sum(left or right for _, left, right in world)
    low, high, fewest, most = _ends(pair)
    assert low <= both <= high
    assert fewest <= distinct <= most


def test_an_incomplete_list_says_nothing_of_the_places_it_does_not_name() -> None:
    right = [figure("R", 9), figure("R-hama", 2, part_of="R", partition="partial", place="Hama")]
    pairs = pair_totals(_register("L", {"Idlib": 3}), right)
    (idlib,) = (pair for pair in pairs if pair.place == "Idlib")
    assert (idlib.right_bounds, idlib.both, idlib.implied) == (None, None, ())
    assert _ends(_whole(pairs)) == (0, 3, 9, 12)


def test_what_one_side_confirms_of_the_other_is_kept_apart_and_checked() -> None:
    left = [figure("L", 2), figure("L-confirmed", 3, measure=CONFIRMED)]
    pair = _whole(pair_totals(left, [figure("R", 12)]))
    assert pair.confirmed_by_left is not None
    assert int(pair.confirmed_by_left.low) == 3
    assert (_ends(pair), pair.contradictions) == ((0, 2, 12, 14), ())
    assert _whole(pair_totals(left, [figure("R", 1)])).contradictions == ("left_confirms_more_than_there_are",)


def test_figures_for_other_days_places_or_measures_are_not_set_side_by_side() -> None:
    right = [figure("R1", 5, (1, 1)), figure("R2", 5, measure="killed"), figure("R3", 5, None)]
    assert [(pair.left is None, pair.right is None) for pair in pair_totals([figure("L", 5)], right)] == [
        (True, False),
        (False, True),
        (True, False),
    ]


def test_open_figures_leave_open_ends() -> None:
    pair = _whole(pair_totals([figure("L", "at least 6")], [figure("R", "about 9")]))
    assert [end is None for end in pair.difference or ()] == [True, True]
    assert pair.both is not None
    assert pair.both.high is None


def test_the_guarantors_of_january_2017_can_share_two_entries_at_most(syria_example: Path) -> None:
    path = syria_example / "published_totals.csv"
    russia, turkey = (register_of_totals(path, name) for name in ("Russian MoD", "Turkish side of commission"))
    day = [pair for pair in pair_totals(russia, turkey) if str(pair.first) == "2017-01-11"]
    assert _ends(next(pair for pair in day if (pair.place, pair.measure) == ("Syria", "violations"))) == (0, 2, 29, 31)


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_side_that_registered_nothing_shares_nothing(side: str) -> None:
    full, none = _register("F", {"Hama": 3, "Homs": 2}), [figure("N", 0)]
    pairs = pair_totals(full, none) if side == "left" else pair_totals(none, full)
    assert _ends(_whole(pairs)) == (0, 0, 5, 5)
