from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from treve.errors import BadValue, TableMismatch
from treve.read.loading import load, run
from treve.store.duckdb import DuckDBStore

SCHEMA = pa.schema([("a", pa.int64())])


def _batch(value: int) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays([pa.array([value])], schema=SCHEMA)


def test_batches_are_appended() -> None:
    store = DuckDBStore(None)
    for values in ([1, 2], [], [3]):
        load(store, "step_x", SCHEMA, map(_batch, values))
    assert sorted(store.fetch("step_x").column("a").to_pylist()) == [1, 2, 3]
    store.close()


def test_an_error_of_ours_comes_out_of_the_engine_as_it_is() -> None:
    def failing() -> Iterator[pa.RecordBatch]:
        yield _batch(1)
        raise BadValue("x.csv:2", "a", "?", "a number")

    store = DuckDBStore(None)
    with pytest.raises(BadValue, match=r"^x\.csv:2: column 'a' holds '\?'; expected a number$"):
        load(store, "step_x", SCHEMA, failing())
    store.close()


@pytest.fixture
def doubling(tmp_path: Path) -> str:
    path = tmp_path / "doubling.sql"
    path.write_text("SELECT 2 * s.a AS a FROM step_given AS s", encoding="utf-8")
    return str(path)


def test_a_query_reads_batches_that_are_not_stored(doubling: str) -> None:
    store = DuckDBStore(None)
    run(store, doubling, "step_x", "step_given", SCHEMA, map(_batch, [1, 2]))
    assert sorted(store.fetch("step_x").column("a").to_pylist()) == [2, 4]
    assert list(store.tables()) == ["step_x"]
    with pytest.raises(TableMismatch, match="step_given"):
        store.run(doubling, "step_x")
    store.close()


def test_an_error_of_ours_comes_out_of_a_query_and_leaves_its_table_as_it_was(doubling: str) -> None:
    def failing() -> Iterator[pa.RecordBatch]:
        yield _batch(5)
        raise BadValue("x.csv:2", "a", "?", "a number")

    store = DuckDBStore(None)
    run(store, doubling, "step_x", "step_given", SCHEMA, map(_batch, [1]))
    with pytest.raises(BadValue, match=r"^x\.csv:2: column 'a'"):
        run(store, doubling, "step_x", "step_given", SCHEMA, failing())
    assert store.fetch("step_x").column("a").to_pylist() == [2]
    store.close()
