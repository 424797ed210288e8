"""How the cells of each field are read: cells in, values for the columns of the source `table` out."""

from __future__ import annotations

import calendar
import datetime as dt
import functools
from collections.abc import Callable
from typing import TYPE_CHECKING

from babel import Locale

from treve.errors import BadValue
from treve.mapping import coordinates, days, figures, times
from treve.mapping.cells import Cell, european_digits, text_of
from treve.mapping.days import DayRule
from treve.mapping.fields import Reading
from treve.mapping.month_names import months
from treve.model.day_span import DaySpan
from treve.normalise.figures import EXPECTED_LATITUDE, EXPECTED_LONGITUDE
from treve.normalise.folding import fold
from treve.normalise.places import countries, find_country

if TYPE_CHECKING:
    from treve.mapping.mapping_file import Rule

Values = tuple[str | None, ...]
Cells = tuple[Cell, ...]
Reader = Callable[[Cells], Values]
"""Cells of the columns of a field, not all blank → its values. Raises BadValue; a column named by a number is that of the cells."""

_LANGUAGES = ("en", "fr", "ar", "es", "ru")


def reader(field: str, rule: Rule, from_1904: bool, zone: str | None = None) -> Reader:
    """How the cells of a field are read; zone: IANA zone of the places, None: not known."""
    day_rule = DayRule(rule.order, rule.year, rule.turned, from_1904, zone)
    if rule.read_as is Reading.DAY:
        return functools.partial(_day, day_rule, whole=field == "day")
    if rule.read_as is Reading.DEGREES:
        return functools.partial(_degrees, rule.swapped)
    if rule.read_as is Reading.POINT:
        return functools.partial(_point, rule.swapped)
    if rule.read_as is Reading.UTM:
        return functools.partial(_utm, rule.utm_zone)
    if rule.read_as in (Reading.RANGE, Reading.NUMBER):
        return functools.partial(_count, rule.read_as is Reading.RANGE, rule.zeros == "decimals")
    if rule.read_as is Reading.TEXT and field == "place_precision":
        return lambda cells: (european_digits(text_of(cells[0])),)
    return _PLAIN[rule.read_as]


def span_text(span: DaySpan) -> tuple[str, str | None]:
    """First and last day as the source `table` writes them: one text where a day, a month or a year says it."""
    first, last = span.first, span.last
    if first == last:
        return first.isoformat(), None
    if first.day == 1 and last == _month_end(last):
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%Y-%m}", None
        if first.year == last.year and (first.month, last.month) == (1, 12):
            return f"{first:%Y}", None
    return first.isoformat(), last.isoformat()


def country_code(text: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country given by code or name in one of several languages; None: not known."""
    return find_country(text) or _by_any_name().get(fold(text))


def _day(rule: DayRule, cells: Cells, whole: bool) -> Values:
    when = days.read_when(cells[0], rule)
    first, last = span_text(when.span)
    if whole:
        return first, last, when.time
    if last is not None:
        raise BadValue("", "0", text_of(cells[0]), "one day, month or year")
    return (first,)


def _year_month_day(cells: Cells) -> Values:
    year, month, day = (*map(_part, cells), None)[:3]
    try:
        if year is None or (month is None and day is not None):
            raise ValueError
        if month is None:
            return f"{_year(year)}", None, None
        last = calendar.monthrange(_year(year), month)[1] if 1 <= month <= 12 else 0
        if not last or (day is not None and not 1 <= day <= last):
            raise ValueError
    except ValueError:
        raise BadValue("", "0", "; ".join(map(text_of, cells)), "a year, its month and its day") from None
    return f"{_year(year)}-{month:02d}" + ("" if day is None else f"-{day:02d}"), None, None


def _year(number: int) -> int:
    if not 1900 <= number <= 2100:
        raise ValueError
    return number


def _part(cell: Cell) -> int | None:
    text = european_digits(text_of(cell))
    if not text:
        return None
    if text.isdecimal():
        return int(text)
    return months().get(fold(text), 0)


def _degrees(swapped: bool, cells: Cells) -> Values:
    north, east = (1, 0) if swapped else (0, 1)
    latitude = None if cells[north] is None else _bounded(cells[north], "N", north)
    longitude = None if cells[east] is None else _bounded(cells[east], "E", east)
    return latitude, longitude


def _bounded(cell: Cell, axis: str, place: int) -> str:
    try:
        degrees = coordinates.read_degrees(cell, axis)
    except BadValue as problem:
        raise BadValue("", str(place), problem.value, problem.expected) from None
    limit, expected = (90, EXPECTED_LATITUDE) if axis == "N" else (180, EXPECTED_LONGITUDE)
    if abs(degrees) > limit:
        raise BadValue("", str(place), text_of(cell), expected)
    return _decimal(degrees)


def _point(swapped: bool, cells: Cells) -> Values:
    point = coordinates.read_point(cells[0])
    latitude, longitude = (point.longitude, point.latitude) if swapped else (point.latitude, point.longitude)
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise BadValue("", "0", text_of(cells[0]), "latitude from -90 to 90 first, then longitude from -180 to 180")
    return _decimal(latitude), _decimal(longitude)


def _utm(zone: str | None, cells: Cells) -> Values:
    said = text_of(cells[2]) if len(cells) > 2 else ""
    if cells[0] is None or cells[1] is None:
        raise BadValue("", "0", "; ".join(map(text_of, cells)), "an easting and a northing")
    number, band = coordinates.read_zone_and_band(said or zone or "")
    point = coordinates.read_utm(number, band, cells[0], cells[1])
    return _decimal(point.latitude), _decimal(point.longitude)


def _decimal(degrees: float) -> str:
    """A hundredth of a second of arc is a foot: more digits would say more than anybody knows."""
    return f"{round(degrees, 6):.6f}".rstrip("0").rstrip(".")


def _count(is_range: bool, decimals: bool, cells: Cells) -> Values:
    if not is_range:
        return (str(figures.read_number(cells[0], decimals)),)
    low, high = figures.read_range(cells[0], decimals)
    return None if low is None else str(low), None if high is None else str(high)


def _joined(separator: str) -> Reader:
    return lambda cells: (separator.join(text for cell in cells if (text := text_of(cell))),)


def _month_end(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


@functools.cache
def _by_any_name() -> dict[str, str]:
    known = {country.code for country in countries()}
    return {
        fold(name): code
        for language in reversed(_LANGUAGES)
        for code, name in Locale.parse(language).territories.items()
        if code in known
    }


_PLAIN: dict[Reading, Reader] = {
    Reading.TEXT: _joined("; "),
    Reading.CONTENT: lambda _: (None,),  # made of the row, by mapped_rows
    Reading.ID: _joined("-"),
    Reading.YEAR_MONTH_DAY: _year_month_day,
    Reading.TIME: lambda cells: (times.read_time(cells[0]),),
    Reading.COUNTRY: lambda cells: (country_code(text_of(cells[0])) or text_of(cells[0]),),
}
