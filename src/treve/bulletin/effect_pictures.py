"""The pictures of an analysis as geometry for a template, in units of one pixel on a phone. Everything is told without colour.

A reader who only looks at pictures must not be misled: every ratio is drawn with its 95 % interval, on a scale of logarithms on
which half and double lie equally far from no change.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from treve.bulletin import phrases
from treve.bulletin.charts import WIDTH, Label, Line
from treve.bulletin.effect_told import decimal
from treve.catalogue import current, grouped, say

_ROW, _TOP, _FOOT = 17, 20, 44
_NAMES, _VALUES = 140, 36
_SCALES = ((0.5, 1, 2), (0.25, 0.5, 1, 2, 4), (0.1, 0.3, 1, 3, 10), (0.02, 0.1, 1, 10, 50))


@dataclass(frozen=True, slots=True)
class Estimate:
    """One row of a picture of ratios; without a ratio the row says why."""

    name: str
    ratio: Mapping[str, Any] | None
    instead: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: paths are in the units of the view box.

    lines  whiskers, axes and marks; dots, bars, steps: paths, drawn black, grey and as lines of their own dash patterns
    """

    title: str
    description: str
    width: int
    height: int
    lines: tuple[Line, ...]
    bars: str
    bar_width: float
    dots: str
    steps: tuple[tuple[str, str, str], ...]
    labels: tuple[Label, ...]


def forest(title: str, estimates: Sequence[Estimate]) -> Picture:
    """Ratios below one another, each with its 95 % interval; an interval that leaves the picture is cut at its edge."""
    known = [one.ratio for one in estimates if one.ratio]
    ticks = ratio_ticks([ratio[key] for ratio in known for key in ("low", "high")])
    height = _TOP + _ROW * len(estimates) + _FOOT
    base = _TOP + _ROW * len(estimates)
    lines, labels, dots = [], [], ""
    for tick in ticks:
        x = _place(tick, ticks)
        lines.append(Line(x, _TOP - 6, x, base, "none" if tick == 1 else "1 3"))
        labels.append(Label(x, base + 13, f"{tick:g}", "middle"))
    # Three labels: in a script from right to left one label would put "lower" on the right.
    labels += [
        Label(_NAMES, base + 27, say("lower"), "start"),
        Label((_NAMES + WIDTH - _VALUES) / 2, base + 40, say("rate after / rate before"), "middle"),
        Label(WIDTH - _VALUES, base + 27, say("higher"), "end"),
    ]
    for at, one in enumerate(estimates):
        y = _TOP + _ROW * at + _ROW / 2
        labels.append(Label(_NAMES - 8, y + 4, one.name, "end"))
        if one.ratio is None:
            labels.append(Label(_NAMES + 4, y + 4, one.instead, "start"))
            continue
        low, median, high = (_place(one.ratio[key], ticks) for key in ("low", "median", "high"))
        lines.append(Line(low, y, high, y, "none"))
        size = 4.5 if one.strong else 3.0
        dots += f"M{round(median - size, 1)} {y}L{median} {y - size}L{round(median + size, 1)} {y}L{median} {y + size}z"
        labels.append(Label(WIDTH - 2, y + 4, decimal(one.ratio["median"], current().code), "end"))
    return Picture(title, _described(title, estimates), WIDTH, height, tuple(lines), "", 0, dots, (), tuple(labels))


def histogram(title: str, placebo: Mapping[str, Any]) -> Picture:
    """How often truce-free dates show each ratio, and where the observed one lies."""
    height, base, top = 150, 112, 22
    ratios = [math.log(max(one, 0.02)) for one in placebo["ratios"]]
    observed = math.log(max(placebo["observed"], 0.02))
    ticks = ratio_ticks([math.exp(one) for one in (*ratios, observed)], 1.0)
    low, high = math.log(ticks[0]), math.log(ticks[-1])
    bins = 24
    counts = [0] * bins
    for one in ratios:
        counts[min(bins - 1, max(0, int((one - low) / (high - low) * bins)))] += 1
    left, right = 16, WIDTH - 10
    step = (right - left) / bins
    most = max(counts)
    bars = "".join(
        f"M{round(left + (at + 0.5) * step, 1)} {base}V{round(base - (base - top) * count / most, 1)}"
        for at, count in enumerate(counts)
        if count
    )
    at_observed = round(left + (observed - low) / (high - low) * (right - left), 1)
    labels = [
        Label(round(left + (math.log(tick) - low) / (high - low) * (right - left), 1), base + 13, f"{tick:g}", "middle")
        for tick in ticks
    ]
    anchor = "start" if at_observed < WIDTH / 2 else "end"
    shift = 4 if anchor == "start" else -4
    told = say("this truce: {ratio}", ratio=decimal(placebo["observed"], current().code))
    labels += [
        Label(at_observed + shift, top - 6, told, anchor),
        Label((left + right) / 2, base + 28, say("raw mean after / raw mean before, dates without a truce"), "middle"),
    ]
    lines = (Line(left, base, right, base, "none"), Line(at_observed, top - 12, at_observed, base, "5 3"))
    low95, high95, seen = (decimal(one, current().code) for one in (*placebo["central_95"], placebo["observed"]))
    description = say(
        "{title}: of {dates} dates the middle 95 % lie between {low} and {high}; {count} are as low as the observed {ratio}.",
        title=title,
        dates=placebo["dates"],
        low=low95,
        high=high95,
        count=placebo["as_low"],
        ratio=seen,
    )
    return Picture(title, description, WIDTH, height, lines, bars, round(step * 0.85, 2), "", (), tuple(labels))


SMOOTH = 7
"""Days of the running mean in the picture of fronts, ending on the day drawn: no day shows what came after it."""


def fronts(title: str, effect: Mapping[str, Any], language_day: str) -> Picture:
    """Running means of daily incidents on covered and on other fronts, the start, other truces, and the area that carries."""
    daily = effect["daily"]
    first = dt.date.fromisoformat(daily["first"])
    days = len(daily["covered"])
    left, right, top, base = 28, WIDTH - 6, 34, 190
    step = (right - left) / max(1, days - 1)
    named = [(say("covered fronts"), "none", daily["covered"]), (say("other fronts"), "6 3", daily["others"])]
    if daily["without"]:
        named.append((say("covered without {area}", area=daily["area"]), "1.5 2.5", daily["without"]))
    smooth = [(name, dashes, running_means(values)) for name, dashes, values in named]
    most = max((one for _, _, values in smooth for one in values if one is not None), default=1.0)
    roof = max(1, math.ceil(most))
    steps = tuple((name, dashes, _path(values, left, step, base, top, roof)) for name, dashes, values in smooth)
    start = dt.date.fromisoformat(effect["plan"]["start"])
    lines = [Line(left, base, right, base, "none"), Line(left, top, right, top, "1 3")]
    labels = [
        Label(left - 4, base + 3, "0", "end"),
        Label(left - 4, top + 4, grouped(roof), "end"),
        Label(left, top - 20, say("incidents a day, mean of the last {days} days", days=SMOOTH), "start"),
    ]
    marks = [(start, language_day, "none")]
    marks += [
        (day, say("other truce"), "2 4") for one in daily["truces"] if (day := dt.date.fromisoformat(one)) != start
    ]
    for day, text, dashes in marks:
        x = round(left + (day - first).days * step, 1)
        lines.append(Line(x, top - 6, x, base, dashes))
        labels.append(Label(x + 3 if x < WIDTH - 90 else x - 3, top - 6, text, "start" if x < WIDTH - 90 else "end"))
    labels += _months(first, days, left, step, base)
    bars, more = _happened(daily["happened"], first, step)
    lines += bars
    labels += more
    description = say(
        "{title}: daily incidents from {first} to {last}, as means of {days} days; the truce starts on {start}.",
        title=title,
        first=phrases.day(first),
        last=phrases.day(first + dt.timedelta(days=days - 1)),
        days=SMOOTH,
        start=phrases.day(start),
    )
    description = " ".join([description, *(label.text for label in more)])
    height = 214 + _HAPPENED_ROW * len(daily["happened"])
    return Picture(title, description, WIDTH, height, tuple(lines), "", 0, "", steps, tuple(labels))


_HAPPENED_ROW = 26


def _happened(entries: Sequence[Mapping[str, Any]], first: dt.date, step: float) -> tuple[list[Line], list[Label]]:
    """Below the days: a stroke for as long as each thing lasted, its name above; cut at the edges of the picture."""
    left, right = 28, WIDTH - 6
    lines, labels = [], []
    for at, one in enumerate(entries):
        y = 226 + _HAPPENED_ROW * at
        ends = (dt.date.fromisoformat(one["first"]), dt.date.fromisoformat(one["last"]) + dt.timedelta(days=1))
        begin, end = (min(right, max(left, left + (day - first).days * step)) for day in ends)
        lines += [Line(round(begin, 1), y + offset, round(end, 1), y + offset, "none") for offset in (4, 5, 6)]
        name = in_language(one["what"])
        room = begin + 5.6 * len(name) <= right
        labels.append(Label(round(begin if room else right, 1), y, name, "start" if room else "end"))
    return lines, labels


def in_language(told: Mapping[str, str]) -> str:
    """A text in the language spoken now, else in English; empty where neither stands."""
    return told.get(current().code) or told.get("en", "")


def running_means(values: Sequence[float | None]) -> list[float | None]:
    """Mean of the last days; None where one of them is not known, or where there are not enough yet."""
    found: list[float | None] = []
    for at in range(len(values)):
        window = values[max(0, at - SMOOTH + 1) : at + 1]
        known = [one for one in window if one is not None]
        found.append(sum(known) / SMOOTH if len(known) == SMOOTH else None)
    return found


def _path(values: Sequence[float | None], left: float, step: float, base: float, top: float, roof: float) -> str:
    path, pen_down = [], False
    for at, value in enumerate(values):
        if value is None:
            pen_down = False
            continue
        path.append(
            f"{'L' if pen_down else 'M'}{round(left + at * step, 1)} {round(base - (base - top) * value / roof, 1)}"
        )
        pen_down = True
    return "".join(path)


def _months(first: dt.date, days: int, left: float, step: float, base: float) -> list[Label]:
    firsts = [at for at in range(days) if (first + dt.timedelta(days=at)).day == 1]
    apart = max(1, math.ceil(54 / (30 * step)))
    return [
        Label(round(left + at * step, 1), base + 14, phrases.month(first + dt.timedelta(days=at)), "start")
        for at in firsts[::apart]
        if left + at * step < WIDTH - 52
    ]


def ratio_ticks(values: Sequence[float], share: float = 0.9) -> tuple[float, ...]:
    """The narrowest scale that holds this share of the values."""
    for ticks in _SCALES:
        inside = sum(ticks[0] <= value <= ticks[-1] for value in values)
        if inside >= share * len(values):
            return ticks
    return _SCALES[-1]


def _place(value: float, ticks: Sequence[float]) -> float:
    low, high = math.log(ticks[0]), math.log(ticks[-1])
    share = (math.log(max(value, 1e-9)) - low) / (high - low)
    return round(_NAMES + min(1.0, max(0.0, share)) * (WIDTH - _VALUES - _NAMES), 1)


def _described(title: str, estimates: Sequence[Estimate]) -> str:
    told = "; ".join(
        f"{one.name}: {' / '.join(decimal(one.ratio[key], current().code) for key in ('low', 'median', 'high'))}"
        for one in estimates
        if one.ratio
    )
    return say("{title}: lower limit, median and upper limit of each ratio (95 %): {ratios}.", title=title, ratios=told)
