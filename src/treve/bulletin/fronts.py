"""What happened day by day on each front around the start of a truce. A description, and no effect."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from treve.bulletin import phrases, words
from treve.bulletin.charts import Day, DayChart, Mark, Span, day_chart, scale
from treve.bulletin.shown import Shown
from treve.bulletin.view import Grid, Row
from treve.catalogue import counted, say

Rows = Sequence[Mapping[str, Any]]

FRONTS = ("covered", "excluded", "uncovered", "unknown")

COMPARED_DAYS = 30
"""Days compared before and from the start: the span of the reference counts in docs/explanation."""


@dataclass(frozen=True, slots=True)
class FrontDays:
    """The daily part of one agreement.

    charts  one per front that has an incident in the days shown
    grid    the days before and from the start compared; None: the data do not hold a day on each side
    left_out   how many incidents are left out because their day is vague
    no_figure  how many incidents state no number of deaths
    """

    charts: tuple[DayChart, ...]
    grid: Grid | None
    left_out: str
    no_figure: str


def front_days(shown: Shown, rows: Rows, vague: Rows, under: str = "") -> FrontDays | None:
    """The daily counts of one agreement; None where no start is known or no incident lies around it.

    under  the reading shown, in words
    """
    fronts: dict[str, dict[dt.date, Day]] = defaultdict(dict)
    for row in rows:
        if row["agreement_id"] == shown.agreement_id:
            fronts[row["front"]][row["day"]] = Day(
                row["incidents"],
                row["deaths_low"],
                row["deaths_best"],
                row["deaths_high"],
                row["no_figure"],
                row["ranges"],
            )
    if shown.span is None or not fronts:
        return None
    top = scale(list(fronts.values()))
    order = [front for front in FRONTS if front in fronts]
    return FrontDays(
        charts=tuple(day_chart(words.FRONTS[front], fronts[front], shown.span, top, _marks(shown)) for front in order),
        grid=_compared(shown, {front: fronts[front] for front in order}, shown.span, under),
        left_out=_left_out(sum(row["incidents"] for row in vague if row["agreement_id"] == shown.agreement_id)),
        no_figure=_no_figure(sum(day.no_figure for front in fronts.values() for day in front.values())),
    )


def _left_out(vague: int) -> str:
    return counted(
        "{number} incident that touches these days but could lie on more than one is left out.",
        "{number} incidents that touch these days but could lie on more than one are left out.",
        vague,
    )


def _no_figure(incidents: int) -> str:
    if not incidents:
        return say("Every incident drawn states a number of deaths.")
    return counted(
        "{number} incident drawn states no number of deaths, which is not the same as none: true sums can be higher.",
        "{number} incidents drawn state no number of deaths, which is not the same as none: true sums can be higher.",
        incidents,
    )


def no_days(shown: Shown) -> str:
    """Why no days are drawn."""
    if shown.start_day is None:
        return say("No start of this agreement is known under this reading, so there is no day around which to draw.")
    if shown.span is None:
        return say("The data do not reach the days around the start, so nothing is drawn.")
    return say(
        "No incident of one exact day lies in the territory around the start, or fronts were not asked for because "
        "the run holds many agreements, so nothing is drawn."
    )


def _marks(shown: Shown) -> tuple[Mark, ...]:
    marks = []
    if shown.start_day:
        marks.append(Mark(shown.start_day, say("truce starts"), "none"))
    if shown.end_day:
        marks.append(Mark(shown.end_day, say("legal end"), "4 3"))
    return tuple(marks)


def _compared(shown: Shown, fronts: Mapping[str, Mapping[dt.date, Day]], span: Span, under: str) -> Grid | None:
    start = shown.start_day
    if start is None:
        return None
    before = Span(max(start - dt.timedelta(days=COMPARED_DAYS), span.first), start - dt.timedelta(days=1))
    after = Span(start, min(start + dt.timedelta(days=COMPARED_DAYS - 1), span.last))
    if before.first > before.last or after.first > after.last:
        return None
    return Grid(
        caption=say(
            "The {before} days before the start, and {after} days from the start",
            before=len(before.days()),
            after=len(after.days()),
        ),
        columns=(
            say("Front"),
            say("incidents before"),
            say("from start"),
            say("deaths before: low / best / high"),
            say("from start"),
        ),
        rows=tuple(
            Row(
                words.FRONTS[front],
                (
                    *(phrases.number(incidents(days, part)) for part in (before, after)),
                    *(deaths(days, part) for part in (before, after)),
                ),
            )
            for front, days in fronts.items()
        ),
        table="incident, front, in_territory",
        note=_uneven(before, after)
        + say(
            "Each number of deaths is the sum over the incidents that state it; where fewer state a best or a highest "
            "figure, that sum can be the smaller. This describes what the sources recorded. It is not an effect of the "
            "truce: violence moves between fronts, battles end by themselves, and another span of days can give another "
            "picture."
        ),
        numeric=True,
        reading=under,
    )


def _uneven(before: Span, after: Span) -> str:
    if len(before.days()) == len(after.days()):
        return ""
    return (
        say(
            "The two spans are not equally long, because the data reach no further: their numbers cannot be compared as "
            "they stand."
        )
        + " "
    )


def incidents(days: Mapping[dt.date, Day], span: Span) -> int:
    """Incidents of a front in a span."""
    return sum(days[day].incidents for day in span.days() if day in days)


def deaths(days: Mapping[dt.date, Day], span: Span) -> str:
    """`low / best / high` summed over the incidents that state each; a figure nobody states is said to be not stated."""
    inside = [days[day] for day in span.days() if day in days]
    figures = zip(*((one.deaths_low, one.deaths_best, one.deaths_high) for one in inside), strict=True)
    return " / ".join(phrases.number(_total(column)) for column in figures) if inside else "0 / 0 / 0"


def _total(figures: Sequence[int | None]) -> int | None:
    stated = [figure for figure in figures if figure is not None]
    return sum(stated) if stated else None
