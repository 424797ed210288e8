"""A file held against the mapping it is to be read by: the same layout, or an error that says what changed."""

from __future__ import annotations

import difflib
from pathlib import Path

from treve.errors import BadFile
from treve.mapping.cells import Sheet
from treve.mapping.codebook import changed_meaning
from treve.mapping.layout import Table, find_header, table_at
from treve.mapping.mapping_file import Layout, Mapping
from treve.mapping.workbook import Workbook, read_workbook

_REMEDY = "the layout of the mapping; `treve map` makes one for the new layout"


def open_delivery(path: Path, mapping: Mapping) -> tuple[Workbook, Table]:
    """The workbook and its table. Raises BadFile if it cannot be read, or its layout is not that of the mapping."""
    layout = mapping.layout
    book = read_workbook(path, layout.encoding, layout.separator)
    sheet = _sheet(book, layout)
    first, last = layout.header
    place = f"{path}: sheet {sheet.title!r}" if sheet.title else str(path)
    if first in sheet.lines and last in sheet.lines:
        table = table_at(sheet, sheet.lines.index(first), sheet.lines.index(last))
        if set(table.names) == set(layout.columns):
            _check_codebooks(book, mapping)
            return book, table
    found = find_header(sheet)
    if found is not None:
        elsewhere = table_at(sheet, *found)
        if elsewhere.header != layout.header and set(elsewhere.names) & set(layout.columns):
            moved = f"the header has moved from {_rows(layout.header)} to {_rows(elsewhere.header)}"
            raise BadFile(place, "; ".join([moved, *_changes(layout, elsewhere)]), _REMEDY)
        raise BadFile(place, "; ".join(_changes(layout, elsewhere)) or "its header has changed", _REMEDY)
    raise BadFile(place, f"no header stands in {_rows(layout.header)}", _REMEDY)


def _sheet(book: Workbook, layout: Layout) -> Sheet:
    if layout.sheet is None:
        return book.sheets[0]
    for sheet in book.sheets:
        if sheet.title == layout.sheet:
            return sheet
    titles = [str(sheet.title) for sheet in book.sheets if sheet.title]
    nearest = difflib.get_close_matches(layout.sheet, titles, n=1)
    hint = f"; renamed to {nearest[0]!r}?" if nearest else ""
    held = f"it holds {', '.join(map(repr, titles))}" if titles else "it is no workbook"
    raise BadFile(str(book.path), f"sheet {layout.sheet!r} is gone; {held}{hint}", _REMEDY)


def _check_codebooks(book: Workbook, mapping: Mapping) -> None:
    """Raises BadFile if a sheet that explains codes is gone, or says something else of one of them."""
    sheets = {sheet.title: sheet for sheet in book.sheets}
    for rule in mapping.fields.values():
        if rule.codebook is None:
            continue
        if rule.codebook not in sheets:
            raise BadFile(str(book.path), f"sheet {rule.codebook!r}, which explains codes, is gone", _REMEDY)
        changed = changed_meaning(sheets[rule.codebook], rule.columns[0], rule.labels)
        if changed is not None:
            raise BadFile(f"{book.path}: sheet {rule.codebook!r}", changed, _REMEDY)


def _changes(layout: Layout, table: Table) -> list[str]:
    """Columns that are gone, renamed or new, in plain words."""
    gone = [name for name in layout.columns if name not in table.names]
    new = [name for name in table.names if name not in layout.columns]
    told = []
    for name in list(gone):
        place = layout.columns.index(name)
        there = table.names[place] if place < len(table.names) else None
        same_place = [there] if there in new and len(gone) == len(new) else []
        nearest = difflib.get_close_matches(name, new, n=1, cutoff=0.6) or same_place
        if nearest:
            told.append(f"column {name!r} is now called {nearest[0]!r}")
            gone.remove(name)
            new.remove(nearest[0])
    told += [f"column {name!r} is gone" for name in gone]
    return told + [f"column {name!r} is new" for name in new]


def _rows(header: tuple[int, int]) -> str:
    return f"row {header[0]}" if header[0] == header[1] else f"rows {header[0]} and {header[1]}"
