"""When a stated time is: wall times and days of an agreement as instants in UTC."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Iterable

from treve.model.agreement import AgreementTime
from treve.model.day_span import InstantSpan
from treve.normalise.zones import UNKNOWN, local_days, local_time


def instants_of(wall: dt.datetime, zone: str) -> tuple[dt.datetime, ...]:
    """The instants a wall time of an IANA zone stands for: none if the clocks skipped it, two if it occurs twice."""
    local = wall.replace(tzinfo=zoneinfo.ZoneInfo(zone))
    found = {local.replace(fold=fold).astimezone(dt.UTC) for fold in (0, 1)}
    return tuple(sorted(one for one in found if one.astimezone(local.tzinfo).replace(tzinfo=None) == wall))


def instant_span(time: AgreementTime, zone: str) -> InstantSpan | None:
    """The instants between which a stated time lies; None if no value is stated.

    An instant is itself. A bare day is that local day, in the time's own zone or else in `zone`, the zone of the agreement. A wall
    time for which nobody states a zone is as wide as the clocks of the Earth: UTC+14 to UTC-12.
    """
    if time.utc is not None:
        return InstantSpan(time.utc, time.utc)
    if time.value is None:
        return None
    if isinstance(time.value, dt.datetime):
        earliest, latest = local_time(UNKNOWN, time.value.date(), f"{time.value:%H:%M}")
        return InstantSpan(_aware(earliest), _aware(latest - dt.timedelta(minutes=1)))
    return day_span(time.value, time.zone or zone)


def day_span(day: dt.date, zone: str) -> InstantSpan:
    """The first and the last instant of a local day; zone "unknown": of that day anywhere on Earth."""
    ((_, starts, ends),) = local_days(zone, day, day)
    return InstantSpan(_aware(starts), _aware(ends))


def day_start(day: dt.date, zone: str) -> dt.datetime:
    """The instant at which a local day begins."""
    return day_span(day, zone).earliest


def hull(spans: Iterable[InstantSpan]) -> InstantSpan | None:
    """From the earliest to the latest of several spans; None if there are none."""
    known = tuple(spans)
    if not known:
        return None
    return InstantSpan(min(one.earliest for one in known), max(one.latest for one in known))


def _aware(instant: dt.datetime) -> dt.datetime:
    return instant.replace(tzinfo=dt.UTC)
