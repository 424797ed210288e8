"""The day of the answer, and the counts around it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from treve.analysis.case import Case
from treve.analysis.series import effort, series
from treve.model.daily_counts import DayCount, Front, Measure
from treve.model.effect import Plan

Array = npt.NDArray[np.float64]


def now(case: Case) -> dt.date:
    """The day of the answer: as asked, else the data end, but never after the legal end of the truce."""
    day = case.as_of or case.counts.last
    return min(day, case.truce.ended) if case.truce.ended else day


def last_counted(case: Case) -> dt.date:
    """The last day whose counts are used: that of the answer, or the last of which enough had been reported by then."""
    return min(now(case), case.counts.last)


def is_covered(row: DayCount) -> bool:
    """Does the row lie on a front that the truce covers?"""
    return row.front is Front.COVERED


def before_and_after(
    case: Case, plan: Plan, measure: Measure, groups: Sequence[Callable[[DayCount], bool]]
) -> tuple[Array, Array]:
    """One column for each group, before and from the start on; nothing is counted on days on which nobody watched."""
    first, last = _compared(plan)
    table = np.column_stack([series(case.counts, measure, wanted, first, last) for wanted in groups])
    table[watch(case, first, last) == 0] = 0.0
    return table[: plan.before], table[plan.before :]


def watch_before_and_after(case: Case, plan: Plan) -> tuple[Array, Array]:
    """Effort on the days compared, before and from the start on, as `watch` gives it."""
    found = watch(case, *_compared(plan))
    return found[: plan.before], found[plan.before :]


def watch(case: Case, first: dt.date, last: dt.date) -> Array:
    """Effort on each day in whatever unit it is stated, 0 where nobody watched; 1 on each day where no effort is stated at all."""
    amounts = effort(case.counts, first, last)
    return np.ones((last - first).days + 1) if amounts is None else amounts


def _compared(plan: Plan) -> tuple[dt.date, dt.date]:
    return plan.start - dt.timedelta(days=plan.before), plan.start + dt.timedelta(days=plan.after - 1)


def between_of(name: str) -> Callable[[DayCount], bool]:
    """Rows of one pair of sides."""
    return lambda row: row.between == name


def covered_area(name: str) -> Callable[[DayCount], bool]:
    """Covered rows of one area."""
    return lambda row: row.front is Front.COVERED and row.area == name
