"""The rows of a table as its mapping reads them: the columns of the source `table` beside every cell as written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from treve.errors import BadValue
from treve.mapping.cells import Cell, text_of
from treve.mapping.fields import COUNTS, FIELDS, Reading
from treve.mapping.layout import Row, Table
from treve.mapping.mapping_file import Mapping, Rule
from treve.mapping.readers import Reader, reader

AS_WRITTEN = " (as written)"
"""Behind the name of a column of the file that bears the name of a column of the source."""


@dataclass(frozen=True, slots=True)
class CellFault:
    """A cell that cannot be read: position of its row, its column as the file names it, what it holds, what was expected."""

    row: int
    column: str
    value: str | None
    expected: str


@dataclass(frozen=True, slots=True)
class MappedRows:
    """Rows ready to be read as the source `table`.

    names   columns of the source that the mapping fills, then the columns of the file
    filled  how many of the names are of the source
    rows    texts, None where blank, also where a fault stands
    lines   row of the sheet, or line of the file, of each row
    """

    names: tuple[str, ...]
    filled: int
    rows: tuple[tuple[str | None, ...], ...]
    lines: tuple[int, ...]
    faults: tuple[CellFault, ...]


def mapped_rows(table: Table, mapping: Mapping, reserved: frozenset[str], from_1904: bool = False) -> MappedRows:
    """Read every row of a table. No row is left out: one that cannot be read has faults.

    reserved   names, in lower case, that the source gives a meaning: the file's columns of these names get AS_WRITTEN behind
    from_1904  serial numbers of days count from 1904
    """
    blank = frozenset(word.casefold() for word in mapping.blank)
    parts = [
        _Part(field, rule, table.names, from_1904, mapping.constants.get("zone"), blank)
        for field, rule in mapping.fields.items()
    ]
    targets = _targets(mapping)
    own = tuple(name + AS_WRITTEN if name.strip().lower() in reserved else name for name in table.names)
    rows: list[tuple[str | None, ...]] = []
    faults: list[CellFault] = []
    for number, row in enumerate(table.rows):
        filled: dict[str, str | None] = dict.fromkeys(targets)
        for part in parts:
            try:
                values = part.read(row, table.names)
            except _Unreadable as problem:
                faults.append(CellFault(number, problem.column, problem.value, problem.expected))
            else:
                filled |= {name: value for name, value in zip(part.fills, values, strict=True) if value is not None}
        for name, value in mapping.constants.items():
            if filled[name] is None:
                filled[name] = value
        rows.append((*filled.values(), *(text_of(cell) or None for cell in row.cells)))
    lines = tuple(row.line for row in table.rows)
    return MappedRows((*targets, *own), len(targets), tuple(rows), lines, tuple(faults))


class _Unreadable(Exception):
    def __init__(self, column: str, value: str | None, expected: str) -> None:
        self.column, self.value, self.expected = column, value, expected


class _Part:
    """One field of a mapping, ready to read rows. Each distinct cell is read once."""

    def __init__(
        self, field: str, rule: Rule, names: Sequence[str], from_1904: bool, zone: str | None, blank: frozenset[str]
    ) -> None:
        self.field, self.rule = field, rule
        self.fills = FIELDS[field].fills
        self._places = tuple(names.index(name) for name in rule.columns)
        self._blank = blank
        self._words = {key.casefold(): word for key, word in rule.words.items()}
        self._codes = any(key.isdecimal() for key in rule.words)
        self._read: Reader = reader(field, rule, from_1904, zone)
        self._known: dict[tuple[object, ...], tuple[str | None, ...] | BadValue] = {}

    def read(self, row: Row, names: Sequence[str]) -> tuple[str | None, ...]:
        """The values of the columns that the field fills. Raises _Unreadable."""
        if self.rule.read_as is Reading.CONTENT:
            return (content_id(row, names),)
        cells = tuple(self._cell(row, place, names) for place in self._places)
        if all(cell is None for cell in cells):
            return (None,) * len(self.fills)
        key = (*map(type, cells), *cells)
        values = self._known.get(key)
        if values is None:
            try:
                values = self._read(cells)
            except BadValue as problem:
                values = problem
            self._known[key] = values
        if not isinstance(values, BadValue):
            return values
        if self.field in COUNTS and self.rule.unreadable == "empty":
            return (None,) * len(self.fills)
        column = names[self._places[0]] if not values.column.isdecimal() else names[self._places[int(values.column)]]
        shown = "; ".join(text_of(row.cells[place]) for place in self._places)
        raise _Unreadable(column, shown, values.expected)

    def _cell(self, row: Row, place: int, names: Sequence[str]) -> Cell:
        cell = row.cells[place]
        if cell is None:
            return None
        text = text_of(cell)
        if text.casefold() in self._blank:
            return None
        if self.field in COUNTS:
            for shared, first, last in row.shared:
                if shared == place and self.rule.shared == "error":
                    raise _Unreadable(
                        names[place], text, f"a figure of this row alone; it is drawn over rows {first} to {last}"
                    )
                if shared == place and row.line != first:
                    return None
        word = self._words.get(text.casefold())
        if word is None and self._codes and text.isdecimal():
            raise _Unreadable(names[place], text, f"one of the codes {', '.join(self.rule.words)}")
        return cell if word is None else word


def content_id(row: Row, names: Sequence[str]) -> str:
    """An id made of what a row says, whatever the order of the columns; rows that say the same have the same id."""
    said = sorted((name, text_of(cell)) for name, cell in zip(names, row.cells, strict=True) if cell is not None)
    content = "\x1e".join(f"{name}\x1f{text}" for name, text in said)
    return "row-" + hashlib.sha256(content.encode("utf-8")).hexdigest()[:16]


def _targets(mapping: Mapping) -> tuple[str, ...]:
    """Columns of the source that the mapping fills, in the order of FIELDS."""

    def used() -> Iterator[str]:
        for field, of in FIELDS.items():
            if field in mapping.fields:
                yield from of.fills
            elif field in mapping.constants:
                yield field

    return tuple(dict.fromkeys(used()))
