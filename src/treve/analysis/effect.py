"""Question 1: did recorded violence fall when the truce took effect, and by how much?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import numpy as np

from treve.analyse.areas import weekly_areas
from treve.analyse.effect import Fronts, longest_silence, measured, silence_before
from treve.analyse.vague_days import Spans
from treve.analyse.weekly import WEEKS_AFTER, WEEKS_BEFORE, weekly_sums
from treve.analysis.case import Case
from treve.analysis.happened import during
from treve.analysis.series import Days, effort, series
from treve.catalogue import marked
from treve.model.daily_counts import DailyCounts, DayCount, Front, Measure
from treve.model.effect import MeasuredEffect, Plan, WeeklyAreas
from treve.model.effect_answer import DailyPicture, EffectAnswer
from treve.model.known import Known
from treve.model.refusal import Missing, Refusal
from treve.read import Progress

HEADLINE_DAYS = (60, 56, 28)
"""Days before: the first of these that the data hold."""
DAYS_AFTER, FEWEST_AFTER = 30, 14
DRAWN_BEFORE, DRAWN_AFTER = 120, 90
BASELINES, DROPS = (28, 60, 90), (0, 7, 14)
MODEL = marked(
    "negative binomial counts with a step, over a latent process that is autoregressive or a random walk; Laplace steps on a "
    "grid of 280 points"
)

_WHOLE = (Measure.EVENTS, Measure.DEATHS_BEST)
"""Measures that are also asked by area and with vague days: the others only show how far the figures reach."""


def answer(case: Case, progress: Progress) -> EffectAnswer | Refusal:
    """The effect on events and on deaths by each figure, or what is missing for any answer."""
    plan = plan_of(case)
    if isinstance(plan, Refusal):
        return plan
    if not any(row.front is Front.COVERED for row in case.counts.rows):
        return Refusal(Missing.NO_COVERED_FRONT)
    measures: dict[str, MeasuredEffect | Refusal] = {}
    for measure in Measure:
        progress(f"effect: {measure.value}", 0)
        measures[measure.value] = _measured(case, plan, measure)
    events = measures[Measure.EVENTS]
    if isinstance(events, Refusal):
        return events
    first, last = _window(plan)
    return EffectAnswer(
        title=case.truce.title,
        plan=plan,
        measures=measures,
        model=MODEL,
        seed=case.seed,
        data_end=case.counts.last,
        source=case.counts.source,
        covered_fronts=_names(case, covered=True),
        other_fronts=_names(case, covered=False),
        silent_days=longest_silence(series(case.counts, Measure.EVENTS, _anyone, first, last)),
        truce_ended=case.truce.ended if case.truce.ended and case.truce.ended <= last else None,
        daily=_picture(case, plan, events),
        weekly_areas=_by_week(case, plan),
        known=case.known if isinstance(case.known, Known) else None,
        summary={
            "verdict": events.ruling.verdict.value,
            "failed_condition": events.ruling.failed_condition and events.ruling.failed_condition.value,
            "median": events.headline.ratio.median,
            "low": events.headline.ratio.low,
            "high": events.headline.ratio.high,
        },
    )


def _silent(counts: DailyCounts, start: dt.date, before: int) -> Refusal | None:
    """A silence before the start makes any later day look worse. Where the effort is known, it says which days count."""
    if counts.effort:
        return None
    first = start - dt.timedelta(days=before)
    found = silence_before(series(counts, Measure.EVENTS, _anyone, first, start - dt.timedelta(days=1)))
    if found is None:
        return None
    begin, end = (first + dt.timedelta(days=at) for at in found[:2])
    values: dict[str, str | int | float] = {
        "first": begin.isoformat(),
        "last": end.isoformat(),
        "expected": round(found[2]),
    }
    return Refusal(Missing.SILENT_BEFORE, values)


def plan_of(case: Case) -> Plan | Refusal:
    """The days compared, from the truce and the days the data cover alone; refused where those before hold a gap in coverage."""
    if isinstance(case.known, Refusal):
        return case.known
    start, counts = case.truce.effective, case.counts
    if start is None:
        return Refusal(Missing.NO_START)
    if start <= counts.first:
        return Refusal(Missing.START_BEFORE_DATA, {"start": start.isoformat(), "first": counts.first.isoformat()})
    if start > counts.last:
        return Refusal(Missing.START_AFTER_DATA, {"start": start.isoformat(), "last": counts.last.isoformat()})
    have_before, have_after = (start - counts.first).days, (counts.last - start).days + 1
    before = next((days for days in HEADLINE_DAYS if days <= have_before), None)
    if before is None:
        return Refusal(Missing.BEFORE_TOO_SHORT, {"days": have_before, "needed": HEADLINE_DAYS[-1]})
    if have_after < FEWEST_AFTER:
        return Refusal(Missing.AFTER_TOO_SHORT, {"days": have_after, "needed": FEWEST_AFTER})
    silent = _silent(counts, start, before)
    if silent:
        return silent
    declared = case.truce.declared
    return Plan(
        start=start,
        before=before,
        after=min(DAYS_AFTER, have_after),
        baselines=tuple(before if days == HEADLINE_DAYS[0] and before > BASELINES[0] else days for days in BASELINES),
        drops=DROPS,
        declared_drop=max(0, (start - declared).days) if declared else 0,
    )


def is_other(case: Case, row: DayCount) -> bool:
    """Whether the row belongs to a front that the covered ones are compared with.

    Fronts of which nobody can tell whether the truce covers them do not: they could be either. Nor do places outside its territory.
    """
    if case.others is not None:
        return row.between in case.others
    return row.front in (Front.EXCLUDED, Front.UNCOVERED, Front.OTHER)


def _anyone(_row: DayCount) -> bool:
    return True


def _window(plan: Plan) -> tuple[dt.date, dt.date]:
    return plan.start - dt.timedelta(days=plan.before), plan.start + dt.timedelta(days=plan.after - 1)


def _measured(case: Case, plan: Plan, measure: Measure) -> MeasuredEffect | Refusal:
    counts = case.counts
    untold = _untold(counts, plan, measure)
    if untold:
        return Refusal(Missing.NO_TOLL, {"days": untold, "measure": measure.value})
    fronts = _fronts(case, measure)
    return measured(fronts, plan, measure, case.generator(f"effect {measure.value}"))


def _untold(counts: DailyCounts, plan: Plan, measure: Measure) -> int:
    """Days of the headline window on which a covered incident does not state the figure."""
    first, last = _window(plan)
    return int(np.isnan(series(counts, measure, lambda row: row.front is Front.COVERED, first, last)).sum())


def _fronts(case: Case, measure: Measure) -> Fronts:
    counts = case.counts
    others = series(counts, measure, lambda row: is_other(case, row), counts.first, counts.last)
    whole = measure in _WHOLE
    areas: dict[str | None, Days] = {}
    if whole:
        names = {row.area for row in counts.rows if row.front is Front.COVERED}
        areas = {name: _area(counts, measure, name) for name in sorted(names, key=lambda one: one or "")}
    return Fronts(
        first=counts.first,
        covered=series(counts, measure, lambda row: row.front is Front.COVERED, counts.first, counts.last),
        others=others if any(is_other(case, row) for row in counts.rows) else None,
        total=series(counts, measure, lambda row: row.front is not Front.OUTSIDE, counts.first, counts.last),
        exposure=effort(counts, counts.first, counts.last),
        areas=areas,
        vague=_spans(counts, measure) if whole else None,
        starts=tuple(sorted({*case.truces, *([case.truce.effective] if case.truce.effective else [])})),
    )


def _area(counts: DailyCounts, measure: Measure, name: str | None) -> Days:
    return series(
        counts, measure, lambda row: row.front is Front.COVERED and row.area == name, counts.first, counts.last
    )


def _spans(counts: DailyCounts, measure: Measure) -> Spans | None:
    """Covered incidents of several possible days; None where the data do not say, or one of them states no figure."""
    if counts.vague is None:
        return None
    found = [one for one in counts.vague if one.front is Front.COVERED]
    weights = [1 if measure is Measure.EVENTS else getattr(one, measure.value) for one in found]
    if any(weight is None for weight in weights):
        return None
    return Spans(
        np.array([(one.first - counts.first).days for one in found], dtype=np.int64),
        np.array([(one.last - counts.first).days for one in found], dtype=np.int64),
        np.array(weights, dtype=np.float64),
    )


def _names(case: Case, *, covered: bool) -> tuple[str, ...]:
    rows = case.counts.rows
    wanted = {row.between for row in rows if (row.front is Front.COVERED if covered else is_other(case, row))}
    return tuple(sorted(wanted))


def _by_week(case: Case, plan: Plan) -> WeeklyAreas | Refusal | None:
    """Weeks are compared only where one of them begins with the truce: none is cut in two."""
    table = case.weeks
    if table is None:
        return None
    odd = next((row.week for row in table.rows if (row.week - plan.start).days % 7), None)
    if odd is not None:
        return Refusal(Missing.WEEKS_BEGIN_ELSEWHERE, {"week": odd.isoformat(), "start": plan.start.isoformat()})
    first = plan.start - dt.timedelta(weeks=WEEKS_BEFORE)
    if table.first > first or table.last < plan.start + dt.timedelta(weeks=WEEKS_AFTER - 1):
        return Refusal(Missing.WEEKS_NOT_WHOLE, {"before": WEEKS_BEFORE, "after": WEEKS_AFTER})
    sums: dict[str | None, Days] = {}
    for row in table.rows:
        week = (row.week - first).days // 7
        if row.covered and 0 <= week < WEEKS_BEFORE + WEEKS_AFTER:
            sums.setdefault(row.area, np.zeros(WEEKS_BEFORE + WEEKS_AFTER))[week] += row.events
    watched = effort(case.counts, first, first + dt.timedelta(weeks=WEEKS_BEFORE + WEEKS_AFTER, days=-1))
    if watched is not None and not watched.all():
        return Refusal(Missing.UNWATCHED_DAYS, {"days": int((watched == 0).sum())})
    return weekly_areas(sums, WEEKS_BEFORE, table.source, None if watched is None else weekly_sums(watched))


def _picture(case: Case, plan: Plan, events: MeasuredEffect) -> DailyPicture:
    counts = case.counts
    first = max(counts.first, plan.start - dt.timedelta(days=DRAWN_BEFORE))
    last = min(counts.last, plan.start + dt.timedelta(days=DRAWN_AFTER - 1))
    area = next((one.area for one in events.areas if one.carries and one.area), None)

    def drawn(wanted: Callable[[DayCount], bool]) -> tuple[float | None, ...]:
        found = series(counts, Measure.EVENTS, wanted, first, last)
        watched = effort(counts, first, last)
        return tuple(
            None if watched is not None and watched[at] == 0 else float(value) for at, value in enumerate(found)
        )

    return DailyPicture(
        first=first,
        covered=drawn(lambda row: row.front is Front.COVERED),
        others=drawn(lambda row: is_other(case, row)),
        without=drawn(lambda row: row.front is Front.COVERED and row.area != area) if area else None,
        area=area,
        truces=tuple(day for day in case.truces if first <= day <= last),
        happened=during(case.happened, first, last),
    )
