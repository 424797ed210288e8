"""When a text was published, as precisely as somebody says: a year, a month or a day."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from treve.errors import BadValue

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ]\d{2}:\d{2}\S*)?)?)?", re.ASCII)
EXPECTED = "YYYY, YYYY-MM or YYYY-MM-DD, from 1900 to 2100"
_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Published:
    """The days on which the text may have been published, both included, and what was said of them."""

    first: dt.date
    last: dt.date
    said: str

    @property
    def day(self) -> dt.date | None:
        """The day of publication; None where only a month or a year is known."""
        return self.first if self.first == self.last else None

    def days(self) -> tuple[dt.date, ...]:
        """Every possible day of publication, in order."""
        return tuple(self.first + dt.timedelta(days=number) for number in range((self.last - self.first).days + 1))


def read_published(said: str, where: str) -> Published:
    """Read `2016`, `2016-12` or `2016-12-29`; a time of day after the day is left aside.

    Raises BadValue for anything else. A missing month or day widens the span and is never filled in.
    """
    found = _FORM.fullmatch(said.strip())
    try:
        if found is None:
            raise ValueError
        year, month, day = (int(one) if one else None for one in found.groups())
        if year is None or year not in _YEARS:
            raise ValueError
        first = dt.date(year, month or 1, day or 1)
        last_month = month or 12
        last = first if day else dt.date(first.year, last_month, calendar.monthrange(first.year, last_month)[1])
    except ValueError:
        raise BadValue(where, "published", said, EXPECTED, "date") from None
    return Published(first, last, "-".join(one for one in found.groups() if one))
