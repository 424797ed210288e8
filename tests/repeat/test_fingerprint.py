"""Fingerprints of tables: the same facts have the same, however they are numbered."""

from __future__ import annotations

import random
from pathlib import Path

import pyarrow as pa
import pytest

from treve import pipeline
from treve.repeat.fingerprint import NOT_COMPARED, fingerprints, report_hashes
from treve.repeat.rerun import table_hashes
from treve.settings import Settings
from treve.store.duckdb import DuckDBReader, DuckDBStore


def test_threads_and_shuffled_rows_change_no_fingerprint(
    few_reports: Path, own_agreement: Path, finished: Path, tmp_path: Path
) -> None:
    header, *rows = few_reports.read_text(encoding="utf-8").splitlines(keepends=True)
    random.Random(7).shuffle(rows)
    shuffled = tmp_path / "shuffled.csv"
    shuffled.write_text("".join([header, *rows]), encoding="utf-8")
    expected = table_hashes(finished)
    assert len(expected) > 40
    for path, threads in ((few_reports, 1), (few_reports, 2), (few_reports, 4), (shuffled, 2)):
        settings = Settings(threads=threads)
        order = pipeline.Order((str(own_agreement),), (("table", path),), tmp_path / "run", settings=settings)
        assert table_hashes(pipeline.run(order)) == expected, (path, threads)


def test_one_changed_cell_changes_the_tables_it_reaches_and_no_other(
    few_reports: Path, own_agreement: Path, finished: Path, tmp_path: Path
) -> None:
    changed = tmp_path / "reports.csv"
    text = few_reports.read_text(encoding="utf-8")
    changed.write_text(text.replace("SY17-0003", "SY17-9999", 1), encoding="utf-8")
    order = pipeline.Order((str(own_agreement),), (("table", changed),), tmp_path / "run")
    then, now = table_hashes(finished), table_hashes(pipeline.run(order))
    different = {name for name in then if then[name] != now[name]}
    assert {"report", "raw_table", "source_row", "incident", "incident_report"} <= different
    assert not {"actor", "place", "assertion", "agreement", "party_status", "actor_set_member"} & different


def test_every_table_of_a_run_is_compared_but_the_one_that_names_files(finished: Path) -> None:
    reader = DuckDBReader(finished / "run.duckdb")
    assert set(fingerprints(reader)) == set(reader.tables()) - NOT_COMPARED
    reader.close()


@pytest.mark.parametrize("change", ["value", "missing row", "twice"])
def test_a_fingerprint_tells_another_value_a_missing_row_and_a_row_twice(change: str) -> None:
    rows: list[dict[str, object]] = [
        {"name": "a", "number": 1.0, "text": None, "meaning": "x"},
        {"name": "b", "number": None, "text": "y", "meaning": "z"},
    ]
    others: dict[str, list[dict[str, object]]] = {
        "value": [rows[0], {**rows[1], "text": ""}],
        "missing row": rows[:1],
        "twice": [*rows, rows[1]],
    }
    assert _of("setting", rows) == _of("setting", rows[::-1])
    assert _of("setting", rows) != _of("setting", others[change])


def test_reports_are_hashed_by_id_whatever_their_number(finished: Path) -> None:
    reader = DuckDBReader(finished / "run.duckdb")
    hashes = report_hashes(reader)
    reader.close()
    assert len(set(hashes.values())) == len(hashes) == 60
    assert "table:SY17-0003" in hashes


def _of(table: str, rows: list[dict[str, object]]) -> str:
    store = DuckDBStore(None)
    store.load(table, pa.Table.from_pylist(rows))
    found = fingerprints(store)[table]
    store.close()
    return found
