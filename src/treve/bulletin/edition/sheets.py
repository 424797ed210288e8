"""An edition as tables: the incidents as CSV, every table of it as one workbook."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re

import xlsxwriter

from treve.bulletin.csv_export import safe
from treve.bulletin.edition.changes import incident_values
from treve.bulletin.edition.content import Content
from treve.bulletin.edition.figures import Figures, Listed
from treve.bulletin.edition.foot import watermark
from treve.bulletin.view import Cell, Grid
from treve.catalogue import current

_NOT_IN_A_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def csv_bytes(told: Figures, exercise: bool = False) -> bytes:
    """The incidents, one a row, UTF-8; lists separated by `;`, verdicts one column a reading.

    exercise  each row says so in a column of its own
    """
    out = io.StringIO(newline="")
    shown = [one for one in told.now if one.passed_on]
    heads = [name for name in _plain(shown[0], told) if name] if shown else ["reports"]
    more = {"exercise": "true"} if exercise else {}
    writer = csv.DictWriter(out, [*heads, *more], lineterminator="\n")
    writer.writeheader()
    for one in shown:
        writer.writerow({name: _safe(value) for name, value in _plain(one, told).items()} | more)
    return out.getvalue().encode()


def xlsx_bytes(told: Content, day: dt.date) -> bytes:
    """A workbook: one sheet a table, under its caption, in the language spoken now."""
    out = io.BytesIO()
    title = " – ".join((*((watermark(),) if told.exercise else ()), f"{told.title}: {told.subtitle}"))
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        # The day of the cut-off, not of the writing: the same edition has the same bytes.
        book.set_properties({"title": told.title, "created": dt.datetime.combine(day, dt.time())})
        bold = book.add_format({"bold": True})
        grids = [grid for section in told.sections for grid in section.grids]
        for number, grid in enumerate(grids, start=1):
            sheet = book.add_worksheet(_name(number, grid))
            if current().direction == "rtl":
                sheet.right_to_left()
            sheet.write_string(0, 0, title, bold)
            sheet.write_string(1, 0, grid.caption)
            for column, head in enumerate(grid.columns):
                sheet.write_string(2, column, head, bold)
            for line, row in enumerate(grid.rows, start=3):
                for column, cell in enumerate((row.head, *row.cells)):
                    sheet.write_string(line, column, text(cell))
            sheet.freeze_panes(3, 1)
            sheet.set_column(0, len(grid.columns) - 1, 22)
        if not grids:
            book.add_worksheet("1").write_string(0, 0, title, bold)
    return out.getvalue()


def text(cell: Cell) -> str:
    """A cell as text; sources by their names."""
    return cell if isinstance(cell, str) else "; ".join(link.address or link.text for link in cell)


def _name(number: int, grid: Grid) -> str:
    return f"{number} {_NOT_IN_A_SHEET_NAME.sub(' ', grid.caption)}"[:31]


def _plain(one: Listed, told: Figures) -> dict[str, object]:
    row = incident_values(one)
    verdicts = row.pop("verdicts")
    flat = {name: ";".join(value) if isinstance(value, list) else value for name, value in row.items()}
    return {**flat, **{f"verdict_{reading}": verdicts[reading] for reading in told.readings}}


def _safe(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    return safe(value) if isinstance(value, str) else value
