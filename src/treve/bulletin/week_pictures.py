"""Pictures along time beyond the effect: weeks with a forecast, means against thresholds, shares over days."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from treve.bulletin.charts import WIDTH, Label, Line
from treve.bulletin.effect_pictures import Picture
from treve.bulletin.row_pictures import round_roof, told_below
from treve.catalogue import grouped, say

_LEFT, _RIGHT, _TOP, _BASE = 42, WIDTH - 6, 26, 150
_HEIGHT = 200


def weeks(title: str, past: Sequence[int], horizons: Sequence[Mapping[str, Any]], limit: float) -> Picture:
    """Weekly counts up to the data end as bars, and the interval of 90 % of each week forecast beside them.

    limit  the count above which a week is an escalation, drawn as a dashed line
    """
    ahead: int = max(round(one["days"] / 7) for one in horizons)
    step = (_RIGHT - _LEFT) / (len(past) + ahead + 1)
    roof = round_roof(float(max([*past, limit, 1])) * 1.05)

    def y(value: float) -> float:
        return round(_BASE - (_BASE - _TOP) * min(1.0, value / roof), 1)

    def x(week: float) -> float:
        return round(_LEFT + (week + 0.5) * step, 1)

    bars = "".join(f"M{x(at)} {_BASE}V{y(count)}" for at, count in enumerate(past) if count)
    lines = [Line(_LEFT, _BASE, _RIGHT, _BASE, "none"), Line(_LEFT, y(limit), _RIGHT, y(limit), "5 3")]
    labels = [
        Label(_LEFT - 4, _BASE + 3, "0", "end"),
        Label(_LEFT - 4, _TOP + 4, f"{roof:g}", "end"),
        Label(_LEFT, _TOP - 12, say("recorded deaths a week"), "start"),
        Label(x(0), _BASE + 14, say("{weeks} weeks before the data end", weeks=len(past)), "start"),
        Label(_RIGHT, _BASE + 14, say("forecast"), "end"),
        *told_below(say("dashed: above it a week is an escalation; arrow: reaches beyond"), _BASE + 30),
    ]
    dots = ""
    for one in horizons:
        at = x(len(past) - 1 + round(one["days"] / 7))
        lines.append(Line(at, y(one["low"]), at, y(one["high"]), "none"))
        if one["high"] > roof:
            lines += [Line(at - 3, _TOP + 4, at, _TOP, "none"), Line(at, _TOP, at + 3, _TOP + 4, "none")]
        middle = y(one["median"])
        dots += f"M{at - 3} {middle}L{at} {middle - 3}L{at + 3} {middle}L{at} {middle + 3}z"
    # A sentence inside the call that says another is not found for the catalogue.
    later = [
        say(
            "in {days} days {median} ({low} to {high})",
            days=one["days"],
            median=f"{one['median']:.0f}",
            low=f"{one['low']:.0f}",
            high=f"{one['high']:.0f}",
        )
        for one in horizons
    ]
    told = say(", ").join(grouped(one) for one in past)
    described = say("{title}: {past}; forecast: {ahead}.", title=title, past=told, ahead="; ".join(later))
    return Picture(title, described, WIDTH, _HEIGHT, tuple(lines), bars, round(step * 0.7, 2), dots, (), tuple(labels))


def means(title: str, values: Sequence[float], before: float, shares: Sequence[float]) -> Picture:
    """Seven-day means of the truce's days, and the shares of the mean before it that they are held against.

    values  from the seventh day of the truce on
    """
    step = (_RIGHT - 32 - _LEFT) / max(1, len(values) + 6)
    roof = round_roof(max([*values, before, 1e-9]) * 1.02)

    def y(value: float) -> float:
        return round(_BASE - (_BASE - _TOP) * value / roof, 1)

    path = "".join(f"{'L' if at else 'M'}{round(_LEFT + (at + 6) * step, 1)} {y(one)}" for at, one in enumerate(values))
    lines = [Line(_LEFT, _BASE, _RIGHT, _BASE, "none")]
    labels = [
        Label(_LEFT - 4, _BASE + 3, "0", "end"),
        Label(_LEFT - 4, _TOP + 4, f"{roof:g}", "end"),
        Label(_LEFT, _TOP - 12, say("recorded deaths a day, mean of seven days"), "start"),
        *told_below(say("days of the truce; dashed: shares of the mean before it"), _BASE + 30),
    ]
    lowest = float(_BASE)
    for share in sorted(shares):
        level = y(share * before)
        lowest = min(level - 2, lowest - 11)
        lines.append(Line(_LEFT, level, _RIGHT - 32, level, "5 3"))
        labels.append(Label(_RIGHT, lowest + 5, f"{100 * share:.0f} %", "end"))
    labels += _day_labels(len(values) + 6, step)
    described = say(
        "{title}: highest mean {most}, lowest {least}, before the truce {before}.",
        title=title,
        most=f"{max(values):.1f}",
        least=f"{min(values):.1f}",
        before=f"{before:.1f}",
    )
    return Picture(title, described, WIDTH, _HEIGHT, tuple(lines), "", 0, "", ((title, "none", path),), tuple(labels))


def shares(
    title: str, curves: Sequence[tuple[str, str, Sequence[tuple[float, float]]]], last: float, below: str
) -> Picture:
    """Shares of 0 to 1 as steps over days; each curve has a name, a pattern of dashes, and the days on which it changes."""
    step = (_RIGHT - _LEFT) / max(1.0, last)

    def y(value: float) -> float:
        return round(_BASE - (_BASE - _TOP) * value, 1)

    drawn = []
    for name, dashes, points in curves:
        path = ""
        for day, value in points:
            x = round(_LEFT + min(day, last) * step, 1)
            path += f"H{x}V{y(value)}" if path else f"M{x} {y(value)}"
        drawn.append((name, dashes, f"{path}H{_RIGHT}"))
    lines = tuple(Line(_LEFT, y(one), _RIGHT, y(one), "none" if one == 0 else "1 3") for one in (0, 0.5, 1))
    labels = [Label(_LEFT - 4, y(one) + 3, f"{100 * one:.0f} %", "end") for one in (0, 0.5, 1)]
    labels += told_below(below, _BASE + 30)
    labels += _day_labels(math.ceil(last), step)
    ends = "; ".join(f"{name}: {100 * points[-1][1]:.0f} %" for name, _, points in curves if points)
    described = say("{title}; at the end {ends}.", title=title, ends=ends)
    return Picture(title, described, WIDTH, _HEIGHT, lines, "", 0, "", tuple(drawn), tuple(labels))


def _day_labels(days: int, step: float) -> list[Label]:
    every = next(one for one in (5, 10, 20, 30, 60, 90, 180, 365, 730, 3650) if days / one <= 8)
    return [Label(round(_LEFT + at * step, 1), _BASE + 14, grouped(at), "middle") for at in range(0, days + 1, every)]
