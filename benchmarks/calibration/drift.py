"""Other intervals that were tried on a drifting series, and how far each moves the ratios of the Syrian rehearsal."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.calibration.simulated import AFTER, BEFORE, DRIFT, ROWS, series
from treve.analyse import lgar
from treve.analyse.difference import rate_ratio
from treve.analysis.counts_file import read_counts
from treve.model.daily_counts import Front

Floats = npt.NDArray[np.float64]

COUNTS = Path(__file__).parents[2] / "examples" / "counts" / "syria_daily_by_front.csv"
OTHER_STATE_BASED = ("government_is", "turkey_is", "other_state_based")
REHEARSED = {"2016-02-27": 56, "2016-12-30": 60, "2018-09-17": 60}
DAYS_AFTER = 30

STEP = (np.arange(BEFORE + AFTER) >= BEFORE).astype(float)
STRETCH = 1.024
"""How much further from the median, on the log scale, the limits are set to see what plain widening costs."""

USED = "as used: mass ½"
STRETCHED = "as used, limits 2.4 % further out"
GRIDS: dict[str, lgar.Grid] = {
    USED: lgar.DEFAULT,
    "random walk with mass .55": lgar.Grid(walk_mass=0.55),
    "random walk with mass .6": lgar.Grid(walk_mass=0.6),
    "random walk with mass ⅔": lgar.Grid(walk_mass=2 / 3),
    "random walk alone": lgar.Grid(walk_mass=1 - 1e-12),
    "seven steps of the walk between .02 and .2": lgar.Grid(walk=(0.02, 0.035, 0.05, 0.07, 0.1, 0.14, 0.2)),
    "steps of .4 added": lgar.Grid(walk=(0.02, 0.05, 0.1, 0.2, 0.4)),
    "without steps of .02": lgar.Grid(walk=(0.05, 0.1, 0.2)),
}


def drift_intervals(generator: np.random.Generator) -> dict[str, float]:
    """Whether each interval holds the truth in one drifting series without a step, and the weight of the random walk."""
    row = next(one for one in ROWS if one.name == DRIFT)
    daily = series(row, generator)
    found: dict[str, float] = {}
    for name, grid in GRIDS.items():
        fitted = lgar.fit(daily, STEP, grid=grid)
        low, median, high = (fitted.effect.quantile(share) for share in (0.025, 0.5, 0.975))
        found[name] = float(low <= 0 <= high)
        if name == USED:
            found[STRETCHED] = float(median + STRETCH * (low - median) <= 0 <= median + STRETCH * (high - median))
            found["walk_weight"] = fitted.walk_weight
    return found


def moves() -> dict[str, float]:
    """Largest distance of a printed ratio or limit of the rehearsal, on covered and other fronts, from that of the grid as used."""
    printed = {name: _printed(grid) for name, grid in GRIDS.items()}
    used = printed[USED]
    found = {name: float(np.abs(one - used).max()) for name, one in printed.items()}
    stretched = used[:, [1]] * (used / used[:, [1]]) ** STRETCH
    # The 50 % limits stay; only the 95 % limits, first and third, move.
    found[STRETCHED] = float(np.abs(stretched[:, [0, 2]] - used[:, [0, 2]]).max())
    return found


def _printed(grid: lgar.Grid) -> Floats:
    """(series × low, median, high, low and high of 50 %) of the rehearsal."""
    rows = []
    for start, before in REHEARSED.items():
        for others in (False, True):
            daily = _window(dt.date.fromisoformat(start), before, others=others)
            step = (np.arange(daily.size) >= before).astype(float)
            one = rate_ratio(lgar.fit(daily, step, grid=grid).effect)
            rows.append((one.low, one.median, one.high, one.low50, one.high50))
    return np.array(rows)


def _window(start: dt.date, before: int, *, others: bool) -> Floats:
    daily = np.zeros(before + DAYS_AFTER)
    for row in read_counts(COUNTS, ["government_insurgents"]).rows:
        wanted = row.between in OTHER_STATE_BASED if others else row.front is Front.COVERED
        at = (row.day - start).days + before
        if wanted and 0 <= at < daily.size:
            daily[at] += row.events
    return daily
