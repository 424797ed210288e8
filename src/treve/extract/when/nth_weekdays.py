""" "The first Friday of November", "le dernier samedi du mois": a weekday told by its number in a month."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping

from treve.extract.when.verbs import Tense

LAST = -1
_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": LAST}


def number_of(details: Mapping[str, str | None]) -> int | None:
    """The number of the weekday among the groups of a pattern; LAST for the last of the month, None where none is told."""
    return next((number for name, number in _NUMBERS.items() if details.get(name)), None)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> dt.date:
    """The weekday (Monday is 0) of that number in a month; number 1 to 4, or LAST."""
    days = [
        day
        for day in range(1, calendar.monthrange(year, month)[1] + 1)
        if dt.date(year, month, day).weekday() == weekday
    ]
    return dt.date(year, month, days[number if number == LAST else number - 1])


def of_the_month(weekday: int, number: int, tense: Tense, seen_from: dt.date) -> dt.date:
    """The weekday of "the month": that of a day seen from, or the month beside it where the tense rules that one out."""
    here = nth_weekday(seen_from.year, seen_from.month, weekday, number)
    if tense is Tense.FUTURE and here < seen_from:
        following = seen_from.replace(day=1) + dt.timedelta(days=31)
        return nth_weekday(following.year, following.month, weekday, number)
    if tense is Tense.PAST and here > seen_from:
        previous = seen_from.replace(day=1) - dt.timedelta(days=1)
        return nth_weekday(previous.year, previous.month, weekday, number)
    return here
