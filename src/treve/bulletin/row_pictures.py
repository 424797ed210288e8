"""Pictures with a row for each thing compared: its name above, its interval below, so that long names fit on a phone.

Nothing is shown without its interval where it has one, and every row says its value in figures too.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from treve.bulletin.charts import WIDTH, Label, Line
from treve.bulletin.effect_pictures import Picture, ratio_ticks
from treve.catalogue import say

_ROW, _TOP, _FOOT = 32, 10, 34
_LEFT, _RIGHT = 10, WIDTH - 10
_LINE = 60
"""Letters of a line below a picture."""
_LETTER = 5.6
"""Mean width of a letter, in units of the picture."""


@dataclass(frozen=True, slots=True)
class Span:
    """One row.

    low, high  its interval; None: none is known
    middle     where the diamond stands; told: the value in words, at the end of the row
    bounds     a wider range drawn as a thin dashed line below; None: none
    tick       a value to compare with, drawn as an upright stroke; None: none
    """

    name: str
    low: float | None
    middle: float
    high: float | None
    told: str
    strong: bool = False
    bounds: tuple[float, float] | None = None
    tick: float | None = None


def ratios(title: str, rows: Sequence[Span], below: str) -> Picture:
    """Ratios on a scale of logarithms, on which half and double lie equally far from no change, which is drawn through."""
    ticks = ratio_ticks([value for row in rows for value in (row.low, row.high) if value is not None])
    low, high = math.log(ticks[0]), math.log(ticks[-1])

    def place(value: float) -> float:
        return (math.log(max(value, 1e-9)) - low) / (high - low)

    return _drawn(title, rows, place, [(one, f"{one:g}", one == 1) for one in ticks], below)


def spans(title: str, rows: Sequence[Span], below: str, percent: bool = False) -> Picture:
    """Amounts on an even scale from 0; percent: from 0 to 1, told in percent."""
    most = max(
        (one for row in rows for one in (row.middle, row.high, row.tick, *(row.bounds or ())) if one is not None),
        default=1.0,
    )
    roof = 1.0 if percent else round_roof(most)
    ticks = [(roof * at / 4, f"{100 * at / 4:.0f} %" if percent else f"{roof * at / 4:g}", at == 0) for at in range(5)]
    return _drawn(title, rows, lambda value: value / roof, ticks, below)


def round_roof(value: float) -> float:
    """The next of 1, 2, 4, 8, 10, 20, 40 … that is not below the value and divides by four into short figures."""
    power = 1.0
    while True:
        for lead in (1, 2, 4, 8):
            if lead * power >= value:
                return lead * power
        power *= 10


def _drawn(
    title: str,
    rows: Sequence[Span],
    place: Callable[[float], float],
    ticks: Sequence[tuple[float, str, bool]],
    below: str,
) -> Picture:
    def at(value: float) -> float:
        return round(_LEFT + min(1.0, max(0.0, place(value))) * (_RIGHT - _LEFT), 1)

    base = _TOP + _ROW * len(rows)
    lines = []
    labels = [Label(at(value), base + 13, text, _anchor(at(value))) for value, text, _ in ticks]
    told = told_below(below, base + 28)
    labels += told
    dots = ""
    for number, row in enumerate(rows):
        top = _TOP + _ROW * number
        y = top + 22
        # Only beside the interval: a line through the names would make them hard to read.
        lines += [Line(at(value), y - 6, at(value), y + 8, "none" if whole else "1 3") for value, _, whole in ticks]
        labels.append(Label(_LEFT, top + 11, _shortened(row), "start"))
        labels.append(Label(_RIGHT, top + 11, row.told, "end"))
        if row.low is not None and row.high is not None:
            lines.append(Line(at(row.low), y, at(row.high), y, "none"))
        if row.bounds is not None:
            lines.append(Line(at(row.bounds[0]), y + 4, at(row.bounds[1]), y + 4, "2 2"))
        if row.tick is not None:
            lines.append(Line(at(row.tick), y - 5, at(row.tick), y + 5, "none"))
        size, x = (4.5 if row.strong else 3.5), at(row.middle)
        dots += f"M{round(x - size, 1)} {y}L{x} {y - size}L{round(x + size, 1)} {y}L{x} {y + size}z"
    described = say("{title}. {rows}.", title=title, rows="; ".join(f"{row.name}: {row.told}" for row in rows))
    return Picture(
        title, described, WIDTH, base + _FOOT + 13 * (len(told) - 1), tuple(lines), "", 0, dots, (), tuple(labels)
    )


def told_below(text: str, y: float) -> list[Label]:
    """A text below a picture, in as many lines as it needs, the first at y."""
    return [Label(WIDTH / 2, y + 13 * at, line, "middle") for at, line in enumerate(textwrap.wrap(text, _LINE))]


def _anchor(x: float) -> str:
    return "start" if x < _LEFT + 8 else "end" if x > _RIGHT - 8 else "middle"


def _shortened(row: Span) -> str:
    """A name that would run into the value is cut; the table below holds it whole."""
    room = int((_RIGHT - _LEFT - len(row.told) * _LETTER - 8) / _LETTER)
    return row.name if len(row.name) <= room else f"{row.name[: room - 1].rstrip()}…"
