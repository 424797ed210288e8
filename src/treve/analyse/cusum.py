"""CUSUM: small surpluses that add up over weeks."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

from treve.model.alarms import Bound

Array = npt.NDArray[np.float64]

ALLOWANCE = 1.04
PRINTED_LIMIT = 2.26
"""Allowance and limit of the published example, made for Poisson counts."""


def cusum(weekly: Array, week: int, baseline: int, limit: float = PRINTED_LIMIT) -> Bound:
    """Running sum of what the standardised count is above the allowance, from the first week after the baseline on; no reset.

    baseline  weeks from the start whose mean is the reference
    """
    mean = weekly[:baseline].mean()
    if week < baseline or mean == 0:
        return Bound(week, float(weekly[week]), None, False)
    value = 0.0
    for count in weekly[baseline : week + 1]:
        value = max(0.0, value + (count - mean) / math.sqrt(mean) - ALLOWANCE)
    return Bound(week, value, limit, value >= limit)


def cusum_scores(weekly: Array, baseline: int) -> Array:
    """For each week, the sum over the last `baseline` weeks, the mean of as many weeks before them being the reference.

    Result  as long as `weekly`; NaN where the series begins too late, or nothing was counted in the weeks of reference.
    """
    scores = np.full(weekly.size, np.nan)
    if weekly.size < 2 * baseline:
        return scores
    windows = sliding_window_view(weekly, 2 * baseline)
    mean = windows[:, :baseline].mean(axis=1)
    counted = mean > 0
    value = np.zeros(mean.size)
    for at in range(baseline, 2 * baseline):
        surplus = np.divide(windows[:, at] - mean, np.sqrt(mean), out=np.zeros(mean.size), where=counted)
        value = np.maximum(0.0, value + surplus - ALLOWANCE)
    scores[2 * baseline - 1 :] = np.where(counted, value, np.nan)
    return scores
