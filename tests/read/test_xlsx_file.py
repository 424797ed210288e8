from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest

from treve.errors import BadFile

from .conftest import Reading

Read = Callable[..., Reading]
Sheet = Sequence[Sequence[object]]

HEADER = ("report_id", "occurred_from", "time_local", "killed_low", "lat", "lon", "exception_stated", "note")


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    def write(**sheets: Sheet) -> Path:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
        path = tmp_path / "book.xlsx"
        book.save(path)
        return path

    return write


def test_cells_of_excel_become_reports(read: Read, workbook: Callable[..., Path]) -> None:
    row = ("a", dt.datetime.fromisoformat("2016-12-30"), dt.time(9, 30), 3, 33.6, 36, True, "x\ny")
    (report,) = read(("table", workbook(Reports=[HEADER, row]))).rows("report")
    assert report["first_day"] == dt.date(2016, 12, 30)
    assert (report["time_local"], report["deaths_low"], report["note"]) == ("09:30", 3, "x\ny")
    assert (report["latitude"], report["longitude"], report["exception_stated"]) == (33.6, 36.0, True)


def test_the_sheet_with_the_columns_is_read_and_named(read: Read, workbook: Callable[..., Path]) -> None:
    path = workbook(Readme=[("made by", "hand")], Empty=[], Data=[HEADER, ("a", "2016")])
    reading = read(("table", path))
    assert reading.counts() == [(1, 1, 0, 0)]
    assert reading.warnings == (f"{path}: of 2 sheets that hold rows, only 'Data' was read",)


def test_blank_rows_and_a_tag_row_are_no_data(read: Read, workbook: Callable[..., Path]) -> None:
    tags = ("#event+id", "#date+occurred")
    rows = [(), HEADER, tags, ("a", "2016"), (None, None), ("b", "2017")]
    assert read(("table", workbook(Data=rows))).counts() == [(2, 2, 0, 0)]


def test_a_cell_beyond_the_header_rejects_its_row(read: Read, workbook: Callable[..., Path]) -> None:
    reading = read(("table", workbook(Data=[HEADER, ("a", "2016", *[None] * 6, "stray"), ("b", "2016")])))
    assert reading.counts() == [(2, 1, 1, 0)]
    assert reading.rows("rejected_row")[0]["column_name"] == "(row)"


def test_a_formula_without_a_stored_value_is_not_lost(read: Read, workbook: Callable[..., Path]) -> None:
    rows = [HEADER, ("a", "2016", None, "=1+1"), ("b", "2016", None, None, None, None, None, "=A1")]
    reading = read(("table", workbook(Data=rows)))
    assert reading.faults() == [(1, None, "killed_low", "=1+1")]
    assert reading.rows("report")[0]["note"] == "=A1"


def test_a_day_with_an_hour_is_no_day(read: Read, workbook: Callable[..., Path]) -> None:
    assert read(("table", workbook(Data=[HEADER, ("a", dt.datetime.fromisoformat("2016-12-30T14:00"))]))).counts() == [
        (1, 0, 1, 0)
    ]


def test_an_empty_workbook_is_refused(read: Read, workbook: Callable[..., Path]) -> None:
    with pytest.raises(BadFile, match="the workbook is empty"):
        read(("table", workbook(Data=[])))


def test_a_missing_column_is_named(read: Read, workbook: Callable[..., Path]) -> None:
    with pytest.raises(BadFile, match="no column 'occurred_from'"):
        read(("table", workbook(Data=[("report_id", "when"), ("a", "2016")])))


@pytest.mark.parametrize("keep", [0.2, 0.6, 0.95])
def test_a_truncated_workbook_is_refused(read: Read, workbook: Callable[..., Path], keep: float) -> None:
    path = workbook(Data=[HEADER, *[(f"r{number}", "2016") for number in range(500)]])
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * keep)])
    with pytest.raises(BadFile, match="cannot be opened"):
        read(("table", path))


def test_a_workbook_with_a_damaged_sheet_is_refused(read: Read, workbook: Callable[..., Path], tmp_path: Path) -> None:
    whole, damaged = workbook(Data=[HEADER, ("a", "2016")]), tmp_path / "damaged.xlsx"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(damaged, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content[: len(content) // 2] if name.endswith("sheet1.xml") else content)
    with pytest.raises(BadFile, match=r"damaged\.xlsx"):
        read(("table", damaged))


def test_an_archive_of_something_else_is_refused(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "ged.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ged.csv", "id\n1\n")
    with pytest.raises(BadFile, match="Excel workbook"):
        read(("table", path))
