from __future__ import annotations

from pathlib import Path

import pytest

from treve.errors import BadFile
from treve.mapping.csv_sheet import read

ROWS = [["numéro", "date", "lieu"], ["1", "05/01/2017", "Élise, près de la gare; nord"], ["2", "13/01/2017", "Homs"]]


def _text(separator: str) -> str:
    return "".join(separator.join(f'"{cell}"' if "," in cell else cell for cell in row) + "\r\n" for row in ROWS)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encoding_and_separator_are_found_out(separator: str, encoding: str) -> None:
    sheet, found, between = read(_text(separator).encode(encoding), Path("a.csv"), None, None)
    assert [list(row) for row in sheet.rows] == ROWS
    assert between == separator
    assert _text(separator).encode(encoding).decode(found) == _text(separator)


def test_lines_count_on_through_breaks_inside_cells_and_the_hint_of_excel() -> None:
    content = b'sep=;\r\na;b\r\n1;"x\r\ny"\r\n2;z\r\n'
    sheet, _, separator = read(content, Path("a.csv"), None, None)
    assert separator == ";"
    assert sheet.rows[1] == ("1", "x\r\ny")
    assert sheet.lines == (2, 3, 5)


def test_arabic_of_old_windows_is_read() -> None:
    text = "الرقم;التاريخ;القرية\r\n1;2017-01-05;تلبيسة\r\n2;2017-01-06;الرستن\r\n"
    sheet, _, _ = read(text.encode("cp1256"), Path("a.csv"), None, None)
    assert sheet.rows[1] == ("1", "2017-01-05", "تلبيسة")


def test_a_quotation_mark_that_is_never_closed_swallows_no_rows() -> None:
    with pytest.raises(BadFile, match=r"a\.csv:2"):
        read(b'a,b\n1,"x\n2,y\n3,z\n', Path("a.csv"), None, None)


def test_what_is_no_text_of_the_encoding_told_is_refused() -> None:
    with pytest.raises(BadFile, match="utf-8"):
        read("é;à".encode("cp1252"), Path("a.csv"), "utf-8", ";")
    with pytest.raises(BadFile, match="zero bytes"):
        read(b"a,b\0\n", Path("a.csv"), "utf-8", ",")
