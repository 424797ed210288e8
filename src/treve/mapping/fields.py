"""The fields a stranger's table may speak of, how their cells can be read, and the columns of the source `table` they fill."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reading(StrEnum):
    """How the cells of a field are read.

    text         as written; of several columns, those that are filled with '; ' between
    id           as written; of several columns, joined by '-'
    content      no column: made of what the whole row says, so that the same row has the same id in the next delivery
    day          a day, a month, a year or a range, and the time behind it
    year_month_day  three columns of numbers
    time         a time of day
    degrees      two columns: degrees north, degrees east
    point        one column: any notation of a point
    utm          easting and northing, and a column of zones unless the mapping states one
    range        a number, a range or a bound
    number       one whole number
    country      a country by its code or its name in a language of the Unicode CLDR
    """

    TEXT = "text"
    ID = "id"
    CONTENT = "content"
    DAY = "day"
    YEAR_MONTH_DAY = "year_month_day"
    TIME = "time"
    DEGREES = "degrees"
    POINT = "point"
    UTM = "utm"
    RANGE = "range"
    NUMBER = "number"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: how it may be read, the first reading being the usual one, and the columns of `table` that it fills."""

    readings: tuple[Reading, ...]
    fills: tuple[str, ...]


def _text(name: str) -> Field:
    return Field((Reading.TEXT,), (name,))


def _number(name: str) -> Field:
    return Field((Reading.NUMBER,), (name,))


FIELDS: dict[str, Field] = {
    "report_id": Field((Reading.ID, Reading.CONTENT), ("report_id",)),
    "day": Field((Reading.DAY, Reading.YEAR_MONTH_DAY), ("occurred_from", "occurred_to", "time_local")),
    "last_day": Field((Reading.DAY,), ("occurred_to",)),
    "time": Field((Reading.TIME,), ("time_local",)),
    "zone": _text("zone"),
    "place": _text("place"),
    "country": Field((Reading.COUNTRY,), ("country",)),
    "admin1": _text("admin1"),
    "admin2": _text("admin2"),
    "point": Field((Reading.DEGREES, Reading.POINT, Reading.UTM), ("lat", "lon")),
    "place_precision": _text("place_precision"),
    "perpetrator_alleged": _text("perpetrator_alleged"),
    "target": _text("target"),
    "act": _text("act"),
    "killed": Field((Reading.RANGE,), ("killed_low", "killed_high")),
    "killed_low": _number("killed_low"),
    "killed_high": _number("killed_high"),
    "injured": Field((Reading.RANGE,), ("injured_low", "injured_high")),
    "injured_low": _number("injured_low"),
    "injured_high": _number("injured_high"),
    "civilians_killed": _number("civilians_killed"),
    "observed": _number("observed"),
    "source": _text("source"),
    "recorder": _text("recorder"),
    "url": _text("url"),
    "published": Field((Reading.DAY,), ("published",)),
    "exception_stated": _text("exception_stated"),
    "note": _text("note"),
}
"""Field → what it is. Two fields of one mapping may not fill the same column, but for the time, and a last day of its own."""

CONSTANTS = ("zone", "country", "admin1", "place_precision", "source", "recorder", "act", "perpetrator_alleged")
"""Fields that may have one value for the whole table."""

COUNTS = frozenset(
    {"killed", "killed_low", "killed_high", "injured", "injured_low", "injured_high", "civilians_killed", "observed"}
)
