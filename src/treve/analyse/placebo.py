"""Placebo in time: how often did this war show such a drop on days on which no truce began?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from treve.errors import BadValue
from treve.model.effect import Placebo

Floats = npt.NDArray[np.float64]

FREE_DAYS = 60
"""A placebo date lies at least this many days from every real start."""
EVERY_DAYS = 7
FEWEST_DATES = 20
"""Of fewer dates no share can be at most 5 % but by there being none: such a rank decides nothing."""
_RATE_FLOOR = 0.01


def ratio(before: Floats, after: Floats) -> float:
    """(mean after + .01) / (mean before + .01)."""
    return float((after.mean() + _RATE_FLOOR) / (before.mean() + _RATE_FLOOR))


def placebo_dates(
    first: dt.date, last: dt.date, starts: Sequence[dt.date], free_days: int = FREE_DAYS
) -> tuple[dt.date, ...]:
    """Dates every seven days from first on, up to last, that lie at least `free_days` from every real start."""
    weeks = range((last - first).days // EVERY_DAYS + 1) if last >= first else range(0)
    dates = (first + dt.timedelta(days=EVERY_DAYS * week) for week in weeks)
    return tuple(day for day in dates if all(abs((day - start).days) >= free_days for start in starts))


def placebo(
    daily: Floats, first: dt.date, dates: Sequence[dt.date], observed: float, before: int, after: int
) -> Placebo:
    """Rank of the observed ratio among those of the placebo dates.

    daily     counts on every day from `first` on; NaN: not known. Dates whose windows touch such a day are left out
    observed  the ratio to rank, on the same scale: usually the median of the model
    before, after  days on each side, the date itself being the first day after
    Raises    BadValue if no date is left
    """
    ratios = []
    for day in dates:
        at = (day - first).days
        if at - before < 0 or at + after > daily.size:
            continue
        window = daily[at - before : at + after]
        if np.all(np.isfinite(window)):
            ratios.append((day, ratio(window[:before], window[before:])))
    if not ratios:
        raise BadValue("placebo", "dates", str(len(dates)), "at least one truce-free date with a whole window")
    values = np.array([one for _, one in ratios])
    span = (ratios[-1][0] - ratios[0][0]).days + before + after
    lows = int(np.sum(values <= observed))
    low95, low90, middle, high90, high95 = (float(np.quantile(values, at)) for at in (0.025, 0.05, 0.5, 0.95, 0.975))
    return Placebo(
        dates=values.size,
        as_low=lows,
        share=lows / values.size,
        corrected=(1 + lows) / (1 + values.size),
        share_as_high=float(np.mean(values >= observed)),
        observed=observed,
        median=middle,
        central_90=(low90, high90),
        central_95=(low95, high95),
        effective=span / (before + after),
        first=ratios[0][0],
        last=ratios[-1][0],
        ratios=tuple(float(one) for one in values),
    )
