"""A run made again has the same tables, or says which are not the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyarrow as pa

from treve.repeat.rerun import rerun
from treve.store.duckdb import DuckDBStore


def test_a_run_made_again_has_the_same_tables(finished: Path) -> None:
    done = rerun(finished, threads=2)
    assert done.different == ()
    assert len(done.tables) > 40
    assert done.version_then == done.version_now


def test_a_run_folder_with_a_table_that_was_tampered_with_is_told(finished: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(finished, copy)
    store = DuckDBStore(tmp_path / "other.duckdb")
    reader_tables = _tables(finished)
    for name, rows in reader_tables.items():
        store.load(name, rows.slice(1) if name == "finding" else rows)
    store.close()
    (tmp_path / "other.duckdb").replace(copy / "run.duckdb")
    assert rerun(copy).different == ("finding",)


def _tables(folder: Path) -> dict[str, pa.Table]:
    from treve.store.duckdb import DuckDBReader

    reader = DuckDBReader(folder / "run.duckdb")
    rows = {name: reader.fetch(name) for name in reader.tables()}
    reader.close()
    return rows
