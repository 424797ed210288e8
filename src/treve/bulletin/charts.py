"""Daily counts as small pictures: the geometry of each chart, for a template to draw. Everything is told without colour."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from treve.bulletin import phrases
from treve.catalogue import grouped, say

# One unit is one pixel on a phone 360 pixels wide, so that the labels stay readable there.
WIDTH = 352
_LEFT, _RIGHT = 34, 6
_PANEL = 74
_GAP = 30
_TOP = 16
HEIGHT = _TOP + 2 * _PANEL + _GAP + 20


@dataclass(frozen=True, slots=True)
class Day:
    """What one front counts on one day; a figure is None where no incident of the day states it.

    no_figure  incidents that state no number of deaths at all
    ranges     incidents that state both the lowest and the highest
    """

    incidents: int
    deaths_low: int | None
    deaths_best: int | None
    deaths_high: int | None
    no_figure: int
    ranges: int


@dataclass(frozen=True, slots=True)
class Span:
    """The days shown, both included."""

    first: dt.date
    last: dt.date

    def days(self) -> list[dt.date]:
        """Each day in order."""
        return [self.first + dt.timedelta(days=step) for step in range((self.last - self.first).days + 1)]


@dataclass(frozen=True, slots=True)
class Mark:
    """A day that stands out: its first instant is drawn as a line of its own dash pattern."""

    day: dt.date
    label: str
    dashes: str


@dataclass(frozen=True, slots=True)
class Label:
    """A text at a point; anchor is start, middle or end."""

    x: float
    y: float
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its dash pattern; `none` for a solid one."""

    x1: float
    y1: float
    x2: float
    y2: float
    dashes: str


@dataclass(frozen=True, slots=True)
class DayChart:
    """One front: incidents a day above, deaths a day below. Paths are in the units of the view box."""

    title: str
    description: str
    bars: str
    bar_width: float
    band: str
    best: str
    labels: tuple[Label, ...]
    axes: tuple[Line, ...]
    marks: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """The tops of the two panels, equal for all fronts of an agreement so that the pictures can be compared."""

    incidents: int
    deaths: int


def scale(fronts: Sequence[Mapping[dt.date, Day]]) -> Scale:
    """Round tops above every value of every front."""
    days = [day for front in fronts for day in front.values()]
    return Scale(
        _round_top(max((day.incidents for day in days), default=1)),
        _round_top(max((_top(day) for day in days), default=1)),
    )


def day_chart(title: str, front: Mapping[dt.date, Day], span: Span, top: Scale, marks: Sequence[Mark]) -> DayChart:
    """The chart of one front. A day without a row has no incident; marks outside the span are not drawn."""
    step = (WIDTH - _LEFT - _RIGHT) / len(span.days())
    upper, lower = _TOP + _PANEL, _TOP + 2 * _PANEL + _GAP
    drawn = [mark for mark in marks if span.first <= mark.day <= span.last]
    return DayChart(
        title=title,
        description=_description(title, front, span, drawn),
        bars=_bars(front, span, step, upper, top.incidents),
        bar_width=round(step * 0.8, 2),
        band=_band(front, span, step, lower, top.deaths),
        best=_best(front, span, step, lower, top.deaths),
        labels=(
            *_panel_labels(say("incidents a day"), upper, top.incidents),
            *_panel_labels(say("deaths a day"), lower, top.deaths),
            *_month_labels(span, step, lower),
            *(Label(_x(mark.day, span, step) + 2, _TOP + 8, mark.label, "start") for mark in drawn),
        ),
        axes=tuple(Line(_LEFT, y, WIDTH - _RIGHT, y, "none") for y in (upper, lower))
        + tuple(Line(_LEFT, y - _PANEL, WIDTH - _RIGHT, y - _PANEL, "1 3") for y in (upper, lower)),
        marks=tuple(
            Line(_x(mark.day, span, step), _TOP, _x(mark.day, span, step), lower, mark.dashes) for mark in drawn
        ),
    )


def _x(day: dt.date, span: Span, step: float) -> float:
    return round(_LEFT + (day - span.first).days * step, 2)


def _y(value: int, base: float, top: int) -> float:
    return round(base - _PANEL * value / top, 1)


def _bars(front: Mapping[dt.date, Day], span: Span, step: float, base: float, top: int) -> str:
    return "".join(
        f"M{round(_x(day, span, step) + step / 2, 2)} {base}V{_y(front[day].incidents, base, top)}"
        for day in span.days()
        if day in front
    )


def _band(front: Mapping[dt.date, Day], span: Span, step: float, base: float, top: int) -> str:
    """A box from low to high on each day on which every incident with a number states both; otherwise the sums do not compare."""
    boxes = []
    for day in span.days():
        one = front.get(day)
        if one is None or one.deaths_low is None or one.deaths_high is None:
            continue
        if one.ranges < one.incidents - one.no_figure:
            continue
        low, high = sorted((one.deaths_low, one.deaths_high))
        boxes.append(
            f"M{_x(day, span, step)} {_y(low, base, top)}h{round(step, 2)}V{_y(high, base, top)}h{-round(step, 2)}z"
        )
    return "".join(boxes)


def _best(front: Mapping[dt.date, Day], span: Span, step: float, base: float, top: int) -> str:
    """A stepped line through the best figures; it breaks on days whose incidents state none."""
    path, pen_down = [], False
    for day in span.days():
        one = front.get(day)
        value = 0 if one is None else one.deaths_best
        if value is None:
            pen_down = False
            continue
        path.append(f"{'V' if pen_down else f'M{_x(day, span, step)} '}{_y(value, base, top)}h{round(step, 2)}")
        pen_down = True
    return "".join(path)


def _panel_labels(name: str, base: float, top: int) -> tuple[Label, ...]:
    return (
        Label(_LEFT - 4, base + 3, "0", "end"),
        Label(_LEFT - 4, base - _PANEL + 8, grouped(top), "end"),
        Label(_LEFT, base - _PANEL - 4, name, "start"),
    )


def _month_labels(span: Span, step: float, base: float) -> tuple[Label, ...]:
    firsts = [day for day in span.days() if day.day == 1]
    # A label is about 50 units wide.
    apart = max(1, math.ceil(52 / (30 * step)))
    room = WIDTH - _RIGHT - 50
    return tuple(
        Label(_x(day, span, step), base + 14, phrases.month(day), "start")
        for day in firsts[::apart]
        if _x(day, span, step) <= room
    )


def _description(title: str, front: Mapping[dt.date, Day], span: Span, marks: Sequence[Mark]) -> str:
    incidents = sum(day.incidents for day in front.values())
    best = sum(day.deaths_best or 0 for day in front.values())
    told = say(
        "{title}: incidents from {first} to {last}: {incidents}; deaths by the best figures stated: {deaths}.",
        title=title,
        first=phrases.day(span.first),
        last=phrases.day(span.last),
        incidents=incidents,
        deaths=best,
    )
    return " ".join([told, *(say("{mark}: {day}.", mark=mark.label, day=phrases.day(mark.day)) for mark in marks)])


def _top(day: Day) -> int:
    return max(day.deaths_low or 0, day.deaths_best or 0, day.deaths_high or 0)


def _round_top(value: int) -> int:
    """The next of 1, 2, 3, 4, 5, 6, 8, 10, 20, 30, … that is not below the value."""
    power = 1
    while True:
        for lead in (1, 2, 3, 4, 5, 6, 8):
            if lead * power >= value:
                return lead * power
        power *= 10
