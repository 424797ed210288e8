"""Tables as folders of Parquet files."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from treve.errors import BadFile, TableMismatch
from treve.store.arrow_types import arrow_schema
from treve.store.kept_file import NumberedParquet
from treve.store.parquet_table import ParquetTable, fitted, plain_schema

RELATION = pa.table({"actor_id": ["nusra"], "relation": ["renamed_to"], "other_id": ["jfs"]})
SCHEMA = arrow_schema("actor_relation")


def test_parts_are_appended_and_read_in_order(tmp_path: Path) -> None:
    table = ParquetTable("step_own", tmp_path / "step_own", None)
    for values in ([1, 2], [], [3]):
        table.append(pa.table({"a": pa.array(values, pa.int64())}).to_reader())
    assert table.read().column("a").to_pylist() == [1, 2, 3]
    assert table.rows() == 3
    table.clear()
    assert not (tmp_path / "step_own").exists()


def test_rows_that_break_off_leave_no_part(tmp_path: Path) -> None:
    def broken() -> pa.RecordBatchReader:
        yield pa.record_batch({"a": [1]})
        raise ValueError("broken off")

    table = ParquetTable("step_own", tmp_path / "step_own", None)
    with pytest.raises(ValueError, match="broken off"):
        table.append(pa.RecordBatchReader.from_batches(pa.schema([("a", pa.int64())]), broken()))
    assert table.parts() == []
    assert [path.name for path in tmp_path.iterdir()] == ["step_own"]


def test_rows_are_fitted_by_name_and_a_missing_column_is_empty() -> None:
    (row,) = (
        fitted("actor_relation", RELATION.select(["other_id", "actor_id", "relation"]), SCHEMA).read_all().to_pylist()
    )
    assert row == {"actor_id": "nusra", "relation": "renamed_to", "other_id": "jfs", "first": None, "until": None}


def test_encoded_texts_come_unencoded() -> None:
    assert fitted("step_own", pa.table({"a": pa.array(["x"]).dictionary_encode()}), None).schema.types == [pa.string()]


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (RELATION.drop_columns(["other_id"]), "other_id"),
        (RELATION.append_column("own_column", pa.array(["x"])), "own_column"),
        (RELATION.append_column("first", pa.array(["no day"])), "first"),
        (RELATION.append_column("first", pa.array([dt.datetime.fromisoformat("2017-01-01 12:00")])), "first"),
        (RELATION.set_column(0, "actor_id", pa.array([None], pa.string())), "actor_id"),
    ],
)
def test_rows_that_do_not_fit_are_refused_by_column(content: pa.Table, named: str) -> None:
    with pytest.raises(TableMismatch, match=rf"actor_relation.*{named}"):
        fitted("actor_relation", content, SCHEMA).read_all()


def test_a_parquet_file_is_rows_numbered_or_not(tmp_path: Path) -> None:
    path = tmp_path / "given.parquet"
    pq.write_table(RELATION, path)
    assert fitted("actor_relation", path, SCHEMA).read_all().num_rows == 1
    rows = fitted("raw_table", NumberedParquet(path, "source_row_id", 8, "0" * 64), None).read_all()
    assert rows.column("source_row_id").to_pylist() == [8]
    path.write_bytes(b"no parquet")
    with pytest.raises(BadFile, match=r"given\.parquet"):
        fitted("actor_relation", path, SCHEMA)


@pytest.mark.parametrize("statistics", [True, False])
def test_a_part_with_an_empty_cell_where_none_may_be_is_deleted(tmp_path: Path, statistics: bool) -> None:
    table = ParquetTable("actor_relation", tmp_path / "actor_relation", SCHEMA)
    part = table.next_part()
    part.mkdir()
    full = fitted("actor_relation", RELATION, SCHEMA).read_all()
    pq.write_table(full, part / "part-0.parquet", write_statistics=statistics)
    table.check_filled(part)
    empty = full.set_column(2, SCHEMA.field(2), pa.array([None], pa.string()))
    pq.write_table(empty, part / "part-1.parquet", write_statistics=statistics)
    with pytest.raises(TableMismatch, match="other_id"):
        table.check_filled(part)
    assert table.parts() == []


def test_short_numbers_and_large_texts_become_ours() -> None:
    rows = pa.table({"a": pa.array([1], pa.int32()), "b": pa.array(["x"], pa.large_string()), "c": [1.5]})
    assert plain_schema(rows).schema.types == [pa.int64(), pa.string(), pa.float64()]
