"""Many reports from one table: looked at first, taken as a whole or not at all, and taken back as a whole."""

from __future__ import annotations

import csv
import io
import secrets
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import exists, insert, select

from treve.casebook import intake, report_form, schema, visible
from treve.casebook.book import Writing
from treve.casebook.report_form import COLUMNS, ReportForm
from treve.casebook.visible import Viewer
from treve.errors import BadFile, BadValue, NotFound, Refused
from treve.ledger.note import SecretKey

MOST_ROWS = 50_000
MOST_BYTES = 100 * 2**20
# The sender's own id of a row: sent again, the row is recognised.
KEY_COLUMN = "client_key"


@dataclass(frozen=True, slots=True)
class Row:
    """A row that can be taken."""

    line: int
    client_key: str | None
    form: ReportForm


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds: the rows that can be taken, and a sentence for each that cannot."""

    rows: tuple[Row, ...]
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import did. `known` rows had been accepted before. `batch_id` is None where nothing was new."""

    batch_id: str | None
    new: tuple[str, ...]
    known: int


def read(path: Path) -> Table:
    """Read a CSV or XLSX file whose header names columns of a report.

    Raises BadFile for a file that is no table, has a column that is not known, or is too large.
    """
    if not path.is_file():
        raise BadFile(str(path), "no such file", "a CSV or XLSX file")
    if path.stat().st_size > MOST_BYTES:
        raise BadFile(str(path), "too large", f"at most {MOST_BYTES} bytes")
    lines = _xlsx(path) if path.suffix.lower() == ".xlsx" else _csv(path)
    header = next(lines, (0, []))[1]
    strange = [name for name in header if name not in (*COLUMNS, KEY_COLUMN)]
    if "summary" not in header or strange or len(set(header)) != len(header):
        raise BadFile(
            str(path),
            f"columns {', '.join(header)[:200]}",
            f"`summary` and others of {', '.join((KEY_COLUMN, *COLUMNS))}",
        )
    rows: list[Row] = []
    faults: list[str] = []
    for line, cells in lines:
        where = f"{path.name}:{line}"
        if len(rows) + len(faults) >= MOST_ROWS:
            raise BadFile(str(path), "too many rows", f"at most {MOST_ROWS}")
        try:
            if len(cells) > len(header) and any(cells[len(header) :]):
                raise BadValue(where, "row", cells[len(header)], f"{len(header)} cells")
            values: dict[str, str | None] = dict(zip(header, cells, strict=False))
            rows.append(
                Row(line, (values.pop(KEY_COLUMN, None) or "").strip() or None, report_form.read(values, where))
            )
        except BadValue as problem:
            faults.append(str(problem))
    return Table(tuple(rows), tuple(faults))


def take(writing: Writing, viewer: Viewer, table: Table, key: SecretKey, compartment: str) -> Taken:
    """Accept every row of a table. Raises Refused where any row has a fault: then nothing is taken."""
    if table.faults:
        raise Refused(f"{len(table.faults)} rows cannot be read, so none was taken; the first: {table.faults[0]}")
    writing.take_turn()
    batch_id = "B-" + secrets.token_hex(8)
    entry = writing.log("batch", {"batch": batch_id, "rows": len(table.rows)}, ("account", viewer.account_id))
    values = {"batch_id": batch_id, "account_id": viewer.account_id, "entry": entry}
    writing.connection.execute(insert(schema.batch).values(values))
    done = [
        intake.submit(writing, viewer, row.form, key, compartment, client_key=row.client_key, batch_id=batch_id)
        for row in table.rows
    ]
    new = tuple(one.report_id for one in done if one.new)
    return Taken(batch_id if new else None, new, len(done) - len(new))


def undo(writing: Writing, viewer: Viewer, batch_id: str, reason: str) -> tuple[str, ...]:
    """Withdraw every report of one's own batch that was not withdrawn yet; their ids. Nothing is deleted.

    Raises NotFound for a batch that is not there or is another's.
    """
    writing.take_turn()
    batch, report, change = schema.batch, schema.report, schema.report_change
    is_it = exists().where(batch.c.batch_id == batch_id, batch.c.account_id == viewer.account_id)
    if not writing.connection.scalar(select(is_it)):
        raise NotFound("batch", batch_id)
    gone = exists().where(change.c.report_id == report.c.report_id, change.c.change == "withdrawn")
    query = select(report.c.report_id).where(report.c.batch_id == batch_id, ~gone, visible.reports(viewer))
    found = tuple(str(row[0]) for row in writing.connection.execute(query.order_by(report.c.entry)))
    for report_id in found:
        intake.correct(writing, viewer, report_id, None, reason)
    return found


def _csv(path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadFile(str(path), "not UTF-8", "a CSV file in UTF-8") from None
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error as problem:
        raise BadFile(f"{path}:{reader.line_num}", str(problem), "a CSV file") from None


def _xlsx(path: Path) -> Iterator[tuple[int, list[str]]]:
    import openpyxl

    try:
        with zipfile.ZipFile(path) as packed:
            if sum(one.file_size for one in packed.infolist()) > MOST_BYTES:
                raise BadFile(str(path), "unpacks to more than a table holds", f"at most {MOST_BYTES} bytes unpacked")
            if any(b"<!DOCTYPE" in packed.open(one).read(4096).upper() for one in packed.infolist()):
                raise BadFile(str(path), "declares entities", "an XLSX file as spreadsheet programs write it")
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as problem:
        raise BadFile(str(path), str(problem)[:80], "an XLSX file") from None
    try:
        for line, cells in enumerate(book.worksheets[0].iter_rows(values_only=True), 1):
            if any(cell is not None for cell in cells):
                yield line, [_cell(cell) for cell in cells]
    finally:
        book.close()


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
