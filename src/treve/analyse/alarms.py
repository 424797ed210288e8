"""Alarms on weekly counts: EARS, CUSUM and Farrington's rules, and how often such an alarm comes by chance."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri

from treve.analyse.farrington import YEAR, classic, farrington, flexible
from treve.model.alarms import Alarm, AlarmRule, Alarms, Bound
from treve.model.refusal import Missing, Refusal

Array = npt.NDArray[np.float64]
Rule = Callable[[Array, int], Bound]

BASELINE = 7
GAP = 2
EARS_QUANTILE = 0.999
_EARS_WIDTH = float(ndtri(EARS_QUANTILE))
C3_LIMIT = 2.0
CUSUM_K, CUSUM_H = 1.04, 2.26
FEWEST_WEEKS = 26
LONGEST_BASELINE = 104
QUIET_WEEKS = 2600
"""Simulated quiet weeks: a rule that errs once in a year errs 50 times in them."""
_SLOW = 4
"""Farrington's rules, a regression each week, see only every so many of them."""


def ears_c1(weekly: Array, week: int) -> Bound:
    """The mean of the seven weeks before, plus 3.09 times their standard deviation."""
    return _ears(weekly, week, 0)


def ears_c2(weekly: Array, week: int) -> Bound:
    """As C1, with a gap of two weeks before this one."""
    return _ears(weekly, week, GAP)


def ears_c3(weekly: Array, week: int) -> Bound:
    """Sum over three weeks of what the C2 statistic is above 1; an alarm above 2."""
    if week < BASELINE + GAP + 2:
        return Bound(week, float(weekly[week]), None, False)
    value = 0.0
    for one in (week, week - 1, week - 2):
        mean, deviation = _before(weekly, one, GAP)
        surplus = weekly[one] - mean
        # Seven equal weeks have no deviation: any count above them is then far outside.
        statistic = surplus / deviation if deviation else (math.inf if surplus > 0 else 0.0)
        value += max(0.0, min(statistic, 1e6) - 1)
    return Bound(week, value, C3_LIMIT, value > C3_LIMIT)


def cusum(weekly: Array, week: int, baseline: int) -> Bound:
    """Running sum of what the standardised count is above k, from the first week after the baseline on; no reset.

    baseline  weeks from the start whose mean is the reference
    """
    mean = weekly[:baseline].mean()
    if week < baseline or mean == 0:
        return Bound(week, float(weekly[week]), None, False)
    value = 0.0
    for count in weekly[baseline : week + 1]:
        value = max(0.0, value + (count - mean) / math.sqrt(mean) - CUSUM_K)
    return Bound(week, float(value), CUSUM_H, bool(value >= CUSUM_H))


def alarms(name: str, weekly: Array, rng: np.random.Generator, quiet_weeks: int = QUIET_WEEKS) -> Alarms | Refusal:
    """Every rule on the last week of one series.

    weekly  counts, the last one of the week asked about
    Result  a Refusal with fewer than 26 weeks, or where nothing was counted before the last week.
    Quiet series: independent negative binomial weeks with mean and size of the (at most) two years before the last week.
    """
    if len(weekly) < FEWEST_WEEKS:
        return Refusal(Missing.TOO_FEW_WEEKS, {"weeks": len(weekly), "needed": FEWEST_WEEKS})
    if not np.isfinite(weekly).all():
        return Refusal(Missing.NOT_STATED_EVERYWHERE)
    before = weekly[:-1][-LONGEST_BASELINE:]
    if before.sum() == 0:
        return Refusal(Missing.NOTHING_COUNTED)
    mean, size = float(before.mean()), _size(before)
    told = []
    for kind, (rule, warm) in _rules(len(weekly)).items():
        last = rule(weekly, len(weekly) - 1)
        if last.upper is not None:
            quiet = quiet_weeks // _SLOW if kind in _REGRESSIONS else quiet_weeks
            told.append(Alarm(kind, last, recurrence(rule, warm, (mean, size), quiet, rng), quiet))
    return Alarms(name, len(weekly), mean, size, tuple(told))


def recurrence(
    rule: Rule, warm: int, quiet: tuple[float, float | None], weeks: int, rng: np.random.Generator
) -> float | None:
    """Weeks from one alarm to the next in quiet series; None: not one alarm.

    warm   weeks the rule needs before it can speak
    quiet  mean and size of a quiet week; size None: Poisson
    """
    mean, size = quiet
    drawn = (
        rng.poisson(mean, warm + weeks)
        if size is None
        else rng.negative_binomial(size, size / (size + mean), warm + weeks)
    )
    series = drawn.astype(np.float64)
    count = sum(rule(series, week).alarm for week in range(warm, warm + weeks))
    return weeks / count if count else None


_REGRESSIONS = (AlarmRule.FARRINGTON, AlarmRule.FARRINGTON_FLEXIBLE)


def _rules(weeks: int) -> dict[AlarmRule, tuple[Rule, int]]:
    """The rules that a series of this length allows, each with the weeks it needs before it can speak."""
    baseline = min(LONGEST_BASELINE, weeks // 2)
    years = min(5, (weeks - 4) // YEAR)
    found: dict[AlarmRule, tuple[Rule, int]] = {
        AlarmRule.EARS_C1: (ears_c1, BASELINE),
        AlarmRule.EARS_C2: (ears_c2, BASELINE + GAP),
        AlarmRule.EARS_C3: (ears_c3, BASELINE + GAP + 2),
        AlarmRule.CUSUM: (
            lambda weekly, week: cusum(
                weekly[max(0, week - 2 * baseline) : week + 1], min(week, 2 * baseline), baseline
            ),
            2 * baseline,
        ),
    }
    if years >= 1:
        needed = YEAR * years + 3
        found[AlarmRule.FARRINGTON] = (lambda weekly, week: farrington(weekly, week, classic(years)), needed)
        found[AlarmRule.FARRINGTON_FLEXIBLE] = (lambda weekly, week: farrington(weekly, week, flexible(years)), needed)
    return found


def _ears(weekly: Array, week: int, gap: int) -> Bound:
    count = float(weekly[week])
    if week < BASELINE + gap:
        return Bound(week, count, None, False)
    mean, deviation = _before(weekly, week, gap)
    upper = mean + _EARS_WIDTH * deviation
    return Bound(week, count, upper, count > upper)


def _before(weekly: Array, week: int, gap: int) -> tuple[float, float]:
    past = weekly[week - gap - BASELINE : week - gap]
    return float(past.mean()), float(past.std(ddof=1))


def _size(weekly: Array) -> float | None:
    """Size of a negative binomial by moments; None where the counts vary no more than a Poisson's."""
    mean, variance = float(weekly.mean()), float(weekly.var(ddof=1))
    return mean**2 / (variance - mean) if variance > mean else None
