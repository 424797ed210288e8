"""Small cases made for the tests of single questions."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable

import numpy as np

from treve.analysis.case import Case
from treve.model.daily_counts import DailyCounts, DayCount, Effort, Front
from treve.model.refusal import Missing, Refusal
from treve.model.truce import Truce

START = dt.date(2017, 1, 1)
AREAS = ("North", "South", "East", "West")


def case(weeks_before: int = 12, weeks_after: int = 20, deaths: bool = True, as_of: dt.date | None = None) -> Case:
    """A covered front that falls by half in four areas, and another front that rises by half."""
    rng = np.random.default_rng(1)
    first = START - dt.timedelta(weeks=weeks_before)
    rows = []
    for step in range(7 * (weeks_before + weeks_after)):
        day = first + dt.timedelta(days=step)
        after = day >= START
        for area in AREAS:
            events = int(rng.poisson(1.0 if after else 2.0))
            rows.append(_row(day, Front.COVERED, "A – B", area, events, deaths))
        rows.append(_row(day, Front.UNCOVERED, "A – C", "North", int(rng.poisson(3.0 if after else 2.0)), deaths))
        rows.append(_row(day, Front.UNCOVERED, "B – C", "East", int(rng.poisson(1.0)), deaths))
    counts = DailyCounts(first, rows[-1].day, tuple(row for row in rows if row.events), None, (), "made")
    known = Refusal(Missing.NO_REPORT_DAYS) if as_of else None
    truce = Truce("x", "X", "UTC", None, START, START, None)
    return Case(truce, counts, truces=(START,), seed=1, as_of=as_of, known=known)


def _row(day: dt.date, front: Front, between: str, area: str, events: int, deaths: bool) -> DayCount:
    dead = 2 * events if deaths else None
    return DayCount(day, front, between, area, events, dead, dead, dead)


def watched(made: Case, amount: Callable[[dt.date], float]) -> Case:
    """The case with an effort on each of its days."""
    counts = made.counts
    days = (counts.first + dt.timedelta(days=at) for at in range((counts.last - counts.first).days + 1))
    effort = tuple(Effort(day, amount(day)) for day in days)
    return dataclasses.replace(made, counts=dataclasses.replace(counts, effort=effort))
