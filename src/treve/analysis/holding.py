"""Question 3: is it holding on the day of the answer?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from treve.analyse.holding import LENGTHS, Watched, first_reach, holding
from treve.analyse.reporting_delay import FEWEST_REPORTS, LONGEST_DELAY, Delays, delays
from treve.analysis.case import Case
from treve.analysis.effect import plan_of
from treve.analysis.present import is_covered, now, watch
from treve.analysis.series import Days, series
from treve.model.daily_counts import Measure
from treve.model.effect import Plan
from treve.model.holding import Holding, Threshold
from treve.model.questions import HoldingAnswer
from treve.model.refusal import Missing, Refusal
from treve.read import Progress

SHARES = (0.5, 0.75, 1.0)
BEFORE_DEATHS = 30
DRAWN_MEANS = 180
LOOK_BACK = 180
"""Days from which reporting delays are learnt."""
DEADLY = 5
"""Deaths from which incidents form a class of severity of their own: the deadlier are reported sooner."""


def answer(case: Case, progress: Progress) -> HoldingAnswer | Refusal:
    """The state on the day of the answer, from report days alone; and when deaths first reached shares of their mean before."""
    plan = plan_of(case)
    if isinstance(plan, Refusal):
        return plan
    day = now(case)
    if day < plan.start:
        return Refusal(Missing.START_AFTER_DATA, {"start": plan.start.isoformat(), "last": day.isoformat()})
    rows = _rows(case)
    usable = [row for row in rows if row["published"] is not None]
    state = _state(case, plan, usable, day)
    deaths = _deaths(case, plan, day)
    return HoldingAnswer(
        as_of=day,
        left_out=len(rows) - len(usable),
        state=state,
        thresholds=_thresholds(deaths, plan, _unwatched(case, plan, day)),
        deaths_before=None if deaths is None else float(deaths[:BEFORE_DEATHS].mean()),
        deaths_means=() if deaths is None else _means(deaths[BEFORE_DEATHS:]),
        summary=_summary(state),
    )


def _rows(case: Case) -> list[dict[str, Any]]:
    if case.store is None:
        return []
    rows = case.store.fetch("analysis/reported_days.sql").to_pylist()
    return [row for row in rows if row["agreement_id"] == case.truce.agreement_id]


def _state(case: Case, plan: Plan, rows: Sequence[Mapping[str, Any]], day: dt.date) -> Holding | Refusal:
    known = [row for row in rows if row["published"] <= day and row["day"] <= day]
    if not known:
        return Refusal(Missing.NO_REPORT_DAYS)
    before, truce = np.zeros(plan.before), np.zeros((day - plan.start).days + 1)
    for row in known:
        back = (row["day"] - plan.start).days
        if 0 <= back < len(truce):
            truce[back] += 1
        elif -plan.before <= back < 0:
            before[back + plan.before] += 1
    watched = Watched(
        as_of=day,
        data_end=_data_end(case, known),
        classes=_classes(known, day),
        before=before,
        calm=truce[: -max(LENGTHS)],
    )
    return holding(watched, case.generator("holding"))


def _data_end(case: Case, known: Sequence[Mapping[str, Any]]) -> dt.date:
    """The last day that the data speak of; with a day of the answer, the last on which anything had been reported by then."""
    reported: dt.date = max(row["published"] for row in known)
    return reported if case.as_of else min(case.counts.last, reported)


def _classes(rows: Sequence[Mapping[str, Any]], day: dt.date) -> tuple[Delays, ...]:
    """The deadlier and the others apart, where each class has reports enough to know its delays."""

    def table(chosen: Sequence[Mapping[str, Any]]) -> Delays:
        age = np.array([(day - row["day"]).days for row in chosen], dtype=np.int64)
        late = np.array([(row["published"] - row["day"]).days for row in chosen], dtype=np.int64)
        return delays(age, late, LOOK_BACK, LONGEST_DELAY)

    deadly = [row for row in rows if (row["deaths_best"] or 0) >= DEADLY]
    others = [row for row in rows if (row["deaths_best"] or 0) < DEADLY]
    apart = tuple(table(one) for one in (others, deadly) if one)
    enough = len(apart) == 2 and all(one.reported.sum() >= FEWEST_REPORTS for one in apart)
    return apart if enough else (table(rows),)


def _deaths(case: Case, plan: Plan, day: dt.date) -> Days | None:
    """Deaths (best figure) of each day from 30 days before the start on; None where some incident does not state them."""
    first, last = plan.start - dt.timedelta(days=BEFORE_DEATHS), min(day, case.counts.last)
    deaths = series(case.counts, Measure.DEATHS_BEST, is_covered, first, last)
    return deaths if np.isfinite(deaths).all() else None


def _unwatched(case: Case, plan: Plan, day: dt.date) -> int:
    """Days on which nobody watched, of those whose deaths are asked for."""
    first, last = plan.start - dt.timedelta(days=BEFORE_DEATHS), min(day, case.counts.last)
    return int((watch(case, first, last) == 0).sum())


def _thresholds(deaths: Days | None, plan: Plan, unwatched: int) -> tuple[Threshold, ...] | Refusal:
    if unwatched:
        return Refusal(Missing.UNWATCHED_DAYS, {"days": unwatched})
    if deaths is None:
        return Refusal(Missing.NOT_STATED_EVERYWHERE)
    return first_reach(deaths[BEFORE_DEATHS:], deaths[:BEFORE_DEATHS], SHARES, plan.start)


def _means(truce: Days) -> tuple[float, ...]:
    """Means of seven days, as far as they are drawn."""
    if len(truce) < 7:
        return ()
    found = np.convolve(truce, np.ones(7) / 7, mode="valid")[:DRAWN_MEANS]
    return tuple(float(one) for one in found)


def _summary(state: Holding | Refusal) -> dict[str, object] | None:
    if isinstance(state, Refusal):
        return None
    week = state.rates[0]
    return {
        "as_of": state.as_of.isoformat(),
        "days": week.days,
        "recorded": week.recorded,
        "median": week.median,
        "low": week.low,
        "high": week.high,
        "below_half": week.below_half,
    }
