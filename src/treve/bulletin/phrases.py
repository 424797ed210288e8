"""Numbers, days and instants as a reader meets them. Missing is always said, never blank and never zero."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

NOT_STATED = "not stated"

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def number(value: int | None) -> str:
    """1234567 as 1,234,567; None as `not stated`."""
    return NOT_STATED if value is None else f"{value:,}"


def counted(value: int, one: str, many: str) -> str:
    """A number and its noun: `1 incident`, `2 incidents`."""
    return f"{value:,} {one if value == 1 else many}"


def share(part: int, whole: int) -> str:
    """A part of a whole in percent, without decimals; `less than 1 %` for a small one, `not stated` if the whole is nothing."""
    if whole == 0:
        return NOT_STATED
    if 0 < part * 100 < whole:
        return "less than 1 %"
    return f"{round(100 * part / whole)} %"


def day(value: dt.date | None) -> str:
    """30 December 2016; None as `not stated`."""
    return NOT_STATED if value is None else f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def days(first: dt.date, last: dt.date) -> str:
    """One day, or `from … to …`, both included."""
    return day(first) if first == last else f"{day(first)} to {day(last)}"


def month(value: dt.date) -> str:
    """Jan 2017: for the axis of a chart."""
    return f"{_MONTHS[value.month - 1][:3]} {value.year}"


def instant(value: dt.datetime | None) -> str:
    """29 December 2016, 22:00 UTC; None as `not stated`. Seconds are shown only where there are any."""
    if value is None:
        return NOT_STATED
    clock = value.strftime("%H:%M:%S" if value.second else "%H:%M")
    return f"{day(value.date())}, {clock} UTC"


def local(value: dt.datetime | None, zone: str) -> str | None:
    """An instant (UTC) as wall time in an IANA zone; None where either is not known."""
    if value is None:
        return None
    try:
        there = value.replace(tzinfo=dt.UTC).astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        return None
    return f"{day(there.date())}, {there.strftime('%H:%M')} ({zone})"


def local_day(value: dt.datetime, zone: str) -> dt.date:
    """The local calendar day of an instant (UTC); the UTC day where the zone is not an IANA zone."""
    try:
        return value.replace(tzinfo=dt.UTC).astimezone(ZoneInfo(zone)).date()
    except (ZoneInfoNotFoundError, ValueError):
        return value.date()


def iso(value: dt.datetime | None) -> str | None:
    """An instant (UTC) as 2016-12-29T22:00:00Z; a fraction of a second is kept where there is one; None stays None."""
    return None if value is None else value.replace(tzinfo=None).isoformat() + "Z"


def stated_time(value: str | None) -> str:
    """A wall time or day as an agreement file states it, in words; None as `not stated`; other text unchanged."""
    if value is None:
        return NOT_STATED
    try:
        if "T" in value:
            moment = dt.datetime.fromisoformat(value)
            return f"{day(moment.date())}, {moment.strftime('%H:%M')}"
        return day(dt.date.fromisoformat(value))
    except ValueError:
        return value
