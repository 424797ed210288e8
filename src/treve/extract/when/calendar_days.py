"""The calendar days a text may mean by "jeudi", "le 29 décembre" or "demain", seen from a day of publication."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from treve.extract.when.nth_weekdays import nth_weekday, of_the_month
from treve.extract.when.time_parts import Part
from treve.extract.when.time_points import OTHER_DAYS, Point
from treve.extract.when.verbs import Tense

_WEEK = dt.timedelta(days=7)
_DAY = dt.timedelta(days=1)
_HALF_YEAR = dt.timedelta(days=183)
_MONTH = dt.timedelta(days=31)


def days_of(point: Point, tense: Tense, seen_from: dt.date | None) -> tuple[dt.date, ...]:
    """Every day the point may mean, in order; empty where the day of publication is needed and unknown.

    A weekday that contradicts a date leaves the date to decide. "The next day" is a day of the story, not of the publication; so is
    "the day before", unless nothing else in the text names a day (`times` sees to that).
    """
    if not point.marks.isdisjoint(OTHER_DAYS) and not (
        point.dated or point.weekday is not None or point.shift is not None
    ):
        return ()
    if point.dated is not None:
        found = _dates(point, tense, seen_from)
        agreeing = tuple(day for day in found if point.weekday is None or day.weekday() == point.weekday)
        return agreeing or found
    if seen_from is None:
        return ()
    if point.week is not None:
        monday = seen_from - seen_from.weekday() * _DAY + point.week * _WEEK
        return tuple(monday + number * _DAY for number in range(7) if point.weekday in (None, number))
    if point.shift is not None:
        day = seen_from + point.shift * _DAY
        return (day,) if point.weekday in (None, day.weekday()) else ()
    if point.weekday is not None:
        return _weekdays(point, point.weekday, tense, seen_from)
    return (seen_from,)


def _weekdays(point: Point, weekday: int, tense: Tense, seen_from: dt.date) -> tuple[dt.date, ...]:
    latest = seen_from - ((seen_from.weekday() - weekday) % 7) * _DAY
    coming = latest if latest == seen_from else latest + _WEEK
    if "latest" in point.marks:
        return (latest - _WEEK,) if latest == seen_from else (latest,)
    if "last" in point.marks:
        # A weekday less than a week back: "jeudi dernier" may be that one or the one before.
        return (latest - _WEEK,) if latest == seen_from else (latest - _WEEK, latest)
    if "next" in point.marks:
        return (latest + _WEEK,)
    if tense is Tense.PAST:
        return (latest,)
    if "week_later" in point.marks:
        return (coming + _WEEK,)
    if tense is Tense.FUTURE:
        return (coming,)
    return tuple(sorted({latest, coming}))


def _dates(point: Point, tense: Tense, seen_from: dt.date | None) -> tuple[dt.date, ...]:
    if point.dated is None:
        return ()
    if point.dated.number is not None:
        return _numbered(point.dated, point.dated.number, tense, seen_from)
    found: list[dt.date] = []
    for year, month, day in point.dated.dates:
        if day is None:
            continue
        if month is None:
            found += _in_near_months(point, tense, seen_from, day) if seen_from is not None else []
            continue
        if year is not None:
            found.append(dt.date(year, month, day))
        elif seen_from is not None:
            found += _nearest(point, tense, seen_from, month, day)
    return tuple(sorted(set(found)))


def _nearest(point: Point, tense: Tense, seen_from: dt.date, month: int, day: int) -> list[dt.date]:
    years = (
        range(max(1, seen_from.year - 8), min(9999, seen_from.year + 8))
        if point.weekday is not None
        else _around(seen_from)
    )
    real = [one for year in years if (one := _date(year, month, day)) is not None]
    agreeing = [one for one in real if one.weekday() == point.weekday] if point.weekday is not None else []
    candidates = agreeing or [one for one in real if one.year in _around(seen_from)]
    near = [one for one in agreeing if abs(one - seen_from) < _HALF_YEAR]
    if near:
        return near  # weekday and date together name one day of these months, whatever the verb
    return _as_told(candidates, tense, seen_from)


def _as_told(candidates: list[dt.date], tense: Tense, seen_from: dt.date) -> list[dt.date]:
    """The one nearest to the day seen from, on the side the tense tells; empty where there are none."""
    near = [one for one in candidates if abs(one - seen_from) <= _MONTH]
    if tense is Tense.PAST:
        candidates = [one for one in candidates if one <= seen_from] or candidates
    elif tense is Tense.FUTURE:
        candidates = [one for one in candidates if one >= seen_from] or candidates
    told = [min(candidates, key=lambda one: abs(one - seen_from))] if candidates else []
    # A date without a year a few weeks off is not that of another year, whatever verb stands near it.
    return near if near and told and abs(told[0] - seen_from) > _HALF_YEAR else told


def _numbered(part: Part, number: int, tense: Tense, seen_from: dt.date | None) -> tuple[dt.date, ...]:
    """The days of "the first Friday of November"; empty where they hang on another event ("after the signature")."""
    if part.weekday is None or not part.dates:
        return ()
    year, month, _ = part.dates[0]
    if year is not None and month is not None:
        return (nth_weekday(year, month, part.weekday, number),)
    if seen_from is None:
        return ()
    if month is None:
        return (of_the_month(part.weekday, number, tense, seen_from),)
    candidates = [nth_weekday(one, month, part.weekday, number) for one in _around(seen_from)]
    return tuple(_as_told(candidates, tense, seen_from))


def _in_near_months(point: Point, tense: Tense, seen_from: dt.date, day: int) -> list[dt.date]:
    """ "The 30th": the next one or the last one as the verb says, that of the weekday named beside it."""
    first = seen_from.replace(day=1)
    months = [first, (first + 31 * _DAY).replace(day=1), (first - _DAY).replace(day=1)]
    real = sorted(one for month in months if (one := _date(month.year, month.month, day)) is not None)
    agreeing = [one for one in real if point.weekday is None or one.weekday() == point.weekday] or real
    past = [one for one in agreeing if one <= seen_from][-1:]
    coming = [one for one in agreeing if one >= seen_from][:1]
    if tense is Tense.NONE or not (past and coming):
        return sorted({*past, *coming})
    return past if tense is Tense.PAST else coming


def _around(seen_from: dt.date) -> range:
    return range(max(1, seen_from.year - 1), min(9999, seen_from.year + 1) + 1)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def union(days: Iterable[dt.date]) -> tuple[dt.date, ...]:
    """Distinct days in order."""
    return tuple(sorted(set(days)))
