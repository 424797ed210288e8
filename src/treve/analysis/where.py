"""Question 2: where, and between whom, did it change more than elsewhere?"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from treve.analyse.pooled_rates import FEWEST_UNITS, pooled_rates, weekly_size
from treve.analysis.case import Case
from treve.analysis.effect import plan_of
from treve.analysis.present import before_and_after, between_of, covered_area, watch_before_and_after
from treve.model.daily_counts import DayCount, Front, Measure
from treve.model.effect import Plan
from treve.model.pooled_rates import PooledRates
from treve.model.questions import WhereAnswer
from treve.model.refusal import Missing, Refusal
from treve.read import Progress


def answer(case: Case, progress: Progress) -> WhereAnswer | Refusal:
    """Rate ratios of areas and of fronts, each grouping drawn towards its own mean."""
    plan = plan_of(case)
    if isinstance(plan, Refusal):
        return plan
    areas = sorted({row.area for row in case.counts.rows if row.front is Front.COVERED and row.area})
    fronts = sorted({row.between for row in case.counts.rows if row.front is not Front.OUTSIDE})
    return WhereAnswer(
        start=plan.start,
        areas=_pooled(case, plan, areas, [covered_area(name) for name in areas]),
        fronts=_pooled(case, plan, fronts, [between_of(name) for name in fronts]),
    )


def _pooled(
    case: Case, plan: Plan, names: Sequence[str], groups: Sequence[Callable[[DayCount], bool]]
) -> PooledRates | Refusal:
    """Units in which nothing was counted on any of the days say nothing and stay out."""
    if not groups:
        return Refusal(Missing.TOO_FEW_UNITS, {"units": 0, "needed": FEWEST_UNITS})
    daily = before_and_after(case, plan, Measure.EVENTS, groups)
    before, after = (part.sum(axis=0) for part in daily)
    some = before + after > 0
    kept = [name for name, keep in zip(names, some, strict=True) if keep]
    watched = watch_before_and_after(case, plan)
    return pooled_rates(
        kept,
        (before[some], after[some]),
        (plan.before, plan.after),
        case.generator("where"),
        weekly_size(daily[0][watched[0] > 0]),
        effort=(float(watched[0].sum()), float(watched[1].sum())),
    )
