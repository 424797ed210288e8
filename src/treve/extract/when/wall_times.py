"""Wall times in a zone as instants, by the rules of that zone on that day."""

from __future__ import annotations

import datetime as dt
import zoneinfo

_ZERO = dt.timedelta(0)


def instants_of(wall: dt.datetime, zone: dt.tzinfo) -> tuple[dt.datetime, ...]:
    """Every instant a wall time stands for: one; two where clocks go back over it; that of the jump where clocks skip it."""
    first, second = wall.replace(tzinfo=zone), wall.replace(tzinfo=zone, fold=1)
    before, after = first.utcoffset() or _ZERO, second.utcoffset() or _ZERO
    if before == after:
        return (first,)
    if before > after:
        return (_fixed(first), _fixed(second))
    return (_jump(wall, zone, before, after),)


def iso(instant: dt.datetime) -> str:
    """An instant as `2016-12-30T00:00+02:00`; seconds only where there are any."""
    return instant.isoformat(timespec="seconds" if instant.second else "minutes")


def end_after(start: dt.datetime, length: dt.timedelta) -> dt.datetime:
    """The instant exactly that many hours after another, with the offset of its own day."""
    return (start.astimezone(dt.UTC) + length).astimezone(start.tzinfo)


def zone_named(name: str) -> dt.tzinfo:
    """An IANA zone, or a fixed offset written `+02:00`."""
    if name[0] in "+-":
        hours, minutes = name[1:].split(":")
        offset = dt.timedelta(hours=int(hours), minutes=int(minutes))
        return dt.timezone(-offset if name[0] == "-" else offset)
    return zoneinfo.ZoneInfo(name)


def _fixed(instant: dt.datetime) -> dt.datetime:
    return instant.replace(tzinfo=dt.timezone(instant.utcoffset() or _ZERO), fold=0)


def _jump(wall: dt.datetime, zone: dt.tzinfo, before: dt.timedelta, after: dt.timedelta) -> dt.datetime:
    """The instant at which the clocks leave out a wall time; it lies between the readings by the later and the earlier offset."""
    low = (wall - after).replace(tzinfo=dt.UTC)
    high = (wall - before).replace(tzinfo=dt.UTC)
    while high - low > dt.timedelta(seconds=1):
        middle = low + dt.timedelta(seconds=int((high - low).total_seconds()) // 2)
        if (middle.astimezone(zone).utcoffset() or _ZERO) == before:
            low = middle
        else:
            high = middle
    return high.astimezone(zone)
