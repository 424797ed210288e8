"""Both ways of asking the line find whom looking at each that waits finds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.link import waiting_line

BLOCK, DAY = st.integers(-3, 9), st.integers(100, 109)


@pytest.mark.parametrize("room", [0, 1_000_000])
@given(
    waiting=st.lists(st.tuples(BLOCK, DAY), max_size=12),
    asked=st.lists(st.tuples(st.integers(-5, 12), DAY, DAY), max_size=12),
)
def test_the_days_of_a_block_are_one_stretch_of_the_line(
    room: int, waiting: list[tuple[int, int]], asked: list[tuple[int, int, int]]
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(waiting_line, "_FEW", room)
        patched.setattr(waiting_line, "_SLOTS", 0)
        line, order = waiting_line.line(_column(waiting, 0), _column(waiting, 1), 100, 109)
    assert type(line).__name__ == ("_Table" if room else "_Sorted")
    in_line = [waiting[at] for at in order.tolist()]
    assert in_line == sorted(waiting)
    found = line.stretch(*(_column(asked, at) for at in range(3)))
    for (block, begin, until), start, end in zip(asked, *(one.tolist() for one in found), strict=True):
        expected = [one for one in sorted(waiting) if one[0] == block and begin <= one[1] <= until]
        assert in_line[start : max(start, end)] == expected


def _column(rows: list[tuple[int, int]] | list[tuple[int, int, int]], at: int) -> np.ndarray:
    return np.array([row[at] for row in rows], dtype=np.int32)


def test_the_table_is_as_long_as_those_who_wait_allow() -> None:
    near, far = np.array([0, 1], dtype=np.int32), np.array([0, 2_000_000_000], dtype=np.int32)
    days = np.array([0, 1], dtype=np.int32)
    assert type(waiting_line.line(near, days, 0, 1_000)[0]).__name__ == "_Table"
    assert type(waiting_line.line(far, days, 0, 1_000)[0]).__name__ == "_Sorted"
    assert type(waiting_line.line(near, days, 0, 1_000_000)[0]).__name__ == "_Sorted"
