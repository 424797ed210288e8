"""The whole line on any store: every .sql file of the project is asked, on the real reports of the example.

python -m tests.engines.line writes what DuckDB answers, as JSON, for the test that runs it with another version of DuckDB.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol
from unittest import mock

import pyarrow as pa
from typer.testing import CliRunner

from tests.engines import files
from tests.engines.sought import ask_what_is_sought
from treve import pipeline
from treve.analysis.from_run import cases
from treve.bulletin.edition.figures import figures
from treve.bulletin.edition.period import Kind, periods
from treve.bulletin.explain import explain, source_row
from treve.bulletin.tables import export
from treve.casebook.readerships import Readership
from treve.cli import app
from treve.count.rule_file import counting_rule, rule_names
from treve.count.tallies import tallies
from treve.link.evidence import evidence
from treve.serve import run_rows
from treve.serve.run_of import OpenRun
from treve.serve.run_rows import FindingsAsked, IncidentsAsked
from treve.store.protocol import Rows, RunStore
from treve.store.run_files import unfinished

PACKAGE = Path(__file__).parents[2] / "src" / "treve"
AGREEMENT = "syr-2016-12-30"
EXPLAINED = 3
"""Reports explained: one with a finding, and others."""
ASKED_PAIR = ("table:SY17-0184", "table:SY17-0192")
"""Two reports of one incident, of which the evidence is asked."""
TABLES = ("report", "incident", "finding", "place_area", "raw_table")
"""Tables exported, of every way in which a table can tell of a report."""


class Asked(RunStore, Protocol):
    """A store that remembers the .sql files it was asked."""

    seen: set[str]


def whole_line(folder: Path, watched: Callable[[RunStore], Asked], options: Sequence[str] = ()) -> None:
    """`treve run` from its command line to its end, and just before that end all that else is asked of a run.

    watched  what stands between the run and the store that it opens
    options  further options of `treve run`
    """
    open_store = pipeline._open_store

    def open_watched(order: pipeline.Order) -> tuple[RunStore, str]:
        store, engine = open_store(order)
        return _Examined(watched(store), order.out), engine

    command = ["run", "--agreement", AGREEMENT, "--out", str(folder / "run"), *files.options(folder), *options]
    with mock.patch.object(pipeline, "_open_store", open_watched):
        done = CliRunner().invoke(app, command)
    if done.exception is not None:
        raise done.exception


class _Examined:
    """A store that is asked for all the rest before it closes."""

    def __init__(self, store: Asked, out: Path) -> None:
        self._store, self._out = store, out
        self.load, self.run, self.abandon = store.load, store.run, store.abandon
        self.fetch, self.stream, self.tables = store.fetch, store.stream, store.tables

    def close(self) -> None:
        """See Store.close."""
        ask_what_others_ask(self._store, self._out)
        self._store.close()


def ask_what_others_ask(store: Asked, out: Path) -> None:
    """What explain, export, analyse, count, link and the commands beside them ask of a run."""
    reports = sorted(store.fetch("report").column("report_id").to_pylist())
    for report_id in (*reports[:: len(reports) // EXPLAINED + 1], ASKED_PAIR[0]):
        explain(store, report_id)
    for table in TABLES:
        export(store, table, out.parent / f"{table}.csv", "csv")
    export(store, "incident", out.parent / "incident.geojson", "geojson")
    cases(store, json.loads(unfinished(out / "summary.json").read_text(encoding="utf-8")))
    tallies(store, [counting_rule(name) for name in rule_names()])
    evidence(store, *(source_row(store, report_id) for report_id in ASKED_PAIR))
    figures(store, AGREEMENT, *periods(Kind.WEEKLY, dt.date(2017, 1, 12), "19:30", "Asia/Damascus"))
    whole = OpenRun(store, out, Readership(None), dt.datetime(2017, 1, 1, tzinfo=dt.UTC), "")
    store.fetch("serve/run_compartments.sql")
    run_rows.incidents(whole, IncidentsAsked(dt.date(2017, 1, 1)), run_rows.incidents(whole, IncidentsAsked())[1])
    run_rows.findings(whole, FindingsAsked(reading="strict"), run_rows.findings(whole, FindingsAsked())[1])
    # Asked by runs of more agreements than the line has here, and by files of which an id stands twice.
    store.run("assess/step_no_front_pair.sql", into="step_front_pair")
    keys = pa.table({"source_row_id": pa.array([1, 2, 3]), "report_id": ["a", "b", "a"]})
    store.load("step_key", keys)
    store.fetch("read/repeated_id.sql")
    # Asked where the last day of some report has not come.
    store.fetch("bulletin/report_days.sql")
    # Asked by `treve analyse`, once with everything and as of a day.
    for as_of in (None, dt.date(2017, 1, 20)):
        analysed = {"agreement_id": [AGREEMENT], "reading": ["presumed"], "as_of": pa.array([as_of], pa.date32())}
        store.load("step_analysed", pa.table(analysed))
        store.run("analysis/first_published.sql", into="step_first_published")
        for name in ("daily_rows", "vague_rows", "district_days", "reported_days", "known_days"):
            store.fetch(f"analysis/{name}.sql")
    ask_what_is_sought(store, AGREEMENT)
    _ask_the_rest(store)


def _ask_the_rest(store: Asked) -> None:
    """Ask every file whose tables the line has left, also those that only other commands ask."""
    there = set(store.tables())
    for path in sorted(PACKAGE.rglob("*.sql")):
        sql = path.read_text(encoding="utf-8")
        reads = set(re.findall(r"\b(?:FROM|JOIN)\s+(\w+)", _code(sql))) - set(re.findall(r"\b(\w+) AS \(", _code(sql)))
        if reads <= there and str(path.relative_to(PACKAGE)) not in store.seen:
            store.fetch(str(path.relative_to(PACKAGE)))


def _code(sql: str) -> str:
    return "\n".join(line.partition("--")[0] for line in sql.splitlines())


class Noted:
    """A store that notes what each .sql file answered."""

    def __init__(self, store: RunStore) -> None:
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

    def abandon(self) -> None:
        """See RunStore.abandon."""
        self._store.abandon()

    def _note(self, sql_file: str, rows: pa.Table) -> pa.Table:
        if sql_file.endswith(".sql"):
            from tests.engines.pair import counted

            shown = sorted(f"{times} {row}" for row, times in counted(rows).items())
            self.seen.add(sql_file)
            self.answers[f"{len(self.answers)} {sql_file}"] = shown
        return rows


def answers() -> dict[str, list[str]]:
    """What the DuckDB that is installed answers."""
    noted: list[Noted] = []

    def watched(store: RunStore) -> Noted:
        noted.append(Noted(store))
        return noted[0]

    with tempfile.TemporaryDirectory() as folder:
        whole_line(Path(folder), watched)
    # Where the files lie differs from one run to the next.
    return {name: [row.replace(folder, "") for row in rows] for name, rows in noted[0].answers.items()}


if __name__ == "__main__":
    import duckdb

    json.dump({"version": duckdb.__version__, "answers": answers()}, sys.stdout)
