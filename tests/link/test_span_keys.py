"""Slots of time: two spans within the window share one, and each span enters each of its slots once."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from treve.link.span_keys import clock, slots
from treve.link.window import Window

SPAN = st.tuples(st.integers(-500, 500), st.integers(0, 40)).map(lambda one: (one[0], one[0] + one[1]))


def _entered(spans: list[tuple[int, int]], days: int) -> dict[tuple[int, int], list[int]]:
    given_spans = sorted(set(spans))
    table = pa.table(
        {
            "first_number": pa.array([one for one, _ in given_spans], pa.int64()),
            "last_number": pa.array([one for _, one in given_spans], pa.int64()),
        }
    )
    found: dict[tuple[int, int], list[int]] = {}
    rows, count = slots(table, Window(days=days, longest_days=35))
    for row in rows.to_pylist():
        found.setdefault((row["first_number"], row["last_number"]), []).append(row["slot"])
        assert 0 <= row["slot"] < count
        assert row["until_number"] == row["last_number"] + days
        assert bool(row["signs"]) == (len(found[row["first_number"], row["last_number"]]) == 1)
    return found


@given(st.lists(SPAN, min_size=2, max_size=6), st.integers(0, 6))
def test_spans_within_the_window_share_a_slot(spans: list[tuple[int, int]], days: int) -> None:
    found = _entered(spans, days)
    short = [one for one in spans if one[1] - one[0] < 35]
    assert set(found) == set(short)
    for one in short:
        assert len(set(found[one])) == len(found[one])
        for other in short:
            if max(one[0] - other[1], other[0] - one[1]) <= days:
                assert set(found[one]) & set(found[other])


def test_no_spans_have_no_slots() -> None:
    assert _entered([], 2) == {}


def test_wall_times_are_minutes() -> None:
    rows = {row["time_local"]: row["minute"] for row in clock().to_pylist()}
    assert len(rows) == 1_440
    assert (rows["00:00"], rows["23:59"]) == (0, 1_439)
