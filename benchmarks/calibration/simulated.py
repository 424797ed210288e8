"""Series with a known truth: negative binomial counts over a latent process, with a step where a truce begins."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

BEFORE, AFTER = 56, 28


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of truth.

    phi     autocorrelation of the latent process; None: a random walk with steps of `sd`
    weekly  height of a weekly cycle on the log scale; bursts: days with +1.5
    """

    name: str
    phi: float | None = 0.8
    sd: float = 0.5
    mean: float = 6.0
    size: float = 8.0
    ratio: float = 1.0
    weekly: float = 0.0
    bursts: int = 0


DRIFT = "random-walk drift"
ROWS: tuple[Row, ...] = (
    Row("no latent noise", phi=0.0, sd=0.0),
    Row("independent, sd .5", phi=0.0),
    Row("AR .7, sd .5", phi=0.7),
    Row("AR .9, sd .5", phi=0.9),
    Row("AR .8, sd .5", phi=0.8),
    Row("sparse, 0.5 a day, sd .7", sd=0.7, mean=0.5),
    Row("weekly cycle not modelled", weekly=0.4),
    Row("outlier bursts", bursts=3),
    Row("death-like dispersion, size 1", size=1.0),
    Row("mean 20 a day, size .5", mean=20.0, size=0.5),
    Row(DRIFT, phi=None, sd=0.08),
    Row("random-walk drift, steps .03", phi=None, sd=0.03),
    Row("random-walk drift, steps .05", phi=None, sd=0.05),
    Row("random-walk drift, steps .12", phi=None, sd=0.12),
    Row("random-walk drift, steps .2", phi=None, sd=0.2),
    Row("AR .7, sd .5, true ratio .6", phi=0.7, ratio=0.6),
    Row("AR .9, sd .5, true ratio .6", phi=0.9, ratio=0.6),
)


def latent(days: int, phi: float | None, sd: float, generator: np.random.Generator) -> Floats:
    """A stationary autoregressive process with standard deviation sd, or a random walk from 0 with steps of sd."""
    noise = generator.standard_normal(days)
    if phi is None:
        walk: Floats = np.cumsum(sd * noise) - sd * noise[0]
        return walk
    process = np.empty(days)
    process[0] = sd * noise[0]
    for day in range(1, days):
        process[day] = phi * process[day - 1] + sd * math.sqrt(1 - phi * phi) * noise[day]
    return process


def counts(log_mean: Floats, size: float, generator: np.random.Generator) -> Floats:
    """Negative binomial counts: a Poisson count with a gamma-distributed rate."""
    mean = np.exp(log_mean)
    return generator.poisson(generator.gamma(size, mean / size)).astype(float)


def series(row: Row, generator: np.random.Generator) -> Floats:
    """Daily counts of one truth, BEFORE days before the step and AFTER from it on."""
    days = BEFORE + AFTER
    at = np.arange(days)
    level = math.log(row.mean) + latent(days, row.phi, row.sd, generator)
    level += math.log(row.ratio) * (at >= BEFORE)
    level += row.weekly * np.sin(2 * math.pi * (at + generator.integers(7)) / 7)
    if row.bursts:
        level[generator.choice(days, size=row.bursts, replace=False)] += 1.5
    return counts(level, row.size, generator)


def declared_on_a_spike(generator: np.random.Generator, days: int = 1500) -> tuple[Floats, int] | None:
    """A series without any effect, and the day on which a truce is declared: the 14-day count comes to top its 90th percentile.

    AR .95, sd .6, mean 6, size 8; the percentile is that of all 14-day counts of the series. The day is the first such one after
    400 days, so that there are truce-free days to compare with. None: no such day leaves a whole window.
    """
    daily = counts(math.log(6.0) + latent(days, 0.95, 0.6, generator), 8.0, generator)
    fortnight = np.convolve(daily, np.ones(14), "valid")
    high = fortnight > np.quantile(fortnight, 0.9)
    # fortnight[i] holds days i … i + 13, so that a truce it brings about begins on day i + 14.
    begins = np.flatnonzero(high[1:] & ~high[:-1]) + 1 + 14
    begins = begins[(begins >= 400) & (begins + 30 <= days)]
    return (daily, int(begins[0])) if begins.size else None
