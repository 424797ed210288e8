"""A stranger's file as sheets: an Excel workbook or a CSV file of any encoding and separator."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

from treve.errors import BadFile
from treve.mapping import csv_sheet, xlsx_sheets
from treve.mapping.cells import Sheet

_NO_TABLES = {
    b"%PDF": "a PDF document",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook (.xls) or one locked with a password",
    b"Rar!": "a RAR archive",
    b"\x1f\x8b": "packed (gzip)",
    b"PAR1": "a Parquet file",
    b"{": "JSON",
    b"<": "an HTML or XML page",
}
_EXPECTED = "an Excel workbook (.xlsx, without a password) or a CSV file"


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of a file that hold anything.

    serial_from_1904  numbers that stand for days count from 1904, as old Macintosh workbooks do, and not from 1900
    encoding, separator  of a CSV file; None for a workbook
    """

    path: Path
    sheets: tuple[Sheet, ...]
    serial_from_1904: bool = False
    encoding: str | None = None
    separator: str | None = None


def read_workbook(path: Path, encoding: str | None = None, separator: str | None = None) -> Workbook:
    """Read every sheet of a file; encoding and separator of a CSV file are found out unless they are given.

    Raises BadFile if there is no such file, or it cannot be read as a workbook or CSV.
    """
    try:
        seen = path.stat()
        return _read(path, seen.st_mtime_ns, seen.st_size, encoding, separator)
    except IsADirectoryError:
        raise BadFile(str(path), "it is a directory", "a file") from None
    except FileNotFoundError:
        raise BadFile(str(path), "there is no such file", "a file") from None
    except OSError as problem:
        raise BadFile(str(path), f"it cannot be read: {problem.strerror}", "a file that this user may read") from None


# A command that maps a file and then reads it as a run does opens it twice: the last one is kept.
@functools.lru_cache(maxsize=1)
def _read(path: Path, _changed: int, _size: int, encoding: str | None, separator: str | None) -> Workbook:
    content = path.read_bytes()
    if content.startswith(xlsx_sheets.MAGIC):
        sheets, from_1904 = xlsx_sheets.read(content, path)
        return Workbook(path, sheets, from_1904)
    start = content[:512].removeprefix(b"\xef\xbb\xbf").lstrip()
    for magic, what in _NO_TABLES.items():
        if start.startswith(magic):
            raise BadFile(str(path), f"it is {what}", _EXPECTED)
    if not start:
        raise BadFile(str(path), "the file is empty", _EXPECTED)
    sheet, found_encoding, found_separator = csv_sheet.read(content, path, encoding, separator)
    return Workbook(path, (sheet,), False, found_encoding, found_separator)
