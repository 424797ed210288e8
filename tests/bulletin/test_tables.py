"""Export: every row or a count of those left out, in every format, and nothing half-written."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.bulletin.world import REPORTS, filled
from treve.bulletin.tables import PLAIN, WITH_POINTS, export
from treve.errors import BadFile, BadValue, NotFound
from treve.store.duckdb import DuckDBReader, DuckDBStore
from treve.store.protocol import Store

FORMATS = (*PLAIN, *WITH_POINTS)
OPEN_ROWS = {1, 3, 5, 7, 9}
"""Rows of the second, open source where sources are (closed, table): row 1 stands in input 2, row 2 in input 1, and so on."""


@pytest.fixture(scope="module")
def mixed() -> Store:
    """A run of two sources of which one may not be passed on."""
    return filled(sources=("closed", "table"))


def _rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("table", ["report", "finding", "incident", "raw_table", "source_row", "place"])
def test_every_row_is_written_and_the_hash_is_that_of_the_file(
    store: Store, tmp_path: Path, table: str, file_format: str
) -> None:
    path = tmp_path / f"{table}.{file_format}"
    exported = export(store, table, path, file_format)
    assert exported.rows == store.fetch(table).num_rows
    assert exported.withheld == 0
    assert exported.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("file_format", FORMATS)
def test_an_empty_table_is_a_file_without_rows(tmp_path: Path, file_format: str) -> None:
    exported = export(filled(reports=()), "report", tmp_path / "file", file_format)
    assert exported.rows == 0
    assert (tmp_path / "file").stat().st_size > 0


def test_a_finished_run_is_exported_from_its_file(tmp_path: Path) -> None:
    written = DuckDBStore(tmp_path / "run.duckdb")
    filled(written)
    written.close()
    reader = DuckDBReader(tmp_path / "run.duckdb")
    assert export(reader, "finding", tmp_path / "f.csv", "csv").rows == 21
    again = export(reader, "finding", tmp_path / "g.csv", "csv")
    assert (tmp_path / "f.csv").read_bytes() == (tmp_path / "g.csv").read_bytes()
    assert again.sha256 == hashlib.sha256((tmp_path / "f.csv").read_bytes()).hexdigest()
    reader.close()


@pytest.mark.parametrize("file_format", ["csv", "geojson"])
@pytest.mark.parametrize(("table", "left"), [("report", 5), ("source_row", 5), ("incident", 5)])
def test_rows_that_may_not_be_passed_on_stay_out_and_are_counted(
    mixed: Store, tmp_path: Path, table: str, left: int, file_format: str
) -> None:
    public = export(mixed, table, tmp_path / "public", file_format)
    private = export(mixed, table, tmp_path / "private", file_format, public=False)
    assert (public.rows, public.withheld) == (left, len(REPORTS) - left)
    assert (private.rows, private.withheld) == (len(REPORTS), 0)


def test_only_rows_of_the_open_source_are_left(mixed: Store, tmp_path: Path) -> None:
    export(mixed, "report", tmp_path / "r.csv", "csv")
    assert {int(row["source_row_id"]) for row in _rows(tmp_path / "r.csv")} == OPEN_ROWS


def test_raw_cells_of_a_closed_source_never_leave(mixed: Store, tmp_path: Path) -> None:
    closed = export(mixed, "raw_closed", tmp_path / "c.csv", "csv")
    assert (closed.rows, closed.withheld) == (0, 4)
    assert closed.cite == ("Somebody (2020)",)
    assert export(mixed, "raw_table", tmp_path / "t.csv", "csv").rows == 5
    assert export(mixed, "rejected_row", tmp_path / "x.csv", "csv").withheld == 1


def test_findings_are_ours_but_a_point_of_a_closed_source_is_not(mixed: Store, tmp_path: Path) -> None:
    assert export(mixed, "finding", tmp_path / "f.csv", "csv").withheld == 0
    assert export(mixed, "finding", tmp_path / "f.geojson", "geojson").withheld > 0


def test_a_place_that_an_open_report_names_too_stays(mixed: Store, tmp_path: Path) -> None:
    export(mixed, "place", tmp_path / "p.csv", "csv")
    assert {row["place_id"] for row in _rows(tmp_path / "p.csv")} == {"1", "2", "3", "5"}


def test_a_table_without_a_place_names_those_that_have_one(store: Store, tmp_path: Path) -> None:
    with pytest.raises(BadValue, match=r"report, .*incident.*raw_"):
        export(store, "clause", tmp_path / "c.geojson", "geojson")
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_table_or_format_names_the_known(store: Store, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="finding"):
        export(store, "findings", tmp_path / "f", "csv")
    with pytest.raises(BadValue, match="csv, parquet, xlsx, geoparquet, geojson"):
        export(store, "finding", tmp_path / "f", "shapefile")


def test_a_step_table_is_not_a_table_of_the_run(tmp_path: Path) -> None:
    store = filled()
    store.load("step_own", pa.table({"a": [1]}))
    with pytest.raises(NotFound):
        export(store, "step_own", tmp_path / "f", "csv")


def test_a_path_that_cannot_be_written_is_an_error_and_the_old_file_stays(store: Store, tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="cannot be written"):
        export(store, "finding", tmp_path / "no" / "f.csv", "csv")


def test_a_failure_leaves_the_earlier_file_and_nothing_half_written(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "f.xlsx"
    path.write_bytes(b"before")
    monkeypatch.setattr("treve.bulletin.xlsx_export.MOST_ROWS", 3)
    with pytest.raises(BadValue, match="csv or parquet"):
        export(store, "report", path, "xlsx")
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_the_store_still_answers_after_a_failed_export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = filled()
    monkeypatch.setattr("treve.bulletin.xlsx_export.MOST_ROWS", 3)
    with pytest.raises(BadValue):
        export(store, "report", tmp_path / "f.xlsx", "xlsx")
    assert store.fetch("report").num_rows == 9


def test_the_same_findings_in_every_format(store: Store, tmp_path: Path) -> None:
    for file_format in FORMATS:
        export(store, "finding", tmp_path / file_format, file_format)
    keys = ("incident_id", "agreement_id", "reading", "verdict")
    expected = {tuple(str(row[key]) for key in keys) for row in store.fetch("finding").to_pylist()}
    as_csv = {tuple(row[key] for key in keys) for row in _rows(tmp_path / "csv")}
    features = json.loads((tmp_path / "geojson").read_text(encoding="utf-8"))["features"]
    as_geojson = {tuple(str(one["properties"][key]) for key in keys) for one in features}
    as_parquet = {tuple(str(row[key]) for key in keys) for row in pq.read_table(tmp_path / "parquet").to_pylist()}
    as_geoparquet = {tuple(str(row[key]) for key in keys) for row in pq.read_table(tmp_path / "geoparquet").to_pylist()}
    with (tmp_path / "xlsx").open("rb") as file:
        heads, *cells = openpyxl.load_workbook(file, read_only=True).active.iter_rows(values_only=True)
    as_xlsx = {tuple(str(row[heads.index(key)]) for key in keys) for row in cells}
    assert as_csv == as_geojson == as_parquet == as_geoparquet == as_xlsx == expected
