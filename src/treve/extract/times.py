"""Every passage of a text that names a time, with every value its words leave open. Never a silent guess."""

from __future__ import annotations

import bisect
import calendar
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from treve.extract.calendar_days import days_of
from treve.extract.point_instants import Reading, instants_at
from treve.extract.prose import Prose
from treve.extract.published import Published
from treve.extract.tense import Tense, marked_tenses, tense_at
from treve.extract.time_lexicon import TimeLexicon, time_lexicon
from treve.extract.time_mention import RuledOut, TimeForm, TimeMention
from treve.extract.time_parts import Part, parts_of
from treve.extract.time_points import Group, Point, groups

NEEDS_DAY = "the day of publication"
NEEDS_ZONE = "the time zone"
NEEDS_FEAST = "the days of the feast that year"
_WHICH = "which of the days or readings is meant"
_DAY = dt.timedelta(days=1)
_NEAR_SPEECH = 24
_WINDOW = 300
_LINK_WORDS = 3
_PARTED = 26  # characters between a day and the hour that belongs to it
_MARK = re.compile(r"[,.;:!?()«»“”\"\n]")
_BETWEEN = re.compile(r"(?<!\w)(?:between|entre|между|بين)(?: \w{1,8}){0,2}\s?$")
_MOVED_ON = re.compile(r"(?<!\w)(?:report|repouss|differ|decal|postpon|moved|delay|push|aplaz|pospu|перен|отлож|сдвин|تاجيل|تاجل|ارجئ|اجل)")
_HEAD = 14  # characters before a day at the head of its sentence: "Dès ", "From this "
_SMALL_HOURS = 6
_NIGHT_BEFORE = re.compile(r"(?<!\w)на\s")  # "в ночь на пятницу"
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
    context = _Context(prose, known)
    told = list(groups(text, list(parts_of(text, prose.language)), known))
    context.days = [point for one in told if isinstance(one, Group) for point in one.points if point.has_day]
    for one in _rejoined(told, context):
        if isinstance(one, Part):
            mention = _alone(one, context)
            found += [mention] if mention else []
        else:
            found += _of_group(one, context)
    return tuple(found)


def _rejoined(told: Sequence[Group | Part], context: _Context) -> Iterator[Group | Part]:
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


def _as_one(first: Group, second: Group, context: _Context) -> Group | None:
    if len(first.points) != 1 or len(second.points) != 1:
        return None
    one, two = first.points[0], second.points[0]
    day, hour = (one, two) if one.has_day else (two, one)
    gap = context.text[one.end : two.start]
    if not day.has_day or day.clock is not None or hour.clock is None or hour.has_day or len(gap) > _PARTED:
        return None
    known = context.known
    verbs = (known.future, known.past, known.speech, known.start, known.until)
    if _MARK.search(gap.removeprefix(",")) or any(pattern.search(gap) for pattern in verbs) or context.is_speech(day):
        return None
    whole = replace(day, start=one.start, end=two.end, clock=hour.clock, zone=hour.zone or day.zone)
    whole.marks = day.marks | hour.marks
    whole.half = day.half or hour.half
    return Group([whole], [], first.night_first, first.midnight_first)


class _Context:
    """What the readings of one text share: its sentences, its days of publication, who said what when."""

    def __init__(self, prose: Prose, known: TimeLexicon) -> None:
        self.text = prose.folded.text
        self.known = known
        self.published: Published | None = prose.published
        self.zone = prose.zone
        self._starts = [start for start, _ in prose.sentences]
        self._sentences = prose.sentences
        self._said: tuple[int, Point] | None = None
        self._marked = marked_tenses(prose)
        self.days: list[Point] = []

    def sentence(self, offset: int) -> tuple[int, int]:
        """The part of the sentence around an offset that is near enough to matter."""
        number = bisect.bisect_right(self._starts, offset) - 1
        start, end = self._sentences[number] if number >= 0 else (0, len(self.text))
        return max(start, offset - _WINDOW), min(end, offset + _WINDOW)

    def tense(self, point: Point) -> Tense:
        """The tense in which the text tells of a point."""
        return tense_at(self.text, self.sentence(point.start), (point.start, point.end), self.known, self._marked)

    def seen_from(self, point: Point, tense: Tense) -> tuple[tuple[dt.date | None, dt.date | None], ...]:
        """Pairs of the day from which a point is seen and the day of publication.

        For what is still to come, the day of an announcement told in the same sentence comes before that of publication.
        """
        days: Sequence[dt.date | None] = self.published.days() if self.published else (None,)
        said = self._said
        if (
            tense is Tense.FUTURE
            and said
            and said[0] == bisect.bisect_right(self._starts, point.start)
            and said[1] is not point
        ):
            return tuple((announced, day) for day in days for announced in days_of(said[1], Tense.PAST, day) or (day,))
        return tuple((day, day) for day in days)

    def is_speech(self, point: Point) -> bool:
        """Whether a day is the one on which somebody is said to have spoken."""
        near = self.text[max(0, point.start - _NEAR_SPEECH) : point.end + _NEAR_SPEECH]
        return self.known.speech.search(near) is not None

    def day_before(self, point: Point, tense: Tense) -> tuple[Point | None, bool]:
        """The day named before an hour without one ("Friday's truce begins at six"), and whether it heads the sentence."""
        sentence = self.sentence(point.start)
        others = False
        for one in reversed(self.days[: bisect.bisect_left(self.days, point.start, key=lambda day: day.start)]):
            head = one.start - sentence[0] <= _HEAD
            parted = _MARK.search(self.text, one.end, point.start)
            if one.end < sentence[0] or (parted and self.text[parted.start()] != ","):
                return None, False
            if parted and not head:
                others = True
                continue
            if one.clock is None and not self.is_speech(one):
                told = self.tense(one)
                fits = told in (tense, Tense.NONE) or tense is Tense.NONE
                return (one if fits else None), head and not others
        return None, False

    def heard(self, point: Point) -> None:
        """Keep a day on which somebody is said to have spoken."""
        if point.clock is None and point.has_day and self.is_speech(point):
            self._said = bisect.bisect_right(self._starts, point.start), point


def _alone(part: Part, context: _Context) -> TimeMention | None:
    if part.length:
        count, unit = part.length
        value = _SIGNS[unit].format(count)
        return TimeMention(part.start, part.end, TimeForm.DURATION, (value,), None, "a length of time as written")
    if part.name == "feast":
        why = "a feast as written, whose days the rules do not reckon"
        return TimeMention(part.start, part.end, TimeForm.DATE, (), NEEDS_FEAST, why)
    if not part.dates:
        return None
    year, month, _ = part.dates[0]
    if month is None:
        return None
    if part.name == "month_alone" and not _MONTH_AFTER.search(context.text[max(0, part.start - 12) : part.start]):
        return None
    months = [(year, month)] if year else _months_near(month, context)
    values = tuple(f"{y}-{m:02}-01/{y}-{m:02}-{calendar.monthrange(y, m)[1]:02}" for y, m in months)
    return TimeMention(
        part.start, part.end, TimeForm.INTERVAL, values, None if values else NEEDS_DAY, "a month as written"
    )


def _months_near(month: int, context: _Context) -> list[tuple[int, int]]:
    if context.published is None:
        return []
    near = {(day.year if day.month >= month else day.year - 1, month) for day in context.published.days()}
    return sorted(near)


def _of_group(group: Group, context: _Context) -> Iterator[TimeMention]:
    group.points = [one for one in group.points if one.has_time or one.marks & {"night"}]
    points = group.points
    if not any(one.has_time for one in points):
        return
    night = _night_between(group, context)
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
            if _told_twice(point, following, link, context):
                yield _twice(point, following, context)
                number += 2
                continue
            if _is_between(group, number, link, context):
                yield _either_end(point, following, context)
                number += 2
                continue
            if context.known.range.search(link) and _moved_on(point, context):
                yield _single(following, context, Tense.FUTURE)
                number += 2
                continue
            if context.known.range.search(link) and (following.clock is not None or following.has_day):
                yield _range(point, following, context)
                number += 2
                continue
        if point.weekday is not None or point.has_day or point.clock is not None:
            yield _single(point, context)
        number += 1


def _night_between(group: Group, context: _Context) -> list[TimeMention] | None:
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
    clock = second.clock or (first.clock if group.midnight_first or group.night_first else None)
    zone = second.zone or first.zone
    start, end = group.points[0].start, group.points[-1].end
    tense = context.tense(Point(start, end))
    anchor = second if tense is Tense.PAST else first
    anchor_back = 0 if anchor is first else 1
    joined = replace(anchor, start=start, end=end, clock=None, zone=zone)
    nights = {
        day - anchor_back * _DAY for seen, _ in context.seen_from(joined, tense) for day in days_of(joined, tense, seen)
    }
    if clock is None:
        values = tuple(f"{day}/{day + _DAY}" for day in sorted(nights))
        return [_mention(start, end, TimeForm.INTERVAL, values, "the night between the two days named")]
    evening = clock.hour is not None and 17 <= clock.hour <= 23
    held = replace(
        joined, clock=replace(clock, name="clock", hour=clock.hour if clock.hour not in (None, 24) else 0, exact=True)
    )
    held.half = second.half or first.half
    if held.half == "pm" or clock.half == "pm":
        evening = True
    found = [
        moment
        for day in sorted(nights)
        for moment in instants_at(held, day if evening else day + _DAY, Reading(tense, None, context.zone)).instants
    ]
    return [_instants(start, end, found, (), context, "the night between the two days named fixes the day")]


def _told_twice(first: Point, second: Point, link: str, context: _Context) -> bool:
    if second.clock is None or first.clock is None or second.zone is None:
        return False
    return "(" in context.text[first.end - 1 : second.start + 1] or "/" in link or first.zone not in (None, second.zone)


def _twice(first: Point, second: Point, context: _Context) -> TimeMention:
    """One point told in two zones: the readings on which both agree, or all where they disagree."""
    if not first.has_day and second.has_day:
        # "6 p.m. local time (1600 GMT) on Saturday": the day belongs to the local hour.
        first = replace(
            first, weekday=second.weekday, dated=second.dated, shift=second.shift, marks=first.marks | second.marks
        )
        second = replace(second, weekday=None, dated=None, shift=None)
    tense = context.tense(first)
    one, dropped = _readings(first, tense, context)
    if not second.has_day:
        days = {moment.date() + shift * _DAY for moment in one for shift in (-1, 0, 1)} or {
            day + shift * _DAY
            for seen, _ in context.seen_from(first, tense)
            for day in days_of(first, tense, seen)
            for shift in (-1, 0, 1)
        }
    else:
        days = {day for seen, _ in context.seen_from(second, tense) for day in days_of(second, tense, seen)}
    clock = replace(second.clock, exact=True) if second.clock else None
    other = [
        moment
        for day in sorted(days)
        for moment in instants_at(replace(second, clock=clock), day, Reading(Tense.NONE, None, context.zone)).instants
    ]
    if not one and other:
        one = [moment for moment in other if second.has_day] or _plausible(first, tense, other, context)
        return _instants(first.start, second.end, one, (), context, "the zone stated in the text")
    agreed = [moment for moment in one if any(moment == again for again in other)]
    if agreed:
        ruled = tuple(
            RuledOut(str(moment), "the second zone tells otherwise") for moment in one if moment not in agreed
        )
        return _instants(first.start, second.end, agreed, ruled, context, "local time and the other zone agree")
    near = [again for again in other if any(abs(again - moment) <= dt.timedelta(hours=12) for moment in one)]
    return _instants(first.start, second.end, [*one, *near], dropped, context, "local time and the other zone disagree")


def _plausible(first: Point, tense: Tense, other: Sequence[dt.datetime], context: _Context) -> list[dt.datetime]:
    """Where no zone is known: the instants that a zone on Earth can tell by the local hour."""
    local = replace(first, zone="+00:00")
    walls, _ = _readings(local, tense, context)
    low, high = dt.timedelta(hours=-12), dt.timedelta(hours=14)
    return [moment for moment in other if any(low <= wall - moment <= high for wall in walls)]


def _range(first: Point, second: Point, context: _Context) -> TimeMention:
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
        first = replace(first, clock=replace(first.clock, exact=True))
    zone = second.zone or first.zone
    one, two = (_single(replace(point, zone=point.zone or zone), context) for point in (first, second))
    if TimeForm.INTERVAL in (one.form, two.form):
        one, two = _bare(one, 0), _bare(two, -1)
    pairs = []
    for left in one.values:
        later = [right for right in two.values if _order(right) >= _order(left)]
        if not later and second.clock is not None and first.clock is not None and two.form is TimeForm.INSTANT:
            moved = [(dt.datetime.fromisoformat(right) + _DAY).isoformat(timespec="minutes") for right in two.values]
            later = [right for right in moved if _order(right) >= _order(left)]
        elif not later and second.weekday is not None and two.form is TimeForm.DATE:
            later = [str(dt.date.fromisoformat(right) + 7 * _DAY) for right in two.values]
            later = [right for right in later if _order(right) >= _order(left)]
        pairs += [f"{left}/{min(later, key=_order)}"] if later else []
    mention = _mention(
        first.start, second.end, TimeForm.INTERVAL, tuple(dict.fromkeys(pairs)), "from the first to the last time named"
    )
    return replace(mention, ends=(one, two))


def _is_between(group: Group, number: int, link: str, context: _Context) -> bool:
    """ "Between 6 and 8 p.m. on Friday": the beginning lies somewhere between two hours."""
    first, second = group.points[number], group.points[number + 1]
    words = link.strip(" ,").split()
    if first.clock is None or second.clock is None or not words or len(words) > _LINK_WORDS:
        return False
    if not context.known.between.fullmatch(words[0]):
        return False
    return _BETWEEN.search(context.text[max(0, first.start - _PARTED) : first.start]) is not None


def _either_end(first: Point, second: Point, context: _Context) -> TimeMention:
    """Both ends of a stretch of hours in which something is to begin: the text leaves open where in it."""
    if not first.has_day:
        first = replace(
            first, weekday=second.weekday, dated=second.dated, shift=second.shift, marks=first.marks | second.marks
        )
    elif not second.has_day:
        second = replace(second, weekday=first.weekday, dated=first.dated, shift=first.shift)
    if first.clock and second.clock and not first.clock.half and not first.clock.exact:
        first = replace(first, clock=replace(first.clock, half=second.clock.half or second.half))
    tense = context.tense(second)
    zone = second.zone or first.zone
    found = [
        moment for one in (first, second) for moment in _readings(replace(one, zone=one.zone or zone), tense, context)[0]
    ]
    return _instants(first.start, second.end, found, (), context, "somewhere between the two hours named")


def _bare(mention: TimeMention, end: int) -> TimeMention:
    return replace(mention, form=TimeForm.DATE, values=tuple(value.split("/")[end] for value in mention.values))


def _order(value: str) -> float:
    moment = dt.datetime.fromisoformat(value)
    return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).timestamp()


def _moved_on(point: Point, context: _Context) -> bool:
    """ "Postponed from Thursday to Friday": only the second day is meant."""
    return _MOVED_ON.search(context.text, max(0, point.start - 2 * _PARTED), point.start) is not None


def _single(point: Point, context: _Context, told: Tense | None = None) -> TimeMention:
    tense = told or context.tense(point)
    context.heard(point)
    if point.week is not None and point.weekday is None and point.clock is None:
        return _week(point, context)
    if point.first_of_days and point.marks & {"night", "midnight"}:
        return _night_of_days(point, tense, context)
    if point.first_of_days or point.last_of_days:
        return _days_of_month(point, tense, context)
    if point.clock is None and not point.marks & {"begin", "end"}:
        days = sorted({day for seen, _ in context.seen_from(point, tense) for day in days_of(point, tense, seen)})
        if "night" in point.marks:
            before = 1 if re.search(r"на\s+$|на\s", context.text[point.start : point.start + 12]) else 0
            values = tuple(f"{day - before * _DAY}/{day + (1 - before) * _DAY}" for day in days)
            return _mention(point.start, point.end, TimeForm.INTERVAL, values, "the night of the day named")
        return _mention(point.start, point.end, TimeForm.DATE, tuple(map(str, days)), _why(point, tense))
    found, ruled = _readings(point, tense, context)
    return _instants(point.start, point.end, found, ruled, context, _why(point, tense))


def _week(point: Point, context: _Context) -> TimeMention:
    weeks = {days_of(point, Tense.NONE, day) for day, _ in context.seen_from(point, Tense.NONE)} - {()}
    values = tuple(f"{days[0]}/{days[-1]}" for days in sorted(weeks))
    return _mention(point.start, point.end, TimeForm.INTERVAL, values, "the week named, Monday to Sunday")


def _night_of_days(point: Point, tense: Tense, context: _Context) -> TimeMention:
    """ "In the night of 30 to 31 December": the second day, or the first where the hour is one of the evening."""
    days = sorted(
        {
            day
            for seen, _ in context.seen_from(point, tense)
            for day in days_of(replace(point, weekday=None), tense, seen)
        }
    )
    if point.clock is None:
        return _mention(
            point.start, point.end, TimeForm.INTERVAL, tuple(f"{day - _DAY}/{day}" for day in days), "the night named"
        )
    hour = point.clock.hour
    evening = hour is not None and 17 <= hour <= 23
    clock = replace(point.clock, name="clock", hour=0 if hour in (None, 24) else hour, exact=True)
    held = replace(point, clock=clock, weekday=None)
    reading = Reading(tense, None, context.zone)
    found = [moment for day in days for moment in instants_at(held, day - _DAY * evening, reading).instants]
    return _instants(point.start, point.end, found, (), context, "the night between the two days named fixes the day")


def _days_of_month(point: Point, tense: Tense, context: _Context) -> TimeMention:
    values = []
    for seen, _ in context.seen_from(point, tense):
        for day in days_of(replace(point, weekday=None), tense, seen):
            try:
                pair = (day.replace(day=point.first_of_days or day.day), day.replace(day=point.last_of_days or day.day))
            except ValueError:
                continue
            values.append(f"{pair[0]}/{pair[1]}")
    values = sorted(set(values))
    mention = _mention(point.start, point.end, TimeForm.INTERVAL, tuple(values), "from the first to the last day named")
    ends = [
        _mention(point.start, point.end, TimeForm.DATE, tuple(value.split("/")[side] for value in values), mention.why)
        for side in (0, 1)
    ]
    return replace(mention, ends=(ends[0], ends[1]))


def _readings(point: Point, tense: Tense, context: _Context) -> tuple[list[dt.datetime], tuple[RuledOut, ...]]:
    found: dict[dt.datetime, None] = {}
    ruled: dict[str, RuledOut] = {}
    pairs = list(context.seen_from(point, tense))
    if not point.has_day:
        pairs += [(day, day) for _, day in pairs if (day, day) not in pairs]  # seen from the announcement, or from publication
    for seen, published in pairs:
        for day in _nights(point, tense, days_of(point, tense, seen), context):
            reading = instants_at(point, day, Reading(tense, seen, context.zone, published))
            found |= dict.fromkeys(reading.instants)
            ruled |= {one.value: one for one in reading.ruled_out}
    if not point.has_day and point.clock is not None:
        beside, head = context.day_before(point, tense)
        for seen, published in context.seen_from(beside, tense) if beside is not None else ():
            if head:
                found = {}
                head = False
            for day in days_of(beside, tense, seen):
                found |= dict.fromkeys(instants_at(point, day, Reading(tense, seen, context.zone, published)).instants)
    kept = sorted(found)
    return kept, tuple(one for value, one in ruled.items() if dt.datetime.fromisoformat(value) not in kept)


def _nights(point: Point, tense: Tense, days: Sequence[dt.date], context: _Context) -> Sequence[dt.date]:
    """The days on which a small hour of a night falls: "tonight at two" is tomorrow, "Friday night at two" may be either day."""
    clock = point.clock
    small = clock is not None and clock.name == "clock" and clock.hour is not None and 0 < clock.hour <= _SMALL_HOURS
    tonight = "today" in point.marks and point.half == "pm" and clock is not None and clock.half == "am"
    if not small or not ("night" in point.marks or tonight) or (clock is not None and clock.half == "pm"):
        return days
    if _NIGHT_BEFORE.search(context.text, point.start, min(point.end, point.start + _HEAD)):
        return days
    if point.weekday is None and point.dated is None:
        return [day + _DAY for day in days] if tense is Tense.FUTURE else days
    return sorted({moved for day in days for moved in (day, day + _DAY)})


def _why(point: Point, tense: Tense) -> str:
    if point.dated is not None:
        return "the date as written"
    if point.has_day:
        return f"the day named, seen from the day of publication; tense: {tense.value}"
    return f"no day named: the day of publication; tense: {tense.value}"


def _mention(start: int, end: int, form: TimeForm, values: tuple[str, ...], why: str) -> TimeMention:
    needs = NEEDS_DAY if not values else _WHICH if len(values) > 1 else None
    return TimeMention(start, end, form, values, needs, why)


def _instants(
    start: int, end: int, found: Sequence[dt.datetime], ruled: tuple[RuledOut, ...], context: _Context, why: str
) -> TimeMention:
    distinct: dict[str, dt.datetime] = {}
    for moment in sorted(found):
        distinct.setdefault(moment.isoformat(timespec="seconds" if moment.second else "minutes"), moment)
    needs = _WHICH if len(distinct) > 1 else None
    if not distinct:
        needs = NEEDS_DAY if context.published is None else NEEDS_ZONE
    return TimeMention(start, end, TimeForm.INSTANT, tuple(distinct), needs, why, ruled)
