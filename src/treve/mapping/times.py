"""Cells that say at which hour: `14:30`, `14h30`, `2.30 pm`, a time of Excel or its fraction of a day."""

from __future__ import annotations

import datetime as dt
import re

from treve.errors import BadValue
from treve.mapping.cells import Cell, european_digits, text_of

EXPECTED_TIME = "a time of day such as 14:30, 14h30 or 2:30 pm"
EXPECTED_UTC = "a time of day at the place; in UTC it can be read only behind its day, in one cell"

_TIME = re.compile(
    r"(\d{1,2})\s*(?:[:.h]\s*(\d{2})?|\s)(?:\s*[:.]\s*\d{2}(?:\.\d+)?)?\s*(am|pm|ص|م)?(?:\s*[+-]\d{2}:?\d{2})?",
)
_FOUR_DIGITS = re.compile(r"([01]\d|2[0-3])([0-5]\d)")
_HALF = {"am": 0, "ص": 0, "pm": 12, "م": 12}
_MINUTES_A_DAY = 24 * 60


def read_time(cell: Cell) -> str:
    """The wall time HH:MM; seconds are left out, and an offset behind it stays unread.

    Raises BadValue for what is no time, and for a time in UTC: alone it does not say what the clocks at the place showed.
    """
    if isinstance(cell, dt.datetime | dt.time):
        return f"{cell:%H:%M}"
    if isinstance(cell, float) and 0 <= cell < 1:
        minutes = int(cell * _MINUTES_A_DAY + 1 / 120)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    written = text_of(cell)
    plain = european_digits(written).lower().replace("a.m.", "am").replace("p.m.", "pm")
    if found := _FOUR_DIGITS.fullmatch(plain):
        return f"{found[1]}:{found[2]}"
    found = _TIME.fullmatch(plain) or _TIME.fullmatch(re.sub(r"(?<=\d)(?=am|pm|ص|م)", " ", plain))
    if found and (found[2] or found[3] or "h" in plain):
        return _checked(int(found[1]), int(found[2] or 0), found[3], written)
    expected = EXPECTED_UTC if re.search(r"\d\s*(?:z|utc|gmt)$", plain) else EXPECTED_TIME
    raise BadValue("", "time", written, expected)


def _checked(hour: int, minute: int, half: str | None, written: str) -> str:
    if half is not None:
        if not 1 <= hour <= 12:
            raise BadValue("", "time", written, EXPECTED_TIME)
        hour = hour % 12 + _HALF[half]
    if hour > 23 or minute > 59:
        raise BadValue("", "time", written, EXPECTED_TIME)
    return f"{hour:02d}:{minute:02d}"
