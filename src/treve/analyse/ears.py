"""EARS: this week against the seven weeks before, as the early aberration reporting system does it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view
from scipy.special import ndtri

from treve.model.alarms import Bound

Array = npt.NDArray[np.float64]

BASELINE = 7
GAP = 2
C3_WEEKS = 3
PRINTED_WIDTH = float(ndtri(0.999))
"""Standard deviations above the mean at which C1 and C2 raise an alarm, as printed: 3.09."""
PRINTED_C3 = 2.0


def ears_scores(weekly: Array, gap: int) -> Array:
    """For each week, by how many standard deviations of the seven weeks before it lies above their mean.

    gap     weeks between this one and the seven
    Result  as long as `weekly`; NaN where the series begins too late. Seven equal weeks have no deviation: any count above them is
            infinitely far, any other 0 above.
    """
    scores = np.full(weekly.size, np.nan)
    first = BASELINE + gap
    if weekly.size <= first:
        return scores
    before = sliding_window_view(weekly, BASELINE)[: weekly.size - first]
    surplus, deviation = weekly[first:] - before.mean(axis=1), before.std(axis=1, ddof=1)
    flat = np.where(surplus > 0, np.inf, 0.0)
    scores[first:] = np.divide(surplus, deviation, out=flat, where=deviation > 0)
    return scores


def c3_scores(weekly: Array) -> Array:
    """For each week, what the C2 scores of it and the two weeks before are above 1, together; NaN where C2 has none."""
    above = np.maximum(0.0, ears_scores(weekly, GAP) - 1)
    scores = np.full(weekly.size, np.nan)
    if weekly.size >= C3_WEEKS:
        scores[C3_WEEKS - 1 :] = sliding_window_view(above, C3_WEEKS).sum(axis=1)
    return scores


def ears_c1(weekly: Array, week: int, width: float = PRINTED_WIDTH) -> Bound:
    """The mean of the seven weeks before, plus `width` times their standard deviation."""
    return _ears(weekly, week, 0, width)


def ears_c2(weekly: Array, week: int, width: float = PRINTED_WIDTH) -> Bound:
    """As C1, with a gap of two weeks before this one."""
    return _ears(weekly, week, GAP, width)


def ears_c3(weekly: Array, week: int, limit: float = PRINTED_C3) -> Bound:
    """Sum over three weeks of what the C2 score is above 1; an alarm above `limit`."""
    needed = BASELINE + GAP + C3_WEEKS
    if week < needed - 1:
        return Bound(week, float(weekly[week]), None, False)
    value = float(c3_scores(weekly[week - needed + 1 : week + 1])[-1])
    # An infinite score is told as a figure that a table and JSON can hold.
    return Bound(week, min(value, 1e6), limit, value > limit)


def _ears(weekly: Array, week: int, gap: int, width: float) -> Bound:
    count = float(weekly[week])
    if week < BASELINE + gap:
        return Bound(week, count, None, False)
    past = weekly[week - gap - BASELINE : week - gap]
    upper = float(past.mean() + width * past.std(ddof=1))
    return Bound(week, count, upper, count > upper)
