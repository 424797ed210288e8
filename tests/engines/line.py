"""The whole line on any store: every .sql file of the project is asked, on the real reports of the example.

python -m tests.engines.line writes what DuckDB answers, as JSON, for the test that runs it with another version of DuckDB.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
import tempfile
from pathlib import Path
from typing import Protocol

import pyarrow as pa

from treve import pipeline
from treve.agreements import file
from treve.bulletin.explain import explain
from treve.bulletin.page import page
from treve.bulletin.summary import RunFacts, summary
from treve.bulletin.tables import export
from treve.normalise.actor_book import actor_book
from treve.store.duckdb import DuckDBStore
from treve.store.protocol import Rows, Store

EXAMPLE = Path(__file__).parents[2] / "examples" / "syria-2016"
PACKAGE = Path(__file__).parents[2] / "src" / "treve"
AGREEMENTS = ("syr-2016-12-30",)
EXPLAINED = 3
"""Reports explained: one with a finding, and others."""
TABLES = ("report", "incident", "finding", "place_area", "raw_table")
"""Tables exported, of every way in which a table can tell of a report."""


class Asked(Store, Protocol):
    """A store that remembers the .sql files it was asked."""

    seen: set[str]


def whole_line(store: Asked, folder: Path) -> None:
    """Read, resolve, link, assess, tell, explain and export; a step that comes to the project adds its own queries here."""
    book = actor_book()
    agreements = tuple(one for name in AGREEMENTS for one in file.agreement(name, book))
    order = pipeline.Order(AGREEMENTS, (("table", EXAMPLE / "reports.csv"),), folder)
    warnings = pipeline.fill(store, order, agreements, book)
    told = summary(store, RunFacts("0", 0.0, "", (), warnings, ""))
    page(store, told, folder / "index.html")
    reports = sorted(store.fetch("report").column("report_id").to_pylist())
    for report_id in reports[:: len(reports) // EXPLAINED + 1]:
        explain(store, report_id)
    for table in TABLES:
        export(store, table, folder / f"{table}.csv", "csv")
    export(store, "incident", folder / "incident.geojson", "geojson")
    # Asked by runs of more agreements than the line has here, and by files of which an id stands twice.
    store.run("assess/step_no_front_pair.sql", into="step_front_pair")
    keys = pa.table({"source_row_id": pa.array([1, 2, 3]), "report_id": ["a", "b", "a"]})
    store.load("step_key", keys)
    store.fetch("read/repeated_id.sql")
    # Asked by `treve analyse`, once with everything and as of a day.
    for as_of in (None, dt.date(2017, 1, 20)):
        analysed = {"agreement_id": list(AGREEMENTS), "reading": ["presumed"], "as_of": pa.array([as_of], pa.date32())}
        store.load("step_analysed", pa.table(analysed))
        store.run("analysis/first_published.sql", into="step_first_published")
        for name in ("daily_rows", "vague_rows", "district_days", "reported_days", "known_days"):
            store.fetch(f"analysis/{name}.sql")
    ask_the_rest(store)


def ask_the_rest(store: Asked) -> None:
    """Ask every file whose tables the line has left, also those that only other commands ask."""
    # Two commands ask under the names step_question and step_asked_pair, each with columns of its own.
    there = {name for name in store.tables() if name not in ("step_question", "step_asked_pair")}
    for path in sorted(PACKAGE.rglob("*.sql")):
        sql = path.read_text(encoding="utf-8")
        reads = set(re.findall(r"\b(?:FROM|JOIN)\s+(\w+)", _code(sql))) - set(re.findall(r"\b(\w+) AS \(", _code(sql)))
        if reads <= there and str(path.relative_to(PACKAGE)) not in store.seen:
            store.fetch(str(path.relative_to(PACKAGE)))


def _code(sql: str) -> str:
    return "\n".join(line.partition("--")[0] for line in sql.splitlines())


class Noted:
    """A store that notes what each .sql file answered."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.seen: set[str] = set()
        self.answers: dict[str, list[str]] = {}

    def load(self, table: str, rows: Rows) -> None:
        """See Store.load."""
        self._store.load(table, rows)

    def run(self, sql_file: str, into: str, stream: tuple[str, pa.RecordBatchReader] | None = None) -> None:
        """See Store.run."""
        self._store.run(sql_file, into, stream)
        self._note(sql_file, self._store.fetch(into))

    def fetch(self, sql_file: str) -> pa.Table:
        """See Store.fetch."""
        return self._note(sql_file, self._store.fetch(sql_file))

    def stream(self, sql_file: str) -> pa.RecordBatchReader:
        """See Store.stream."""
        return self._note(sql_file, self._store.stream(sql_file).read_all()).to_reader()

    def tables(self) -> dict[str, int]:
        """See Store.tables."""
        return self._store.tables()

    def close(self) -> None:
        """See Store.close."""
        self._store.close()

    def _note(self, sql_file: str, rows: pa.Table) -> pa.Table:
        if sql_file.endswith(".sql"):
            from tests.engines.pair import counted

            shown = sorted(f"{times} {row}" for row, times in counted(rows).items())
            self.seen.add(sql_file)
            self.answers[f"{len(self.answers)} {sql_file}"] = shown
        return rows


def answers() -> dict[str, list[str]]:
    """What the DuckDB that is installed answers."""
    noted = Noted(DuckDBStore(None))
    with tempfile.TemporaryDirectory() as folder:
        whole_line(noted, Path(folder))
    noted.close()
    return noted.answers


if __name__ == "__main__":
    import duckdb

    json.dump({"version": duckdb.__version__, "answers": answers()}, sys.stdout)
