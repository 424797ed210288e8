"""What a mapping makes of a file, before anything is written: counts, and the first rows as they will be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from treve.catalogue import say
from treve.mapping.layout import LeftOut, Table
from treve.mapping.mapped_rows import CellFault, MappedRows

SHOWN_ROWS = 10
_WIDEST = 28
_SHOWN_FAULTS = 5


@dataclass(frozen=True, slots=True)
class Preview:
    """What became of the rows of a table.

    rows      rows of the table; readable: those without a fault
    faults    cells that cannot be read, with the line of each
    left_out  rows of the sheet that are none of the table
    names, shown  columns and first rows as they will be read; None: blank
    """

    rows: int
    readable: int
    faults: tuple[tuple[int, CellFault], ...]
    left_out: tuple[LeftOut, ...]
    names: tuple[str, ...]
    shown: tuple[tuple[str | None, ...], ...]


def preview(table: Table, made: MappedRows) -> Preview:
    """What became of the rows of a table."""
    at_fault = {fault.row for fault in made.faults}
    filled = [place for place in range(made.filled) if any(row[place] for row in made.rows)]
    return Preview(
        rows=len(made.rows),
        readable=len(made.rows) - len(at_fault),
        faults=tuple((made.lines[fault.row], fault) for fault in made.faults),
        left_out=table.left_out,
        names=tuple(made.names[place] for place in filled),
        shown=tuple(tuple(row[place] for place in filled) for row in made.rows[:SHOWN_ROWS]),
    )


def preview_text(found: Preview) -> str:
    """The preview for a terminal."""
    lines = [*_grid(found.names, found.shown), ""]
    lines.append(
        say(
            "{rows} rows: {readable} can be read, {faulty} cannot.",
            rows=found.rows,
            readable=found.readable,
            faulty=found.rows - found.readable,
        )
    )
    for line, fault in found.faults[:_SHOWN_FAULTS]:
        lines.append(
            "  "
            + say(
                "row {row}: column {column} holds {value}; expected {expected}",
                row=str(line),
                column=repr(fault.column),
                value=repr(fault.value),
                expected=fault.expected,
            )
        )
    if len(found.faults) > _SHOWN_FAULTS:
        lines.append(
            "  "
            + say("and {more} more cells; --errors FILE.xlsx marks them all", more=len(found.faults) - _SHOWN_FAULTS)
        )
    for why, number in Counter(one.why for one in found.left_out).items():
        where = ", ".join(str(one.line) for one in found.left_out if one.why == why)
        lines.append(
            say(
                "Left out, since they hold no report: {number} rows ({why}): {where}.",
                number=number,
                why=why,
                where=where,
            )
        )
    return "\n".join(lines)


def _grid(names: Sequence[str], rows: Sequence[Sequence[str | None]]) -> list[str]:
    cells = [list(names), *([_short(cell) for cell in row] for row in rows)]
    widths = [max(len(row[place]) for row in cells) for place in range(len(names))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]


def _short(cell: str | None) -> str:
    text = " ".join((cell or "").split())
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"
