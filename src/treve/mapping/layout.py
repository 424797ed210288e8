"""Where the table stands in a sheet: its header, its columns, its rows, and what above, between and below is none of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from treve.mapping.cells import Cell, Merge, Sheet, text_of
from treve.mapping.column_names import is_total, likeness

_LOOKED_AT = 60
"""Rows at the top of a sheet among which the header is looked for."""
_LONGEST_NAME = 120
GROUP = " / "
"""Between the name of a group of columns and that of one of them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table.

    line    row of the sheet, or line of the file, on which it starts
    cells   one for each column
    shared  positions of cells whose value is drawn over several rows, each with the lines of the first and the last of them
    """

    line: int
    cells: tuple[Cell, ...]
    shared: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that is none of the table: its line, why (title, total, header, tags, remark), and what it says."""

    line: int
    why: str
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table found in a sheet.

    header   lines of the first and the last row of the header
    names    columns, as named there; a name that stands again gets a number behind it, an empty one is column_<number>
    places   position of each column in the sheet, from 0
    """

    sheet: Sheet
    header: tuple[int, int]
    names: tuple[str, ...]
    places: tuple[int, ...]
    rows: tuple[Row, ...]
    left_out: tuple[LeftOut, ...]

    def column(self, name: str) -> list[Cell]:
        """The cells of a column."""
        place = self.names.index(name)
        return [row.cells[place] for row in self.rows]


def find_header(sheet: Sheet) -> tuple[int, int] | None:
    """Positions, from 0, of the first and the last row of the header; None: no row looks like one."""
    best, found = 0.0, None
    for position in range(min(len(sheet.rows), _LOOKED_AT)):
        fitness = _header_fitness(sheet, position)
        if fitness > best:
            best, found = fitness, position
    if found is None:
        return None
    above = found - 1
    if above >= 0 and _groups(sheet, above, found):
        return above, found
    if _groups(sheet, found, found + 1) and _header_fitness(sheet, found + 1) > 0:
        return found, found + 1
    return found, found


def table_at(sheet: Sheet, first: int, last: int) -> Table:
    """The table whose header stands in these rows, by their positions from 0."""
    names, places = _names(sheet, first, last)
    left_out = [
        LeftOut(sheet.lines[position], "title", _joined(sheet.rows[position]))
        for position in range(first)
        if any(cell is not None for cell in sheet.rows[position])
    ]
    raw = list(_rows(sheet, last + 1, places))
    rows, others = _sorted_out(raw, names)
    return Table(sheet, (sheet.lines[first], sheet.lines[last]), names, places, tuple(rows), tuple(left_out + others))


def _header_fitness(sheet: Sheet, position: int) -> float:
    """How much a row looks like a header: words that name columns, filled beside one another, with data below."""
    if position >= len(sheet.rows):
        return 0.0
    cells = [cell for cell in sheet.rows[position] if cell is not None]
    texts = [text_of(cell) for cell in cells]
    named = [
        text for cell, text in zip(cells, texts, strict=True) if isinstance(cell, str) and len(text) <= _LONGEST_NAME
    ]
    if len(named) < 2 or len(named) < 0.8 * len(cells) or len(set(texts)) < 0.6 * len(texts):
        return 0.0
    if any(any(letter.isdigit() for letter in text) and not any(letter.isalpha() for letter in text) for text in named):
        return 0.0
    known = {field: fits for text in named for field, fits in likeness(text).items() if fits >= 0.7}
    below = sheet.rows[position + 1 : position + 6]
    filled = sum(sum(cell is not None for cell in row) >= 2 for row in below)
    return 3.0 * len(known) + len(named) + filled if filled or len(known) >= 2 else 0.0


def _groups(sheet: Sheet, upper: int, lower: int) -> bool:
    """Whether a row of a header groups the columns named in the next: one of its cells is drawn over several columns."""
    if lower >= len(sheet.rows):
        return False
    line, below = sheet.lines[upper], sheet.rows[lower]
    for merge in sheet.merges:
        if merge.first_row == line == merge.last_row and merge.last_column > merge.first_column:
            under = below[merge.first_column - 1 : merge.last_column]
            over = [cell for cell in sheet.rows[upper] if cell is not None]
            if len(over) > 1 and len(under) > 1 and all(isinstance(cell, str) for cell in under):
                return True
    return False


def _names(sheet: Sheet, first: int, last: int) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The columns and their positions: those with a name, and those without one that hold something below."""
    upper = _spread(sheet, first) if last > first else {}
    width = max((len(row) for row in sheet.rows[first:]), default=0)
    used = {place for row in sheet.rows[last + 1 :] for place, cell in enumerate(row) if cell is not None}
    seen: Counter[str] = Counter()
    names, places = [], []
    for place in range(width):
        own = _at(sheet.rows[last], place)
        parts = dict.fromkeys(text for text in (upper.get(place, ""), _line(own)) if text)
        if not parts and place not in used:
            continue
        name = GROUP.join(parts) or f"column_{place + 1}"
        seen[name.casefold()] += 1
        names.append(name if seen[name.casefold()] == 1 else f"{name} ({seen[name.casefold()]})")
        places.append(place)
    return tuple(names), tuple(places)


def _spread(sheet: Sheet, position: int) -> dict[int, str]:
    """The names of a row, by position; one drawn over several columns names them all."""
    found = {place: _line(cell) for place, cell in enumerate(sheet.rows[position]) if cell is not None}
    for merge in sheet.merges:
        if merge.first_row == sheet.lines[position] and merge.first_column - 1 in found:
            for place in range(merge.first_column, merge.last_column):
                found[place] = found[merge.first_column - 1]
    return found


def _rows(sheet: Sheet, start: int, places: Sequence[int]) -> Iterator[Row]:
    """The rows below the header that hold anything, each with the values drawn over it."""
    over: dict[int, list[tuple[int, Merge]]] = {}
    for merge in sheet.merges:
        if merge.last_row > merge.first_row and merge.first_column - 1 in places and merge.first_row > start:
            for line in range(merge.first_row, min(merge.last_row, len(sheet.rows)) + 1):
                over.setdefault(line, []).append((places.index(merge.first_column - 1), merge))
    for position in range(start, len(sheet.rows)):
        line = sheet.lines[position]
        cells = [_at(sheet.rows[position], place) for place in places]
        alone = any(cell is not None for cell in cells)
        shared = []
        for place, merge in over.get(line, ()):
            value = _at(sheet.rows[merge.first_row - 1], merge.first_column - 1)
            if value is not None:
                cells[place] = value
                shared.append((place, merge.first_row, merge.last_row))
        if alone or (shared and len(shared) == sum(cell is not None for cell in cells) > 1):
            yield Row(line, tuple(cells), tuple(shared))


def _sorted_out(rows: Sequence[Row], names: Sequence[str]) -> tuple[list[Row], list[LeftOut]]:
    kept: list[Row] = []
    others: list[LeftOut] = []
    for number, row in enumerate(rows):
        why = _why_none(row, names, number)
        if why is None:
            kept.append(row)
        else:
            others.append(LeftOut(row.line, why, _joined(row.cells)))
    while kept and len(names) > 2 and _is_remark(kept[-1]):
        row = kept.pop()
        others.append(LeftOut(row.line, "remark", _joined(row.cells)))
    return kept, sorted(others, key=lambda one: one.line)


def _why_none(row: Row, names: Sequence[str], number: int) -> str | None:
    filled = [cell for cell in row.cells if cell is not None]
    if number == 0 and all(text_of(cell).startswith("#") for cell in filled):
        return "tags"
    same = sum(cell == name for cell, name in zip(row.cells, names, strict=True))
    if same >= max(2, len(filled) - 1):
        return "header"
    if len(filled) > max(2, len(names) / 2) or any(isinstance(cell, dt.date) for cell in filled):
        return None
    texts = [text_of(cell) for cell in filled]
    opens = next((text for text in texts if not text.replace(".", "").isdecimal()), "")
    numbers = any(isinstance(cell, int | float) for cell in filled) or any(text.startswith("=") for text in texts)
    return "total" if is_total(opens) and (numbers or len(filled) == 1 or _figures(texts)) else None


def _figures(texts: Sequence[str]) -> bool:
    return any(text.replace(" ", "").isdecimal() for text in texts)


def _is_remark(row: Row) -> bool:
    filled = [cell for cell in row.cells if cell is not None]
    return len(filled) == 1 and isinstance(filled[0], str) and len(filled[0].split()) > 1


def _at(row: Sequence[Cell], place: int) -> Cell:
    return row[place] if place < len(row) else None


def _line(cell: Cell) -> str:
    return " ".join(text_of(cell).split())


def _joined(cells: Sequence[Cell]) -> str:
    return " | ".join(_line(cell) for cell in cells if cell is not None)[:200]
