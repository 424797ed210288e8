from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from treve.errors import BadFile
from treve.mapping.cells import Merge, YearNotShown
from treve.mapping.xlsx_sheets import read


def _saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _replaced(content: bytes, part: str, pattern: bytes, by: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            bytes_of = old.read(name)
            new.writestr(name, re.sub(pattern, by, bytes_of) if name == part else bytes_of)
    return out.getvalue()


def test_cells_merges_and_hidden_sheets() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Größe"
    sheet.append(["a", None, "  "])
    sheet.append([1, 2.5, dt.datetime(2017, 1, 5, 14, 30)])  # noqa: DTZ001
    sheet.append(["=A2+1", None, None])
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("C2:C3")
    other = book.create_sheet("hidden")
    other.append(["x"])
    other.sheet_state = "hidden"
    book.create_sheet("empty")
    (first, second), from_1904 = read(_saved(book), Path("a.xlsx"))
    assert first.title == "Größe"
    assert first.rows[0] == ("a",)
    assert first.rows[1] == (1, 2.5, dt.datetime(2017, 1, 5, 14, 30))  # noqa: DTZ001
    assert first.rows[2][0] == "=A2+1"
    assert set(first.merges) == {Merge(1, 1, 1, 2), Merge(2, 3, 3, 3)}
    assert second.hidden
    assert not first.hidden
    assert from_1904 is False


def test_a_wrong_size_hides_no_row() -> None:
    book = openpyxl.Workbook()
    for number in range(5):
        book.active.append([number, number])
    content = _saved(book)
    wrong = _replaced(content, "xl/worksheets/sheet1.xml", rb'<dimension ref="[^"]*" ?/>', b'<dimension ref="A1"/>')
    assert wrong != content
    (sheet,), _ = read(wrong, Path("a.xlsx"))
    assert len(sheet.rows) == 5
    assert sheet.rows[4] == (4, 4)


@pytest.mark.parametrize(
    ("shown", "cell"),
    [
        ("mmm-yy", "2017-01"),
        ("mmmm yyyy", "2017-01"),
        ("yyyy", "2017"),
        ('"jan" yyyy', "2017"),
        ("d mmm yy", None),
        ("[$-40C]d/m/yy", None),
        ("yyyy-mm-dd hh:mm", None),
    ],
)
def test_a_day_that_excel_shows_as_a_month_is_a_month(shown: str, cell: str | None) -> None:
    book = openpyxl.Workbook()
    day = dt.datetime(2017, 1, 1)  # noqa: DTZ001
    book.active.append([day])
    book.active["A1"].number_format = shown
    (sheet,), _ = read(_saved(book), Path("a.xlsx"))
    assert sheet.rows[0][0] == (cell or day)


@pytest.mark.parametrize(("shown", "marked"), [("d-mmm", True), ("dd/mm", True), ("d-mmm-yy", False), ("hh:mm", False)])
def test_a_day_whose_year_excel_does_not_show_is_marked(shown: str, marked: bool) -> None:
    book = openpyxl.Workbook()
    book.active.append([dt.datetime(2026, 1, 5)])  # noqa: DTZ001
    book.active["A1"].number_format = shown
    (sheet,), _ = read(_saved(book), Path("a.xlsx"))
    assert isinstance(sheet.rows[0][0], YearNotShown) is marked
    assert sheet.rows[0][0] == dt.datetime(2026, 1, 5)  # noqa: DTZ001


def test_what_is_damaged_or_empty_is_refused() -> None:
    content = _saved(openpyxl.Workbook())
    with pytest.raises(BadFile, match="empty"):
        read(content, Path("a.xlsx"))
    with pytest.raises(BadFile, match="cannot be opened"):
        read(content[: len(content) // 2], Path("a.xlsx"))
