from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from treve.errors import BadFile
from treve.read import find_source
from treve.read.csv_file import CsvCells
from treve.read.file_format import read_cells

Write = Callable[..., Path]


def test_the_first_bytes_tell_the_format(write: Write) -> None:
    path = write("report_id,occurred_from\na,2016\n", "reports.dat")
    cells = read_cells(path, find_source("table"), 2**20)
    assert isinstance(cells, CsvCells)
    cells.close()


@pytest.mark.parametrize(
    ("content", "name", "problem"),
    [
        (b"%PDF-1.7", "x.csv", "a PDF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "x.xls", "an old Excel workbook"),
        (b"<!DOCTYPE html><html>Sign in</html>", "ged.csv", "an HTML or XML page"),
        (b"id,x\n", "x.parquet", "not those of a .parquet file"),
        (b"id,x\n", "x.xlsx", "not those of a .xlsx file"),
        (b"\x1f\x8b\x08\x00", "x.gz", "cannot be read|breaks off"),
        (b"Rar!\x1a\x07", "x.rar", "RAR"),
    ],
)
def test_what_is_no_table_is_named(write: Write, content: bytes, name: str, problem: str) -> None:
    with pytest.raises(BadFile, match=problem):
        read_cells(write(content, name), find_source("table"), 2**20)


def test_a_directory_and_a_missing_path_are_named(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="it is a directory"):
        read_cells(tmp_path, find_source("table"), 2**20)
    with pytest.raises(BadFile, match="there is no such file"):
        read_cells(tmp_path / "nowhere.csv", find_source("table"), 2**20)


def test_a_file_that_may_not_be_read_is_named(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path, source = write("report_id,occurred_from\n"), find_source("table")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("no permission")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(BadFile, match="cannot be read"):
        read_cells(path, source, 2**20)
