"""Cases made for tests: daily counts with a known change."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

import numpy as np

from treve.analysis.answers import answers
from treve.analysis.case import Case
from treve.model.daily_counts import DailyCounts, DayCount, Effort, Front, VagueIncident
from treve.model.truce import Truce
from treve.read import silent

FIRST = dt.date(2016, 1, 1)
START = dt.date(2016, 7, 1)
DAYS = 400


def truce(start: dt.date | None = START, ended: dt.date | None = None) -> Truce:
    """A truce declared two days before it starts."""
    return Truce("made", "A made truce", "UTC", start and start - dt.timedelta(days=2), start, start, ended)


def case(
    before: float = 8.0,
    after: float = 2.0,
    *,
    start: dt.date | None = START,
    days: int = DAYS,
    tolls: bool = True,
    others: bool = True,
    effort: tuple[Effort, ...] = (),
    vague: tuple[VagueIncident, ...] | None = (),
    seed: int = 1,
) -> Case:
    """Poisson counts on a covered front in two areas, of which only the first changes, and a steady front beside it."""
    generator = np.random.default_rng(seed)
    rows = []
    for at in range(days):
        day = FIRST + dt.timedelta(days=at)
        rate = after if start is not None and day >= start else before
        for front, between, area, mean in (
            (Front.COVERED, "a – b", "North", rate),
            (Front.COVERED, "a – b", "South", 1.0),
            (Front.OTHER, "a – c", "South", 5.0),
        ):
            events = int(generator.poisson(mean))
            if events and (others or front is Front.COVERED):
                figures = (events, 2 * events, 3 * events) if tolls or at % 9 else (events, None, 3 * events)
                rows.append(DayCount(day, front, between, area, events, *figures))
    counts = DailyCounts(FIRST, FIRST + dt.timedelta(days=days - 1), tuple(rows), vague, effort, "made counts")
    return Case(truce(start), counts, truces=(start,) if start else (), seed=seed)


@cache
def told(before: float = 8.0, after: float = 2.0, tolls: bool = True, others: bool = True) -> dict[str, Any]:
    """The block of such a case in analysis.json; asked for once in a session, not to be changed."""
    return answers(case(before, after, tolls=tolls, others=others), silent)
