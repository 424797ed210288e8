"""Rows put in order, against Python's own sorting."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.link import ordering

WIDE = st.integers(-(2**40), 2**40)


@given(st.lists(st.tuples(st.integers(-3, 3), WIDE), max_size=30))
def test_rows_stand_in_order_of_the_first_column_then_of_the_next(rows: list[tuple[int, int]]) -> None:
    columns = tuple(np.array([row[column] for row in rows], dtype=np.int64) for column in range(2))
    found = ordering.order(columns).tolist()
    assert found == sorted(range(len(rows)), key=lambda at: rows[at])


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("most", [0, 1, 200, 70_000, 2**31 - 1])
def test_parts_side_by_side_change_nothing(workers: int, most: int) -> None:
    numbers = np.random.default_rng(1).integers(0, most + 1, 5_000).astype(np.int32)
    assert ordering.order((numbers,), workers).tolist() == sorted(range(5_000), key=lambda at: numbers[at])


def test_rows_that_are_all_but_equal_are_no_parts() -> None:
    numbers = np.zeros(5_000, np.int64)
    numbers[-1] = 1
    assert ordering.order((numbers,), 2).tolist() == list(range(5_000))


@pytest.mark.parametrize("workers", [1, 3])
def test_what_is_taken_side_by_side_is_what_each_column_holds_there(workers: int) -> None:
    columns = [np.arange(9, dtype=np.int32), np.linspace(0, 1, 9), np.arange(9) % 2 == 0]
    places = np.array([8, 0, 3, 3])
    found = ordering.taken(columns, places, workers)
    assert [one.tolist() for one in found] == [[column.tolist()[at] for at in (8, 0, 3, 3)] for column in columns]
    assert [one.dtype for one in found] == [column.dtype for column in columns]
