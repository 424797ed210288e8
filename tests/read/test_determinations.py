"""Rulings as a file for a run."""

from __future__ import annotations

from pathlib import Path

import pytest

from treve.errors import BadFile, BadValue
from treve.read import determinations
from treve.store.duckdb import DuckDBStore

HEADER = "report_id,case_id,determination_id,outcome,decided\n"


def _load(tmp_path: Path, text: str | None) -> list[tuple[object, ...]]:
    path = None
    if text is not None:
        path = tmp_path / "determinations.csv"
        path.write_text(text, encoding="utf-8")
    store = DuckDBStore(tmp_path / "run.duckdb", None, 1)
    try:
        determinations(path, store)
        rows = store.fetch("determination").to_pylist()
    finally:
        store.abandon()
    return [tuple(row.values()) for row in rows]


def test_rulings_become_rows_and_without_a_file_there_are_none(tmp_path: Path) -> None:
    rows = _load(tmp_path, HEADER + "table:R-1,C-1,D-1,cannot_rule,2017-03-14\n")
    assert [str(cell) for cell in rows[0]] == ["table:R-1", "C-1", "D-1", "cannot_rule", "2017-03-14"]
    assert _load(tmp_path, None) == _load(tmp_path, HEADER) == []


def test_a_file_that_is_none_of_ours_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="case_id"):
        _load(tmp_path, "report_id,outcome\nx,y\n")
    with pytest.raises(BadValue, match=r"determinations.csv:2.*decided"):
        _load(tmp_path, HEADER + "a,b,c,cannot_rule,yesterday\n")
    with pytest.raises(BadFile):
        determinations(tmp_path / "absent.csv", None)  # type: ignore[arg-type]
