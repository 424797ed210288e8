"""Parts of times put together.

"jeudi" + "à" + "minuit" is one point, "du 5 au 12 janvier" a range, "00h00 (22h00 GMT)" one point told twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from treve.extract.when.time_lexicon import TimeLexicon
from treve.extract.when.time_parts import Part

_LONGEST_GLUE = 32
_LONGEST_DAY = 60  # characters of a first day with what links it to the next: "de la noche del veintinueve al"
_NOON = 12
_WEEK = 7
LAST_NIGHT = "last_night"
"""Mark of a day that is told by the night behind it."""
_DAY_WITHIN = 28  # characters before a date in which the first day of a range ends with it
_DATED = ("iso", "numeric", "day_month", "day_alone", "nth_weekday", "year_edge")
_SHIFTED = ("today", "tomorrow", "yesterday", "after_tomorrow", "before_yesterday", "ago", "ahead")
_CLOCKS = ("clock", "midnight", "noon")
EVES = {"eve": -1, "second_eve": -2, "story_ago": None}
OTHER_DAYS = ("other_day", *EVES)
_SUN = ("sunrise", "sunset")
_PARTS_OF_DAY = (*_SUN, "early", "morning", "afternoon", "evening", "night")
_UNTIL = re.compile(r"(?<!\w)(?:jusqu'\w*|until|till|through|hasta|до|حتي|الي|لغايه)(?!\w)")  # folded
"""Marks of days that are told by another day."""
_ALONE = ("duration", "month_year", "month_alone", "feast", "month_part")
_ZONES = ("gmt", "zone_of", "local")
_DAY_AFTER = re.compile(
    r"(?P<link>\s?[-–]\s?| (?:to|through|until|and) )(\d{1,2})(?:st|nd|rd|th)?(?![\d:.,]|\s?(?:%|[ap]\.?m))"
)


_ONTO = re.compile(r"^ на (?:\w+ )?$")
_OPENED = re.compile(r"(?<!\w)(?:between|entre|между|بين) (?:the |le |el )?$")


@dataclass(slots=True)
class Point:
    """One point in time as its parts tell it, still without a calendar day of its own.

    weekday, dated, shift   what says the day; any of them may be missing
    clock                   the hour, midnight or noon
    marks                   the other parts: morning, evening, night, begin, end, last, next, this, am, pm …
    """

    start: int
    end: int
    weekday: int | None = None
    dated: Part | None = None
    shift: int | None = None
    week: int | None = None
    clock: Part | None = None
    zone: str | None = None
    marks: set[str] = field(default_factory=set)
    half: str | None = None
    back: int | None = None
    first_of_days: int | None = None
    last_of_days: int | None = None

    @property
    def has_day(self) -> bool:
        """Whether anything says the day."""
        told = self.weekday is not None or self.dated is not None or self.shift is not None or self.week is not None
        return told or not self.marks.isdisjoint(OTHER_DAYS)

    @property
    def has_time(self) -> bool:
        """Whether anything says a day or an hour."""
        return self.has_day or self.clock is not None


@dataclass(slots=True)
class Group:
    """Points that the text joins, the words between them, and whether a night or midnight stands before the first day."""

    points: list[Point]
    links: list[str]
    night_first: bool = False
    midnight_first: bool = False


def groups(text: str, parts: Sequence[Part], known: TimeLexicon) -> Iterator[Group | Part]:
    """Groups of joined points; durations and months stand alone, as parts."""
    run: list[Part] = []
    for part in _without_loose_words(parts):
        if part.name in _ALONE:
            if run:
                yield _group(text, run, known)
                run = []
            yield part
            continue
        if run and not _joined(text, run[-1].end, part, known):
            yield _group(text, run, known)
            run = []
        run.append(part)
    if run:
        yield _group(text, run, known)


def _without_loose_words(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts without each "last", "next" and "this" that stands beside no weekday: "will last from …" says nothing of a day."""
    for number, part in enumerate(parts):
        if part.name in ("latest", "last", "next", "this"):
            around = (*parts[max(0, number - 1) : number], *parts[number + 1 : number + 2])
            if not any(
                one.name == "weekday" and min(abs(one.start - part.end), abs(part.start - one.end)) <= 1
                for one in around
            ):
                continue
        yield part


def _joined(text: str, end: int, part: Part, known: TimeLexicon) -> bool:
    between = text[end : part.start]
    if len(between) > _LONGEST_GLUE + _LONGEST_DAY:
        return False
    if part.name == "day_month":
        # "in the night of 30 to 31 December": the first day belongs to the date.
        day = known.day_before.search(between)
        between = between[: day.start()] if day else between
    return len(between) <= _LONGEST_GLUE and "\n" not in between and known.glue.fullmatch(between) is not None


def _group(text: str, run: Sequence[Part], known: TimeLexicon) -> Group:
    if not any(part.name in _CLOCKS for part in run):
        # Without an hour beside them they say no more than the day does.
        run = [part for part in run if part.name not in _SUN] or run
    group = Group([], [])
    point: Point | None = None
    last_end = run[0].start
    for part in run:
        link = text[last_end : part.start]
        if point is None or _starts_anew(point, part, link, known):
            if point is not None:
                group.links.append(link)
            point = Point(part.start, part.end)
            group.points.append(point)
        if point.clock is not None and point.clock.name == "midnight" and _ONTO.search(link):
            point.marks.add("begin")  # «в полночь на субботу»
        _add(point, part)
        last_end = part.end
    _before_first_day(group, run)
    for one in group.points:
        if "week_later" in one.marks and not one.has_day:
            one.shift = _WEEK  # "en ocho días", «через неделю» beside no weekday
        _range_of_days(text, one, known)
    return group


def _before_first_day(group: Group, run: Sequence[Part]) -> None:
    for part in run:
        if part.weekday is not None or part.name in _DATED or part.name in _SHIFTED:
            return
        group.night_first = group.night_first or part.name == "night"
        group.midnight_first = group.midnight_first or part.name == "midnight"


def _starts_anew(point: Point, part: Part, link: str, known: TimeLexicon) -> bool:
    apart = point.clock is not None and point.has_day and known.range.search(link) is not None
    if part.name in (*_PARTS_OF_DAY, "am", "pm"):
        # "с вечера вторника до утра четверга": the morning is that of the day behind it.
        return point.has_day and _UNTIL.search(link) is not None
    if part.name == "weekday":
        return point.weekday is not None or apart
    if part.name in _DATED:
        return point.dated is not None or apart
    if part.name in _SHIFTED:
        # "Until 29 January, from today": two days, where "tomorrow, 3 August" is one.
        return point.shift is not None or (point.dated is not None and known.start.search(link) is not None)
    if part.name in _CLOCKS:
        if point.clock is None:
            # "Friday to midnight": a range, unless the words only place the hour.
            return False
        return not _same_midnight(point.clock, part)
    if part.name in _ZONES and point.zone is not None:
        return point.zone != part.zone
    return False


def _same_midnight(first: Part, second: Part) -> bool:
    both = {first.name, second.name}
    if both == {"noon", "clock"}:
        return all(one.name == "noon" or one.hour == _NOON for one in (first, second))
    return both == {"midnight", "clock"} and all(
        one.name == "midnight" or one.hour in (0, 24) for one in (first, second)
    )


def _add(point: Point, part: Part) -> None:
    point.end = max(point.end, part.end)
    if part.name == "weekday":
        point.weekday = part.weekday
    elif part.name in _DATED:
        point.dated = part
        if part.hour is not None or part.instant:
            point.clock = part
    elif part.name in _SHIFTED:
        point.shift = part.shift
        point.half = point.half or part.half
        if part.half == "night":
            point.marks.add(LAST_NIGHT)
    elif part.name in EVES:
        point.back = part.shift if EVES[part.name] is None else EVES[part.name]
    elif part.name in ("last_week", "next_week"):
        point.week = -1 if part.name == "last_week" else 1
    elif part.name in _CLOCKS:
        # "midnight (24:00)": the figures say which end of the day.
        if point.clock is None or (part.name == "clock" and point.clock.name != "noon") or part.name == "noon":
            point.clock = part
        point.zone = part.zone or point.zone
    elif part.name in _ZONES:
        point.zone = part.zone
    elif part.half is not None:
        point.half = part.half
    point.marks.add(part.name)


def _range_of_days(text: str, point: Point, known: TimeLexicon) -> None:
    """Take in the other day of "5-12 January" and "January 5 to 12"."""
    part = point.dated
    if part is None or part.name != "day_month":
        return
    day = part.dates[0][2] or 0
    near = max(0, part.start - _DAY_WITHIN)
    before = known.day_before.search(text[near : part.start])
    link = (before["link"].strip() or before["link"]) if before else ""
    opened = before is not None and _OPENED.search(text[max(0, part.start - 40) : near + before.start()]) is not None
    joins = known.range.search(link) or (
        (opened or point.marks & {"night", "midnight"})
        and known.between.fullmatch(link.split()[0] if link.strip() else link) is not None
    )
    first = known.day_words.get(before["day"]) or int(before["day"]) if before else 0
    # "5 and 6 November": two days that follow each other.
    joins = joins or (first == day - 1 and known.between.fullmatch(link) is not None)
    if before and joins and 0 < first < day:
        point.first_of_days = first
        point.start = min(point.start, near + before.start())
        return
    after = _DAY_AFTER.match(text, part.end)
    if after and text[part.start].isalpha() and day < int(after[2]) <= 31:
        point.last_of_days = int(after[2])
        point.end = after.end()
