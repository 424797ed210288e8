"""Hashes of rows from their values alone."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.repeat.row_hashes import column_hashes, row_hashes, text_hash


def test_a_text_has_the_hash_that_the_standard_gives() -> None:
    # b2sum --length=64 of the three bytes "abc": d8bb14d833d59559, read little-endian.
    assert text_hash("abc") == int.from_bytes(bytes.fromhex("d8bb14d833d59559"), "little")


@pytest.mark.parametrize(
    "values",
    [
        pa.array(["a", None, "b", "a"]),
        pa.array([1, None, -1, 1]),
        pa.array([0.5, None, -0.5, 0.5]),
        pa.array([True, None, False, True]),
        pa.array([dt.date(2017, 1, 1), None, dt.date(1969, 1, 1), dt.date(2017, 1, 1)]),
        pa.array([dt.datetime(2017, 1, 1), None, dt.datetime(1969, 1, 1), dt.datetime(2017, 1, 1)]),  # noqa: DTZ001
    ],
    ids=lambda values: str(values.type),
)
def test_equal_values_and_only_they_have_equal_hashes(values: pa.Array) -> None:
    hashes = column_hashes(values).tolist()
    assert hashes[0] == hashes[3]
    assert len(set(hashes)) == 3


def test_how_a_column_is_stored_plays_no_part() -> None:
    texts = pa.array(["a", None, "b"])
    expected = column_hashes(texts).tolist()
    assert column_hashes(texts.dictionary_encode()).tolist() == expected
    assert column_hashes(texts.cast(pa.large_string())).tolist() == expected
    assert column_hashes(pa.chunked_array([texts[:1], texts[1:]])).tolist() == expected
    assert column_hashes(pa.array([1, 2], pa.int32())).tolist() == column_hashes(pa.array([1, 2])).tolist()
    assert column_hashes(pa.array([-0.0])).tolist() == column_hashes(pa.array([0.0])).tolist()


def test_a_type_that_no_table_has_is_refused() -> None:
    with pytest.raises(TypeError, match="list"):
        column_hashes(pa.array([[1]]))


@given(st.permutations(["a", "b", "c"]))
def test_the_order_of_columns_plays_no_part_and_their_names_do(order: list[str]) -> None:
    columns = {name: column_hashes(pa.array([number, 7])) for number, name in enumerate("abc")}
    in_order = row_hashes([(name, columns[name]) for name in order], 2)
    assert np.array_equal(in_order, row_hashes(list(columns.items()), 2))
    renamed = row_hashes([("a", columns["b"]), ("b", columns["a"]), ("c", columns["c"])], 2)
    assert renamed[0] != in_order[0]
