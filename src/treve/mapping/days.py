"""Cells that say when: days in any usual notation, ranges, months, years, serial numbers of Excel, and the time behind them.

Where `03/04/2017` may be the third of April or the fourth of March, the order must be told: nothing here guesses.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from treve.errors import BadValue
from treve.mapping.cells import Cell, YearNotShown, european_digits, text_of
from treve.mapping.month_names import months, weekdays
from treve.mapping.times import read_time
from treve.model.day_span import DaySpan
from treve.normalise.dates import YEARS, read_day_span
from treve.normalise.folding import fold

EXPECTED = "a day, a month or a year of the Gregorian calendar"
EXPECTED_ORDER = "a day that can be read in one way; is the day or the month first?"
EXPECTED_YEAR = "a day with its year"

# Serial numbers of Excel from 1954 to 2091: a smaller number is rather a count, a larger one no day of ours.
_SERIALS = range(20_000, 70_000)
_FIGURES = re.compile(r"(\d{1,4})\s*([./\-\\])\s*(\d{1,4})(?:\s*\2\s*(\d{1,4}))?")
_EIGHT_DIGITS = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)")
_FIRST_OF_TWO_DAYS = re.compile(r"(\d{1,2})\s*[-–—]\s*(\d{1,2})(\s*[^\s\d\-–—].*)")
_TIME_BEHIND = re.compile(
    r"(.*?[\w.])(?:T|,?\s+(?:à |at |a las |в |الساعة )?\s*|,)"
    r"(\d{1,2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?|\s?h\s?(?:\d{2})?)(?:\s*(?:[ap]\.?m\.?|ص|م))?\s*(?:[+-]\d{2}:?\d{2})?)\s*(z|utc|gmt)?",
    re.IGNORECASE,
)
_MILITARY = re.compile(r"(\d{2})(\d{2})(\d{2})\s?([A-Z])\s?([A-Z]{3})\s?(\d{2}|\d{4})", re.IGNORECASE)
_FURTHEST_WEST, _FURTHEST_EAST = dt.timedelta(hours=12), dt.timedelta(hours=14)
_BETWEEN = re.compile(
    r"\s+[-–—]\s+|\s*[–—→]\s*|\s+(?:to|until|au|à|al|hasta|по|إلى|الى|حتى)\s+|(?<=\d{4})-(?=\d{1,2}[/.])", re.IGNORECASE
)
_FROM = re.compile(r"^(?:from|between|du|de|from|del|с|من|بين)\s+(?=\d)", re.IGNORECASE)
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|ère|º|°|ый|-е)\b")
_FILLERS = frozenset(("de", "du", "le", "of", "the", "del", "г", "года", "from", "من", "يوم", "ال", "on", "el"))


class Order(StrEnum):
    """In which order day, month and year of a day in figures stand."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    YEAR_FIRST = "year_first"


@dataclass(frozen=True, slots=True)
class DayRule:
    """How the days of one column are read.

    order      of days in figures; None: a day that could be read in two ways is refused
    year       of days that state none; None: they are refused
    turned     Excel took month for day in the cells it holds as days: they are turned back
    from_1904  serial numbers count from 1904
    zone       IANA zone of the place, for times stated in UTC; None: not known, and such a time leaves its day vague
    """

    order: Order | None = None
    year: int | None = None
    turned: bool = False
    from_1904: bool = False
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """The days a cell allows, and the wall time HH:MM it states; None: none."""

    span: DaySpan
    time: str | None = None


def read_when(cell: Cell, rule: DayRule) -> When:
    """What a cell says of when. Raises BadValue if it says nothing that can be read, or could be read in two ways."""
    if isinstance(cell, YearNotShown) and rule.year is not None:
        return read_when(_in_year(cell, rule.year), rule)
    try:
        if isinstance(cell, dt.datetime):
            time = None if cell.time() == dt.time() else f"{cell:%H:%M}"
            return When(_one(_turned(cell.date()) if rule.turned else cell.date()), time)
        if isinstance(cell, dt.date):
            return When(_one(_turned(cell) if rule.turned else cell))
        return _read(" ".join(european_digits(text_of(cell)).split()), rule)
    except (ValueError, OverflowError):
        raise BadValue("", "day", text_of(cell), EXPECTED) from None


def _read(text: str, rule: DayRule) -> When:
    if re.fullmatch(r"\d{5}(?:\.\d+)?", text) and int(float(text)) in _SERIALS:
        return _of_serial(float(text), rule)
    if found := _MILITARY.fullmatch(text):
        day, hour, minute, letter, month, year = found.groups()
        span, time = _day(f"{day} {month} {_year(year)}", rule), read_time(f"{hour}:{minute}")
        return _local(span, time, rule) if letter.lower() == "z" else When(span, time)
    if found := _TIME_BEHIND.fullmatch(text):
        span, time = _span(found[1], rule), read_time(found[2])
        return _local(span, time, rule) if found[3] else When(span, time)
    return When(_span(text, rule))


def is_utc(cell: Cell) -> bool:
    """Whether a cell states its time in UTC (`14:30Z`, `051430ZJAN17`), and not as the clocks at the place showed it."""
    text = " ".join(european_digits(text_of(cell)).split()) if isinstance(cell, str) else ""
    military = _MILITARY.fullmatch(text)
    behind = _TIME_BEHIND.fullmatch(text)
    return bool((military and military[4].lower() == "z") or (behind and behind[3]))


def _local(span: DaySpan, time: str, rule: DayRule) -> When:
    """Day and time at the place of an instant in UTC; without its zone all days it can be there, and no time."""
    if span.first != span.last:
        raise ValueError
    instant = dt.datetime.combine(span.first, dt.time.fromisoformat(time), dt.UTC)
    if rule.zone is not None:
        there = instant.astimezone(ZoneInfo(rule.zone))
        return When(_one(there.date()), f"{there:%H:%M}")
    return When(DaySpan((instant - _FURTHEST_WEST).date(), (instant + _FURTHEST_EAST).date()))


def _of_serial(number: float, rule: DayRule) -> When:
    start = dt.datetime(1904, 1, 1) if rule.from_1904 else dt.datetime(1899, 12, 30)  # noqa: DTZ001
    # Excel keeps a time as a fraction of a day; half a second is less than it can be off by.
    moment = start + dt.timedelta(days=int(number), seconds=round(number % 1 * 86_400))
    return When(_one(moment.date()), None if moment.time() == dt.time() else f"{moment:%H:%M}")


def _span(text: str, rule: DayRule) -> DaySpan:
    if found := _FIRST_OF_TWO_DAYS.fullmatch(text):
        return _range(found[1], found[2] + found[3], rule)
    parts = _BETWEEN.split(_FROM.sub("", text))
    return _range(parts[0], parts[1], rule) if len(parts) == 2 else _day(text, rule)


def _range(start: str, end: str, rule: DayRule) -> DaySpan:
    """From one day to another; the first may be a bare day of the month of the last, or lack its year."""
    last = _day(end, rule)
    if re.fullmatch(r"\d{1,2}", start):
        first = _one(last.first.replace(day=int(start)))
    else:
        try:
            first = _day(start, rule)
        except BadValue as problem:
            if problem.expected != EXPECTED_YEAR:
                raise
            first = _day(start, DayRule(rule.order, last.first.year))
    if first.first > last.last:
        raise ValueError
    return DaySpan(first.first, last.last)


def _day(text: str, rule: DayRule) -> DaySpan:
    if re.fullmatch(r"\d{4}", text) and int(text) in YEARS:
        return read_day_span(text, "")
    if found := _EIGHT_DIGITS.fullmatch(text):
        return _one(dt.date(*map(int, found.groups())))
    if found := _FIGURES.fullmatch(text):
        first, _, second, third = found.groups()
        return _of_figures(first, second, third, rule, text)
    return _of_words(text, rule)


def _of_figures(first: str, second: str, third: str | None, rule: DayRule, text: str) -> DaySpan:
    if third is None:
        if len(first) == 4 or len(second) == 4:
            year, month = (first, second) if len(first) == 4 else (second, first)
            return read_day_span(f"{_year(year)}-{int(month):02d}", "")
        if rule.year is None:
            raise BadValue("", "day", text, EXPECTED_YEAR)
        third = str(rule.year)
    if len(first) == 4:
        return _one(dt.date(_year(first), int(second), int(third)))
    readings = {
        Order.DAY_FIRST: (third, second, first),
        Order.MONTH_FIRST: (third, first, second),
        Order.YEAR_FIRST: (first, second, third),
    }
    if rule.order is not None:
        year, month, day = readings[rule.order]
        return _one(dt.date(_year(year), int(month), int(day)))
    possible = {_possible(*reading) for reading in readings.values()} - {None}
    if len(possible) > 1:
        raise BadValue("", "day", text, EXPECTED_ORDER)
    day_read = possible.pop() if possible else None
    if day_read is None:
        raise ValueError
    return _one(day_read)


def _possible(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(_year(year), int(month), int(day))
    except ValueError:
        return None


def _of_words(text: str, rule: DayRule) -> DaySpan:
    pieces = re.findall(r"\d+|[^\W\d_]+", fold(_ORDINAL.sub("", text)))
    numbers = [piece for piece in pieces if piece.isdecimal()]
    words = [piece for piece in pieces if not piece.isdecimal() and piece not in _FILLERS and piece not in weekdays()]
    month = months().get(" ".join(words)) or months().get(words[0] if len(set(words)) == 1 else "")
    if month is None or not 1 <= len(numbers) <= 2:
        raise ValueError
    if len(numbers) == 2:
        year, day = numbers if len(numbers[0]) == 4 else reversed(numbers)
        return _one(dt.date(_year(year), month, int(day)))
    (number,) = numbers
    if len(number) == 4:
        return read_day_span(f"{_year(number)}-{month:02d}", "")
    if rule.year is None:
        raise BadValue("", "day", text, EXPECTED_YEAR)
    return _one(dt.date(rule.year, month, int(number)))


def _year(text: str) -> int:
    """A year of four digits, or of two: 00 to 69 are of this century, as spreadsheets read them. Raises ValueError for others."""
    year = int(text)
    if len(text) == 2:
        return 2000 + year if year < 70 else 1900 + year
    if year not in YEARS or len(text) != 4:
        raise ValueError
    return year


def _in_year(moment: dt.datetime, year: int) -> dt.datetime:
    try:
        return dt.datetime(year, *moment.timetuple()[1:6])  # noqa: DTZ001
    except ValueError:
        raise BadValue("", "day", text_of(moment), f"a day of {year}") from None


def _turned(day: dt.date) -> dt.date:
    return dt.date(day.year, day.day, day.month) if day.day <= 12 else day


def _one(day: dt.date) -> DaySpan:
    if day.year not in YEARS:
        raise ValueError
    return DaySpan(day, day)
