"""LGAR: a step in daily counts on top of a latent process that remembers the days before.

y_t ~ NegBin(mean exp(log E_t + α + β D_t + x_t), size k); x is autoregressive, or a random walk, each with prior mass ½.
The hyper-parameters live on a grid; at each grid point (α, β, x) is integrated by a Laplace step, and the grid is summed.
All grid points are treated at once: their tridiagonal systems, set one after the other, are one long tridiagonal system.
Source: docs/explanation/did-it-hold.md, "The model".
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy.linalg.lapack import dpttrf, dpttrs
from scipy.special import gammaln

from treve.analyse.mixture import Mixture
from treve.errors import BadValue

Floats = npt.NDArray[np.float64]

ALPHA_VARIANCE, BETA_VARIANCE = 25.0, 4.0
_LARGEST_MOVE, _ETA_LIMIT = 2.0, 15.0
_TOLERANCE, _ROUNDS = 1e-6, 50


@dataclass(frozen=True, slots=True)
class Grid:
    """Values of the hyper-parameters. Without walks the autoregressive block has all the mass.

    phi    autocorrelation from day to day; uniform
    sd     standard deviation of the autoregressive process; weight sd·exp(−3 sd)
    walk   standard deviation of the steps of the random walk; uniform
    walk_mass  prior mass of the random walk, the autoregressive block having the rest
    size   negative binomial size; uniform
    """

    phi: tuple[float, ...] = (0.0, 0.3, 0.6, 0.8, 0.9, 0.95)
    sd: tuple[float, ...] = (0.05, 0.2, 0.35, 0.5, 0.75, 1.1)
    walk: tuple[float, ...] = (0.02, 0.05, 0.1, 0.2)
    size: tuple[float, ...] = (0.3, 0.7, 1.5, 3.0, 8.0, 20.0, 40.0)
    walk_mass: float = 0.5


DEFAULT = Grid()
AUTOREGRESSIVE_ONLY = Grid(walk=(), size=(3.0, 8.0, 40.0))
"""The grid of the published rehearsal without a random walk, kept to reproduce its numbers."""


@dataclass(frozen=True, slots=True)
class Posterior:
    """What a fit gives.

    effect       β, the logarithm of the rate ratio
    walk_weight  posterior mass of the random-walk block
    on_edge      posterior mass on the upper edge of sd, the upper edge of walk, and the lower edge of size
    """

    effect: Mixture
    walk_weight: float
    on_edge: tuple[float, float, float]


def fit(
    counts: Floats,
    step: Floats,
    *,
    watched: npt.NDArray[np.bool_] | None = None,
    exposure: Floats | None = None,
    grid: Grid = DEFAULT,
) -> Posterior:
    """The posterior of the step.

    counts    daily counts, whole numbers from 0; any value on days that are not watched
    step      1 from the first day of effect on, 0 before
    watched   False on days left out of the likelihood; they stay in the latent process. None: every day counts
    exposure  relative effort on each day, above 0 on watched days; None: every day alike
    Raises    BadValue for vectors of different lengths, negative or missing counts, or a step without a watched day on both sides
    """
    seen = np.ones(counts.size, dtype=bool) if watched is None else watched
    offset = _offset(counts, step, seen, exposure)
    points = _points(grid, counts.size)
    mode = _modes(np.where(seen, counts, 0.0), step, seen.astype(float), offset, points)
    log_weight = mode.log_evidence + points.log_prior
    weights = np.exp(log_weight - log_weight.max())
    weights /= weights.sum()
    return Posterior(
        effect=Mixture(weights, mode.effect, np.sqrt(mode.variance)),
        walk_weight=float(weights[points.is_walk].sum()),
        on_edge=(
            float(weights[points.top_sd].sum()),
            float(weights[points.top_walk].sum()),
            float(weights[points.low_size].sum()),
        ),
    )


def _offset(counts: Floats, step: Floats, seen: npt.NDArray[np.bool_], exposure: Floats | None) -> Floats:
    if not (counts.size == step.size == seen.size and (exposure is None or exposure.size == counts.size)):
        raise BadValue("lgar.fit", "counts", f"{counts.size} days", "vectors of one length")
    if not np.all(np.isfinite(counts[seen]) & (counts[seen] >= 0)):
        raise BadValue("lgar.fit", "counts", str(counts[seen].min()), "counts from 0 on every watched day")
    if len(set(step[seen].tolist())) < 2:
        raise BadValue("lgar.fit", "step", "one side only", "a watched day before and one from the first day of effect")
    if exposure is None:
        return np.zeros(counts.size)
    if not np.all(exposure[seen] > 0):
        raise BadValue("lgar.fit", "exposure", str(exposure[seen].min()), "more than 0 on every watched day")
    return np.where(seen, np.log(np.where(seen, exposure, 1.0)), 0.0)


@dataclass(frozen=True, slots=True)
class _Points:
    """The grid, one entry for each point: tridiagonal precisions (points × days), sizes, log priors, edges."""

    diagonal: Floats
    beside: Floats
    log_precision: Floats
    size: Floats
    log_prior: Floats
    is_walk: npt.NDArray[np.bool_]
    top_sd: npt.NDArray[np.bool_]
    top_walk: npt.NDArray[np.bool_]
    low_size: npt.NDArray[np.bool_]


@lru_cache(maxsize=32)
def _points(grid: Grid, days: int) -> _Points:
    diagonal, beside, log_precision, log_prior = [], [], [], []
    sd_mass = sum(sd * math.exp(-3 * sd) for sd in grid.sd)
    block = math.log(1 - grid.walk_mass) if grid.walk else 0.0
    for phi in grid.phi:
        for sd in grid.sd:
            noise = sd * sd * (1 - phi * phi)
            row = np.full(days, (1 + phi * phi) / noise)
            row[[0, -1]] = 1 / noise
            diagonal.append(row)
            beside.append(-phi / noise)
            log_precision.append(-days * math.log(noise) + math.log(1 - phi * phi))
            log_prior.append(block + math.log(sd * math.exp(-3 * sd) / sd_mass / len(grid.phi)))
    for walk in grid.walk:
        row = np.full(days, 2 / walk**2)
        row[0], row[-1] = 1 + 1 / walk**2, 1 / walk**2
        diagonal.append(row)
        beside.append(-1 / walk**2)
        log_precision.append(-2 * (days - 1) * math.log(walk))
        log_prior.append(math.log(grid.walk_mass / len(grid.walk)))
    sizes, latent = len(grid.size), len(beside)
    off = np.repeat(np.array(beside)[:, None], days, axis=1)
    # Nothing ties the last day of one grid point to the first day of the next.
    off[:, -1] = 0.0
    is_walk = np.repeat(np.arange(latent) >= len(grid.phi) * len(grid.sd), sizes)
    sd_of = np.array([sd for _ in grid.phi for sd in grid.sd] + [0.0] * len(grid.walk))
    walk_of = np.array([0.0] * (len(grid.phi) * len(grid.sd)) + list(grid.walk))
    size = np.tile(np.array(grid.size), latent)
    return _Points(
        diagonal=np.repeat(np.array(diagonal), sizes, axis=0),
        beside=np.repeat(off, sizes, axis=0),
        log_precision=np.repeat(np.array(log_precision), sizes),
        size=size,
        log_prior=np.repeat(np.array(log_prior), sizes) - math.log(sizes),
        is_walk=is_walk,
        top_sd=np.repeat(sd_of == max(grid.sd), sizes) & ~is_walk,
        top_walk=np.repeat(walk_of == max(grid.walk, default=-1.0), sizes) & is_walk,
        low_size=size == min(grid.size),
    )


@dataclass(frozen=True, slots=True)
class _Modes:
    """For each grid point: mode and variance of β, and the Laplace value of the log evidence."""

    effect: Floats
    variance: Floats
    log_evidence: Floats


def _modes(counts: Floats, step: Floats, seen: Floats, offset: Floats, points: _Points) -> _Modes:
    number = points.size.size
    prior_mean = math.log(float(counts[seen > 0].mean()) + 0.5) - float(offset[seen > 0].mean())
    level, effect, latent = np.full(number, prior_mean), np.zeros(number), np.zeros((number, counts.size))
    active = np.arange(number)
    for _ in range(_ROUNDS):
        part = _Newton(counts, step, seen, offset, points, active, level[active], effect[active], latent[active])
        moves = part.moves(prior_mean)
        largest = np.maximum(np.abs(moves[2]).max(axis=1), np.maximum(np.abs(moves[0]), np.abs(moves[1])))
        short = np.minimum(1.0, _LARGEST_MOVE / np.maximum(largest, 1e-300))
        level[active] += short * moves[0]
        effect[active] += short * moves[1]
        latent[active] += short[:, None] * moves[2]
        active = active[largest >= _TOLERANCE]
        if not active.size:
            break
    everyone = np.arange(number)
    last = _Newton(counts, step, seen, offset, points, everyone, level, effect, latent)
    return last.summed(prior_mean)


class _Newton:
    """One Newton round for the active grid points: likelihood, its slopes, and the banded factors of the Hessian."""

    def __init__(
        self,
        counts: Floats,
        step: Floats,
        seen: Floats,
        offset: Floats,
        points: _Points,
        active: npt.NDArray[np.intp],
        level: Floats,
        effect: Floats,
        latent: Floats,
    ) -> None:
        self._counts, self._step, self._seen, self._points, self._active = counts, step, seen, points, active
        self._level, self._effect, self._latent = level, effect, latent
        whole = active.size == points.size.size
        self._size = (points.size if whole else points.size[active])[:, None]
        diagonal = points.diagonal if whole else points.diagonal[active]
        self._beside = points.beside if whole else points.beside[active]
        eta = np.clip(offset + level[:, None] + effect[:, None] * step + latent, -_ETA_LIMIT, _ETA_LIMIT)
        self._mean = np.exp(eta)
        share = self._mean / (self._size + self._mean)
        total = counts + self._size
        self._slope = seen * (counts - total * share)
        self._weight = seen * total * share * (1 - share)
        self._prior_latent = diagonal * latent
        self._prior_latent[:, :-1] += self._beside[:, :-1] * latent[:, 1:]
        self._prior_latent[:, 1:] += self._beside[:, :-1] * latent[:, :-1]
        self._factor(diagonal)

    def _factor(self, diagonal: Floats) -> None:
        rows, days = self._weight.shape
        self._d, self._e, failed = dpttrf((diagonal + self._weight).ravel(), self._beside.ravel()[:-1])
        if failed:
            raise ArithmeticError("the Hessian of a grid point is not positive definite")
        right = np.empty((3, rows * days))
        right[0] = self._weight.ravel()
        right[1] = (self._weight * self._step).ravel()
        right[2] = (self._slope - self._prior_latent).ravel()
        solved, _ = dpttrs(self._d, self._e, right.T)
        self._solved = solved.T.reshape(3, rows, days)
        self._weighted_step = self._weight @ self._step
        a = self._weight.sum(axis=1) + 1 / ALPHA_VARIANCE - (self._weight * self._solved[0]).sum(axis=1)
        b = self._weighted_step - (self._weight * self._solved[1]).sum(axis=1)
        c = self._weighted_step + 1 / BETA_VARIANCE - (self._weight * self._step * self._solved[1]).sum(axis=1)
        self._a, self._b, self._c = a, b, c
        self._determinant = a * c - b * b

    def moves(self, prior_mean: float) -> tuple[Floats, Floats, Floats]:
        """Full Newton moves of level, effect and latent process."""
        inner = self._solved[2]
        first = (
            self._slope.sum(axis=1) - (self._level - prior_mean) / ALPHA_VARIANCE - (self._weight * inner).sum(axis=1)
        )
        second = (
            self._slope @ self._step - self._effect / BETA_VARIANCE - (self._weight * self._step * inner).sum(axis=1)
        )
        level = (self._c * first - self._b * second) / self._determinant
        effect = (self._a * second - self._b * first) / self._determinant
        latent = inner - level[:, None] * self._solved[0] - effect[:, None] * self._solved[1]
        return level, effect, latent

    def summed(self, prior_mean: float) -> _Modes:
        """The Laplace step at the values held."""
        size, mean, counts = self._size, self._mean, self._counts
        likelihood = self._seen * (
            gammaln(counts + size)
            - gammaln(size)
            - gammaln(counts + 1)
            + size * np.log(size / (size + mean))
            + counts * np.log(mean / (size + mean))
        )
        distance = (
            (self._level - prior_mean) ** 2 / ALPHA_VARIANCE
            + self._effect**2 / BETA_VARIANCE
            + (self._latent * self._prior_latent).sum(axis=1)
        )
        log_prior = self._points.log_precision - math.log(ALPHA_VARIANCE) - math.log(BETA_VARIANCE)
        log_hessian = np.log(self._d).reshape(mean.shape).sum(axis=1) + np.log(self._determinant)
        evidence = likelihood.sum(axis=1) + 0.5 * (log_prior - distance - log_hessian)
        return _Modes(self._effect, self._a / self._determinant, evidence)
