"""Every passage of a text that names a time, with every value its words leave open. Never a silent guess."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from treve.extract.text.prose import Prose
from treve.extract.when.days_after_signing import from_signings
from treve.extract.when.paired_times import (
    PARTED,
    days_between,
    either_end,
    is_between,
    moved_on,
    night_between,
    range_of_times,
    told_twice,
    twice,
)
from treve.extract.when.single_times import single
from treve.extract.when.time_context import MARK, NEEDS_DAY, Context, mention_of
from treve.extract.when.time_lexicon import time_lexicon
from treve.extract.when.time_mention import TimeForm, TimeMention
from treve.extract.when.time_parts import Part, parts_of
from treve.extract.when.time_points import EVES, Group, Point, groups
from treve.extract.when.verbs import Tense

NEEDS_DAY_OF_MONTH = "which day of the month is meant"
_BEFORE_END = 16  # characters
_DECEMBER = 12
NEEDS_FEAST = "the days of the feast that year"
_MONTH_AFTER = re.compile(
    r"(?:^|(?<=[\s'(]))(?:en|de|depuis|d|d'|mi-|fin|debut|in|since|of|early|late|mid-|by|until|last|this|next|desde"
    r"|в|с|до|في|من|منذ|شهر|fines de|mediados de)\s?$"
)
_SIGNS = {"minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M", "year": "P{}Y"}


def times(prose: Prose) -> tuple[TimeMention, ...]:
    """The times of a text, in order, never overlapping."""
    known = time_lexicon(prose.language)
    if known is None:
        return ()
    text = prose.folded.text
    found: list[TimeMention] = []
    context = Context(prose, known)
    told = list(groups(text, list(parts_of(text, prose.language)), known))
    context.days = [point for one in told if isinstance(one, Group) for point in one.points if point.has_day]
    _settle_eves(context.days)
    for one in _rejoined(told, context):
        if isinstance(one, Part):
            mention = _alone(one, context)
            found += [mention] if mention else []
        else:
            found += _of_group(one, context)
    return tuple(from_signings(text, found))


def _settle_eves(days: Sequence[Point]) -> None:
    """ "The day before", where no other day is named in the whole text, is the day before that of publication."""
    for point in days:
        if point.marks.isdisjoint(EVES):
            return
    for point in days:
        point.shift = point.back


def _rejoined(told: Sequence[Group | Part], context: Context) -> Iterator[Group | Part]:
    """The groups, a day and an hour that only a few words part ("Friday on the stroke of midnight") as one point."""
    last: Group | None = None
    for one in told:
        joined = _as_one(last, one, context) if last is not None and isinstance(one, Group) else None
        if joined is not None:
            last = joined
            continue
        if last is not None:
            yield last
        last = one if isinstance(one, Group) else None
        if last is None:
            yield one
    if last is not None:
        yield last


def _as_one(first: Group, second: Group, context: Context) -> Group | None:
    if len(first.points) != 1 or len(second.points) != 1:
        return None
    one, two = first.points[0], second.points[0]
    day, hour = (one, two) if one.has_day else (two, one)
    gap = context.text[one.end : two.start]
    if not day.has_day or day.clock is not None or hour.clock is None or hour.has_day or len(gap) > PARTED:
        return None
    known = context.known
    verbs = (known.future, known.past, known.speech, known.start, known.until)
    if MARK.search(gap.removeprefix(",")) or any(pattern.search(gap) for pattern in verbs) or context.is_speech(day):
        return None
    whole = replace(day, start=one.start, end=two.end, clock=hour.clock, zone=hour.zone or day.zone)
    whole.marks = day.marks | hour.marks
    whole.half = day.half or hour.half
    return Group([whole], [], first.night_first, first.midnight_first)


def _alone(part: Part, context: Context) -> TimeMention | None:
    if part.length:
        count, unit = part.length
        value = _SIGNS[unit].format(count)
        return TimeMention(part.start, part.end, TimeForm.DURATION, (value,), None, "a length of time as written")
    if part.name == "feast":
        why = "a feast as written, whose days the rules do not reckon"
        return TimeMention(part.start, part.end, TimeForm.DATE, (), NEEDS_FEAST, why)
    if part.name == "month_part":
        return _part_of_month(part, context)
    if not part.dates:
        return None
    year, month, _ = part.dates[0]
    if month is None:
        return None
    if part.name == "month_alone" and not _MONTH_AFTER.search(context.text[max(0, part.start - 12) : part.start]):
        return None
    months = [(year, month)] if year else _months_near(part, month, context)
    values = tuple(f"{y}-{m:02}-01/{y}-{m:02}-{calendar.monthrange(y, m)[1]:02}" for y, m in months)
    return TimeMention(
        part.start, part.end, TimeForm.INTERVAL, values, None if values else NEEDS_DAY, "a month as written"
    )


def _months_near(part: Part, month: int, context: Context) -> list[tuple[int, int]]:
    """The month of that name, by the tense: the last one or the next one; without a tense, both."""
    if context.published is None:
        return []
    tense = context.tense(Point(part.start, part.end))
    return sorted({one for day in context.published.days() for one in _months_seen(day, month, tense)})


def _months_seen(day: dt.date, month: int, tense: Tense) -> list[tuple[int, int]]:
    last = (day.year if day.month >= month else day.year - 1, month)
    coming = (day.year if day.month <= month else day.year + 1, month)
    return {Tense.PAST: [last], Tense.FUTURE: [coming]}.get(tense, [last, coming])


def _part_of_month(part: Part, context: Context) -> TimeMention:
    """ "By the end of May" is its last day; any other part of a month is no day that the rules reckon."""
    before = context.text[max(0, part.start - _BEFORE_END) : part.start]
    if not part.number or not (part.exact or context.known.by_end.search(before)):
        why = "a part of a month as written, whose days are not told"
        return TimeMention(part.start, part.end, TimeForm.INTERVAL, (), NEEDS_DAY_OF_MONTH, why)
    year, month, day_told = part.dates[0]
    found: set[dt.date] = set()
    if year and month:
        found.add(_last_day(year, month))
    elif context.published is not None:
        tense = context.tense(Point(part.start, part.end)) if month and month != _DECEMBER else Tense.FUTURE
        for day in context.published.days():
            if month and not (month == _DECEMBER and part.shift):
                found |= {_last_day(*one) for one in _months_seen(day, month, tense)}
            else:
                ahead = day.year * 12 + (month or day.month) - 1 + (part.shift or 0)
                found.add(_last_day(ahead // 12, ahead % 12 + 1))
    days = sorted(day.replace(day=day_told or day.day) for day in found)
    return mention_of(part.start, part.end, TimeForm.DATE, tuple(map(str, days)), "the edge of the month as written")


def _last_day(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _of_group(group: Group, context: Context) -> Iterator[TimeMention]:
    group.points = [one for one in group.points if one.has_time or one.marks & {"night"}]
    points = group.points
    if not any(one.has_time for one in points):
        return
    night = night_between(group, context)
    if night is not None:
        yield from night
        return
    number = 0
    while number < len(points):
        point = points[number]
        if not point.has_time:
            number += 1
            continue
        following = points[number + 1] if number + 1 < len(points) else None
        link = group.links[number] if number < len(group.links) else ""
        if following is not None and following.has_time:
            if told_twice(point, following, link, context):
                yield twice(point, following, context)
                number += 2
                continue
            if is_between(group, number, link, context):
                yield either_end(point, following, context)
                number += 2
                continue
            if days_between(group, number, link, context):
                yield range_of_times(point, following, context)
                number += 2
                continue
            if context.known.range.search(link) and moved_on(point, context):
                yield single(following, context, Tense.FUTURE)
                number += 2
                continue
            begins = context.known.start.search(link)  # "jusqu'au 9 janvier, à partir d'aujourd'hui" runs the other way
            if context.known.range.search(link) and not begins and (following.clock is not None or following.has_day):
                yield range_of_times(point, following, context)
                number += 2
                continue
        if point.weekday is not None or point.has_day or point.clock is not None:
            yield single(point, context)
        number += 1
