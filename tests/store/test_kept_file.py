"""Parquet files kept beside the tables of a run in place of their rows."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from treve.errors import RunFolderError, TableMismatch
from treve.store.duckdb import DuckDBReader, DuckDBStore
from treve.store.kept_file import NumberedParquet, drop_others

CELLS = pa.table({"report_id": ["a", "b", "c"], "weight": [1.5, None, 2.5]})
NUMBERED = [
    {"source_row_id": 8, "report_id": "a", "weight": 1.5},
    {"source_row_id": 9, "report_id": "b", "weight": None},
    {"source_row_id": 10, "report_id": "c", "weight": 2.5},
]


def numbered(folder: Path, cells: pa.Table = CELLS) -> NumberedParquet:
    """A Parquet file of the cells in row groups of two, numbered from 8."""
    path = folder / "given.parquet"
    pq.write_table(cells, path, row_group_size=2)
    return NumberedParquet(path, "source_row_id", 8, hashlib.sha256(path.read_bytes()).hexdigest())


def made(folder: Path, rows: NumberedParquet) -> Path:
    """A finished run in the folder that holds the rows as raw cells."""
    folder.mkdir(exist_ok=True)
    store = DuckDBStore(folder / "run.duckdb")
    store.load("raw_table", rows)
    store.close()
    return folder


def kept(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.parquet"))


def content(folder: Path) -> tuple[list[dict[str, object]], dict[str, int]]:
    reader = DuckDBReader(folder / "run.duckdb")
    found = reader.fetch("raw_table").sort_by("source_row_id").to_pylist(), reader.tables()
    reader.close()
    return found


def test_rows_are_numbered_in_the_order_of_the_file(tmp_path: Path) -> None:
    assert content(made(tmp_path / "run", numbered(tmp_path))) == (NUMBERED, {"raw_table": 3})


def test_the_kept_file_has_the_bytes_of_the_given_one(tmp_path: Path) -> None:
    rows = numbered(tmp_path)
    (path,) = kept(made(tmp_path / "run", rows))
    assert path.read_bytes() == rows.path.read_bytes()
    assert path.name == f"raw_table.{rows.sha256[:16]}.parquet"


def test_a_store_in_memory_and_a_folder_that_cannot_be_searched_take_the_rows(tmp_path: Path) -> None:
    rows = numbered(tmp_path)
    store = DuckDBStore(None)
    store.load("raw_table", rows)
    assert store.fetch("raw_table").sort_by("source_row_id").to_pylist() == NUMBERED
    store.close()
    folder = made(tmp_path / "with, comma", rows)
    assert (content(folder)[0], kept(folder)) == (NUMBERED, [])


def test_a_run_can_be_moved_and_read_from_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = made(tmp_path / "it's a run", numbered(tmp_path))
    shutil.move(folder, tmp_path / "elsewhere")
    monkeypatch.chdir("/")
    assert content(tmp_path / "elsewhere")[0] == NUMBERED


def test_a_later_run_drops_the_file_of_the_earlier_one_and_nothing_else(tmp_path: Path) -> None:
    folder = made(tmp_path / "run", numbered(tmp_path))
    (folder / "raw_own.parquet").write_bytes(b"not ours")
    made(folder, numbered(tmp_path, CELLS.slice(0, 1)))
    assert content(folder)[1] == {"raw_table": 1}
    assert len(kept(folder)) == 2


def test_a_run_given_up_leaves_the_file_of_the_earlier_one_and_not_its_own(tmp_path: Path) -> None:
    rows = numbered(tmp_path)
    folder = made(tmp_path / "run", rows)
    before = kept(folder)
    for given in (rows, numbered(tmp_path, CELLS.slice(1))):
        store = DuckDBStore(folder / "run.duckdb")
        store.load("raw_table", given)
        store.abandon()
        assert kept(folder) == before
    assert content(folder)[0] == NUMBERED


def test_only_raw_cells_of_one_source_are_kept_as_a_file(tmp_path: Path) -> None:
    store = DuckDBStore(tmp_path / "run.duckdb")
    rows = numbered(tmp_path)
    with pytest.raises(TableMismatch, match="actor"):
        store.load("actor", rows)
    store.load("raw_table", rows)
    with pytest.raises(TableMismatch, match="raw_table"):
        store.load("raw_table", rows)
    store.abandon()


def test_a_file_that_cannot_be_copied_is_an_error_that_names_the_folder(tmp_path: Path) -> None:
    rows = numbered(tmp_path)
    store = DuckDBStore(tmp_path / "run.duckdb")
    rows.path.unlink()
    with pytest.raises(RunFolderError, match="cannot be written"):
        store.load("raw_table", rows)
    store.abandon()
    assert kept(tmp_path) == []


def test_dropping_leaves_what_is_kept(tmp_path: Path) -> None:
    paths = [tmp_path / f"raw_table.{digit * 16}.parquet" for digit in "ab"]
    for path in paths:
        path.write_bytes(b"")
    drop_others(tmp_path, paths[:1])
    assert kept(tmp_path) == paths[:1]
