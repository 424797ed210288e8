from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from treve.errors import BadFile
from treve.mapping.workbook import read_workbook


def test_the_bytes_and_not_the_name_say_what_a_file_is(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["a", "b"])
    path = tmp_path / "sheet.csv"
    book.save(path)
    assert read_workbook(path).separator is None
    text = tmp_path / "sheet.xlsx"
    text.write_text("a,b\n1,2\n", encoding="utf-8")
    assert read_workbook(text).separator == ","


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "empty"),
        (b"%PDF-1.7", "a PDF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "password"),
        (b"<html>", "HTML"),
        (b"\x1f\x8b\x08\x00", "packed"),
        (b'{"a": 1}', "JSON"),
        (b"PK\x03\x04 no zip", "cannot be opened"),
    ],
)
def test_what_is_no_table_is_named(tmp_path: Path, content: bytes, problem: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(BadFile, match=problem):
        read_workbook(path)


def test_a_folder_and_a_missing_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="directory"):
        read_workbook(tmp_path)
    with pytest.raises(BadFile, match="no such file"):
        read_workbook(tmp_path / "none.xlsx")
