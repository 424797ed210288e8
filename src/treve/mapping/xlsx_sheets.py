"""The sheets of an Excel workbook: values as Excel stored them, cells drawn as one, and days shown without their day."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import itertools
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from treve.errors import BadFile
from treve.mapping.cells import Cell, Merge, Sheet, YearNotShown

MAGIC = b"PK\x03\x04"

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_LITERALS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_DAMAGED = (zipfile.BadZipFile, KeyError, ValueError, OSError, EOFError, SyntaxError, zlib.error)
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read(content: bytes, path: Path) -> tuple[tuple[Sheet, ...], bool]:
    """Every sheet that holds anything, and whether days are counted from 1904. Raises BadFile if the workbook is damaged."""
    import openpyxl  # takes a tenth of a second
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    try:
        with contextlib.ExitStack() as books, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions, which say nothing about the cells
            opened = [
                books.enter_context(
                    contextlib.closing(openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=stored))
                )
                for stored in ((True, False) if _holds_formulas(content) else (True,))
            ]
            values, formulas = opened[0], opened[-1]
            merged = _merges(content)
            sheets = [
                _sheet(sheet, None if formulas is values else formulas[sheet.title], merged.get(sheet.title, ()))
                for sheet in values.worksheets
            ]
            from_1904 = values.epoch == CALENDAR_MAC_1904
    except _DAMAGED as problem:
        raise BadFile(str(path), f"the workbook cannot be opened: {problem}", "an Excel workbook (.xlsx)") from None
    found = tuple(sheet for sheet in sheets if any(cell is not None for row in sheet.rows for cell in row))
    if not found:
        raise BadFile(str(path), "the workbook is empty", "a sheet with a header and rows")
    return found, from_1904


def _sheet(values: Any, formulas: Any | None, merges: tuple[Merge, ...]) -> Sheet:
    for sheet in (values, formulas):
        if sheet is not None:
            sheet.reset_dimensions()  # some programs write a wrong size, and rows beyond it would vanish
    rows = list(_rows(values, formulas))
    while rows and not any(cell is not None for cell in rows[-1]):
        rows.pop()
    return Sheet(
        values.title, tuple(rows), tuple(range(1, len(rows) + 1)), merges, hidden=values.sheet_state != "visible"
    )


def _rows(values: Any, formulas: Any | None) -> Iterator[tuple[Cell, ...]]:
    written_rows = itertools.repeat(()) if formulas is None else formulas.iter_rows(values_only=True)
    for stored, written in zip(values.iter_rows(), written_rows, strict=False):
        row = [_cell(cell, formula) for cell, formula in itertools.zip_longest(stored, written)]
        while row and row[-1] is None:
            row.pop()
        yield tuple(row)


def _holds_formulas(content: bytes) -> bool:
    """Whether any sheet holds a formula: without one the sheets need not be read a second time."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return any(_FORMULA.search(archive.read(name)) for name in sheets)


def _cell(cell: Any, formula: Any) -> Cell:
    value = None if cell is None else cell.value
    if value is None:
        value = formula  # never computed: its text, "=…", so that it is not taken for blank
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, dt.timedelta):
        within_a_day = dt.timedelta() <= value < dt.timedelta(days=1)
        return (dt.datetime(1900, 1, 1) + value).time() if within_a_day else str(value)  # noqa: DTZ001
    if isinstance(value, dt.datetime) and cell is not None:
        return _as_shown(value, str(cell.number_format or ""))
    if isinstance(value, bool | int | float | dt.date | dt.time) or value is None:
        return value
    return str(value)


def _as_shown(moment: dt.datetime, number_format: str) -> Cell:
    """A day whose format shows no day stands for a month, or a year: Excel makes `Jan-17` the first of January.

    One whose format shows no year is marked: Excel makes `5 Jan` a day of the year in which it was typed.
    """
    shown = _LITERALS.sub("", number_format.split(";")[0]).lower()
    if "d" in shown and "m" in shown and "y" not in shown:
        return YearNotShown(*moment.timetuple()[:6])
    if "d" in shown or "y" not in shown or "h" in shown or moment.day != 1:
        return moment
    return f"{moment:%Y-%m}" if "m" in shown else f"{moment:%Y}"


def _merges(content: bytes) -> dict[str, tuple[Merge, ...]]:
    """The merged cells of each sheet by its title: the streaming reader leaves them out."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        targets = {one.get("Id"): str(one.get("Target")) for one in relations}
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        found = {}
        for sheet in book.findall(".//{*}sheet"):
            target = targets.get(sheet.get(_RELATIONS), "")
            name = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            if name in archive.namelist():
                found[str(sheet.get("name"))] = tuple(map(_merge, _MERGED.findall(archive.read(name))))
    return found


def _merge(corners: tuple[bytes, bytes, bytes, bytes]) -> Merge:
    first_column, first_row, last_column, last_row = corners
    return Merge(int(first_row), int(last_row), _number(first_column), _number(last_column))


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
