"""Weekly sums before and after: the quickest check of robustness."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from scipy.stats import t as student

from treve.analyse.regression import poisson
from treve.errors import BadValue
from treve.model.effect import WeeklyRatio

WEEKS_BEFORE, WEEKS_AFTER = 8, 4

Floats = npt.NDArray[np.float64]


def weekly_sums(days: Floats) -> Floats:
    """Sums of seven days each; the number of days must be a multiple of seven. Raises BadValue."""
    if days.size % 7:
        raise BadValue("weekly", "days", str(days.size), "a multiple of seven")
    sums: Floats = days.reshape(-1, 7).sum(axis=1)
    return sums


def weekly_ratio(before: Floats, after: Floats, effort: tuple[Floats, Floats] | None = None) -> WeeklyRatio:
    """Ratio of the weekly rates by Poisson regression, with Student's interval scaled by the Pearson dispersion.

    before, after  weekly sums
    effort         (before, after) of each week, above 0; None: every week alike
    Raises         BadValue with fewer than four weeks in all, or where one side has no count at all
    """
    if before.size < 1 or after.size < 1 or before.size + after.size < 4:
        raise BadValue("weekly", "weeks", str(before.size + after.size), "at least four weeks, on both sides")
    if not (before.sum() > 0 and after.sum() > 0):
        raise BadValue("weekly", "weeks", "one side without a count", "a count above 0 on both sides")
    counts = np.concatenate([before, after])
    step = np.repeat([0.0, 1.0], [before.size, after.size])
    offset = None if effort is None else np.log(np.concatenate(effort))
    found = poisson(counts, np.column_stack([np.ones(counts.size), step]), offset)
    reach = float(student.ppf(0.975, found.freedom)) * math.sqrt(found.covariance[1, 1] * found.dispersion)
    centre = float(found.coefficients[1])
    return WeeklyRatio(
        ratio=math.exp(centre),
        low=math.exp(centre - reach),
        high=math.exp(centre + reach),
        dispersion=found.dispersion,
        before=tuple(int(one) for one in before),
        after=tuple(int(one) for one in after),
    )
