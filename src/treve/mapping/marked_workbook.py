"""A workbook of the rows that cannot be read, with the cells at fault coloured and what was expected as a note on each."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from treve.mapping.cells import Cell, text_of
from treve.mapping.layout import Table
from treve.mapping.mapped_rows import CellFault
from treve.store.whole_file import whole

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_FAULT = {"bg_color": "#FFC7CE", "border": 2, "border_color": "#9C0006"}


def write_marked(table: Table, cells_at_fault: Sequence[CellFault], path: Path) -> None:
    """Write the faulty rows of a table, each with its row in the file and what is wrong, whole or not at all. Raises OSError.

    Cells stand as texts, so that no spreadsheet reads them anew or takes one for a formula.
    """
    import xlsxwriter

    by_row: dict[int, list[CellFault]] = defaultdict(list)
    for fault in cells_at_fault:
        by_row[fault.row].append(fault)
    # Made in memory: of a full disk xlsxwriter tells by an error of its own that is no OSError.
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, _OPTIONS) as book:
        sheet = book.add_worksheet("errors")
        bold, marked = book.add_format({"bold": True}), book.add_format(_FAULT)
        for place, name in enumerate(("row", *table.names, "expected")):
            sheet.write_string(0, place, name, bold)
        for number, (row, faults) in enumerate(sorted(by_row.items()), 1):
            sheet.write_number(number, 0, table.rows[row].line)
            _write_row(sheet, number, table.rows[row].cells)
            told = "; ".join(f"{one.column}: {one.expected}" for one in faults)
            sheet.write_string(number, len(table.names) + 1, told)
            for fault in faults:
                place = table.names.index(fault.column)
                sheet.write_string(number, place + 1, text_of(table.rows[row].cells[place]), marked)
                sheet.write_comment(number, place + 1, f"expected {fault.expected}", {"author": "treve"})
        sheet.freeze_panes(1, 1)
    with whole(path) as new:
        new.write_bytes(made.getvalue())


def _write_row(sheet: object, number: int, cells: tuple[Cell, ...]) -> None:
    for place, cell in enumerate(cells):
        if cell is not None:
            sheet.write_string(number, place + 1, text_of(cell))  # type: ignore[attr-defined]
