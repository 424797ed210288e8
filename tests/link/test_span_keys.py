"""Slots of time: two spans of days that may be one incident always share one."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from treve.link.span_keys import EPOCH, SLOT_DAYS, clock, slots

Span = tuple[int, int]

SPANS = st.lists(
    st.tuples(st.integers(-40, 40), st.integers(0, 12)).map(lambda one: (one[0], one[0] + one[1])),
    min_size=1,
    max_size=12,
    unique=True,
)


@given(SPANS, st.integers(0, 9))
def test_spans_no_further_apart_than_the_window_share_a_slot(spans: list[Span], days_apart: int) -> None:
    entered, _ = _entered(spans, days_apart)
    for one in spans:
        for other in spans:
            gap = max(one[0] - other[1], other[0] - one[1])
            if gap <= days_apart:
                assert entered[one] & entered[other]


@given(SPANS, st.integers(0, 9))
def test_slots_are_numbered_from_nought_without_running_past_their_count(spans: list[Span], days_apart: int) -> None:
    entered, count = _entered(spans, days_apart)
    every = set().union(*entered.values())
    assert (min(every), max(every)) == (0, count - 1)


@given(SPANS, st.integers(0, 9))
def test_a_span_enters_its_slots_in_a_row_and_starts_in_the_first(spans: list[Span], days_apart: int) -> None:
    table, _ = slots(_table(spans), days_apart)
    rows: dict[Span, list[tuple[int, bool]]] = defaultdict(list)
    for row in table.to_pylist():
        rows[(row["first_number"], row["last_number"])].append((row["slot"], row["starts"]))
    for own in rows.values():
        first = own[0][0]
        assert own == [(first + step, step == 0) for step in range(len(own))]


def test_a_single_day_within_its_slot_enters_that_slot_alone() -> None:
    # Day 5 with one day on either side: 4 to 6, all in the slot of days 4 to 7.
    table, count = slots(_table([(5, 5)]), days_apart=2)
    assert table.to_pylist() == [{"first_number": 5, "last_number": 5, "slot": 0, "starts": True}]
    assert (count, SLOT_DAYS) == (1, 4)


def test_half_of_an_odd_window_is_rounded_up() -> None:
    # Days 3 and 4 lie in neighbouring slots; one day apart they must still meet.
    entered, count = _entered([(3, 3), (4, 4)], days_apart=1)
    assert entered == {(3, 3): {0, 1}, (4, 4): {0, 1}}
    assert count == 2


def test_no_spans_have_no_slots_to_enter() -> None:
    table, count = slots(_table([]), days_apart=2)
    assert (table.num_rows, count) == (0, 1)
    assert table.column_names == ["first_number", "last_number", "slot", "starts"]


def test_the_clock_knows_each_minute_of_the_day_once() -> None:
    minutes = {row["time_local"]: row["minute"] for row in clock().to_pylist()}
    assert len(minutes) == clock().num_rows == 1440
    for told, minute in minutes.items():
        time = dt.time.fromisoformat(told)
        assert minute == time.hour * 60 + time.minute


def test_day_nought_is_the_one_from_which_the_tables_count() -> None:
    assert dt.date(1970, 1, 1) == EPOCH


def _table(spans: list[Span]) -> pa.Table:
    return pa.table(
        {
            "first_number": np.array([one for one, _ in spans], dtype=np.int64),
            "last_number": np.array([one for _, one in spans], dtype=np.int64),
        }
    )


def _entered(spans: list[Span], days_apart: int) -> tuple[dict[Span, set[int]], int]:
    table, count = slots(_table(spans), days_apart)
    found: dict[Span, set[int]] = defaultdict(set)
    for row in table.to_pylist():
        found[(row["first_number"], row["last_number"])].add(row["slot"])
    return dict(found), count
