"""How far the days of the data reach over a period: where they do not, nothing is known, and a 0 would say that it was quiet."""

from __future__ import annotations

from collections.abc import Iterator

from treve.bulletin import phrases
from treve.bulletin.edition.between import bounds
from treve.bulletin.edition.figures import Bounds, Figures
from treve.bulletin.edition.period import Period
from treve.catalogue import say


def outside(told: Figures) -> str:
    """That the data hold no day of the period; empty where they do."""
    if told.covers(told.period) is not False or told.data_begin is None or told.data_end is None:
        return ""
    if told.data_end < told.period.first_day:
        return say(
            "The data end on {day}, before this period begins: nothing can be said of it, not even that it was quiet.",
            day=phrases.day(told.data_end),
        )
    return say(
        "The data begin on {day}, after this period ends: nothing can be said of it, not even that it was quiet.",
        day=phrases.day(told.data_begin),
    )


def in_part(told: Figures) -> Iterator[str]:
    """Which days of this period and of the one before the data do not reach."""
    if told.data_begin is None or told.data_end is None:
        return
    if told.data_begin > told.period.first_day:
        yield say(
            "The data begin on {day}, after this period begins: the days before it are not covered.",
            day=phrases.day(told.data_begin),
        )
    elif told.data_begin > told.previous.first_day:
        yield say(
            "The data begin on {day}, after the period before this one begins: a difference between the two may come from that.",
            day=phrases.day(told.data_begin),
        )
    if told.data_end < told.period.last_day:
        yield say(
            "The data end on {day}, before the cut-off: the days after it are not covered.",
            day=phrases.day(told.data_end),
        )


def known(told: Figures, period: Period, number: Bounds) -> str:
    """A number of a period; that it is not covered where the data hold no day of it: that is no 0."""
    if told.covers(period) is False and not number.high:
        return say("no data then")
    return bounds(number)


def now_and_before(told: Figures, now: Bounds, then: Bounds, before: Bounds) -> tuple[str, ...]:
    """A number of this period, and that of the period before as it was known then and is now."""
    return (known(told, told.period, now), *(known(told, told.previous, one) for one in (then, before)))
