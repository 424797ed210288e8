"""One simulation of each kind, as a row of numbers: what the model says of a series whose truth is known."""

from __future__ import annotations

import datetime as dt
import math

import numpy as np
import numpy.typing as npt

from benchmarks.calibration.simulated import AFTER, BEFORE, Row, counts, declared_on_a_spike, latent, series
from treve.analyse import lgar
from treve.analyse.difference import difference, rate_ratio
from treve.analyse.effect import Fronts, measured
from treve.analyse.placebo import placebo, placebo_dates, ratio
from treve.analyse.weekly import weekly_ratio, weekly_sums
from treve.errors import BadValue
from treve.model.daily_counts import Measure
from treve.model.effect import MeasuredEffect, Plan

Floats = npt.NDArray[np.float64]
Numbers = dict[str, float]

STEP = (np.arange(BEFORE + AFTER) >= BEFORE).astype(float)
FIRST = dt.date(2000, 1, 1)


def coverage(row: Row, generator: np.random.Generator) -> Numbers:
    """Whether the intervals hold the truth, and whether the whole interval lies on one side of 1."""
    daily = series(row, generator)
    found = rate_ratio(lgar.fit(daily, STEP).effect)
    weeks = weekly_sums(daily)
    try:
        quasi = weekly_ratio(weeks[:8], weeks[8:])
        held = float(quasi.low <= row.ratio <= quasi.high)
    except BadValue:
        held = math.nan
    return {
        "covered": float(found.low <= row.ratio <= found.high),
        "covered_50": float(found.low50 <= row.ratio <= found.high50),
        "below_1": float(found.high < 1),
        "above_1": float(found.low > 1),
        "log_width": math.log(found.high / found.low),
        "weekly_covered": held,
    }


def uniform_rank(generator: np.random.Generator) -> Numbers:
    """Simulation-based calibration: everything is drawn from the prior; the rank of the true effect in its posterior."""
    grid = lgar.DEFAULT
    days = BEFORE + AFTER
    if generator.random() < 0.5:
        sds = np.array(grid.sd)
        mass = sds * np.exp(-3 * sds)
        process = latent(
            days, float(generator.choice(grid.phi)), float(generator.choice(sds, p=mass / mass.sum())), generator
        )
    else:
        process = generator.standard_normal() + latent(days, None, float(generator.choice(grid.walk)), generator)
    effect = 2.0 * generator.standard_normal()
    # A level drawn from the prior's 5² would give series of zeros or of millions; the prior is flat over the levels drawn here.
    level = math.log(20.0) + 0.7 * generator.standard_normal()
    daily = counts(np.minimum(level + process + effect * STEP, 12.0), float(generator.choice(grid.size)), generator)
    if not daily.any():
        return {"rank": math.nan}
    return {"rank": lgar.fit(daily, STEP).effect.share_below(effect)}


def common_shock(generator: np.random.Generator) -> Numbers:
    """Two fronts fall by the same factor on the day of the truce, for another reason: the difference should be 1."""
    shock = math.log(0.6)
    fronts = [
        counts(math.log(6.0) + latent(BEFORE + AFTER, 0.8, 0.5, generator) + shock * STEP, 8.0, generator)
        for _ in range(2)
    ]
    found = difference(lgar.fit(fronts[0], STEP).effect, lgar.fit(fronts[1], STEP).effect, generator)
    return {"covered": float(found.low <= 1 <= found.high), "log_width": math.log(found.high / found.low)}


def spike(generator: np.random.Generator) -> Numbers:
    """A truce declared on a spike, with no effect: what the raw ratio, the model alone and the whole ladder say."""
    found = None
    while found is None:
        found = declared_on_a_spike(generator)
    daily, begins = found
    other = counts(math.log(6.0) + latent(daily.size, 0.95, 0.6, generator), 8.0, generator)
    before, after = daily[begins - 14 : begins].mean(), daily[begins : begins + 28].mean()
    return {
        "raw": after / before,
        "raw_60": after / daily[begins - 60 : begins].mean(),
        **_ladder(daily, other, begins, generator),
    }


def drift(generator: np.random.Generator) -> Numbers:
    """No effect, but the level walks by .08 a day, drawn back a little so that it does not run away over years."""
    fronts = []
    for _ in range(2):
        level = np.zeros(1000)
        for day in range(1, level.size):
            level[day] = 0.998 * level[day - 1] + 0.08 * generator.standard_normal()
        fronts.append(counts(math.log(6.0) + level, 8.0, generator))
    return _ladder(fronts[0], fronts[1], 700, generator)


def placebo_rank(generator: np.random.Generator) -> Numbers:
    """Rank of a day on which nothing happened among the truce-free days of a stationary series."""
    daily = counts(math.log(6.0) + latent(1460, 0.8, 0.5, generator), 8.0, generator)
    begins = int(generator.integers(400, 1000))
    start = FIRST + dt.timedelta(days=begins)
    dates = placebo_dates(FIRST + dt.timedelta(days=60), FIRST + dt.timedelta(days=daily.size - 30), [start])
    observed = ratio(daily[begins - 60 : begins], daily[begins : begins + 30])
    return {"rank": placebo(daily, FIRST, dates, observed, 60, 30).corrected}


def _ladder(covered: Floats, other: Floats, begins: int, generator: np.random.Generator) -> Numbers:
    start = FIRST + dt.timedelta(days=begins)
    fronts = Fronts(FIRST, covered, other, covered + other, None, {}, None, (start,))
    plan = Plan(start, 60, 30, (28, 60, 90), (0, 7, 14), 0)
    found = measured(fronts, plan, Measure.EVENTS, generator)
    assert isinstance(found, MeasuredEffect)
    verdict = found.ruling.verdict.value
    return {
        "below_1": float(found.headline.ratio.high < 1),
        "clear_fall": float(verdict == "clear_fall"),
        "likely_fall": float(verdict == "likely_fall"),
        "clear_rise": float(verdict == "clear_rise"),
        "likely_rise": float(verdict == "likely_rise"),
    }
