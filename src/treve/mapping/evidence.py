"""What the cells of a column speak for: how many of them can be read as a field needs them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from treve.errors import BadValue
from treve.mapping import coordinates, days, figures, times
from treve.mapping.cells import Cell, european_digits, text_of
from treve.mapping.days import DayRule, Order
from treve.mapping.month_names import months
from treve.normalise.folding import fold

_MOST_VALUES = 300
"""Distinct values of a column that are tried."""

_BLANK_WORDS = "n/a;na;#n/a;n.a.;-;--;---;—;–;?;nd;n.d.;nc;n.c.;null;nan;غير متوفر;لا يوجد;н/д"
BLANK_WORDS = frozenset(_BLANK_WORDS.split(";"))
"""Words that stand for an empty cell, in lower case. `unknown` is none of them: as an actor it says that nobody was named."""


class Column:
    """The distinct cells of one column with their numbers, blank ones and words for blank left out."""

    def __init__(self, name: str, cells: Iterable[Cell]) -> None:
        self.name = name
        counted: Counter[tuple[type, Cell]] = Counter()
        self.blank_words: set[str] = set()
        self.rows = 0
        for cell in cells:
            self.rows += 1
            text = text_of(cell)
            if text.casefold() in BLANK_WORDS:
                self.blank_words.add(text)
            elif text:
                counted[type(cell), cell] += 1
        self.values: dict[Cell, int] = {}
        for (_, cell), times_met in counted.most_common():
            self.values[cell] = self.values.get(cell, 0) + times_met
        self.filled = sum(self.values.values())

    def share(self, readable: Callable[[Cell], object]) -> float:
        """The share of the filled cells, among the commonest values, that can be read; 0 if none is filled."""
        tried = list(self.values.items())[:_MOST_VALUES]
        right = sum(number for cell, number in tried if reads(readable, cell))
        return right / sum(number for _, number in tried) if tried else 0.0


def reads(readable: Callable[[Cell], object], cell: Cell) -> bool:
    """Whether a function reads a cell without BadValue, and does not answer False."""
    try:
        return readable(cell) is not False
    except BadValue:
        return False


def evidence(field: str, column: Column) -> float:
    """From 0 to 1, how well the cells fit a field; 1 for fields that take any text."""
    test = _TESTS.get(field)
    if field == "report_id":
        return len(column.values) / column.filled if column.filled else 0.0
    return 1.0 if test is None else column.share(test)


def is_day(cell: Cell) -> bool:
    """Whether a cell can be a day in any order; small numbers alone are none."""
    text = european_digits(text_of(cell))
    if text.isdecimal() and len(text) < 5:
        return False
    return any(_is_day_in(order, cell) for order in (*Order, None))


def _is_day_in(order: Order | None, cell: Cell) -> bool:
    return reads(lambda one: days.read_when(one, DayRule(order, 2000)), cell)


def _is_degree(cell: Cell) -> bool:
    return any(_is_degree_of(axis, cell) for axis in "NE")


def _is_degree_of(axis: str, cell: Cell) -> bool:
    return reads(lambda one: abs(coordinates.read_degrees(one, axis)) <= 180, cell)


def _is_metres(cell: Cell) -> bool:
    return reads(lambda one: coordinates.metres(one) >= 10_000, cell)


def _is_whole(low: int, high: int) -> Callable[[Cell], bool]:
    def test(cell: Cell) -> bool:
        text = european_digits(text_of(cell))
        return text.isdecimal() and low <= int(text) <= high

    return test


def _is_month(cell: Cell) -> bool:
    return _is_whole(1, 12)(cell) or fold(text_of(cell)) in months()


def _is_time(cell: Cell) -> object:
    return times.read_time(cell)


def _is_no_number(cell: Cell) -> bool:
    return not european_digits(text_of(cell)).replace(".", "").isdecimal()


_TESTS: dict[str, Callable[[Cell], object]] = {
    "day": is_day,
    "last_day": is_day,
    "published": is_day,
    "year": _is_whole(1900, 2100),
    "month": _is_month,
    "day_of_month": _is_whole(1, 31),
    "time": _is_time,
    "lat": _is_degree,
    "lon": _is_degree,
    "point": coordinates.read_point,
    "utm_zone": lambda cell: coordinates.read_zone_and_band(text_of(cell)),
    "easting": _is_metres,
    "northing": _is_metres,
    **dict.fromkeys(("killed", "injured"), figures.read_range),
    **dict.fromkeys(
        ("killed_low", "killed_high", "injured_low", "injured_high", "civilians_killed", "observed"),
        figures.read_number,
    ),
    "place_precision": _is_whole(1, 4),
    **dict.fromkeys(("place", "target"), _is_no_number),
}
