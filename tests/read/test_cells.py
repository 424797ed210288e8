from __future__ import annotations

import itertools

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.read.cells import Spool, SpooledCells, text_schema


@given(batches=st.lists(st.lists(st.text(max_size=20), max_size=5), max_size=6), limit=st.integers(0, 200))
def test_what_is_spooled_comes_back_in_order_any_number_of_times(batches: list[list[str]], limit: int) -> None:
    schema = text_schema(["a"])
    spool = Spool(schema, limit)
    for values in batches:
        spool.append(pa.RecordBatch.from_arrays([pa.array(values, pa.string())], schema=schema))
    spool.finish()
    for _ in range(2):
        assert [value for batch in spool.batches() for value in batch.column(0).to_pylist()] == list(
            itertools.chain(*batches)
        )
    assert spool.rows == sum(map(len, batches))
    spool.close()


@pytest.mark.parametrize("limit", [0, 10**6])
def test_columns_can_be_asked_for(limit: int) -> None:
    schema = text_schema(["a", "b"])
    spool = Spool(schema, limit)
    spool.append(pa.RecordBatch.from_arrays([pa.array(["1"]), pa.array(["2"])], schema=schema))
    spool.finish()
    cells = SpooledCells(("a", "b"), spool)
    assert [batch.to_pydict() for batch in cells.batches(["b"])] == [{"b": ["2"]}]
    assert cells.places() is None
    cells.close()
