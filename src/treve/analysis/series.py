"""Daily counts as arrays: one number for each day of a span."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from treve.model.daily_counts import DailyCounts, DayCount, Measure

Days = npt.NDArray[np.float64]


def series(
    counts: DailyCounts, measure: Measure, wanted: Callable[[DayCount], bool], first: dt.date, last: dt.date
) -> Days:
    """Sum of one measure over the wanted rows, for each day from first to last, both included.

    Result  NaN on a day on which at least one wanted incident does not state the figure; 0 on a day without a row.
            Days outside the data are NaN.
    """
    length = (last - first).days + 1
    sums = np.zeros(length)
    for row in counts.rows:
        if first <= row.day <= last and wanted(row):
            value = getattr(row, measure.value)
            sums[(row.day - first).days] += np.nan if value is None else value
    inside = np.arange(length)
    sums[(inside < (counts.first - first).days) | (inside > (counts.last - first).days)] = np.nan
    return sums


def effort(counts: DailyCounts, first: dt.date, last: dt.date) -> Days | None:
    """Effort on each day from first to last; 0 on a day without a row; None where the data set states no effort at all."""
    if not counts.effort:
        return None
    amounts = np.zeros((last - first).days + 1)
    for one in counts.effort:
        if first <= one.day <= last:
            amounts[(one.day - first).days] += one.amount
    return amounts
