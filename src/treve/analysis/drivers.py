"""Question 4: who drives the incidents beyond expectation?"""

from __future__ import annotations

import datetime as dt

import numpy as np

from treve.analyse.drivers import Attributed, drivers
from treve.analysis.case import Case
from treve.analysis.effect import plan_of
from treve.analysis.present import last_counted, watch
from treve.analysis.series import series
from treve.bulletin.front_names import NOBODY
from treve.model.daily_counts import DayCount, Front, Measure
from treve.model.questions import DriversAnswer
from treve.model.refusal import Missing, Refusal
from treve.read import Progress

LAST_DAYS = 28


def answer(case: Case, progress: Progress) -> DriversAnswer | Refusal:
    """Shares of the pairs of sides in the excess of the last four weeks over the days before the truce."""
    plan = plan_of(case)
    if isinstance(plan, Refusal):
        return plan
    last = last_counted(case)
    first = max(plan.start, last - dt.timedelta(days=LAST_DAYS - 1))
    if first > last:
        return Refusal(Missing.START_AFTER_DATA, {"start": plan.start.isoformat(), "last": last.isoformat()})
    names = sorted({row.between for row in case.counts.rows if _inside(row) and not _nameless(row)})
    if not names:
        return Refusal(Missing.NOTHING_COUNTED)

    def counts(begin: dt.date, end: dt.date) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        columns = [
            series(case.counts, Measure.EVENTS, lambda row, name=name: _inside(row) and row.between == name, begin, end)  # type: ignore[misc]
            for name in names
        ]
        return np.where(watch(case, begin, end)[:, None] > 0, np.column_stack(columns), 0.0)

    before_first, before_last = plan.start - dt.timedelta(days=plan.before), plan.start - dt.timedelta(days=1)
    watched = watch(case, before_first, before_last).sum(), watch(case, first, last)
    if not watched[1].any():
        return Refusal(Missing.UNWATCHED_DAYS, {"days": len(watched[1])})
    loose = series(case.counts, Measure.EVENTS, lambda row: _inside(row) and _nameless(row), first, last)
    attributed = Attributed(
        names,
        counts(before_first, before_last),
        counts(first, last),
        np.where(watched[1] > 0, loose, 0.0),
        _possible(case, names, first, last),
        effort=(float(watched[0]), float(watched[1].sum())),
    )
    found = drivers(attributed, case.generator("drivers"))
    return found if isinstance(found, Refusal) else DriversAnswer(first, last, found)


def _inside(row: DayCount) -> bool:
    return row.front is not Front.OUTSIDE


def _nameless(row: DayCount) -> bool:
    return NOBODY in row.between


def _possible(
    case: Case, names: list[str], first: dt.date, last: dt.date
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Unattributed incidents of the last days in areas where each pair of sides has had an incident at any time."""
    watched = watch(case, first, last)
    loose = [
        row
        for row in case.counts.rows
        if _inside(row) and _nameless(row) and first <= row.day <= last and watched[(row.day - first).days]
    ]
    homes: dict[str, set[str | None]] = {name: set() for name in names}
    for row in case.counts.rows:
        if _inside(row) and row.between in homes:
            homes[row.between].add(row.area)
    # An incident whose area nobody states could be anywhere.
    return np.array(
        [sum(row.events for row in loose if row.area is None or row.area in homes[name]) for name in names],
        dtype=np.float64,
    )
