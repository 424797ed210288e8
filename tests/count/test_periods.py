"""Figures over days, beside an oracle: a world of days behind them either exists or not (difference constraints)."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.count.figures import figure
from treve.count.periods import period_checks
from treve.model.published_total import CheckKind, Outcome, PublishedTotal

DAYS = 9
SPANS = st.tuples(st.integers(0, DAYS - 1), st.integers(0, DAYS - 1)).map(lambda ends: (min(ends), max(ends)))


def _found(totals: Sequence[PublishedTotal]) -> list[tuple[CheckKind, str]]:
    return [
        (check.kind, check.total.total_id) for check in period_checks(totals) if check.outcome is Outcome.DIFFERENCE
    ]


def _a_world_exists(figures: Sequence[tuple[tuple[int, int], int]]) -> bool:
    """Whether counts of 0 or more for each day give all figures: no negative circle among the running totals (Bellman–Ford)."""
    edges = [(day + 1, day, 0) for day in range(DAYS)]
    for (first, last), value in figures:
        edges += [(first, last + 1, value), (last + 1, first, -value)]
    reach = [0] * (DAYS + 1)
    for _ in range(DAYS + 1):
        for tail, head, weight in edges:
            reach[head] = min(reach[head], reach[tail] + weight)
    return all(reach[head] <= reach[tail] + weight for tail, head, weight in edges)


@given(st.lists(st.integers(0, 20), min_size=DAYS, max_size=DAYS), st.lists(SPANS, min_size=1, max_size=12))
def test_figures_of_one_world_never_raise(world: list[int], spans: list[tuple[int, int]]) -> None:
    totals = [figure(str(n), sum(world[first : last + 1]), (first, last)) for n, (first, last) in enumerate(spans)]
    assert _found(totals) == []


@given(st.lists(st.tuples(SPANS, st.integers(0, 9)), min_size=2, max_size=5))
def test_what_is_called_a_difference_fits_no_world(figures: list[tuple[tuple[int, int], int]]) -> None:
    totals = [figure(str(number), value, span) for number, (span, value) in enumerate(figures)]
    if _found(totals):
        assert not _a_world_exists(figures)


@given(st.lists(st.integers(0, 20), min_size=7, max_size=7), st.integers(-40, 40))
def test_a_week_that_its_days_contradict_is_always_found(world: list[int], wrong: int) -> None:
    assume(wrong and sum(world) + wrong >= 0)
    days = [figure(str(day), count, (day, day)) for day, count in enumerate(world)]
    kind = CheckKind.DAYS_WITHIN if wrong < 0 else CheckKind.DAYS_THAT_FILL
    assert (kind, "week") in _found([*days, figure("week", sum(world) + wrong, (0, 6))])


@given(st.lists(st.integers(0, 20), min_size=8, max_size=8), st.integers(0, 7), st.integers(1, 30))
def test_a_running_total_that_the_days_contradict_is_found(world: list[int], at: int, wrong: int) -> None:
    days = [figure(f"day {day}", count, (day, day)) for day, count in enumerate(world)]
    running = [figure(f"to {day}", sum(world[: day + 1]) + wrong * (day == at), (0, day)) for day in range(8)]
    assert _found([*days, *running])


@pytest.mark.parametrize(
    "other",
    [{"recorder": "SOHR"}, {"blamed": ("rebels",)}, {"place": "Hama"}, {"measure": "killed"}, {"recorder": ""}],
)
def test_recorders_blamed_parties_places_and_measures_are_never_mixed(other: dict[str, object]) -> None:
    assert _found([figure("A", 15), figure("B", 14, **other)]) == []  # type: ignore[arg-type]


def test_two_figures_for_one_thing_are_found_and_open_ones_are_not() -> None:
    assert _found([figure("A", 15), figure("B", 14)]) == [(CheckKind.SAME_FIGURE, "A")]
    assert _found([figure("A", 15), figure("B", "at least 14")]) == []
    assert _found([figure("A", 15), figure("B", 15)]) == []
    assert _found([figure("A", 15, None), figure("B", 14, None)]) == []


def test_parts_told_apart_by_something_not_in_the_file_are_not_two_figures() -> None:
    sites = [figure(name, value, part_of="T", partition="complete") for name, value in (("A", 30), ("B", 12))]
    assert _found([figure("T", 42), *sites]) == []


def _looks(totals: Sequence[PublishedTotal]) -> list[tuple[CheckKind, str]]:
    return [(check.kind, check.total.total_id) for check in period_checks(totals) if check.outcome is Outcome.LOOK]


def test_spans_of_24_hours_that_exceed_their_week_ask_for_a_look_and_those_that_fall_short_differ() -> None:
    chain = [figure(str(day), 5, (day, day + 1)) for day in range(6)]
    fits, exceeded, short = (figure("week", value, (0, 6)) for value in (30, 29, 31))
    assert (_found([*chain, fits]), _looks([*chain, fits])) == ([], [])
    assert (_found([*chain, exceeded]), _looks([*chain, exceeded])) == ([], [(CheckKind.DAYS_WITHIN, "week")])
    assert _found([*chain, short]) == [(CheckKind.DAYS_THAT_FILL, "week")]


def test_a_day_within_a_span_that_may_straddle_midnight_asks_for_a_look_only() -> None:
    checks = list(period_checks([figure("A", 3, (0, 1)), figure("B", 4, (1, 1))]))
    assert [check.outcome for check in checks] == [Outcome.LOOK]


def test_one_figure_that_two_papers_tie_to_two_periods_is_shown_to_look_at() -> None:
    totals = [figure("A", 178, (0, 6), source="one"), figure("B", 178, (0, 4), source="two")]
    (look,) = (check for check in period_checks(totals) if check.outcome is Outcome.LOOK)
    assert (look.kind, [one.total_id for one in look.against]) == (CheckKind.CARRIED_OVER, ["B"])


def test_shares_do_not_add_up_over_days() -> None:
    days = [figure(str(day), 60, (day, day), measure="share_percent") for day in range(7)]
    assert _found([*days, figure("week", 61, (0, 6), measure="share_percent")]) == []


@pytest.mark.parametrize(
    ("one", "other", "measure", "differ"),
    [
        ("61", "60.7", "share_by_government", False),
        ("60", "60.7", "share_by_government", True),
        ("60.7", "60.66", "share_by_government", False),
        ("60.7", "60.4", "average_per_day", True),
        ("61", "60", "violations", True),
    ],
)
def test_a_share_may_be_rounded_and_a_number_may_not(one: str, other: str, measure: str, differ: bool) -> None:
    found = _found([figure("a", one, measure=measure), figure("b", other, measure=measure)])
    assert found == ([(CheckKind.SAME_FIGURE, "a")] if differ else [])
