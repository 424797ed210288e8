"""Local days and wall times as instants: zones of a country, and what a local day or hour spans in UTC.

A zone key is what `place.zone` holds: an IANA zone, a country code (the day of any of its zones), or `unknown` (the day of any
zone on Earth). Instants are naive datetimes in UTC, to be stored as such.
"""

from __future__ import annotations

import datetime as dt
import functools
import zoneinfo
from collections.abc import Iterator
from importlib import resources

from treve.errors import BadValue

UNKNOWN = "unknown"
"""Key of a place whose zone nobody states."""

# The widest civil times on Earth: UTC+14 (Kiritimati) sees a day first, UTC-12 (Baker Island) last.
_EARLIEST_OFFSET = dt.timedelta(hours=14)
_LATEST_OFFSET = dt.timedelta(hours=-12)
_MINUTE = dt.timedelta(minutes=1)
_DAY = dt.timedelta(days=1)


def has_not_come(day: dt.date) -> bool:
    """Whether a day has begun nowhere on Earth yet."""
    return day > (dt.datetime.now(dt.UTC) + _EARLIEST_OFFSET).date()


def zones_of_country(country: str) -> tuple[str, ...]:
    """IANA zones of a country by its ISO 3166-1 alpha-2 code, in order of name; empty for a code that has none.

    Source: zone.tab of the time zone database.
    """
    return _zones_by_country().get(country, ())


def is_zone(name: str) -> bool:
    """Whether the name is an IANA zone."""
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def local_days(key: str, first: dt.date, last: dt.date) -> Iterator[tuple[dt.date, dt.datetime, dt.datetime]]:
    """Each day from first to last with the earliest instant at which it can start and the latest at which it can end.

    The end is excluded. A day can have other than 24 hours. A day that a zone skipped spans the 24 hours either side of its clock
    change would give it. Raises BadValue for a key that is no zone, country or `unknown`.
    """
    for number in range((last - first).days + 1):
        day = first + number * _DAY
        if key == UNKNOWN:
            midnight = dt.datetime.combine(day, dt.time())
            yield day, midnight - _EARLIEST_OFFSET, midnight + _DAY - _LATEST_OFFSET
        else:
            spans = [_day_in_zone(zone, day) for zone in _zones_of_key(key)]
            yield day, min(start for start, _ in spans), max(end for _, end in spans)


def local_time(key: str, day: dt.date, time_local: str) -> tuple[dt.datetime, dt.datetime]:
    """The earliest instant a wall time HH:MM can stand for, and one minute after the latest.

    A wall time that occurs twice spans both; one that the clocks skipped spans what the clock before and the clock after the jump
    would make of it. Raises BadValue for text that is no time of day, or a key that is no zone, country or `unknown`.
    """
    try:
        wall = dt.datetime.combine(day, dt.datetime.strptime(time_local, "%H:%M").time())  # noqa: DTZ007
    except ValueError:
        raise BadValue("local_time", "time_local", time_local, "HH:MM") from None
    if key == UNKNOWN:
        return wall - _EARLIEST_OFFSET, wall - _LATEST_OFFSET + _MINUTE
    instants = [instant for zone in _zones_of_key(key) for instant in _instants(zone, wall)]
    return min(instants), max(instants) + _MINUTE


@functools.cache
def _zones_by_country() -> dict[str, tuple[str, ...]]:
    zones: dict[str, list[str]] = {}
    table = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    for line in table.splitlines():
        if not line.startswith("#"):
            country, _, zone = line.split("\t")[:3]
            zones.setdefault(country, []).append(zone)
    return {country: tuple(sorted(names)) for country, names in zones.items()}


@functools.cache
def _zones_of_key(key: str) -> tuple[zoneinfo.ZoneInfo, ...]:
    names = zones_of_country(key) or (key,)
    if not all(is_zone(name) for name in names):
        raise BadValue("zones", "zone", key, "an IANA zone such as Asia/Damascus, a country code, or 'unknown'")
    return tuple(zoneinfo.ZoneInfo(name) for name in names)


def _day_in_zone(zone: zoneinfo.ZoneInfo, day: dt.date) -> tuple[dt.datetime, dt.datetime]:
    midnight = dt.datetime.combine(day, dt.time())
    start, end = _first_instant(zone, midnight), _last_instant(zone, midnight + _DAY)
    if start < end:
        return start, end
    return min(_instants(zone, midnight)), max(_instants(zone, midnight + _DAY))


def _first_instant(zone: zoneinfo.ZoneInfo, midnight: dt.datetime) -> dt.datetime:
    """The first instant at which the local date is that of midnight or later."""
    before, after = _instants(zone, midnight)
    return before if before <= after else _jump(zone, after, before)


def _last_instant(zone: zoneinfo.ZoneInfo, midnight: dt.datetime) -> dt.datetime:
    """The instant after which the local date is never before that of midnight again."""
    before, after = _instants(zone, midnight)
    return after if before <= after else _jump(zone, after, before)


def _jump(zone: zoneinfo.ZoneInfo, earlier: dt.datetime, later: dt.datetime) -> dt.datetime:
    """The instant between the two at which the zone's clocks change, to the second."""
    old = _offset_at(zone, earlier)
    low, high = 0, int((later - earlier).total_seconds())
    while high - low > 1:
        middle = (low + high) // 2
        if _offset_at(zone, earlier + dt.timedelta(seconds=middle)) == old:
            low = middle
        else:
            high = middle
    return earlier + dt.timedelta(seconds=high)


def _instants(zone: zoneinfo.ZoneInfo, wall: dt.datetime) -> tuple[dt.datetime, dt.datetime]:
    """What the wall time is in UTC by the offset before a change of clocks, and by the one after it."""
    before = zone.utcoffset(wall)
    after = zone.utcoffset(wall.replace(fold=1))
    if before is None or after is None:
        raise BadValue("zones", "zone", zone.key, "a zone with an offset at every instant")
    return wall - before, wall - after


def _offset_at(zone: zoneinfo.ZoneInfo, instant: dt.datetime) -> dt.timedelta | None:
    return instant.replace(tzinfo=dt.UTC).astimezone(zone).utcoffset()
