"""Numbers, days and instants as a reader meets them. Missing is always said, never blank and never zero."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from treve.catalogue import Sayings, grouped, say

NOT_STATED = "not stated"
"""What stands for anything that nobody has stated, on the terminal; the page says `not_stated()`."""

_MONTHS = Sayings(
    dict(
        enumerate(
            (
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
            ),
            start=1,
        )
    )
)
_MONTHS_SHORT = Sayings(
    dict(enumerate(("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), start=1))
)


def not_stated() -> str:
    """What stands for anything that nobody has stated."""
    return say("not stated")


def number(value: int | None) -> str:
    """1234567 as 1,234,567; None as `not stated`."""
    return not_stated() if value is None else grouped(value)


def one_end(low: int | None, high: int | None) -> str:
    """A figure of which one end alone is stated: `at least 3`, `at most 5`."""
    return say("at least {number}", number=low) if high is None else say("at most {number}", number=high)


def counted(value: int, one: str, many: str) -> str:
    """A number and its noun in English, for the terminal: `1 incident`, `2 incidents`."""
    return f"{value:,} {one if value == 1 else many}"


def share(part: int, whole: int) -> str:
    """A part of a whole in percent, without decimals; `less than 1 %` for a small one, `not stated` if the whole is nothing."""
    if whole == 0:
        return not_stated()
    if 0 < part * 100 < whole:
        return say("less than 1 %")
    return say("{percent} %", percent=round(100 * part / whole))


def day(value: dt.date | None) -> str:
    """30 December 2016; None as `not stated`."""
    if value is None:
        return not_stated()
    in_month = say("1") if value.day == 1 else str(value.day)  # some languages have a word of their own for the first
    return say("{day} {month} {year}", day=in_month, month=_MONTHS[value.month], year=str(value.year))


def days(first: dt.date, last: dt.date) -> str:
    """One day, or `from … to …`, both included."""
    return day(first) if first == last else say("{first} to {last}", first=day(first), last=day(last))


def month(value: dt.date) -> str:
    """Jan 2017: for the axis of a chart."""
    return say("{month} {year}", month=_MONTHS_SHORT[value.month], year=str(value.year))


def instant(value: dt.datetime | None) -> str:
    """29 December 2016, 22:00 UTC; None as `not stated`. Seconds are shown only where there are any."""
    if value is None:
        return not_stated()
    clock = value.strftime("%H:%M:%S" if value.second else "%H:%M")
    return say("{day}, {time} UTC", day=day(value.date()), time=clock)


def local(value: dt.datetime | None, zone: str) -> str | None:
    """An instant (UTC) as wall time in an IANA zone; None where either is not known."""
    if value is None:
        return None
    try:
        there = value.replace(tzinfo=dt.UTC).astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        return None
    return say("{day}, {time} ({zone})", day=day(there.date()), time=there.strftime("%H:%M"), zone=zone)


def local_and_utc(value: dt.datetime | None, zone: str) -> str:
    """An instant (UTC) as wall time in an IANA zone with UTC beside it; None as `not stated`."""
    if value is None:
        return not_stated()
    there = local(value, zone) or say("local time not known")
    return say("{local}, that is {utc}", local=there, utc=instant(value))


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
        return not_stated()
    try:
        if "T" in value:
            moment = dt.datetime.fromisoformat(value)
            return say("{day}, {time}", day=day(moment.date()), time=moment.strftime("%H:%M"))
        return day(dt.date.fromisoformat(value))
    except ValueError:
        return value
