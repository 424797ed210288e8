from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.mapping.mappings import ROWS, small_mapping
from treve.errors import BadFile
from treve.mapping.delivery import open_delivery


def _saved(tmp_path: Path, rows: Sequence[Any], title: str = "Sheet1") -> Path:
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(list(row))
    path = tmp_path / "NEXT.xlsx"
    book.save(path)
    return path


def test_the_same_layout_is_read_with_other_rows_and_in_another_order_of_columns(tmp_path: Path) -> None:
    _, table = open_delivery(_saved(tmp_path, [*ROWS, ["c", "07/01/2017", "Hama", 0, None]]), small_mapping())
    assert len(table.rows) == 3
    _, turned = open_delivery(_saved(tmp_path, [list(reversed(row)) for row in ROWS]), small_mapping())
    assert turned.column("ref") == ["a", "b"]


@pytest.mark.parametrize(
    ("header", "told"),
    [
        (["ref", "when", "village", "killed"], "column 'remark' is gone"),
        (["ref", "when", "villages", "killed", "remark"], "column 'village' is now called 'villages'"),
        (["ref", "when", "lieu", "killed", "remark"], "column 'village' is now called 'lieu'"),
        (["ref", "when", "village", "killed", "remark", "team"], "column 'team' is new"),
    ],
)
def test_a_changed_header_says_what_changed(tmp_path: Path, header: list[str], told: str) -> None:
    rows = [header, ["a", "05/01/2017", "Rastan", 3, None, None][: len(header)]]
    with pytest.raises(BadFile, match=told):
        open_delivery(_saved(tmp_path, rows), small_mapping())


def test_a_header_that_moved_says_from_where_to_where(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="moved from row 1 to row 3"):
        open_delivery(_saved(tmp_path, [["Week 2"], [], *ROWS]), small_mapping())


def test_a_sheet_that_was_renamed_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="sheet 'Sheet1' is gone; it holds 'Sheet 2'; renamed to 'Sheet 2'"):
        open_delivery(_saved(tmp_path, ROWS, "Sheet 2"), small_mapping())


def test_a_sheet_without_any_header_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="no header"):
        open_delivery(_saved(tmp_path, [[1, 2], [3, 4]]), small_mapping())


def test_a_csv_file_is_read_as_the_mapping_says(tmp_path: Path) -> None:
    path = tmp_path / "NEXT.csv"
    path.write_text("ref;when;village;killed;remark\na;05/01/2017;Ûm;1;\n", encoding="cp1252")
    mapping = small_mapping()
    layout = mapping.layout.model_copy(update={"sheet": None, "encoding": "cp1252", "separator": ";"})
    _, table = open_delivery(path, mapping.model_copy(update={"layout": layout}))
    assert table.column("village") == ["Ûm"]
