"""Which units changed more than the rest? Empirical-Bayes rate ratios, gamma-Poisson, the expectation known or itself estimated."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.special import gammainc, gammaincinv, gammaln, logsumexp, psi

from treve.errors import BadValue
from treve.model.pooled_rates import GammaPrior, PooledRates, UnitRate
from treve.model.refusal import Missing, Refusal

Array = npt.NDArray[np.float64]

LARGEST_SHAPE = 1e4
"""A gamma with a larger shape spreads by less than 1 %: the counts then show no spread beyond chance."""
NODES = 41
"""Points that stand for the distribution of an expectation; 81 change an interval of the Syria file by less than 0.2 %."""
FEWEST_UNITS = 3
MISTAKES = 0.05
_RANK_DRAWS = 4000


def gamma_prior(counts: Array, expected: Array) -> GammaPrior:
    """The gamma distribution of the units' ratios that makes the counts most likely.

    counts    (units,) whole numbers, 0 or more
    expected  (units,) above 0; or (units, nodes): equally likely values of an uncertain expectation
    Raises    BadValue
    Source    marginal negative binomial likelihood, see docs/explanation/where-and-between-whom.md
    """
    counts, nodes = _checked(counts, expected)
    start = max(counts.sum(), 0.5) / nodes.mean(axis=1).sum()

    def minus(at: Array) -> tuple[float, Array]:
        shape, mean = np.exp(at)
        value, slope = _log_likelihood(counts, nodes, shape, shape / mean)
        by_shape, by_rate = slope
        # With the mean held, the rate moves with the shape.
        return -value, -np.array([shape * by_shape + shape / mean * by_rate, -shape / mean * by_rate])

    limits = [(np.log(1e-3), np.log(LARGEST_SHAPE)), (np.log(start) - 5, np.log(start) + 5)]
    best = min(
        (
            minimize(minus, [np.log(shape), np.log(start)], jac=True, method="L-BFGS-B", bounds=limits, tol=1e-13)
            for shape in (0.3, 3.0, 300.0)
        ),
        key=lambda one: float(one.fun),
    )
    shape, mean = np.exp(best.x)
    return GammaPrior(float(shape), float(shape / mean), -float(best.fun), bool(shape > 0.99 * LARGEST_SHAPE))


def expected_counts(before: Array, days_before: float, days_after: float, nodes: int = NODES) -> Array:
    """Equally likely values of each unit's expected count: its rate before is known only from its count before.

    Result  (units, nodes): quantiles of days_after x Gamma(1/2 + before, days_before).
    """
    if days_before <= 0 or days_after <= 0:
        raise BadValue("expected_counts", "days", f"{days_before}, {days_after}", "two positive numbers of days")
    middle = (np.arange(nodes) + 0.5) / nodes
    values: Array = gammaincinv(before[:, None] + 0.5, middle[None, :]) * days_after / days_before
    return np.maximum(values, 1e-12)


def pooled_rates(
    names: Sequence[str],
    counts: tuple[Array, Array],
    days: tuple[int, int],
    rng: np.random.Generator,
    spread: float = 1.0,
    mistakes: float = MISTAKES,
) -> PooledRates | Refusal:
    """Rate ratios after against before of several units, drawn towards each other.

    names     (units,)
    counts    (before, after), each (units,) whole numbers
    days      (before, after) days counted, above 0
    spread    how many times wider than chance the counts of one unit vary from week to week; every count weighs 1/spread
    mistakes  share of units in the flagged list that may be there by mistake
    Result    a Refusal below three units, or where nothing was counted before or after.
    """
    before, after = counts
    if len(names) < FEWEST_UNITS:
        return Refusal(Missing.TOO_FEW_UNITS, {"units": len(names), "needed": FEWEST_UNITS})
    if before.sum() == 0 or after.sum() == 0:
        return Refusal(Missing.NOTHING_COUNTED)
    if spread < 1:
        raise BadValue("pooled_rates", "spread", str(spread), "1 or more")
    nodes = expected_counts(before / spread, *days)
    prior = gamma_prior(after / spread, nodes)
    posterior = Posterior(after / spread, nodes, prior)
    ratio, worse, ranks = posterior.mean(), posterior.above(1.0), posterior.ranks(rng)
    low, high = posterior.quantile(0.025), posterior.quantile(0.975)
    marked = flagged(worse, mistakes)
    plain = before * days[1] / days[0]
    units = [
        UnitRate(
            name=names[i],
            before=int(before[i]),
            after=int(after[i]),
            expected=float(plain[i]),
            raw=float(after[i] / plain[i]) if plain[i] else None,
            ratio=float(ratio[i]),
            low=float(low[i]),
            high=float(high[i]),
            worse=float(worse[i]),
            rank_low=int(ranks[i, 0]),
            rank_high=int(ranks[i, 1]),
            flagged=bool(marked[i]),
        )
        for i in np.argsort(-ratio, kind="stable")
    ]
    return PooledRates(days[0], days[1], spread, prior, tuple(units), mistakes)


class Posterior:
    """The posterior of every unit's ratio: a mixture over the values of its expectation of Gamma(shape + count, rate + expected).

    Never changed after it is made.
    """

    def __init__(self, counts: Array, expected: Array, prior: GammaPrior) -> None:
        counts, nodes = _checked(counts, expected)
        terms = _terms(counts, nodes, prior.shape, prior.rate)
        self._weights: Array = np.exp(terms - logsumexp(terms, axis=1, keepdims=True))
        self._shape: Array = prior.shape + counts[:, None]
        self._rate: Array = prior.rate + nodes

    def mean(self) -> Array:
        """Posterior mean of each unit."""
        means: Array = (self._weights * self._shape / self._rate).sum(axis=1)
        return means

    def above(self, limit: float) -> Array:
        """Chance that each ratio is above a limit."""
        return np.clip(1 - self._below(np.full(len(self._shape), limit)), 0, 1)

    def quantile(self, share: float) -> Array:
        """Quantile of each ratio, by bisection to one part in 10^12."""
        each = gammaincinv(self._shape, share) / self._rate
        low, high = each.min(axis=1), each.max(axis=1)
        for _ in range(60):
            middle = (low + high) / 2
            beneath = self._below(middle) < share
            low, high = np.where(beneath, middle, low), np.where(beneath, high, middle)
        quantiles: Array = (low + high) / 2
        return quantiles

    def ranks(self, rng: np.random.Generator, draws: int = _RANK_DRAWS) -> npt.NDArray[np.int64]:
        """95 % interval of each unit's rank, 1 the highest ratio: (units, 2)."""
        chosen = (rng.random((draws, len(self._shape), 1)) > np.cumsum(self._weights, axis=1)).sum(axis=2)
        rates = self._rate[np.arange(len(self._shape)), np.minimum(chosen, self._rate.shape[1] - 1)]
        ratios = rng.standard_gamma(self._shape[:, 0], size=rates.shape) / rates
        ranks = (-ratios).argsort(axis=1).argsort(axis=1) + 1
        found: npt.NDArray[np.int64] = np.quantile(ranks, [0.025, 0.975], axis=0, method="nearest").T.astype(np.int64)
        return found

    def _below(self, at: Array) -> Array:
        below: Array = (self._weights * gammainc(self._shape, self._rate * at[:, None])).sum(axis=1)
        return below


def weekly_spread(daily: Array) -> float:
    """Variance of 7-day counts against their mean, all units together, at least 1: daily counts are no Poisson process.

    daily  (days, units)
    """
    weeks = len(daily) // 7
    if weeks < 2:
        return 1.0
    sums = daily[len(daily) - 7 * weeks :].reshape(weeks, 7, -1).sum(axis=1)
    mean = sums.mean(axis=0).sum()
    return max(1.0, float(sums.var(axis=0, ddof=1).sum() / mean)) if mean else 1.0


def flagged(worse: Array, mistakes: float = MISTAKES) -> npt.NDArray[np.bool_]:
    """The longest list of units, the surest first, whose expected share of mistakes stays at or below `mistakes`.

    worse  chance of each unit to have worsened
    """
    order = np.argsort(-worse, kind="stable")
    share = np.cumsum(1 - worse[order]) / np.arange(1, len(worse) + 1)
    kept = int(np.flatnonzero(share <= mistakes)[-1]) + 1 if (share <= mistakes).any() else 0
    marked = np.zeros(len(worse), dtype=np.bool_)
    marked[order[:kept]] = True
    return marked


def adjusted_p_values(p_values: Array) -> Array:
    """Benjamini-Hochberg adjusted p-values, for lists of raw p-values only.

    Raises BadValue outside 0 to 1.
    Source  Benjamini and Hochberg 1995.
    """
    if not ((p_values >= 0) & (p_values <= 1)).all():
        raise BadValue("adjusted_p_values", "p_values", str(p_values), "numbers from 0 to 1")
    order = np.argsort(-p_values, kind="stable")
    ranks = np.arange(len(p_values), 0, -1)
    adjusted = np.empty(len(p_values))
    adjusted[order] = np.minimum.accumulate(np.minimum(p_values[order] * len(p_values) / ranks, 1.0))
    return adjusted


def _checked(counts: Array, expected: Array) -> tuple[Array, Array]:
    counts = np.asarray(counts, dtype=np.float64)
    nodes = np.asarray(expected, dtype=np.float64)
    nodes = nodes[:, None] if nodes.ndim == 1 else nodes
    if len(counts) == 0 or len(nodes) != len(counts):
        raise BadValue("pooled rates", "counts", str(len(counts)), f"one for each of {len(nodes)} expectations")
    if not (np.isfinite(counts).all() and (counts >= 0).all()):
        raise BadValue("pooled rates", "counts", str(counts), "finite numbers, 0 or more")
    if not (np.isfinite(nodes).all() and (nodes > 0).all()):
        raise BadValue("pooled rates", "expected", str(expected), "finite numbers above 0")
    return counts, nodes


def _terms(counts: Array, nodes: Array, shape: float, rate: float) -> Array:
    y = counts[:, None]
    terms: Array = (
        gammaln(shape + y)
        - gammaln(shape)
        - gammaln(y + 1)
        + shape * np.log(rate / (rate + nodes))
        + y * np.log(nodes / (rate + nodes))
    )
    return terms


def _log_likelihood(counts: Array, nodes: Array, shape: float, rate: float) -> tuple[float, tuple[float, float]]:
    """Value, and its slopes by shape and by rate."""
    terms = _terms(counts, nodes, shape, rate)
    total = logsumexp(terms, axis=1, keepdims=True)
    weights = np.exp(terms - total)
    y = counts[:, None]
    by_shape = weights * (psi(shape + y) - psi(shape) + np.log(rate / (rate + nodes)))
    by_rate = weights * (shape / rate - (shape + y) / (rate + nodes))
    return float((total - np.log(nodes.shape[1])).sum()), (float(by_shape.sum()), float(by_rate.sum()))
