"""Question 2: did the violence move to fronts that the truce does not bind?"""

from __future__ import annotations

import numpy as np

from treve.analyse.displacement import displacement
from treve.analysis.case import Case
from treve.analysis.effect import is_other, plan_of
from treve.analysis.present import before_and_after, between_of, is_covered, watch_before_and_after
from treve.model.daily_counts import DayCount, Front, Measure
from treve.model.displacement import Displacement
from treve.model.effect import Plan
from treve.model.questions import DisplacementAnswer
from treve.model.refusal import Missing, Refusal
from treve.read import Progress


def answer(case: Case, progress: Progress) -> DisplacementAnswer | Refusal:
    """Covered fronts against all others, in incidents and in deaths (best figure)."""
    plan = plan_of(case)
    if isinstance(plan, Refusal):
        return plan
    unknown = before_and_after(case, plan, Measure.EVENTS, [lambda row: row.front is Front.UNKNOWN])
    return DisplacementAnswer(
        start=plan.start,
        unknown=int(sum(part.sum() for part in unknown)),
        events=_moved(case, plan, Measure.EVENTS),
        deaths=_moved(case, plan, Measure.DEATHS_BEST),
    )


def _moved(case: Case, plan: Plan, measure: Measure) -> Displacement | Refusal:
    """A pair of sides may be covered in one incident and not in another (who attacked whom): each is a front of its own."""
    bound = sorted({row.between for row in case.counts.rows if is_covered(row)})
    others = sorted({row.between for row in case.counts.rows if is_other(case, row)})
    if not bound or not others:
        return Refusal(Missing.NO_OTHER_FRONT if bound else Missing.NO_COVERED_FRONT)

    def covered(row: DayCount, name: str) -> bool:
        return is_covered(row) and between_of(name)(row)

    def other(row: DayCount, name: str) -> bool:
        return is_other(case, row) and between_of(name)(row)

    groups = [lambda row, name=name: covered(row, name) for name in bound]
    groups += [lambda row, name=name: other(row, name) for name in others]
    daily = before_and_after(case, plan, measure, groups)
    marks = np.array([True] * len(bound) + [False] * len(others))
    generator = case.generator(f"displacement {measure.value}")
    return displacement([*bound, *others], marks, daily, generator, watch_before_and_after(case, plan))
