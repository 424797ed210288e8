"""Excel workbooks as cells: the first sheet whose first row holds the source's columns; values as text.

A formula counts by the value Excel stored for it; one that was never computed stays as its text, "=…".
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import itertools
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from treve.errors import BadFile
from treve.read.cells import SpooledCells, TornRow
from treve.read.header import is_hxl_tag_row, known_columns, match, named
from treve.read.row_spool import spool_rows
from treve.read.source import Source

MAGIC = b"PK\x03\x04"

_EXPECTED = "an Excel workbook (.xlsx)"

_Row = tuple[str | None, ...]


def read(path: Path, source: Source, limit: int) -> SpooledCells:
    """The cells of a workbook; `limit` is the number of bytes to keep in memory beside the packed file.

    Raises BadFile if it is damaged, is no workbook, has no rows, or its sheets lack a column.
    """
    with _opened(path) as (values, formulas):
        headers = {sheet.title: header for sheet in values.worksheets if (header := next(_filled(sheet, sheet), None))}
        if not headers:
            raise BadFile(str(path), "the workbook is empty", f"a header row with the columns of {source.title}")
        title = max(headers, key=lambda sheet: known_columns(source, _names(headers[sheet])))
        names = _names(headers[title])
        match(source, names, str(path))
        torn: list[TornRow] = []
        rows = _data(_filled(values[title], formulas[title]), len(names), torn)
        spool = spool_rows(names, rows, limit)
    found = f"{path}: of {len(headers)} sheets that hold rows, only {title!r} was read"
    return SpooledCells(names, spool, tuple(torn), (found,) if len(headers) > 1 else ())


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[tuple[Any, Any]]:
    """The workbook twice: with the values Excel stored, and with the formulas as written."""
    import openpyxl  # takes a tenth of a second, which runs without a workbook need not wait for

    content = path.read_bytes()
    with contextlib.ExitStack() as books, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions, which say nothing about the cells
        try:
            opened = [
                books.enter_context(
                    contextlib.closing(openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=stored))
                )
                for stored in (True, False)
            ]
            yield opened[0], opened[1]
        except (zipfile.BadZipFile, KeyError, ValueError, OSError, EOFError, SyntaxError, zlib.error) as problem:
            raise BadFile(str(path), f"the workbook cannot be opened: {problem}", _EXPECTED) from None


def _filled(values: Any, formulas: Any) -> Iterator[_Row]:
    """The rows of a sheet that are not blank."""
    return (row for row in _rows(values, formulas) if any(row))


def _data(rows: Iterator[_Row], width: int, torn: list[TornRow]) -> Iterator[_Row]:
    """The rows below the header and its tag row, cut to its width; those that hold more are noted as torn."""
    next(rows)
    for number, row in enumerate(rows):
        if number == 0 and is_hxl_tag_row(row):
            continue
        if any(row[width:]):
            expected = f"{width} cells, as many as the header has"
            torn.append(TornRow(None, ";".join(cell or "" for cell in row), expected))
        else:
            yield (*row[:width], *(None,) * (width - len(row)))


def _rows(values: Any, formulas: Any) -> Iterator[_Row]:
    pairs = itertools.zip_longest(
        values.iter_rows(values_only=True), formulas.iter_rows(values_only=True), fillvalue=()
    )
    for stored, written in pairs:
        yield tuple(
            _text(written_cell if cell is None else cell)
            for cell, written_cell in itertools.zip_longest(stored, written)
        )


def _names(header: Sequence[str | None]) -> tuple[str, ...]:
    filled = list(header)
    while filled and not (filled[-1] or "").strip():
        filled.pop()
    return named([cell or "" for cell in filled])


def _text(cell: object) -> str | None:
    if cell is None:
        return None
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        return cell.isoformat(" ")
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    return str(cell)
