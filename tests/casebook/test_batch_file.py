"""Tables of reports as files: what is one, what is not, and what is dangerous."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import openpyxl
import pytest

from treve.casebook import batch_file
from treve.errors import BadFile

HEADER = "client_key,summary,act,killed_low,occurred_from\n"
GOOD = HEADER + 'k1,"shelling, twice",artillery,0,2017-01-05\nk2,قصف,,,\n'


def _file(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_spreadsheet_says_the_same_as_a_csv_file(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["client_key", "summary", "act", "killed_low", "occurred_from"])
    sheet.append(["k1", "shelling, twice", "artillery", 0, dt.datetime(2017, 1, 5, tzinfo=None)])  # noqa: DTZ001
    sheet.append(["k2", "قصف"])
    book.save(tmp_path / "a.xlsx")
    plain = batch_file.read(_file(tmp_path / "a.csv", GOOD))
    assert [(row.client_key, row.form) for row in batch_file.read(tmp_path / "a.xlsx").rows] == [
        (row.client_key, row.form) for row in plain.rows
    ]


@pytest.mark.parametrize(
    "text",
    ["", "act\nartillery\n", "summary,sumary\na,b\n", "summary,summary\na,b\n", 'summary\n"open\n', "\x00\x01\x02"],
)
def test_what_is_no_table_of_reports_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadFile):
        batch_file.read(_file(tmp_path / "a.csv", text))


def test_a_key_of_two_different_reports_is_a_fault_and_a_row_sent_twice_is_none(tmp_path: Path) -> None:
    text = "client_key,summary\nk1,one\nk1,two\nk1,one\n,one\n,two\n k1 ,three\n"
    found = batch_file.read(_file(tmp_path / "a.csv", text))
    assert [(row.line, row.client_key) for row in found.rows] == [(2, "k1"), (4, "k1"), (5, None), (6, None)]
    assert [fault.partition(": ")[0] for fault in found.faults] == ["a.csv:3", "a.csv:7"]
    assert "column 'client_key' holds 'k1'; expected a key that stands for one report; line 2" in found.faults[0]


def test_every_fault_of_a_row_is_told_and_the_rows_are_counted(tmp_path: Path) -> None:
    text = "summary,act,occurred_from,occurred_to,killed_low,latitude\n,kidnap,05/01/2017,2017-01-06,two,95\na,,,,,\n"
    found = batch_file.read(_file(tmp_path / "a.csv", text))
    assert [row.line for row in found.rows] == [3]
    assert found.faulty == 1
    named = [fault.partition("column '")[2].partition("'")[0] for fault in found.faults]
    assert named == ["killed_low", "occurred_from", "latitude", "act", "summary", "latitude"]
    assert all(fault.startswith("a.csv:2: ") for fault in found.faults)


def test_bombs_entities_and_other_archives_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch_file, "MOST_BYTES", 10**6)
    with zipfile.ZipFile(tmp_path / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (2 * 10**6))
    with zipfile.ZipFile(tmp_path / "entities.xlsx", "w") as packed:
        packed.writestr(
            "xl/workbook.xml", "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"
        )
    with zipfile.ZipFile(tmp_path / "other.xlsx", "w") as packed:
        packed.writestr("readme.txt", "hello")
    (tmp_path / "text.xlsx").write_text("hello", encoding="utf-8")
    for name, said in (
        ("bomb", "unpacks"),
        ("entities", "entities"),
        ("other", "XLSX"),
        ("text", "XLSX"),
        ("none", "no such file"),
    ):
        with pytest.raises(BadFile, match=said):
            batch_file.read(tmp_path / f"{name}.xlsx")


def test_entities_are_found_however_late_and_in_whatever_encoding(tmp_path: Path) -> None:
    words = "<?xml version='1.0'?><!--" + "x" * 10_000 + "--><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"
    for encoding in ("utf-8", "utf-16"):
        with zipfile.ZipFile(tmp_path / "late.xlsx", "w") as packed:
            packed.writestr("xl/workbook.xml", words.encode(encoding))
        with pytest.raises(BadFile, match="entities"):
            batch_file.read(tmp_path / "late.xlsx")


def test_a_spreadsheet_is_known_by_its_bytes_and_not_by_its_name() -> None:
    with pytest.raises(BadFile, match="XLSX"):
        batch_file.read_bytes("harmless.csv", b"PK\x03\x04 and so on")
    assert [row.client_key for row in batch_file.read_bytes("no ending", GOOD.encode()).rows] == ["k1", "k2"]


def test_a_file_too_large_is_not_even_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch_file, "MOST_BYTES", 10)
    with pytest.raises(BadFile, match="too large"):
        batch_file.read_bytes("a.csv", GOOD.encode())
