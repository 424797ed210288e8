from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.errors import BadValue
from treve.read.step_rows import gathered
from treve.settings import Settings

from .conftest import Reading

Read = Callable[..., Reading]
STRICT = Settings(strict_rows=True)


def test_strict_stops_at_the_first_value_and_says_where(read: Read, table: Callable[..., Path]) -> None:
    path = table({"note": "a\nb"}, {"killed_low": "x", "occurred_from": "2016-02-30"}, {"killed_low": "y"})
    with pytest.raises(BadValue) as fault:
        read(("table", path), settings=STRICT)
    expected = "YYYY, YYYY-MM or YYYY-MM-DD, from 1900 to 2100"
    assert str(fault.value) == f"{path}:4: column 'occurred_from' holds '2016-02-30'; expected {expected}"


def test_strict_stops_at_a_ragged_row(read: Read, write: Callable[..., Path]) -> None:
    path = write("report_id,occurred_from\na,2016\nb\n")
    with pytest.raises(BadValue, match=r"file\.csv:3: column '\(row\)' holds 'b'; expected 2 cells, not 1"):
        read(("table", path), settings=STRICT)


def test_strict_stops_at_an_id_that_stands_twice(read: Read, table: Callable[..., Path]) -> None:
    path = table({"report_id": "a"}, {"report_id": "a", "note": "x"})
    with pytest.raises(BadValue, match=r"table\.csv:3: column 'report_id' holds 'table:a'"):
        read(("table", path), settings=STRICT)


def test_strict_lets_a_faultless_file_pass(read: Read, table: Callable[..., Path]) -> None:
    assert read(("table", table({}, {})), settings=STRICT).counts() == [(2, 2, 0, 0)]


def test_every_unreadable_value_of_a_row_is_told_and_the_row_counts_once(
    read: Read, table: Callable[..., Path]
) -> None:
    reading = read(("table", table({"killed_low": "x", "killed_high": "y"}, {})))
    assert reading.counts() == [(2, 1, 1, 0)]
    assert [fault[2] for fault in reading.faults()] == ["killed_low", "killed_high"]


def test_unknown_words_are_listed_with_the_commonest_first(read: Read, table: Callable[..., Path]) -> None:
    rows = [{"act": f"word{number}"} for number in range(7) for _ in range(number + 1)]
    (warning,) = read(("table", table(*rows))).warnings
    assert warning.endswith(
        "left empty: 'word6' (7), 'word5' (6), 'word4' (5), 'word3' (4), 'word2' (3) and 2 more words"
    )


@given(st.lists(st.integers(1, 9), max_size=12), st.integers(1, 20))
def test_gathered_batches_hold_the_same_rows_in_order(sizes: list[int], least: int) -> None:
    starts = [sum(sizes[:place]) + 1 for place in range(len(sizes))]
    batches = [
        (
            start,
            pa.RecordBatch.from_pydict(
                {"word": pa.array([str(start + row) for row in range(size)]).dictionary_encode()}
            ),
        )
        for start, size in zip(starts, sizes, strict=True)
    ]
    found = list(gathered(batches, least))
    assert [batch.num_rows >= least for _, batch in found[:-1]] == [True] * len(found[:-1])
    for first, batch in found:
        assert batch.column(0).to_pylist() == [str(first + row) for row in range(batch.num_rows)]
    assert sum(batch.num_rows for _, batch in found) == sum(sizes)
