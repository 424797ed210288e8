"""The instants at which many local days start and end, all at once.

What a local day is says `normalise.zones.local_days`, which is asked itself about every day at whose ends the clocks change; all
other days run from midnight to midnight by one offset each.
"""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from treve.normalise.zones import UNKNOWN, is_zone, local_days, zones_of_country

Instants = npt.NDArray[np.datetime64]
"""Naive instants in UTC, to the microsecond."""


@dataclass(frozen=True, slots=True)
class Midnights:
    """The midnights from the first of several days to the end of the last, as the clocks show them before and after a change."""

    before: Sequence[dt.datetime]
    after: Sequence[dt.datetime]
    walls: Instants

    def days(self) -> npt.NDArray[np.datetime64]:
        """The days that the midnights enclose."""
        return self.walls[:-1].astype("datetime64[D]")


def midnights(first: dt.date, last: dt.date) -> Midnights:
    """The midnights of the days from first to last, and the one that ends the last."""
    start = dt.datetime.combine(first, dt.time())
    before = [start + dt.timedelta(days=number) for number in range((last - first).days + 2)]
    return Midnights(before, [wall.replace(fold=1) for wall in before], np.array(before, "datetime64[us]"))


def day_instants(key: str, at: Midnights) -> tuple[Instants, Instants]:
    """The earliest instant at which each day can start, and the latest at which it can end, excluded.

    key     an IANA zone, a country code or `unknown`, as in `place.zone`
    Raises  BadValue for a key that is none of these.
    """
    names = zones_of_country(key) or (key,)
    if key == UNKNOWN or not all(is_zone(name) for name in names):
        return _day_by_day(key, at)
    spans = [_in_zone(zoneinfo.ZoneInfo(name), at) for name in names]
    starts = np.minimum.reduce([start for start, _, _ in spans])
    ends = np.maximum.reduce([end for _, end, _ in spans])
    for number in np.flatnonzero(np.logical_or.reduce([changes for _, _, changes in spans])).tolist():
        day = at.before[number].date()
        ((_, starts[number], ends[number]),) = local_days(key, day, day)
    return starts, ends


def _in_zone(zone: zoneinfo.ZoneInfo, at: Midnights) -> tuple[Instants, Instants, npt.NDArray[np.bool_]]:
    """Starts and ends of the days by one offset each, and the days at whose ends the clocks change: for them that is not enough."""
    before, after = at.walls - _offsets(zone, at.before), at.walls - _offsets(zone, at.after)
    changes = before != after
    return before[:-1], after[1:], changes[:-1] | changes[1:] | (before[:-1] >= after[1:])


def _offsets(zone: zoneinfo.ZoneInfo, walls: Sequence[dt.datetime]) -> npt.NDArray[np.timedelta64]:
    numbers: dict[dt.timedelta | None, int] = {}
    number = [numbers.setdefault(zone.utcoffset(wall), len(numbers)) for wall in walls]
    return np.array(list(numbers), "timedelta64[us]")[number]


def _day_by_day(key: str, at: Midnights) -> tuple[Instants, Instants]:
    _, starts, ends = zip(*local_days(key, at.before[0].date(), at.before[-2].date()), strict=True)
    return np.array(starts, "datetime64[us]"), np.array(ends, "datetime64[us]")
