"""Pictures of an edition: incidents day by day, and where. Drawn once, as SVG, for the page, the PDF and the DOCX alike."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from treve.bulletin import phrases, words
from treve.bulletin.charts import Label, Line
from treve.bulletin.dot_map import Dot, dot_map
from treve.bulletin.edition.figures import OPEN, UNDER, Figures, Listed, shown_reading
from treve.bulletin.edition.period import Kind
from treve.bulletin.layout import template
from treve.bulletin.outlines import outline
from treve.bulletin.view import enumerated
from treve.bulletin.voices import Voices
from treve.catalogue import counted, say
from treve.model.finding import Verdict

DAYS_SHOWN = {Kind.DAILY: 28, Kind.WEEKLY: 56, Kind.MONTHLY: 92}
"""Days up to the cut-off that the picture of days shows."""

_WIDTH, _HEIGHT = 640, 170
_LEFT, _RIGHT, _TOP, _BASE = 40, 8, 26, 140


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG of its own, with its title; notes say what it leaves out; legend: shape and meaning."""

    title: str
    svg: str
    width: int
    height: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Bars:
    title: str
    description: str
    bars: str
    bar_width: float
    level: str
    labels: tuple[Label, ...]
    axes: tuple[Line, ...]
    marks: tuple[Line, ...]
    sentences: tuple[str, ...] = ()
    width: int = _WIDTH
    height: int = _HEIGHT


def days_picture(told: Figures) -> Picture | None:
    """Incidents of one certain day, day by day up to the cut-off; None where there is none."""
    last = told.period.last_day
    first = last - dt.timedelta(days=DAYS_SHOWN[told.period.kind] - 1)
    listed = {one.reports: one for one in (*told.earlier, *told.now)}.values()
    counts = Counter(
        one.first_day for one in listed if one.first_day == one.last_day and first <= one.first_day <= last
    )
    vague = sum(one.first_day != one.last_day and one.first_day <= last and one.last_day >= first for one in listed)
    if not counts:
        return None
    title = say("Recorded incidents a day, {days}", days=phrases.days(first, last))
    notes = [say("The dashed line is where this period begins.")]
    if vague:
        notes.append(
            counted(
                "{number} incident whose day is not certain is not drawn.",
                "{number} incidents whose day is not certain are not drawn.",
                vague,
            )
        )
    if told.data_end and told.data_end < last:
        notes.append(say("The data end on {day}: after it nothing is known.", day=phrases.day(told.data_end)))
    view = _bars(title, counts, first, last, told.period.first_day)
    return Picture(title, _drawn("series", view), _WIDTH, _HEIGHT, tuple(notes))


def _bars(title: str, counts: Counter[dt.date], first: dt.date, last: dt.date, start: dt.date) -> _Bars:
    days = (last - first).days + 1
    step = (_WIDTH - _LEFT - _RIGHT) / days
    top = max(counts.values())

    def x(day: dt.date) -> float:
        return round(_LEFT + (day - first).days * step, 1)

    bars = "".join(
        f"M{round(x(day) + step / 2, 1)} {_BASE}V{round(_BASE - (_BASE - _TOP) * number / top, 1)}"
        for day, number in sorted(counts.items())
    )
    ticks = sorted({first, first + dt.timedelta(days=days // 2), last})
    return _Bars(
        title=title,
        description=say(
            "Most on one day: {number}, on {day}.", number=top, day=phrases.day(counts.most_common(1)[0][0])
        ),
        bars=bars,
        bar_width=round(step * 0.8, 2),
        level="",
        labels=(
            Label(_LEFT - 4, _TOP + 4, str(top), "end"),
            Label(_LEFT - 4, _BASE, "0", "end"),
            *(
                Label(
                    round(x(day) + step / 2, 1),
                    _BASE + 16,
                    day.isoformat(),
                    "start" if day == first else "end" if day == last else "middle",
                )
                for day in ticks
            ),
        ),
        axes=(Line(_LEFT, _BASE, _WIDTH - _RIGHT, _BASE, "none"), Line(_LEFT, _TOP, _WIDTH - _RIGHT, _TOP, "1 3")),
        marks=(Line(x(start), _TOP, x(start), _BASE, "4 3"),),
    )


def map_picture(told: Figures, voices: Voices) -> Picture | None:
    """Where the incidents of the period lie, by their verdict under one reading; None where no place is known well enough."""
    reading = shown_reading(told)
    placed = [
        one
        for one in told.now
        if one.passed_on and one.place_precision in ("exact", "near") and one.latitude is not None
    ]
    dots = _dots(placed, reading)
    title = enumerated((say("Where the incidents happened"), words.under(reading, voices.name(reading))))
    drawn = dot_map(title, dots, outline)
    if drawn is None:
        return None
    meanings = {
        "covered": say("under the terms"),
        "excluded": say("a side or an area is shut out"),
        "uncovered": say("not under the terms for another reason"),
        "unknown": say("cannot be decided"),
    }
    counts = Counter({front: sum(dot.incidents for dot in dots if dot.front == front) for front in meanings})
    legend = tuple(
        replace(
            entry,
            text=say("{what}: {number}", what=meanings[entry.front], number=counts[entry.front]),
        )
        for entry in drawn.legend
    )
    view = replace(drawn, legend=legend, description=title)
    shapes = {"covered": "●", "excluded": "□", "uncovered": "△", "unknown": "+"}
    notes = [f"{shapes[entry.front]} {entry.text}" for entry in legend]
    left_out = len(told.now) - len(placed)
    if left_out:
        notes.append(
            counted(
                "{number} incident whose place is not known well enough is not on the map.",
                "{number} incidents whose place is not known well enough are not on the map.",
                left_out,
            )
        )
    return Picture(title, _drawn("map", view), view.width, view.height, tuple(notes))


def _dots(placed: Sequence[Listed], reading: str) -> list[Dot]:
    counts: Counter[tuple[str, str | None, str | None, float, float]] = Counter()
    for one in placed:
        assert one.latitude is not None
        assert one.longitude is not None
        counts[(_shape(one.verdicts[reading]), one.place, one.country, one.latitude, one.longitude)] += 1
    return [
        Dot(shape, name, country, latitude, longitude, number)
        for (shape, name, country, latitude, longitude), number in sorted(counts.items(), key=lambda pair: str(pair[0]))
    ]


def _shape(verdict: str) -> str:
    if verdict in (UNDER, OPEN):
        return "covered" if verdict == UNDER else "unknown"
    return "excluded" if verdict in (Verdict.EXCLUDED_ACTOR, Verdict.EXCLUDED_AREA) else "uncovered"


def _drawn(kind: str, view: object) -> str:
    return template("edition_picture.svg").render(kind=kind, view=view).strip()
