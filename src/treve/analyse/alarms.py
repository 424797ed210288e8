"""Alarms on weekly counts: EARS, CUSUM and Farrington's rules, each with a bound that keeps one rate of false alarms.

The bounds as printed promise very different rates and few keep theirs (docs/models.md). So each rule's own score is asked how high
it comes in quiet weeks simulated from the series itself, and the alarm is raised above the height reached once in a hundred weeks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from treve.analyse.cusum import PRINTED_LIMIT, cusum, cusum_scores
from treve.analyse.ears import (
    BASELINE,
    C3_WEEKS,
    GAP,
    PRINTED_C3,
    PRINTED_WIDTH,
    c3_scores,
    ears_c1,
    ears_c2,
    ears_c3,
    ears_scores,
)
from treve.analyse.farrington import HALF_WINDOW, YEAR, Form, classic, farrington, farrington_scores, flexible
from treve.model.alarms import Alarm, AlarmRule, Alarms, Bound
from treve.model.refusal import Missing, Refusal

Array = npt.NDArray[np.float64]

PROMISED = 100
"""Weeks in which each rule may raise one false alarm."""
FEWEST_WEEKS = 26
LONGEST_BASELINE = 104
QUIET_WEEKS = 26_000
"""Simulated quiet weeks: 260 of them lie above a bound that is passed once in a hundred, so that its rate is known to 6 %."""
_SLOW = 20
"""Farrington's rules, a regression each week, see only every so many of them."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    judged   week of a series against the bound at a limit of the score
    scores   how far each week of a series is above its baseline, in the rule's own measure; NaN where the rule cannot speak
    printed  limit of the score in the rule as published
    warm     weeks the rule needs before it can speak
    slow     a regression each week
    """

    judged: Callable[[Array, int, float], Bound]
    scores: Callable[[Array], Array]
    printed: float
    warm: int
    slow: bool = False


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
    mean, size = quiet_of(weekly[:-1])
    if mean == 0:
        return Refusal(Missing.NOTHING_COUNTED)
    told = []
    for kind, rule in rules(len(weekly)).items():
        printed = rule.judged(weekly, len(weekly) - 1, rule.printed)
        if printed.upper is not None:
            weeks = quiet_weeks // _SLOW if rule.slow else quiet_weeks
            told.append(_alarm(kind, rule, weekly, quiet_scores(rule, (mean, size), weeks, rng)))
    return Alarms(name, len(weekly), mean, size, PROMISED, tuple(told))


def rules(weeks: int) -> dict[AlarmRule, Rule]:
    """The rules that a series of so many weeks allows."""
    baseline = min(LONGEST_BASELINE, weeks // 2)
    years = min(5, (weeks - HALF_WINDOW - 1) // YEAR)
    first = BASELINE + GAP
    found = {
        AlarmRule.EARS_C1: Rule(ears_c1, lambda weekly: ears_scores(weekly, 0), PRINTED_WIDTH, BASELINE),
        AlarmRule.EARS_C2: Rule(ears_c2, lambda weekly: ears_scores(weekly, GAP), PRINTED_WIDTH, first),
        AlarmRule.EARS_C3: Rule(ears_c3, c3_scores, PRINTED_C3, first + C3_WEEKS - 1),
        AlarmRule.CUSUM: Rule(
            lambda weekly, week, limit: cusum(
                weekly[week + 1 - 2 * baseline : week + 1], 2 * baseline - 1, baseline, limit
            ),
            lambda weekly: cusum_scores(weekly, baseline),
            PRINTED_LIMIT,
            2 * baseline - 1,
        ),
    }
    if years >= 1:
        found[AlarmRule.FARRINGTON] = _regression(classic(years))
        found[AlarmRule.FARRINGTON_FLEXIBLE] = _regression(flexible(years))
    return found


def quiet_of(weekly: Array) -> tuple[float, float | None]:
    """Mean and negative binomial size, by moments, of the last two years; size None where they vary no more than a Poisson's."""
    last = weekly[-LONGEST_BASELINE:]
    mean, variance = float(last.mean()), float(last.var(ddof=1))
    return mean, mean**2 / (variance - mean) if variance > mean else None


def quiet_scores(
    rule: Rule, quiet: tuple[float, float | None], weeks: int, rng: np.random.Generator
) -> npt.NDArray[np.float64]:
    """Scores of a rule in simulated quiet weeks; where it cannot speak, minus infinity.

    quiet  mean and size of a quiet week; size None: Poisson
    """
    mean, size = quiet
    number = rule.warm + weeks
    drawn = rng.poisson(mean, number) if size is None else rng.negative_binomial(size, size / (size + mean), number)
    scores = rule.scores(drawn.astype(np.float64))[rule.warm :]
    return np.where(np.isnan(scores), -np.inf, scores)


def limit_of(scores: Array) -> float:
    """The lowest score passed by at most one in PROMISED of these; infinite where more than that are infinite."""
    return float(np.quantile(scores, 1 - 1 / PROMISED, method="higher"))


def _alarm(kind: AlarmRule, rule: Rule, weekly: Array, quiet: Array) -> Alarm:
    week, limit = len(weekly) - 1, limit_of(quiet)
    printed = rule.judged(weekly, week, rule.printed)
    last = rule.judged(weekly, week, limit) if np.isfinite(limit) else Bound(week, printed.value, None, False)
    return Alarm(kind, last, _once_in(quiet, limit), quiet.size, printed, _once_in(quiet, rule.printed))


def _once_in(quiet: Array, limit: float) -> float | None:
    count = int((quiet > limit).sum())
    return quiet.size / count if count else None


def _regression(form: Form) -> Rule:
    return Rule(
        lambda weekly, week, limit: farrington(weekly, week, form, limit),
        lambda weekly: farrington_scores(weekly, form),
        1.0,
        YEAR * form.years + HALF_WINDOW,
        slow=True,
    )
