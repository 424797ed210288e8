"""Breaks in recorders' series: in words, and drawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from treve.bulletin import phrases
from treve.bulletin.charts import Label, Line
from treve.model.series_break import BreakKind, BreakSearch, SeriesBreak

KINDS = {
    BreakKind.DRIFT: "{recorder}: from {day} its share of all reports is {after}, before {before}.",
    BreakKind.NEW: "{recorder}: no report before {day}, in {periods} in which others report.",
    BreakKind.LOST: "{recorder}: no report from {day} on, in {periods} in which others report.",
}
CHANCE = "A break as clear comes by chance in {chance} of cases."
MEANS = (
    "A break says that the recorder's series changed its meaning or its reach against the other recorders: what counts, where it "
    "looks, or whether it looks. It does not say why, and numbers before and after are not to be compared."
)
NONE_FOUND = "No break found in the series of {tested}."
SEARCHED = (
    "{tested} tested; the search calls a break where nothing changed in {rate} of runs at most, if weeks are alike beyond pairs. "
    "{thin} with too few reports to say anything."
)
WIDTH, HEIGHT = 640, 170
_LEFT, _RIGHT, _TOP, _BASE = 40, 8, 26, 140


@dataclass(frozen=True, slots=True)
class SeriesChart:
    """Bars: the recorder's reports in each period. Stepped line: what its former share would give. Dashed line: the break."""

    title: str
    description: str
    sentences: tuple[str, ...]
    bars: str
    bar_width: float
    level: str
    labels: tuple[Label, ...]
    axes: tuple[Line, ...]
    marks: tuple[Line, ...]
    width: int = WIDTH
    height: int = HEIGHT


def break_sentences(search: BreakSearch) -> tuple[str, ...]:
    """Each break, what it means, and how the search was made."""
    found = [f"{break_sentence(one)} {_chance(one)}" for one in search.breaks]
    tested = phrases.counted(len(search.tested), "recorder", "recorders")
    searched = SEARCHED.format(tested=tested, rate=f"{search.false_alarms:.0%}", thin=len(search.too_thin))
    if not found:
        return NONE_FOUND.format(tested=tested), searched
    return (*found, MEANS, searched)


def break_sentence(one: SeriesBreak) -> str:
    """What changed, and when."""
    return KINDS[one.kind].format(
        recorder=one.series.recorder,
        day=phrases.day(one.day),
        before=f"{one.share_before:.0%}",
        after=f"{one.share_after:.0%}",
        periods=phrases.counted(int(one.statistic), "period", "periods"),
    )


def break_charts(search: BreakSearch) -> tuple[SeriesChart, ...]:
    """One picture for each break."""
    return tuple(_chart(one) for one in search.breaks)


def break_values(search: BreakSearch) -> dict[str, Any]:
    """Plain values for JSON."""
    return {
        "false_alarms": search.false_alarms,
        "tested": list(search.tested),
        "too_thin": list(search.too_thin),
        "breaks": [
            {
                "kind": one.kind.value,
                "recorder": one.series.recorder,
                "day": one.day.isoformat(),
                "statistic": one.statistic,
                "p_value": one.p_value,
                "threshold": one.threshold,
                "share_before": one.share_before,
                "share_after": one.share_after,
                "period_days": one.series.period_days,
                "first": one.series.first.isoformat(),
                "own": list(one.series.own),
                "others": list(one.series.others),
            }
            for one in search.breaks
        ],
    }


def _chance(one: SeriesBreak) -> str:
    chance = f"{one.p_value:.2%}" if one.p_value >= 0.0001 else "less than 0.01%"
    return CHANCE.format(chance=chance)


def _chart(one: SeriesBreak) -> SeriesChart:
    series = one.series
    step = (WIDTH - _LEFT - _RIGHT) / len(series.own)
    expected = _expected(one)
    top = max(*series.own, *expected, 1)
    at = (one.day - series.first).days // series.period_days
    x = round(_LEFT + at * step, 2)
    return SeriesChart(
        title=f"{series.recorder}: reports in each period of {series.period_days} days",
        description=break_sentence(one),
        sentences=(break_sentence(one), "Line: what its share before the break would give. Dashes: the break."),
        bars="".join(
            f"M{round(_LEFT + (number + 0.5) * step, 2)} {_BASE}V{_y(value, top)}"
            for number, value in enumerate(series.own)
            if value
        ),
        bar_width=round(step * 0.7, 2),
        level=_stepped(expected, step, top),
        labels=(
            Label(_LEFT - 4, _BASE + 3, "0", "end"),
            Label(_LEFT - 4, _TOP + 8, f"{top:,.0f}", "end"),
            Label(_LEFT, _BASE + 16, phrases.day(series.first), "start"),
            Label(WIDTH - _RIGHT, _BASE + 16, phrases.day(_last(one)), "end"),
            Label(x, _TOP - 8, phrases.day(one.day), "middle"),
        ),
        axes=(Line(_LEFT, _BASE, WIDTH - _RIGHT, _BASE, "none"), Line(_LEFT, _TOP, WIDTH - _RIGHT, _TOP, "1 3")),
        marks=(Line(x, _TOP - 4, x, _BASE, "5 3"),),
    )


def _expected(one: SeriesBreak) -> Sequence[float]:
    """The recorder's reports if its share before the break had stayed; for a new recorder, its share after."""
    share = one.share_after if one.kind is BreakKind.NEW else one.share_before
    return [share * (own + others) for own, others in zip(one.series.own, one.series.others, strict=True)]


def _stepped(values: Sequence[float], step: float, top: float) -> str:
    return "".join(
        f"{'V' if number else f'M{_LEFT} '}{_y(value, top)}h{round(step, 2)}" for number, value in enumerate(values)
    )


def _y(value: float, top: float) -> float:
    return round(_BASE - (_BASE - _TOP) * value / top, 1)


def _last(one: SeriesBreak) -> dt.date:
    return one.series.first + dt.timedelta(len(one.series.own) * one.series.period_days - 1)
