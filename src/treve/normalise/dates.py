"""Date and time texts → spans of days and wall times. A missing month or day widens the span; it is never filled in."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from treve.errors import BadValue
from treve.model.day_span import DaySpan

# Other years are slips or stand for "never" (9999-12-31): one such day would stretch every table of days over millennia.
YEARS = range(1900, 2101)
EXPECTED_DAY = f"YYYY, YYYY-MM or YYYY-MM-DD, from {YEARS[0]} to {YEARS[-1]}"
EXPECTED_TIME = "a wall time HH:MM from 00:00 to 23:59"

# Releases and spreadsheets append midnight to a bare day ("2016-01-01 00:00:00.000"): it says nothing more than the day.
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[ T]00:00(?::00(?:\.0+)?)?)?)?)?", re.ASCII)
_WORDS = re.compile(r"(\d{1,2}) ([A-Za-z]+) (\d{4})", re.ASCII)
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::00(?:\.0+)?)?", re.ASCII)

# English month names, as old ACLED exports write them; not calendar.month_name, which follows the locale of the process.
_MONTHS = {
    name: number
    for number, name in enumerate(
        (
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ),
        start=1,
    )
}


def read_day_span(text: str, where: str) -> DaySpan:
    """Read `2015`, `2015-03`, `2015-03-09`, the last with midnight appended, or `9 March 2015` as the span of days it allows.

    Raises BadValue for anything else. A missing month or day widens the span; it is never filled in.
    """
    written = text.strip()
    try:
        if iso := _ISO.fullmatch(written):
            year, *finer = iso.groups()
            return _span(int(year), *(int(part) if part else None for part in finer))
        if words := _WORDS.fullmatch(written):
            day, month, year = words.groups()
            return _span(int(year), _MONTHS[month.lower()], int(day))
    except (KeyError, ValueError):
        pass
    raise BadValue(where, "date", text, EXPECTED_DAY)


def read_time(text: str, where: str) -> str:
    """Read a wall time `9:05`, `09:05` or `09:05:00` as HH:MM.

    Raises BadValue for anything else, 24:00 and times with seconds included.
    """
    found = _TIME.fullmatch(text.strip())
    if found and int(found[1]) < 24 and int(found[2]) < 60:
        return f"{int(found[1]):02d}:{found[2]}"
    raise BadValue(where, "time", text, EXPECTED_TIME)


def week_around(span: DaySpan) -> DaySpan:
    """The span with the seven days on either side: what a source leaves open that gives a week by one of its days."""
    week = dt.timedelta(days=7)
    return DaySpan(span.first - week, span.last + week)


def month_around(span: DaySpan) -> DaySpan:
    """The span widened to whole calendar months: what a source leaves open that gives a month by one of its days."""
    return DaySpan(span.first.replace(day=1), _month_end(span.last.year, span.last.month))


def _span(year: int, month: int | None, day: int | None) -> DaySpan:
    if year not in YEARS:
        raise ValueError
    if month is None:
        return DaySpan(dt.date(year, 1, 1), dt.date(year, 12, 31))
    if day is None:
        return DaySpan(dt.date(year, month, 1), _month_end(year, month))
    exact = dt.date(year, month, day)
    return DaySpan(exact, exact)


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])
