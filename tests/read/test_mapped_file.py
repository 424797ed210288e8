"""A workbook with a mapping goes through the whole step as the table does that says the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.mapping.nasty_workbooks import BROKEN, FRENCH, Nasty
from treve.errors import BadFile, BadValue
from treve.mapping.mapping_file import Mapping, beside, write_mapping
from treve.mapping.proposal import propose
from treve.mapping.workbook import read_workbook
from treve.read import reports
from treve.read.mapped_file import read
from treve.read.table import SOURCE
from treve.settings import Settings
from treve.store.duckdb import DuckDBStore


def _mapped(nasty: Nasty, folder: Path) -> Path:
    path = folder / "MY.xlsx"
    nasty.build(path)
    mapping = propose(read_workbook(path), nasty.answers).mapping
    assert isinstance(mapping, Mapping)
    write_mapping(mapping, beside(path))
    return path


def _store(path: Path, settings: Settings | None = None) -> tuple[DuckDBStore, tuple[str, ...]]:
    store = DuckDBStore(None)
    warnings = reports([("table", path)], store, settings or Settings(), mappings=(beside(path),))
    return store, warnings


def test_reports_raw_rows_and_rejected_rows_add_up(tmp_path: Path) -> None:
    store, warnings = _store(_mapped(FRENCH, tmp_path))
    assert store.fetch("report").column("report_id").to_pylist() == ["table:1", "table:2", "table:3"]
    raw = store.fetch("raw_table").to_pylist()
    assert [row["Coordonnées"] for row in raw] == [
        "34°50'24\"N 36°43'48\"E",
        "34,9270 ; 36,7330",
        "N34°53'00\" E36°31'30\"",
        "34,9 ; 36,5",
    ]
    assert raw[0]["lat"] == "34.84"
    (rejected,) = store.fetch("rejected_row").to_pylist()
    assert (rejected["row_number"], rejected["line_number"]) == (4, 8)
    assert (rejected["column_name"], rejected["value"]) == ("Date de l'incident", "32/01/2017")
    assert "2 rows hold no report and were left out: row 10 (total), row 11 (remark)" in warnings[0]
    store.close()


def test_a_row_at_fault_in_the_mapping_and_one_at_fault_in_the_source_are_both_told(tmp_path: Path) -> None:
    store, _ = _store(_mapped(BROKEN, tmp_path))
    found = [(row["line_number"], row["column_name"]) for row in store.fetch("rejected_row").to_pylist()]
    assert (2, "killed") in found
    assert (11, "occurred_from") in found
    (counted,) = store.fetch("input").to_pylist()
    assert counted["rows"] == len(BROKEN.truth) == counted["reports"] + counted["rejected"] + counted["repeated"]
    assert counted["repeated"] == 1
    store.close()


def test_strict_stops_at_the_first_fault_with_its_row_in_the_sheet(tmp_path: Path) -> None:
    path = _mapped(FRENCH, tmp_path)
    with pytest.raises(BadValue, match=r"MY\.xlsx:8: column \"Date de l'incident\" holds '32/01/2017'"):
        _store(path, Settings(strict_rows=True))


def test_columns_of_the_names_of_the_source_are_kept_beside_it(tmp_path: Path) -> None:
    path = _mapped(BROKEN, tmp_path)
    cells = read(path, beside(path), SOURCE, 10**6)
    assert {"lat", "lat (as written)", "country", "country (as written)"} <= set(cells.names)
    cells.close()


def test_one_file_read_by_two_mappings_is_two_inputs(tmp_path: Path, write: Callable[..., Path]) -> None:
    path = _mapped(FRENCH, tmp_path)
    other = tmp_path / "other.mapping.yaml"
    other.write_bytes(beside(path).read_bytes())
    store = DuckDBStore(None)
    reports([("table", path), ("table", path)], store, Settings(), mappings=(beside(path), other))
    assert [row["repeated"] for row in store.fetch("input").to_pylist()] == [0, 4]
    store.close()


def test_a_missing_mapping_is_named(tmp_path: Path) -> None:
    path = tmp_path / "MY.xlsx"
    FRENCH.build(path)
    with pytest.raises(BadFile, match="mapping"):
        _store(path)
