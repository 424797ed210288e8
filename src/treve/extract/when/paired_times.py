"""Two times that belong together: a night between two days, one moment in two zones, from one to another."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from treve.errors import worded
from treve.extract.when.calendar_days import days_of, union
from treve.extract.when.point_instants import Reading, instants_at
from treve.extract.when.single_times import DAY, readings, single
from treve.extract.when.time_context import Context, instants_mention, mention_of
from treve.extract.when.time_mention import RuledOut, TimeForm, TimeMention
from treve.extract.when.time_parts import Part
from treve.extract.when.time_points import Group, Point
from treve.extract.when.verbs import Tense
from treve.extract.when.wall_times import iso

_OTHERWISE = worded("the second zone tells otherwise")

_LINK_WORDS = 3
PARTED = 26  # characters between a day and the hour that belongs to it
_BETWEEN = re.compile(r"(?<!\w)(?:between|entre|между|بين)(?: \w{1,8}){0,2}\s?$")
_MOVED_ON = re.compile(
    r"(?<!\w)(?:report|repouss|differ|decal|postpon|moved|delay|push|aplaz|pospu|перен|отлож|сдвин|تاجيل|تاجل|ارجئ|اجل)"
)


def night_between(group: Group, context: Context) -> list[TimeMention] | None:
    """ "In the night of Thursday to Friday", "midnight between Thursday and Friday"; None for anything else."""
    points = [one for one in group.points if one.has_day]
    if len(points) != 2 or len(group.points) > 3 or not (group.night_first or group.midnight_first):
        return None
    first, second = points
    same_kind = first.weekday is not None and second.weekday is not None
    if same_kind and (second.weekday or 0) != ((first.weekday or 0) + 1) % 7:
        return None
    if not same_kind and (first.dated is None or second.dated is None):
        return None
    if "(" in context.text[first.end - 1 : second.end]:
        return None  # "midnight on 18 October (23:00 Moscow time, 17 October)"
    clock = second.clock or (first.clock if group.midnight_first or group.night_first else None)
    zone = second.zone or first.zone
    start, end = group.points[0].start, group.points[-1].end
    tense = context.tense(Point(start, end))
    anchor = second if tense is Tense.PAST else first
    anchor_back = 0 if anchor is first else 1
    joined = replace(anchor, start=start, end=end, clock=None, zone=zone)
    nights = {
        day - anchor_back * DAY for seen, _ in context.seen_from(joined, tense) for day in days_of(joined, tense, seen)
    }
    if clock is None:
        values = tuple(f"{day}/{day + DAY}" for day in sorted(nights))
        return [mention_of(start, end, TimeForm.INTERVAL, values, "the night between the two days named")]
    evening = clock.hour is not None and 17 <= clock.hour <= 23
    held = replace(
        joined, clock=clock._replace(name="clock", hour=clock.hour if clock.hour not in (None, 24) else 0, exact=True)
    )
    held.half = second.half or first.half
    if held.half == "pm" or clock.half == "pm":
        evening = True
    found = [
        moment
        for day in sorted(nights)
        for moment in instants_at(held, day if evening else day + DAY, Reading(tense, None, context.zone)).instants
    ]
    return [instants_mention(start, end, found, (), context, "the night between the two days named fixes the day")]


def told_twice(first: Point, second: Point, link: str, context: Context) -> bool:
    if second.clock is None or first.clock is None or second.zone is None:
        return False
    return "(" in context.text[first.end - 1 : second.start + 1] or "/" in link or first.zone not in (None, second.zone)


def twice(first: Point, second: Point, context: Context) -> TimeMention:
    """One point told in two zones: the readings on which both agree, or all where they disagree."""
    if not first.has_day and second.has_day:
        # "6 p.m. local time (1600 GMT) on Saturday": the day belongs to the local hour.
        first = replace(
            first, weekday=second.weekday, dated=second.dated, shift=second.shift, marks=first.marks | second.marks
        )
        second = replace(second, weekday=None, dated=None, shift=None)
    tense = context.tense(first)
    one, dropped = readings(first, tense, context)
    if not second.has_day:
        days = {moment.date() + shift * DAY for moment in one for shift in (-1, 0, 1)} or {
            day + shift * DAY
            for seen, _ in context.seen_from(first, tense)
            for day in days_of(first, tense, seen)
            for shift in (-1, 0, 1)
        }
    else:
        days = {day for seen, _ in context.seen_from(second, tense) for day in days_of(second, tense, seen)}
    clock = second.clock._replace(exact=True) if second.clock else None
    other = [
        moment
        for day in sorted(days)
        for moment in instants_at(replace(second, clock=clock), day, Reading(Tense.NONE, None, context.zone)).instants
    ]
    if not one and other:
        one = [moment for moment in other if second.has_day] or _plausible(first, tense, other, context)
        return instants_mention(first.start, second.end, one, (), context, "the zone stated in the text")
    agreed = [moment for moment in one if any(moment == again for again in other)]
    if agreed:
        ruled = tuple(RuledOut(iso(moment), _OTHERWISE) for moment in one if moment not in agreed)
        return instants_mention(first.start, second.end, agreed, ruled, context, "local time and the other zone agree")
    near = [again for again in other if any(abs(again - moment) <= dt.timedelta(hours=12) for moment in one)]
    return instants_mention(
        first.start, second.end, [*one, *near], dropped, context, "local time and the other zone disagree"
    )


def _plausible(first: Point, tense: Tense, other: Sequence[dt.datetime], context: Context) -> list[dt.datetime]:
    """Where no zone is known: the instants that a zone on Earth can tell by the local hour."""
    local = replace(first, zone="+00:00")
    walls, _ = readings(local, tense, context)
    low, high = dt.timedelta(hours=-12), dt.timedelta(hours=14)
    return [moment for moment in other if any(low <= wall - moment <= high for wall in walls)]


def range_of_times(first: Point, second: Point, context: Context) -> TimeMention:
    if not first.has_day and second.has_day:
        first = replace(
            first, weekday=second.weekday, dated=second.dated, shift=second.shift, marks=first.marks | second.marks
        )
    elif not second.has_day:
        second = replace(
            second, weekday=first.weekday, dated=first.dated, shift=first.shift, marks=second.marks | first.marks
        )
    if first.clock and second.clock and (second.clock.hour or 0) > 12 and not second.clock.half:
        # "from 12 to 24 hours": one clock, of 24 hours.
        first = replace(first, clock=first.clock._replace(exact=True))
    zone = second.zone or first.zone
    told = _tense_of_range(first, second, context)
    if told is Tense.PAST:
        first = _before_the_second(first, second, context)
    one, two = (single(replace(point, zone=point.zone or zone), context, told) for point in (first, second))
    if TimeForm.INTERVAL in (one.form, two.form):
        one, two = _bare(one, 0), _bare(two, -1)
    # "From Monday to Monday": a week; "from Monday 6 a.m. to Monday 6 p.m.": twelve hours.
    week = first.weekday is not None and first.weekday == second.weekday and not (first.clock or second.clock)
    least = dt.timedelta(days=week).total_seconds()
    pairs = []
    for left in one.values:
        later = [right for right in two.values if _order(right) - _order(left) >= least]
        if not later and second.clock is not None and first.clock is not None and two.form is TimeForm.INSTANT:
            moved = [(dt.datetime.fromisoformat(right) + DAY).isoformat(timespec="minutes") for right in two.values]
            later = [right for right in moved if _order(right) >= _order(left)]
        elif not later and second.weekday is not None and two.form is TimeForm.DATE:
            later = [str(dt.date.fromisoformat(right) + 7 * DAY) for right in two.values]
            later = [right for right in later if _order(right) - _order(left) >= least]
        pairs += [f"{left}/{min(later, key=_order)}"] if later else []
    if first.clock and second.clock and not first.clock.half and not first.half and (second.clock.half or second.half):
        pairs = _shortest(pairs)  # "from 9 to 11 a.m."
    mention = mention_of(
        first.start, second.end, TimeForm.INTERVAL, tuple(dict.fromkeys(pairs)), "from the first to the last time named"
    )
    return mention._replace(ends=(one, two))


def _shortest(pairs: list[str]) -> list[str]:
    """The shortest stretches: the hour of the first end is that nearest before the second."""
    lengths = {pair: _order(pair.partition("/")[2]) - _order(pair.partition("/")[0]) for pair in pairs}
    return [pair for pair in pairs if lengths[pair] == min(lengths.values())]


def _tense_of_range(first: Point, second: Point, context: Context) -> Tense | None:
    """The past where a verb tells of the whole stretch as past; None where each end is told by its own words.

    "From" belongs to the stretch here, and is no limit that somebody set, unless the verb grants or asks for it.
    """
    tenses = {context.tense(one) for one in (first, second)}
    if Tense.FUTURE in tenses:
        return None
    if Tense.PAST in tenses and not _grants(first, context):
        return Tense.PAST
    stretch = replace(second, start=first.start)
    plain = context.tense(stretch, limits=False)
    return Tense.PAST if plain is Tense.PAST and not _grants(first, context) else None


def _grants(point: Point, context: Context) -> bool:
    return _GRANTED.search(context.text, context.sentence(point.start)[0], point.start) is not None


# Folded.
_GRANTED = re.compile(
    r"(?<!\w)(?:offer|grant|propos|demand|request|accord|permet|permis|ordonn|ofrec|conced|pidi|solicit|предлож|предостав|потребова"
    r"|[وف]?(?:عرض|اقترح|طلب|طالب))\w*|(?<!\w)(?:given|gave|allowed|asked|donne)(?!\w)"
)


def _before_the_second(first: Point, second: Point, context: Context) -> Point:
    """ "Raged from Saturday to Sunday", told on a Saturday: the latest Sunday, and the Saturday before it."""
    told = (first, second)
    if any(one.weekday is None or one.dated or one.shift is not None or one.week is not None for one in told):
        return first
    one_day = first.clock is not None and second.clock is not None  # "from 10 a.m. to 4 p.m. on Friday"
    back = ((second.weekday or 0) - (first.weekday or 0)) % 7 or (0 if one_day else 7)
    days = union(day - back * DAY for seen, _ in context.seen_from(second, Tense.PAST)
                 for day in days_of(second, Tense.PAST, seen))  # fmt: skip
    if not days:
        return first
    dates = tuple((day.year, day.month, day.day) for day in days)
    return replace(first, weekday=None, dated=Part("day_month", first.start, first.end, dates=dates))


def is_between(group: Group, number: int, link: str, context: Context) -> bool:
    """ "Between 6 and 8 p.m. on Friday": the beginning lies somewhere between two hours."""
    first, second = group.points[number], group.points[number + 1]
    words = link.strip(" ,").split()
    if first.clock is None or second.clock is None or not words or len(words) > _LINK_WORDS:
        return False
    if not context.known.between.fullmatch(words[0]) or _lasts_between(first, second, context):
        return False
    return _BETWEEN.search(context.text[max(0, first.start - PARTED) : first.clock.start]) is not None


def days_between(group: Group, number: int, link: str, context: Context) -> bool:
    """ "Between Thursday and Sunday": from the first to the second day named, neither with an hour."""
    first, second = group.points[number], group.points[number + 1]
    words = link.strip(" ,").split()
    if not (first.has_day and second.has_day) or not words or len(words) > _LINK_WORDS:
        return False
    if (first.clock or second.clock) and not _lasts_between(first, second, context):
        return False
    joined = context.known.between.match(words[0])
    return joined is not None and _BETWEEN.search(context.text, max(0, first.start - PARTED), first.start) is not None


def _lasts_between(first: Point, second: Point, context: Context) -> bool:
    """ "No attack between 10 p.m. on Friday and 6 a.m. on Saturday": a stretch, unless something begins somewhere in it."""
    if not (first.clock and second.clock and first.has_day and second.has_day):
        return False
    begin = max(context.sentence(first.start)[0], first.start - _BEGIN_WITHIN)
    return _BEGINS.search(context.text, begin, first.start) is None


_BEGIN_WITHIN = 70  # characters
# Folded.
_BEGINS = re.compile(
    r"(?<!\w)(?:entre\w* en (?:vigueur|vigor|application)|entrar\w* en vig\w+|pren\w+ effet|commenc\w+|debut\w+|begin\w*|start\w*"
    r"|tak\w+ (?:effect|hold)|com\w+ into|comenz\w+|empez\w+|empie\w+|arranc\w+|начн\w+|начина\w+|вступ\w+"
    r"|[وف]?س?[يت](?:بدا|دخل|نطلق)\w*)(?!\w)"
)


def either_end(first: Point, second: Point, context: Context) -> TimeMention:
    """Both ends of a stretch of hours in which something is to begin: the text leaves open where in it."""
    if not first.has_day:
        first = replace(
            first, weekday=second.weekday, dated=second.dated, shift=second.shift, marks=first.marks | second.marks
        )
    elif not second.has_day:
        second = replace(second, weekday=first.weekday, dated=first.dated, shift=first.shift)
    if first.clock and second.clock and not first.clock.half and not first.clock.exact:
        first = replace(first, clock=first.clock._replace(half=second.clock.half or second.half))
    tense = context.tense(second)
    zone = second.zone or first.zone
    found = [
        moment for one in (first, second) for moment in readings(replace(one, zone=one.zone or zone), tense, context)[0]
    ]
    return instants_mention(first.start, second.end, found, (), context, "somewhere between the two hours named")


def _bare(mention: TimeMention, end: int) -> TimeMention:
    return mention._replace(form=TimeForm.DATE, values=tuple(value.split("/")[end] for value in mention.values))


def _order(value: str) -> float:
    moment = dt.datetime.fromisoformat(value)
    return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).timestamp()


def moved_on(point: Point, context: Context) -> bool:
    """ "Postponed from Thursday to Friday": only the second day is meant."""
    return _MOVED_ON.search(context.text, max(0, point.start - 2 * PARTED), point.start) is not None
