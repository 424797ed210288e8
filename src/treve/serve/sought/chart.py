"""Spans of days as bars of a chart: in each stretch of time what surely happened in it, and what may have."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

# The most bars that can be told apart on a telephone.
_MOST_BARS = 120

Span = tuple[dt.date, dt.date, int]


class Stretch(StrEnum):
    """How long a bar is; weeks begin on Monday."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Bar:
    """One stretch. surely: incidents within it; perhaps: those that may lie in it or outside. Both are what a list of it holds."""

    first: dt.date
    last: dt.date
    surely: int
    perhaps: int

    @property
    def most(self) -> int:
        """All that may lie in it."""
        return self.surely + self.perhaps


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars without gaps, in order of time."""

    stretch: Stretch
    bars: tuple[Bar, ...]

    @property
    def highest(self) -> int:
        """The most of any bar, at least 1."""
        return max([bar.most for bar in self.bars] + [1])


def chart(spans: Sequence[Span]) -> Chart:
    """The chart of spans in order of time; without bars if there are none. The time of a vague span counts as far as it reaches."""
    if not spans:
        return Chart(Stretch.DAY, ())
    first, last = spans[0][0], max(span[1] for span in spans)
    stretch = _stretch(first, last)
    starts = [_start(first, stretch)]
    while (following := _next(starts[-1], stretch)) <= last:
        starts.append(following)
    # What overlaps a bar has begun by its end and not ended before its start.
    begun, ended, surely = ([0] * (len(starts) + 1) for _ in range(3))
    for begins, ends, incidents in spans:
        at, until = bisect.bisect_right(starts, begins) - 1, bisect.bisect_right(starts, ends) - 1
        begun[at] += incidents
        ended[until + 1] += incidents
        if at == until:
            surely[at] += incidents
    bars, overlapping = [], 0
    for at, start in enumerate(starts):
        overlapping += begun[at] - ended[at]
        end = _next(start, stretch) - dt.timedelta(days=1)
        bars.append(Bar(start, end, surely[at], overlapping - surely[at]))
    return Chart(stretch, tuple(bars))


def _stretch(first: dt.date, last: dt.date) -> Stretch:
    days = (last - first).days + 1
    for stretch, length in ((Stretch.DAY, 1), (Stretch.WEEK, 7), (Stretch.MONTH, 30)):
        if days / length <= _MOST_BARS:
            return stretch
    return Stretch.YEAR


def _start(day: dt.date, stretch: Stretch) -> dt.date:
    if stretch is Stretch.WEEK:
        return day - dt.timedelta(days=day.weekday())
    if stretch is Stretch.MONTH:
        return day.replace(day=1)
    return day.replace(month=1, day=1) if stretch is Stretch.YEAR else day


def _next(start: dt.date, stretch: Stretch) -> dt.date:
    if stretch is Stretch.DAY:
        return start + dt.timedelta(days=1)
    if stretch is Stretch.WEEK:
        return start + dt.timedelta(days=7)
    if stretch is Stretch.MONTH:
        return (start + dt.timedelta(days=31)).replace(day=1)
    return start.replace(year=start.year + 1)
