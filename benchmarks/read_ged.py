"""Read and validate a large UCDP GED CSV with treve, and read it plainly with Polars: one job a process, one line of JSON.

    python -m benchmarks.read_ged checked|stored|polars FILE.csv

checked  the step `read` up to the store: every cell read, every declared column checked and typed, nothing kept
stored   the whole step `read`: the same, and raw cells and reports stored in a file
polars   polars.read_csv of all columns, nothing checked
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from pathlib import Path

import pyarrow as pa

from treve import read
from treve.settings import Settings
from treve.store.arrow_types import arrow_schema
from treve.store.duckdb import DuckDBStore
from treve.store.protocol import Rows


class _Unkept(DuckDBStore):
    """A store that takes the large streams to their end and keeps nothing of them."""

    def load(self, table: str, rows: Rows) -> None:
        if table.startswith("raw_") and isinstance(rows, pa.RecordBatchReader):
            for _ in rows:
                pass
        else:
            super().load(table, rows)

    def run(self, sql_file: str, into: str, stream: tuple[str, pa.RecordBatchReader] | None = None) -> None:
        if stream is None:
            super().run(sql_file, into)
        else:
            for _ in stream[1]:
                pass
            super().load(into, arrow_schema(into).empty_table())


def main() -> None:
    """Do the job and print what it took."""
    parser = argparse.ArgumentParser()
    parser.add_argument("job", choices=["checked", "stored", "polars"])
    parser.add_argument("file", type=Path)
    asked = parser.parse_args()
    rows, seconds = _polars(asked.file) if asked.job == "polars" else _treve(asked.file, keep=asked.job == "stored")
    peak = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    print(json.dumps({"job": asked.job, "rows": rows, "seconds": round(seconds, 2), "peak_mb": peak}))


def _treve(file: Path, *, keep: bool) -> tuple[int, float]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "run.duckdb"
        store = DuckDBStore(path) if keep else _Unkept(path)
        started = time.monotonic()
        read.reports([("ucdp_ged", file)], store, Settings())
        seconds = time.monotonic() - started
        rows = store.tables()["source_row"]
        store.close()
    return rows, seconds


def _polars(file: Path) -> tuple[int, float]:
    import polars as pl

    started = time.monotonic()
    rows = pl.read_csv(file, infer_schema_length=10_000).height
    return rows, time.monotonic() - started


if __name__ == "__main__":
    main()
