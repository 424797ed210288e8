"""Log-linear regression of counts: Poisson with a dispersion, and negative binomial. The latent process of LGAR switched off.

Poisson intervals are refused on daily series; these fits serve weekly sums, classical columns of tables, and published anchors.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import brentq
from scipy.special import digamma, polygamma

from treve.errors import BadValue

Floats = npt.NDArray[np.float64]

_ROUNDS, _TOLERANCE = 200, 1e-12


@dataclass(frozen=True, slots=True)
class Fit:
    """Coefficients on the log scale and their covariance (dispersion 1; for the negative binomial with its size held fixed).

    dispersion  Pearson χ² over residual degrees of freedom
    freedom     residual degrees of freedom
    size        negative binomial size; None: Poisson
    size_error  standard error of the size; None: Poisson, or no over-dispersion
    """

    coefficients: Floats
    covariance: Floats
    fitted: Floats
    dispersion: float
    freedom: int
    size: float | None
    size_error: float | None


def poisson(counts: Floats, design: Floats, offset: Floats | None = None) -> Fit:
    """Poisson regression by iterated weighted least squares.

    counts  from 0; design: rows × columns; offset: logarithm of the exposure
    Raises  BadValue if the columns are not independent or the counts are all 0.
    """
    shift = np.zeros(counts.size) if offset is None else offset
    return _result(counts, design, *_weighted(counts, design, shift, None), None, None)


def negative_binomial(counts: Floats, design: Floats, offset: Floats | None = None) -> Fit:
    """Negative binomial regression: coefficients and size by maximum likelihood in turn, until neither moves.

    Raises  BadValue as `poisson`, and where the counts show no over-dispersion, so that no finite size fits.
    """
    shift = np.zeros(counts.size) if offset is None else offset
    coefficients, mean, covariance = _weighted(counts, design, shift, None)
    size = 0.0
    for _ in range(_ROUNDS):
        before, size = size, _size(counts, mean)
        coefficients, mean, covariance = _weighted(counts, design, shift, size)
        if abs(size - before) < 1e-9 * size:
            break
    information = -float(_size_curvature(counts, mean, size))
    return _result(counts, design, coefficients, mean, covariance, size, information**-0.5)


def _weighted(counts: Floats, design: Floats, shift: Floats, size: float | None) -> tuple[Floats, Floats, Floats]:
    if not np.any(counts > 0):
        raise BadValue("regression", "counts", "all 0", "at least one count above 0")
    eta = np.log(counts + 0.5)
    previous: Floats = np.full(design.shape[1], np.inf)
    for _ in range(_ROUNDS):
        mean = np.exp(eta)
        weight = mean if size is None else mean * size / (size + mean)
        root = np.sqrt(weight)[:, None]
        response = eta - shift + (counts - mean) / mean
        solved, _, rank, _ = np.linalg.lstsq(design * root, response * root[:, 0], rcond=None)
        coefficients = np.asarray(solved, dtype=np.float64)
        if rank < design.shape[1]:
            raise BadValue("regression", "design", f"rank {rank}", f"{design.shape[1]} independent columns")
        eta = np.clip(shift + design @ coefficients, -30, 30)
        moved = float(np.max(np.abs(coefficients - previous)))
        previous = coefficients
        if moved < _TOLERANCE:
            break
    mean = np.exp(eta)
    weight = mean if size is None else mean * size / (size + mean)
    covariance = np.linalg.inv((design * weight[:, None]).T @ design)
    return coefficients, np.asarray(mean, dtype=np.float64), np.asarray(covariance, dtype=np.float64)


def _size(counts: Floats, mean: Floats) -> float:
    # The slope of the likelihood in the size is positive at 0 and, with over-dispersion, negative far out.
    low, high = 1e-4, 1e6
    if _size_slope(counts, mean, high) >= 0:
        raise BadValue("regression", "counts", "no over-dispersion", "counts more dispersed than Poisson counts")
    return float(brentq(lambda size: _size_slope(counts, mean, size), low, high, xtol=1e-12, rtol=1e-13))


def _size_slope(counts: Floats, mean: Floats, size: float) -> float:
    return float(
        np.sum(
            digamma(counts + size) - digamma(size) + np.log(size / (size + mean)) + 1 - (counts + size) / (size + mean)
        )
    )


def _size_curvature(counts: Floats, mean: Floats, size: float) -> float:
    return float(
        np.sum(
            polygamma(1, counts + size)
            - polygamma(1, size)
            + 1 / size
            - 2 / (size + mean)
            + (counts + size) / (size + mean) ** 2
        )
    )


def _result(
    counts: Floats,
    design: Floats,
    coefficients: Floats,
    mean: Floats,
    covariance: Floats,
    size: float | None,
    size_error: float | None,
) -> Fit:
    variance = mean if size is None else mean + mean**2 / size
    freedom = counts.size - design.shape[1]
    pearson = float(np.sum((counts - mean) ** 2 / variance))
    return Fit(coefficients, covariance, mean, pearson / freedom if freedom > 0 else np.nan, freedom, size, size_error)
