"""One point in time with every value its words leave open."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from treve.extract.when.calendar_days import days_of
from treve.extract.when.point_instants import Reading, instants_at
from treve.extract.when.time_context import HEAD, Context, instants_mention, mention_of
from treve.extract.when.time_mention import RuledOut, TimeForm, TimeMention
from treve.extract.when.time_points import LAST_NIGHT, Point
from treve.extract.when.verbs import Tense

DAY = dt.timedelta(days=1)
_SMALL_HOURS = 6
_NOON = 12
_NIGHT_BEFORE = re.compile(r"(?<!\w)на\s")  # "в ночь на пятницу"


def single(point: Point, context: Context, told: Tense | None = None) -> TimeMention:
    tense = told or context.tense(point)
    context.heard(point)
    if point.week is not None and point.weekday is None and point.clock is None:
        return _week(point, context)
    if point.first_of_days and point.marks & {"night", "midnight"}:
        return _night_of_days(point, tense, context)
    if point.first_of_days or point.last_of_days:
        return _days_of_month(point, tense, context)
    if point.clock is None and not point.marks & {"begin", "end"}:
        seen_from = context.seen_from(point, tense)
        if len(seen_from) == 1:
            days = days_of(point, tense, seen_from[0][0])
        else:
            days = tuple(sorted({day for seen, _ in seen_from for day in days_of(point, tense, seen)}))
        if "night" in point.marks:
            before = 1 if re.search(r"на\s+$|на\s", context.text[point.start : point.start + 12]) else 0
            values = tuple(f"{day - before * DAY}/{day + (1 - before) * DAY}" for day in days)
            return mention_of(point.start, point.end, TimeForm.INTERVAL, values, "the night of the day named")
        return mention_of(point.start, point.end, TimeForm.DATE, tuple(map(str, days)), _why(point, tense))
    found, ruled = readings(point, tense, context)
    return instants_mention(point.start, point.end, found, ruled, context, _why(point, tense))


def _week(point: Point, context: Context) -> TimeMention:
    weeks = {days_of(point, Tense.NONE, day) for day, _ in context.seen_from(point, Tense.NONE)} - {()}
    values = tuple(f"{days[0]}/{days[-1]}" for days in sorted(weeks))
    return mention_of(point.start, point.end, TimeForm.INTERVAL, values, "the week named, Monday to Sunday")


def _night_of_days(point: Point, tense: Tense, context: Context) -> TimeMention:
    """ "In the night of 30 to 31 December": the second day, or the first where the hour is one of the evening."""
    days = sorted(
        {
            day
            for seen, _ in context.seen_from(point, tense)
            for day in days_of(replace(point, weekday=None), tense, seen)
        }
    )
    if point.clock is None:
        return mention_of(
            point.start, point.end, TimeForm.INTERVAL, tuple(f"{day - DAY}/{day}" for day in days), "the night named"
        )
    hour = point.clock.hour
    evening = hour is not None and 17 <= hour <= 23
    clock = point.clock._replace(name="clock", hour=0 if hour in (None, 24) else hour, exact=True)
    held = replace(point, clock=clock, weekday=None)
    reading = Reading(tense, None, context.zone)
    found = [moment for day in days for moment in instants_at(held, day - DAY * evening, reading).instants]
    return instants_mention(
        point.start, point.end, found, (), context, "the night between the two days named fixes the day"
    )


def _days_of_month(point: Point, tense: Tense, context: Context) -> TimeMention:
    values = []
    for seen, _ in context.seen_from(point, tense):
        for day in days_of(replace(point, weekday=None), tense, seen):
            try:
                pair = (day.replace(day=point.first_of_days or day.day), day.replace(day=point.last_of_days or day.day))
            except ValueError:
                continue
            values.append(f"{pair[0]}/{pair[1]}")
    values = sorted(set(values))
    mention = mention_of(
        point.start, point.end, TimeForm.INTERVAL, tuple(values), "from the first to the last day named"
    )
    ends = [
        mention_of(
            point.start, point.end, TimeForm.DATE, tuple(value.split("/")[side] for value in values), mention.why
        )
        for side in (0, 1)
    ]
    return mention._replace(ends=(ends[0], ends[1]))


def readings(point: Point, tense: Tense, context: Context) -> tuple[list[dt.datetime], tuple[RuledOut, ...]]:
    found: dict[dt.datetime, None] = {}
    ruled: dict[str, RuledOut] = {}
    pairs = list(context.seen_from(point, tense))
    if not point.has_day and len({day for _, day in pairs}) == 1:
        # Seen from the day of the announcement, or from that of publication.
        pairs += [(day, day) for _, day in pairs if (day, day) not in pairs]
    for seen, published in pairs:
        for day in _nights(point, tense, days_of(point, tense, seen), context):
            reading = instants_at(point, day, Reading(tense, seen, context.zone, published))
            found |= dict.fromkeys(reading.instants)
            ruled |= {one.value: one for one in reading.ruled_out}
    beside, heads = context.day_before(point, tense) if not point.has_day and point.clock is not None else (None, False)
    if beside is not None:
        told = dict.fromkeys(
            moment
            for seen, published in context.seen_from(beside, tense)
            for day in days_of(beside, tense, seen)
            for moment in instants_at(point, day, Reading(tense, seen, context.zone, published)).instants
        )
        found = told if heads else found | told
    kept = sorted(found)
    return kept, tuple(one for value, one in ruled.items() if dt.datetime.fromisoformat(value) not in kept)


def _nights(point: Point, tense: Tense, days: Sequence[dt.date], context: Context) -> Sequence[dt.date]:
    """The days on which a small hour of a night falls: "tonight at two" is tomorrow, "Friday night at two" may be either day."""
    clock = point.clock
    hour = clock.hour if clock is not None and clock.name == "clock" else None
    at_noon = hour == _NOON and (clock is None or clock.half != "am")
    small = hour is not None and hour % _NOON <= _SMALL_HOURS and not at_noon and hour <= _NOON
    this_night = point.half == "pm" or not point.marks.isdisjoint({"evening", "night"})
    tonight = "today" in point.marks and this_night and clock is not None and (clock.half == "am" or hour == 0)
    if small and LAST_NIGHT in point.marks and (clock is None or clock.half != "pm"):
        return sorted({moved for day in days for moved in (day, day + DAY)})
    if not small or not ("night" in point.marks or tonight) or (clock is not None and clock.half == "pm"):
        return days
    if _NIGHT_BEFORE.search(context.text, point.start, min(point.end, point.start + HEAD)):
        return days
    if point.weekday is None and point.dated is None:
        return [day + DAY for day in days] if tense is Tense.FUTURE else days
    return sorted({moved for day in days for moved in (day, day + DAY)})


def _why(point: Point, tense: Tense) -> str:
    if point.dated is not None:
        return "the date as written"
    if point.has_day:
        return f"the day named, seen from the day of publication; tense: {tense.value}"
    return f"no day named: the day of publication; tense: {tense.value}"
