"""What next? A smoothed weekly level with a negative binomial spread, and the chance that a week escalates."""

from __future__ import annotations

import datetime as dt

import numpy as np
import numpy.typing as npt
from scipy import stats

from treve.model.forecast import Forecast, WeekForecast
from treve.model.refusal import Missing, Refusal

Array = npt.NDArray[np.float64]

NEWEST = 0.25
"""Weight of the newest week in the level; fixed before any score was computed."""
LOWEST = 0.05
SIZE = 0.5
"""Size of the negative binomial: variance = mean + mean²/size."""
HORIZONS = (7, 14, 28)
RECENT = 4
FEWEST_WEEKS = 26
DRAWN_WEEKS = 26


def levels(weekly: Array, newest: float = NEWEST) -> Array:
    """The level after each week: `newest` times the week plus the rest times the level before, never below 0.05.

    weekly  (weeks,) or (weeks, places); the first week is its own level
    """
    found = np.empty(weekly.shape)
    found[0] = np.maximum(weekly[0], LOWEST)
    for week in range(1, len(weekly)):
        found[week] = np.maximum(newest * weekly[week] + (1 - newest) * found[week - 1], LOWEST)
    return found


def limits(weekly: Array) -> Array:
    """The count above which a later week is an escalation, seen from each week from the fourth on: twice their mean, plus 5."""
    sums = np.cumsum(np.concatenate([np.zeros((1, *weekly.shape[1:])), weekly]), axis=0)
    found: Array = 2 * (sums[RECENT:] - sums[:-RECENT]) / RECENT + 5
    return found


def weekly_counts(daily: Array) -> Array:
    """Sums of seven days each, the last ending with the last day; days before the first whole week are left out."""
    weeks = len(daily) // 7
    sums: Array = daily[len(daily) - 7 * weeks :].reshape(weeks, 7).sum(axis=1)
    return sums


def forecast(name: str, daily: Array, data_end: dt.date) -> Forecast | Refusal:
    """The forecast of one place or front from its daily counts.

    daily   counts of each day up to `data_end`, none missing
    Result  a Refusal with fewer than 26 weeks, or where nothing was ever counted.
    """
    weekly = weekly_counts(daily)
    if len(weekly) < FEWEST_WEEKS:
        return Refusal(Missing.TOO_FEW_WEEKS, {"weeks": len(weekly), "needed": FEWEST_WEEKS})
    if not np.isfinite(weekly).all():
        return Refusal(Missing.NOT_STATED_EVERYWHERE)
    if weekly.sum() == 0:
        return Refusal(Missing.NOTHING_COUNTED)
    level, limit = float(levels(weekly)[-1]), limits(weekly)
    spread = stats.nbinom(SIZE, SIZE / (SIZE + level))
    median, low, high = spread.ppf([0.5, 0.05, 0.95])
    escalation = float(spread.sf(limit[-1]))
    return Forecast(
        name=name,
        data_end=data_end,
        last_week=int(weekly[-1]),
        level=level,
        limit=float(limit[-1]),
        usual=float((weekly[RECENT:] > limit[:-1]).mean()),
        weeks=len(weekly),
        recent=tuple(int(one) for one in weekly[-DRAWN_WEEKS:]),
        horizons=tuple(WeekForecast(days, float(median), float(low), float(high), escalation) for days in HORIZONS),
    )
