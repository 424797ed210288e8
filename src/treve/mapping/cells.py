"""Sheets as rows of cells, whatever file they come from, and the plain text of a cell."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

Cell = str | int | float | bool | dt.datetime | dt.date | dt.time | None

# Arabic-Indic and Persian digits, and the Arabic decimal and thousands separators.
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬", "01234567890123456789.,")
# Marks of direction, zero-width characters and the byte-order mark, which programs leave inside cells.
_UNSEEN = dict.fromkeys(
    map(ord, "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
)


class YearNotShown(dt.datetime):
    """A day whose year the workbook holds and does not show: a program may have put it there by itself."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells drawn as one: rows and columns from 1, both ends included."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet, or the one table of a CSV file.

    title   None for a CSV file
    rows    from the first row of the sheet on, blank ones included; they may differ in length
    lines   the row of the sheet, or the line of the file, on which each row starts, from 1
    merges  cells drawn as one; only the first of them holds the value
    hidden  whether the workbook hides the sheet
    """

    title: str | None
    rows: tuple[tuple[Cell, ...], ...]
    lines: tuple[int, ...]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False


def text_of(cell: Cell) -> str:
    """The cell as plain text: no blanks around it, days and times in ISO form, whole numbers without a point; '' if blank."""
    if isinstance(cell, str):
        return cell.strip() if cell.isascii() else cell.translate(_UNSEEN).strip()
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 2**53:
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ")
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    return str(cell)


def european_digits(text: str) -> str:
    """The text with Arabic-Indic and Persian digits and separators written as European ones."""
    return text if text.isascii() else text.translate(_DIGITS)
