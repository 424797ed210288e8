"""What a mapping makes of a file, in words for a terminal: the first rows as they will be read, and what cannot be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from treve.catalogue import counted, say
from treve.mapping.layout import LeftOut, Table
from treve.mapping.mapped_rows import CellFault, MappedRows

SHOWN_ROWS = 10
_WIDEST = 28
_SHOWN_FAULTS = 5


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows of a table as they will be read.

    left_out      rows of the sheet that are none of the table
    names, rows   columns that hold anything, and the first rows; None: blank
    """

    left_out: tuple[LeftOut, ...]
    names: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]


def preview(table: Table, made: MappedRows) -> Preview:
    """The first rows of a table as they will be read."""
    filled = [place for place in range(made.filled) if any(row[place] for row in made.rows)]
    return Preview(
        left_out=table.left_out,
        names=tuple(made.names[place] for place in filled),
        rows=tuple(tuple(row[place] for place in filled) for row in made.rows[:SHOWN_ROWS]),
    )


def preview_text(found: Preview) -> str:
    """The first rows, and what was left out."""
    lines = [*_grid(found.names, found.rows), ""]
    for why, number in Counter(one.why for one in found.left_out).items():
        where = ", ".join(str(one.line) for one in found.left_out if one.why == why)
        lines.append(
            counted(
                "Left out, since it holds no report: {number} row ({why}): {where}.",
                "Left out, since they hold no report: {number} rows ({why}): {where}.",
                number,
                why=_WHYS[why](),
                where=where,
            )
        )
    return "\n".join(lines)


def faults_text(table: Table, faults: Sequence[CellFault]) -> str:
    """The first cells at fault, with their rows."""
    lines = [
        "  "
        + say(
            "row {row}: column {column} holds {value}; expected {expected}",
            row=str(table.rows[fault.row].line),
            column=repr(fault.column),
            value=repr(fault.value or ""),
            expected=fault.expected,
        )
        for fault in faults[:_SHOWN_FAULTS]
    ]
    if len(faults) > _SHOWN_FAULTS:
        more = len(faults) - _SHOWN_FAULTS
        lines.append("  " + say("and {more} more cells; --errors FILE.xlsx marks them all", more=more))
    return "\n".join(lines)


_WHYS = {
    "title": lambda: say("above the header"),
    "total": lambda: say("sums of others"),
    "header": lambda: say("the header once more"),
    "tags": lambda: say("HXL tags"),
    "remark": lambda: say("a remark below the table"),
}


def _grid(names: Sequence[str], rows: Sequence[Sequence[str | None]]) -> list[str]:
    cells = [list(names), *([_short(cell) for cell in row] for row in rows)]
    widths = [max(len(row[place]) for row in cells) for place in range(len(names))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]


def _short(cell: str | None) -> str:
    text = " ".join((cell or "").split())
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"
