"""Tables for tests, without a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from treve.mapping.cells import Merge, Sheet
from treve.mapping.layout import Table, find_header, table_at
from treve.mapping.workbook import Workbook


def sheet_of(
    rows: Sequence[Any], title: str | None = "Sheet1", merges: Sequence[Merge] = (), hidden: bool = False
) -> Sheet:
    """A sheet of these rows, each a sequence of cells."""
    return Sheet(title, tuple(map(tuple, rows)), tuple(range(1, len(rows) + 1)), tuple(merges), hidden)


def table_of(rows: Sequence[Any], *, title: str | None = "Sheet1", merges: Sequence[Merge] = ()) -> Table:
    """The table that is found in a sheet of these rows."""
    sheet = sheet_of(rows, title, merges)
    header = find_header(sheet)
    assert header is not None
    return table_at(sheet, *header)


def book_of(*sheets: Sheet, path: str = "MY.xlsx") -> Workbook:
    """A workbook of these sheets."""
    return Workbook(Path(path), sheets)
