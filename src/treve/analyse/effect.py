"""Did recorded violence fall when the truce took effect, by how much, and does the answer stand every check?"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from treve.analyse import ladder, lgar, vague_days
from treve.analyse.areas import without_areas
from treve.analyse.change_point import poisson_split
from treve.analyse.difference import difference, rate_ratio, tipping_point
from treve.analyse.mixture import Mixture
from treve.analyse.placebo import FEWEST_DATES, placebo, placebo_dates, ratio
from treve.analyse.regression import negative_binomial, poisson
from treve.analyse.vague_days import Spans
from treve.analyse.weekly import WEEKS_AFTER, WEEKS_BEFORE, weekly_ratio, weekly_sums
from treve.errors import BadValue
from treve.model.daily_counts import Measure
from treve.model.effect import (
    Cell,
    ChangePoint,
    Counted,
    Difference,
    Fitted,
    MeasuredEffect,
    Placebo,
    Plan,
    TrendRatio,
    VagueDays,
    WeeklyRatio,
    Window,
)
from treve.model.refusal import Missing, Refusal

Floats = npt.NDArray[np.float64]

FEWEST = 10
"""Fewer events or deaths than this on the days compared say nothing about a rate."""

LONG_SPAN, FIRST_DAYS = 31, 7

GAP_DAYS, GAP_COUNT = 14, 20.0
"""Days without any record, and incidents expected on them, from which a silence before the start is a gap in coverage."""


@dataclass(frozen=True, slots=True)
class Fronts:
    """Daily numbers of one measure on every day of the data, from `first` on. NaN: nobody watched, or a figure is not stated.

    others    fronts compared with; None: there are none
    total     all fronts together
    exposure  effort on each day; None: every day alike
    areas     covered fronts by area; None stands for incidents without one; empty: not asked for
    vague     covered incidents of several possible days, as offsets from `first`; None: the data do not say
    starts    first days of every real truce
    """

    first: dt.date
    covered: Floats
    others: Floats | None
    total: Floats
    exposure: Floats | None
    areas: Mapping[str | None, Floats]
    vague: Spans | None
    starts: tuple[dt.date, ...]


def measured(fronts: Fronts, plan: Plan, measure: Measure, generator: np.random.Generator) -> MeasuredEffect | Refusal:
    """Every check of one measure, or what is missing for it."""
    window = Window(plan.start - dt.timedelta(days=plan.before), plan.start, plan.start + dt.timedelta(plan.after - 1))
    refused = refusal(fronts, window)
    if refused:
        return refused
    headline, effect = _fit(fronts, fronts.covered, window)
    others, difference_found = _against(fronts, window, effect, generator)
    cells = _cells(fronts, plan)
    placebo_found = _placebo(fronts, plan, window)
    rank = placebo_found if isinstance(placebo_found, Placebo) and placebo_found.dates >= FEWEST_DATES else None
    ruling = ladder.verdict(
        ladder.Evidence(
            ratio=headline.ratio,
            cells=[cell.fitted.ratio.median for cell in cells if isinstance(cell.fitted, Fitted)],
            placebo_low=rank.share if rank else None,
            placebo_high=rank.share_as_high if rank else None,
            lower_than_others=difference_found.p_lower if isinstance(difference_found, Difference) else None,
        )
    )
    return MeasuredEffect(
        measure=measure,
        ruling=ruling,
        headline=headline,
        trend=_trend(fronts, window),
        cells=cells,
        placebo=placebo_found,
        others=others,
        difference=difference_found,
        total=_fit_or_refusal(fronts, fronts.total, window),
        weekly=_weekly(fronts, plan),
        change=_change(fronts, window),
        vague=_vague(fronts, window, generator),
        areas=without_areas(
            {area: _cut(fronts, daily, window) for area, daily in fronts.areas.items()},
            headline,
            lambda daily: rate_ratio(_posterior(fronts, daily, window).effect),
            plan.before,
            _effort(fronts, window),
        ),
        tipping=tipping_point(headline.ratio) if headline.ratio.median < 1 else None,
    )


def refusal(fronts: Fronts, window: Window) -> Refusal | None:
    """What is missing to compare these days; None if nothing is."""
    found = _counted(fronts, fronts.covered, window)
    if 4 * found.days_before < 3 * _length(window)[0] or 4 * found.days_after < 3 * _length(window)[1]:
        watched, wanted = found.days_before + found.days_after, sum(_length(window))
        return Refusal(Missing.COVERAGE_GAP, {"days": watched, "of": wanted})
    if found.before + found.after == 0:
        return Refusal(Missing.ALL_ZERO, {"first": window.first.isoformat(), "last": window.last.isoformat()})
    if found.before + found.after < FEWEST:
        return Refusal(Missing.TOO_FEW_EVENTS, {"count": found.before + found.after, "fewest": FEWEST})
    if found.before == 0:
        return Refusal(Missing.NOTHING_BEFORE, {"first": window.first.isoformat()})
    return None


def _length(window: Window) -> tuple[int, int]:
    """Days before, without those dropped, and from the start."""
    return (window.start - window.first).days - window.dropped, (window.last - window.start).days + 1


def _bounds(fronts: Fronts, window: Window) -> tuple[int, int]:
    return (window.first - fronts.first).days, (window.last - fronts.first).days + 1


def _cut(fronts: Fronts, daily: Floats, window: Window) -> Floats:
    low, high = _bounds(fronts, window)
    return daily[low:high]


def _kept(fronts: Fronts, daily: Floats, window: Window) -> npt.NDArray[np.bool_]:
    """Days of the window that enter the likelihood."""
    values = _cut(fronts, daily, window)
    at = np.arange(values.size)
    start = (window.start - window.first).days
    kept = np.isfinite(values) & ((at < start - window.dropped) | (at >= start))
    if fronts.exposure is not None:
        kept &= _cut(fronts, fronts.exposure, window) > 0
    return kept


def _counted(fronts: Fronts, daily: Floats, window: Window) -> Counted:
    values, kept = _cut(fronts, daily, window), _kept(fronts, daily, window)
    start = (window.start - window.first).days
    return Counted(
        int(values[:start][kept[:start]].sum()),
        int(values[start:][kept[start:]].sum()),
        int(kept[:start].sum()),
        int(kept[start:].sum()),
    )


def _posterior(fronts: Fronts, values: Floats, window: Window) -> lgar.Posterior:
    """The fit of numbers already cut to the window."""
    kept = _kept(fronts, fronts.covered, window) & np.isfinite(values)
    step = (np.arange(values.size) >= (window.start - window.first).days).astype(float)
    exposure = None if fronts.exposure is None else _relative(_cut(fronts, fronts.exposure, window), kept)
    return lgar.fit(values, step, watched=kept, exposure=exposure)


def _relative(effort: Floats, kept: npt.NDArray[np.bool_]) -> Floats:
    return effort / float(effort[kept].mean())


def _effort(fronts: Fronts, window: Window) -> Floats | None:
    """Effort on each day of the window, 0 on days that do not count, against the mean of those that do."""
    if fronts.exposure is None:
        return None
    kept = _kept(fronts, fronts.covered, window)
    return np.where(kept, _relative(_cut(fronts, fronts.exposure, window), kept), 0.0)


def _fit(fronts: Fronts, daily: Floats, window: Window) -> tuple[Fitted, Mixture]:
    found = _posterior(fronts, _cut(fronts, daily, window), window)
    told = Fitted(
        window, _counted(fronts, daily, window), rate_ratio(found.effect), found.walk_weight, max(found.on_edge)
    )
    return told, found.effect


def _fit_or_refusal(fronts: Fronts, daily: Floats, window: Window) -> Fitted | Refusal:
    found = _counted(fronts, daily, window)
    if found.before + found.after < FEWEST:
        return Refusal(Missing.TOO_FEW_EVENTS, {"count": found.before + found.after, "fewest": FEWEST})
    return _fit(fronts, daily, window)[0]


def _against(
    fronts: Fronts, window: Window, effect: Mixture, generator: np.random.Generator
) -> tuple[Fitted | Refusal, Difference | Refusal]:
    if fronts.others is None:
        return Refusal(Missing.NO_OTHER_FRONT), Refusal(Missing.NO_OTHER_FRONT)
    found = _counted(fronts, fronts.others, window)
    if found.before + found.after < FEWEST:
        refused = Refusal(Missing.TOO_FEW_EVENTS, {"count": found.before + found.after, "fewest": FEWEST})
        return refused, refused
    told, other = _fit(fronts, fronts.others, window)
    return told, difference(effect, other, generator)


def _cells(fronts: Fronts, plan: Plan) -> tuple[Cell, ...]:
    asked = [(baseline, dropped, False) for baseline in plan.baselines for dropped in plan.drops]
    if plan.declared_drop and plan.declared_drop < plan.before:
        asked.append((plan.before, plan.declared_drop, True))
    return tuple(Cell(*one, _cell(fronts, plan, *one[:2])) for one in asked)


def _cell(fronts: Fronts, plan: Plan, baseline: int, dropped: int) -> Fitted | Refusal:
    first = plan.start - dt.timedelta(days=baseline)
    if first < fronts.first:
        have = (plan.start - fronts.first).days
        return Refusal(Missing.BEFORE_TOO_SHORT, {"days": have, "needed": baseline})
    window = Window(first, plan.start, plan.start + dt.timedelta(plan.after - 1), dropped)
    refused = refusal(fronts, window)
    return refused or _fit(fronts, fronts.covered, window)[0]


def _placebo(fronts: Fronts, plan: Plan, window: Window) -> Placebo | Refusal:
    daily = fronts.covered
    if fronts.exposure is not None:
        # Against the mean of the days compared, as in the model: the floor of the ratio is one of incidents a day.
        unit = fronts.exposure / float(_cut(fronts, fronts.exposure, window)[_kept(fronts, daily, window)].mean())
        daily = np.where(unit > 0, daily / np.where(unit > 0, unit, 1), np.nan)
    values, start = _cut(fronts, daily, window), plan.before
    observed = ratio(values[:start][np.isfinite(values[:start])], values[start:][np.isfinite(values[start:])])
    earliest = fronts.first + dt.timedelta(days=plan.before)
    latest = fronts.first + dt.timedelta(days=daily.size - plan.after)
    dates = placebo_dates(earliest, latest, fronts.starts)
    try:
        return placebo(daily, fronts.first, dates, observed, plan.before, plan.after)
    except BadValue:
        return Refusal(Missing.NO_TRUCE_FREE_DATE)


def _trend(fronts: Fronts, window: Window) -> TrendRatio | Refusal:
    kept = _kept(fronts, fronts.covered, window)
    values = _cut(fronts, fronts.covered, window)[kept]
    at = np.flatnonzero(kept).astype(float)
    step = (at >= (window.start - window.first).days).astype(float)
    if not (values[step == 0].any() and values[step == 1].any()):
        return Refusal(Missing.ONE_SIDE_ZERO)
    design = np.column_stack([np.ones(at.size), step, (at - at.mean()) / at.size])
    offset = None
    if fronts.exposure is not None:
        offset = np.log(_cut(fronts, fronts.exposure, window)[kept])
    try:
        found = negative_binomial(values, design, offset)
    except BadValue:
        return TrendRatio(math.exp(float(poisson(values, design, offset).coefficients[1])), None, None)
    centre, reach = float(found.coefficients[1]), 1.96 * math.sqrt(found.covariance[1, 1])
    return TrendRatio(math.exp(centre), math.exp(centre - reach), math.exp(centre + reach))


def _weekly(fronts: Fronts, plan: Plan) -> WeeklyRatio | Refusal:
    first = plan.start - dt.timedelta(days=7 * WEEKS_BEFORE)
    window = Window(first, plan.start, plan.start + dt.timedelta(days=7 * WEEKS_AFTER - 1))
    low, high = _bounds(fronts, window)
    if low < 0 or high > fronts.covered.size or not np.all(_kept(fronts, fronts.covered, window)):
        return Refusal(Missing.WEEKS_NOT_WHOLE, {"before": WEEKS_BEFORE, "after": WEEKS_AFTER})
    sums = weekly_sums(_cut(fronts, fronts.covered, window))
    effort = _effort(fronts, window)
    weeks = None if effort is None else weekly_sums(effort)
    try:
        return weekly_ratio(
            sums[:WEEKS_BEFORE],
            sums[WEEKS_BEFORE:],
            None if weeks is None else (weeks[:WEEKS_BEFORE], weeks[WEEKS_BEFORE:]),
        )
    except BadValue:
        return Refusal(Missing.ONE_SIDE_ZERO)


def _change(fronts: Fronts, window: Window) -> ChangePoint | Refusal:
    values = _cut(fronts, fronts.covered, window)
    if not np.all(np.isfinite(values)):
        return Refusal(Missing.COVERAGE_GAP, {"days": int(np.isfinite(values).sum()), "of": values.size})
    effort = _effort(fronts, window)
    if effort is None:
        return poisson_split(values)
    return poisson_split(np.where(effort > 0, values, 0.0), effort)


def _vague(fronts: Fronts, window: Window, generator: np.random.Generator) -> VagueDays | Refusal:
    if fronts.vague is None:
        return Refusal(Missing.NOT_IN_COUNTS)
    low, high = _bounds(fronts, window)
    days = high - low
    touching = (fronts.vague.last >= low) & (fronts.vague.first < high)
    undated = touching & (fronts.vague.last - fronts.vague.first + 1 > days)
    spread = _shifted(fronts.vague, touching & ~undated, low)
    start = (window.start - window.first).days
    first_days = min(FIRST_DAYS, days - start)
    near = _shifted(fronts.vague, touching, low + start)
    values = _cut(fronts, fronts.covered, window)
    posteriors = []
    if spread.weights.size:
        for _ in range(vague_days.IMPUTATIONS):
            drawn = values + vague_days.draw(spread, days, generator)
            posteriors.append(_posterior(fronts, drawn, window).effect)
    exact = int(np.nansum(values[start : start + first_days]))
    return VagueDays(
        incidents=int(touching.sum()),
        exact=exact,
        stacked=exact + int(vague_days.stacked(near, first_days)),
        expected=exact + vague_days.expected(near, first_days),
        expected_long=vague_days.expected(near, first_days, LONG_SPAN),
        undated=int(undated.sum()),
        days=first_days,
        imputations=len(posteriors),
        pooled=rate_ratio(vague_days.pooled(posteriors)) if posteriors else None,
    )


def _shifted(spans: Spans, kept: npt.NDArray[np.bool_], by: int) -> Spans:
    return Spans(spans.first[kept] - by, spans.last[kept] - by, spans.weights[kept])


def silence_before(total: Floats) -> tuple[int, int, float] | None:
    """The longest run of days before the start on which no front recorded anything, if that is no chance but a gap.

    total   counts of all fronts on the days before the start
    Result  first and last position of the run, and the count to be expected there at the rate of the other days; None where the run
            is shorter than two weeks or less than twenty were to be expected
    """
    silent = np.nan_to_num(total) == 0
    best, begin = (0, -1), None
    for at, nothing in enumerate([*silent.tolist(), False]):
        if nothing and begin is None:
            begin = at
        elif not nothing and begin is not None:
            best, begin = max(best, (begin, at - 1), key=lambda run: run[1] - run[0]), None
    length, others = best[1] - best[0] + 1, total.size - (best[1] - best[0] + 1)
    expected = length * float(np.nansum(total)) / others if others else 0.0
    return (*best, expected) if length >= GAP_DAYS and expected >= GAP_COUNT else None


def longest_silence(total: Floats) -> int:
    """Longest run of days on which no front recorded anything; a day nobody watched breaks no run."""
    longest = run = 0
    for value in np.nan_to_num(total):
        run = 0 if value > 0 else run + 1
        longest = max(longest, run)
    return longest
