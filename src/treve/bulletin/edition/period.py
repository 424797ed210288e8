"""The time an edition tells of: from one cut-off to the next, in a named zone."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from treve.errors import BadValue

_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)|24:00")


class Kind(StrEnum):
    """How often a bulletin appears, and so how long its period is."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


@dataclass(frozen=True, slots=True)
class Period:
    """From one cut-off to the next. An incident at the first instant is in, at the last it is in the next edition.

    zone        IANA zone in which the cut-off is fixed
    starts_at   aware instant, in that zone
    ends_at     the cut-off of this edition: aware instant, in that zone
    """

    kind: Kind
    zone: str
    starts_at: dt.datetime
    ends_at: dt.datetime

    @property
    def first_day(self) -> dt.date:
        """Local day in which the period begins."""
        return self.starts_at.date()

    @property
    def last_day(self) -> dt.date:
        """Last local day of which at least a part lies in the period."""
        return (self.ends_at - dt.timedelta(microseconds=1)).date()

    @property
    def utc(self) -> tuple[dt.datetime, dt.datetime]:
        """Both ends in UTC, without a zone, as the tables of a run keep instants."""
        start, end = (one.astimezone(dt.UTC).replace(tzinfo=None) for one in (self.starts_at, self.ends_at))
        return start, end


def periods(kind: Kind, until: dt.date, cut_off: str, zone: str) -> tuple[Period, Period]:
    """The period that ends on a day, and the one before it.

    cut_off  wall time HH:MM on that day in the zone; 24:00 is the end of the day
    zone     IANA name
    Raises   BadValue for a time or a zone that is none.

    A day, seven days or a calendar month by the wall clock: where a clock is changed, a day has 23 or 25 hours. A month that lacks
    the day ends on its last.
    """
    there = _zone(zone)
    if not _CLOCK.fullmatch(cut_off):
        raise BadValue("bulletin", "cut-off", cut_off, "HH:MM, for example 19:30, or 24:00", "option")
    ends = [_before(kind, until, steps) for steps in (2, 1, 0)]
    oldest, start, end = (_instant(day, cut_off, there) for day in ends)
    return Period(kind, zone, start, end), Period(kind, zone, oldest, start)


def _before(kind: Kind, day: dt.date, steps: int) -> dt.date:
    if kind is not Kind.MONTHLY:
        return day - dt.timedelta(days=steps * (7 if kind is Kind.WEEKLY else 1))
    months = day.year * 12 + day.month - 1 - steps
    year, month = divmod(months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return dt.date(year, month + 1, last if is_last else min(day.day, last))


def _instant(day: dt.date, cut_off: str, zone: ZoneInfo) -> dt.datetime:
    if cut_off == "24:00":
        wall = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(0))
    else:
        wall = dt.datetime.combine(day, dt.time.fromisoformat(cut_off))
    # A wall time that a change of the clock skips is the instant at which the clock is changed, or after it.
    return wall.replace(tzinfo=zone).astimezone(dt.UTC).astimezone(zone)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise BadValue("bulletin", "zone", name, "an IANA zone, for example Asia/Damascus", "option") from None
