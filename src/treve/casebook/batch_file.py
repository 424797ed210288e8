"""A table of reports as a file: every row that can be taken, and a sentence for each fault of those that cannot."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from treve.casebook import report_form
from treve.casebook.report_form import COLUMNS, ReportForm
from treve.errors import BadFile, BadValue, worded

MOST_ROWS = 50_000
MOST_BYTES = 100 * 2**20
# The sender's own id of a row: sent again, the row is recognised.
KEY_COLUMN = "client_key"
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Row:
    """A row that can be taken."""

    line: int
    client_key: str | None
    form: ReportForm


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds: the rows that can be taken, a sentence for each fault of the others, and how many those are."""

    rows: tuple[Row, ...]
    faults: tuple[str, ...]
    faulty: int = 0


def read(path: Path) -> Table:
    """Read a CSV or XLSX file whose header names columns of a report. Raises BadFile as `read_bytes` does."""
    if not path.is_file():
        raise BadFile(str(path), "no such file", "a CSV or XLSX file")
    if path.stat().st_size > MOST_BYTES:
        raise BadFile(str(path), "too large", worded("at most {most} bytes", most=MOST_BYTES))
    return read_bytes(path.name, path.read_bytes())


def read_bytes(name: str, data: bytes) -> Table:
    """Read a table that came under a name; only its bytes say whether it is a spreadsheet.

    Raises BadFile for a file that is no table, has a column that is not known, or is too large.
    """
    if len(data) > MOST_BYTES:
        raise BadFile(name, "too large", worded("at most {most} bytes", most=MOST_BYTES))
    lines = _xlsx(name, data) if data.startswith(_ZIP) or name.lower().endswith(".xlsx") else _csv(name, data)
    header = next(lines, (0, []))[1]
    strange = [name for name in header if name not in (*COLUMNS, KEY_COLUMN)]
    if "summary" not in header or strange or len(set(header)) != len(header):
        raise BadFile(
            name,
            worded("columns {columns}", columns=", ".join(header)[:200]),
            worded("`summary` and others of {known}", known=", ".join((KEY_COLUMN, *COLUMNS))),
        )
    rows: list[Row] = []
    faults: list[str] = []
    faulty = 0
    met: dict[str, Row] = {}
    for line, cells in lines:
        if len(rows) + faulty >= MOST_ROWS:
            raise BadFile(name, "too many rows", worded("at most {most}", most=MOST_ROWS))
        found = _row(header, cells, met, f"{name}:{line}", line)
        if isinstance(found, Row):
            rows.append(found)
        else:
            faulty += 1
            faults += [one.said for one in found]
    return Table(tuple(rows), tuple(faults), faulty)


def _row(header: list[str], cells: list[str], met: dict[str, Row], where: str, line: int) -> Row | tuple[BadValue, ...]:
    """A row that can be taken, or all that is wrong with it. `met` holds the first row of each key, and gains this one."""
    if len(cells) > len(header) and any(cells[len(header) :]):
        return (BadValue(where, "row", cells[len(header)], worded("{number} cells", number=len(header))),)
    values: dict[str, str | None] = dict(zip(header, cells, strict=False))
    key = (values.pop(KEY_COLUMN, None) or "").strip() or None
    form, faults = report_form.examine(values, where)
    if form is None:
        return faults
    row = Row(line, key, form)
    if key is not None:
        try:
            _stands_for_one_report(row, met.setdefault(key, row), where)
        except BadValue as problem:
            return (problem,)
    return row


def _stands_for_one_report(row: Row, first: Row, where: str) -> None:
    """A row may be repeated; a key of two reports would make the second a correction of the first, whose words would be lost."""
    if row.form != first.form:
        expected = worded("a key that stands for one report; line {line} tells another under it", line=first.line)
        raise BadValue(where, KEY_COLUMN, row.client_key or "", expected)


def _csv(name: str, data: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadFile(name, "not UTF-8", "a CSV file in UTF-8") from None
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error as problem:
        raise BadFile(f"{name}:{reader.line_num}", str(problem), "a CSV file") from None


def _xlsx(name: str, data: bytes) -> Iterator[tuple[int, list[str]]]:
    import openpyxl

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(one.file_size for one in packed.infolist()) > MOST_BYTES:
                raise BadFile(
                    name,
                    "unpacks to more than a table holds",
                    worded("at most {most} bytes unpacked", most=MOST_BYTES),
                )
            if any(_declares(packed.read(one)) for one in packed.infolist()):
                raise BadFile(name, "declares entities", "an XLSX file as spreadsheet programs write it")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as problem:
        raise BadFile(name, str(problem)[:80], "an XLSX file") from None
    try:
        for line, cells in enumerate(book.worksheets[0].iter_rows(values_only=True), 1):
            if any(cell is not None for cell in cells):
                yield line, [_cell(cell) for cell in cells]
    finally:
        book.close()


def _declares(part: bytes) -> bool:
    """Does a part of an archive declare entities, wherever and in whatever encoding? No spreadsheet program writes such a thing."""
    return b"<!DOCTYPE" in part.replace(b"\0", b"").upper()


def _cell(value: object) -> str:
    """A cell as text: days as days, whole numbers without a fraction."""
    import datetime as dt

    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
