"""Farrington's alarm: this week against the same weeks of earlier years, outbreaks among them weighed down."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri, stdtr
from scipy.stats import nbinom, poisson

from treve.model.alarms import Bound

Array = npt.NDArray[np.float64]

YEAR = 52
HALF_WINDOW = 3
ALPHA = 0.01
"""Two-sided: the bound lies at 1 - alpha/2."""
FEWEST_CASES = 5
RECENT = 4
_ROUNDS = 100
_LEAST_DISTANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Form:
    """One form of the rule.

    years        earlier years referred to
    outlier      standardised residual above which a reference week is weighed down
    not_recent   weeks before this one that are left out of the baseline
    periods      parts of the year, the reference window being one; 1: only the reference windows are used
    trend_level  p-value below which a linear trend is kept
    quantile     at which the bound lies
    counted      True: quantile of the negative binomial with the fitted mean and dispersion; False: of a normal 2/3 power
    """

    years: int
    outlier: float
    not_recent: int
    periods: int
    trend_level: float
    quantile: float
    counted: bool = False


@dataclass(frozen=True, slots=True)
class _Fit:
    """Expected count, dispersion (at least 1), squared error of the expected count, p-value of the trend."""

    mean: float
    dispersion: float
    error: float
    trend_p: float


def classic(years: int = 3) -> Form:
    """Farrington and others 1996."""
    return Form(years, outlier=1.0, not_recent=0, periods=1, trend_level=0.05, quantile=1 - ALPHA / 2)


def flexible(years: int = 3, periods: int = 10) -> Form:
    """Noufaily and others 2013: all weeks of the earlier years by season, recent half-year left out, a trend always kept.

    Its bound is a quantile of the negative binomial, since a normal 2/3 power is too low in the tail of counts wider than Poisson.
    """
    quantile = 1 - ALPHA
    return Form(years, outlier=2.58, not_recent=26, periods=periods, trend_level=1.0, quantile=quantile, counted=True)


def farrington(weekly: Array, week: int, form: Form, limit: float = 1.0) -> Bound:
    """One week against the bound.

    weekly  counts
    week    position of the week, from 0
    limit   the bound lies at the expected count plus `limit` times the distance to the rule's own bound; 1: the rule as printed
    Result  upper is None with too few earlier years, or fewer than five counted in the last four weeks.
    Source  Farrington and others 1996; Noufaily and others 2013. Quasi-Poisson regression.
    """
    count = float(weekly[week])
    found = _expected_and_distance(weekly, week, form)
    if found is None:
        return Bound(week, count, None, False)
    expected, distance = found
    upper = expected + limit * distance
    return Bound(week, count, upper, count > upper)


def farrington_scores(weekly: Array, form: Form) -> Array:
    """For each week, the count above the expected one in units of the distance to the rule's bound; NaN where it has none."""
    scores = np.full(weekly.size, np.nan)
    for week in range(weekly.size):
        found = _expected_and_distance(weekly, week, form)
        if found is not None:
            scores[week] = (weekly[week] - found[0]) / found[1]
    return scores


def _expected_and_distance(weekly: Array, week: int, form: Form) -> tuple[float, float] | None:
    weeks, season = _reference(week, form)
    recent = weekly[max(0, week - RECENT + 1) : week + 1].sum()
    if weeks is None or recent < FEWEST_CASES or weekly[weeks].sum() == 0:
        return None
    counts = weekly[weeks]
    fit = _fit(counts, weeks.astype(np.float64), season, float(week), form.outlier) if form.years >= 3 else None
    if fit is None or not fit.trend_p < form.trend_level or fit.mean > counts.max():
        fit = _fit(counts, None, season, float(week), form.outlier)
    upper = _counted_bound(fit, form.quantile) if form.counted else _power_bound(fit, form.quantile)
    # Where next to nothing is expected, the quantile of a count is 0 and lies below the mean.
    return fit.mean, max(upper - fit.mean, _LEAST_DISTANCE)


def _power_bound(fit: _Fit, quantile: float) -> float:
    root = fit.mean ** (2 / 3)
    deviation = math.sqrt(4 / 9 * fit.mean ** (1 / 3) * (fit.dispersion + fit.error / fit.mean))
    return float(max(0.0, root + ndtri(quantile) * deviation) ** 1.5)


def _counted_bound(fit: _Fit, quantile: float) -> float:
    """Variance dispersion × mean; the error of the mean is not in it, as in the paper."""
    if fit.dispersion > 1:
        return float(nbinom.ppf(quantile, fit.mean / (fit.dispersion - 1), 1 / fit.dispersion))
    return float(poisson.ppf(quantile, fit.mean))


def _fit(counts: Array, weeks: Array | None, season: Array, week: float, outlier: float) -> _Fit:
    """A weighted quasi-Poisson regression, fitted again with outlying weeks weighed down.

    season  (weeks,) part of the year of each reference week, 0 that of this week
    """
    parts = [season == part for part in range(1, int(season.max()) + 1)] if len(season) else []
    columns = [np.ones(len(counts)), *[part.astype(np.float64) for part in parts if part.any()]]
    now = [1.0] + [0.0] * (len(columns) - 1)
    if weeks is not None:
        columns.append((weeks - week) / YEAR)
        now.append(0.0)
    design, point = np.column_stack(columns), np.array(now)
    weights = np.ones(len(counts))
    beta, phi, inverse = _regression(design, counts, weights)
    mean = np.exp(design @ beta)
    leverage = weights * mean * np.einsum("ij,jk,ik->i", design, inverse, design)
    residual = 1.5 * (counts ** (2 / 3) * mean ** (-1 / 6) - mean**0.5)
    residual = residual / np.sqrt(phi * np.maximum(1 - leverage, 1e-9))
    weights = np.where(residual > outlier, np.maximum(residual, outlier) ** -2.0, 1.0)
    weights *= len(counts) / weights.sum()
    beta, phi, inverse = _regression(design, counts, weights)
    mean_now = float(np.exp(point @ beta))
    error = mean_now**2 * phi * float(point @ inverse @ point)
    trend_p = 1.0
    if weeks is not None:
        ratio = beta[-1] / math.sqrt(phi * inverse[-1, -1])
        trend_p = float(2 * stdtr(len(counts) - len(beta), -abs(ratio)))
    return _Fit(mean_now, phi, error, trend_p)


def _regression(design: Array, counts: Array, weights: Array) -> tuple[Array, float, Array]:
    """Coefficients, dispersion (at least 1), and the inverse information with dispersion 1."""
    eta = np.log(counts + 0.5)
    beta = np.zeros(design.shape[1])
    for _ in range(_ROUNDS):
        mean = np.exp(np.clip(eta, -30, 30))
        work = weights * mean
        target = eta + (counts - mean) / mean
        before, beta = beta, _solved(design, work, target)
        eta = design @ beta
        if np.abs(beta - before).max() < 1e-10:
            break
    mean = np.exp(np.clip(eta, -30, 30))
    free = len(counts) - design.shape[1]
    phi = max(1.0, float((weights * (counts - mean) ** 2 / mean).sum() / free))
    return beta, phi, np.linalg.pinv(design.T @ (design * (weights * mean)[:, None]))


def _solved(design: Array, work: Array, target: Array) -> Array:
    """Weighted least squares; where the columns do not determine it, the shortest solution."""
    normal, right = design.T @ (design * work[:, None]), design.T @ (work * target)
    try:
        solution: Array = np.linalg.solve(normal, right).astype(np.float64)
    except np.linalg.LinAlgError:
        solution = np.linalg.lstsq(normal, right, rcond=None)[0].astype(np.float64)
    return solution


def _reference(week: int, form: Form) -> tuple[npt.NDArray[np.int64] | None, Array]:
    """Positions of the reference weeks and the part of the year of each; None where the series begins too late."""
    first = week - YEAR * form.years - HALF_WINDOW
    if first < 0:
        return None, np.zeros(0)
    if form.periods == 1:
        centres = week - YEAR * np.arange(form.years, 0, -1)
        weeks = (centres[:, None] + np.arange(-HALF_WINDOW, HALF_WINDOW + 1)).ravel()
        weeks = weeks[weeks < week - form.not_recent]
        return weeks, np.zeros(len(weeks))
    weeks = np.arange(first, week - form.not_recent)
    place = (weeks - week + HALF_WINDOW) % YEAR
    width = 2 * HALF_WINDOW + 1
    edges = width + np.round(np.linspace(0, YEAR - width, form.periods))[1:-1]
    season = np.where(place < width, 0, 1 + np.searchsorted(edges, place, side="right"))
    return weeks, season.astype(np.float64)
