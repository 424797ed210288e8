"""A point on a known day as instants: which hours it may be, and which of them publication and tense rule out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from treve.errors import worded
from treve.extract.when.time_lexicon import SHARED
from treve.extract.when.time_mention import RuledOut
from treve.extract.when.time_points import LAST_NIGHT, Point
from treve.extract.when.verbs import Tense
from treve.extract.when.wall_times import instants_of, iso, zone_named

_DAY = dt.timedelta(days=1)
# Without the day, so that a draft kept in a file says them in another language, too.
_STILL_TO_COME = worded("it was still to come when this was said")
_ALREADY_PAST = worded("it was already past when this was said")


@dataclass(frozen=True, slots=True)
class Reading:
    """How a point is read: its tense, the day it is seen from, the zone of wall times without one, the day of publication."""

    tense: Tense
    seen_from: dt.date | None
    zone: str | None
    published: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Instants:
    """What is left open, and what was ruled out."""

    instants: tuple[dt.datetime, ...]
    ruled_out: tuple[RuledOut, ...] = ()


def instants_at(point: Point, day: dt.date, reading: Reading) -> Instants:
    """Every instant of a point on a day; none where the zone is unknown."""
    if point.clock is not None and point.clock.instant:
        return Instants((dt.datetime.fromisoformat(point.clock.instant),))
    names = _zones(point, day, reading)
    if not names:
        return Instants(())
    try:
        walls = _walls(point, day)
        found = [moment for name in names for wall in walls for moment in instants_of(wall, zone_named(name))]
        kept, ruled = _by_tense(found, reading, zone_named(names[0]))
    except OverflowError:
        return Instants(())
    return Instants(tuple(kept), tuple(ruled))


def _zones(point: Point, day: dt.date, reading: Reading) -> tuple[str, ...]:
    """The zones an hour may be told in; several where an abbreviation names several and the place uses none of them."""
    if point.zone in (None, "local"):
        return (reading.zone,) if reading.zone else ()
    meant = SHARED.get(point.zone)
    if meant is None:
        return (point.zone,)
    noon = dt.datetime.combine(day, dt.time(12), zone_named(reading.zone)) if reading.zone else None
    return (reading.zone,) if reading.zone and noon and noon.tzname() == point.zone else meant


def _walls(point: Point, day: dt.date) -> list[dt.datetime]:
    """The wall times a point may mean on a day."""
    start = dt.datetime.combine(day, dt.time())
    clock = point.clock
    if clock is None:
        return [start + _DAY] if "end" in point.marks else [start]
    minutes = dt.timedelta(minutes=clock.minute)
    if clock.name == "midnight" or _twelve_at_night(point):
        return [one + minutes for one in _midnights(point, start)]
    hour = clock.hour if clock.hour is not None else 0
    return [
        start + dt.timedelta(hours=one) + minutes
        for one in _hours(hour, clock.exact or _fixed_zone(point), _half(point))
    ]


def _fixed_zone(point: Point) -> bool:
    return point.zone is not None and point.zone[0] in "+-"


def _twelve_at_night(point: Point) -> bool:
    return (
        point.clock is not None and point.clock.hour == 12 and _half(point) == "night" and point.clock.name == "clock"
    )


def _midnights(point: Point, start: dt.datetime) -> list[dt.datetime]:
    if "begin" in point.marks:
        return [start]
    named = point.clock is not None and point.clock.name == "midnight"
    if "end" in point.marks or (named and point.marks & {"evening", "night", LAST_NIGHT}):
        return [start + _DAY]
    return [start, start + _DAY]


def _half(point: Point) -> str | None:
    if point.clock is not None and point.clock.half:
        return point.clock.half
    if point.half:
        return point.half
    if point.marks & {"morning", "early", "sunrise"}:
        return "am"
    if point.marks & {"afternoon", "evening", "sunset"}:
        return "pm"
    return "night" if "night" in point.marks else None


def _hours(hour: int, exact: bool, half: str | None) -> tuple[int, ...]:
    if half is None or hour == 0 or hour > 12:
        return (hour,) if exact or hour == 0 or hour > 12 else (hour % 12, hour % 12 + 12)
    if half == "am":
        return (hour % 12,)
    if half == "pm":
        return (hour % 12 + 12,)
    return (hour % 12,) if hour <= 5 or hour == 12 else (hour + 12,)


def _by_tense(found: list[dt.datetime], reading: Reading, zone: dt.tzinfo) -> tuple[list[dt.datetime], list[RuledOut]]:
    kept, ruled = found, []
    for day in dict.fromkeys((reading.seen_from, reading.published)):
        if day is None or reading.tense is Tense.NONE or len(kept) < 2:
            continue
        begin = dt.datetime.combine(day, dt.time(), tzinfo=zone)
        if reading.tense is Tense.FUTURE:
            left = [moment for moment in kept if moment > begin]
            why = _STILL_TO_COME
        else:
            left = [moment for moment in kept if moment < begin + _DAY]
            why = _ALREADY_PAST
        if left and len(left) < len(kept):
            ruled += [RuledOut(iso(moment), why) for moment in kept if moment not in left]
            kept = left
    return kept, ruled
