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
_DRAWS = 8000
_VARIATIONS = np.linspace(0.02, 2.0, 14)
"""Coefficients of variation of the prior: the grid's first is no spread worth the name, its last a spread over two orders."""
_MEANS = 11


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
    size: float | None = None,
    mistakes: float = MISTAKES,
    effort: tuple[float, float] | None = None,
) -> PooledRates | Refusal:
    """Rate ratios after against before of several units, drawn towards each other.

    How far they are drawn is itself uncertain: the prior's mean and spread are integrated over, so that units that differ no more
    than chance lets them still have intervals as wide as what is known of their common ratio, and of the spread, allows.

    names     (units,)
    counts    (before, after), each (units,) whole numbers
    days      (before, after) days counted, above 0
    size      of the negative binomial of weekly counts, one for all units: a unit with m counts a week varies 1 + m/size times as
              wide as chance, and each of its counts weighs as much less; None: as chance
    mistakes  share of units in the flagged list that may be there by mistake
    effort    (before, after) on these days, in any unit; None: every day alike
    Result    a Refusal below three units, or where nothing was counted before or after.
    """
    before, after = counts
    if len(names) < FEWEST_UNITS:
        return Refusal(Missing.TOO_FEW_UNITS, {"units": len(names), "needed": FEWEST_UNITS})
    if before.sum() == 0 or after.sum() == 0:
        return Refusal(Missing.NOTHING_COUNTED)
    if size is not None and not size > 0:
        raise BadValue("pooled_rates", "size", str(size), "above 0")
    weekly = 7 * (before + after) / sum(days)
    spread = np.ones(len(names)) if size is None else 1 + weekly / size
    watched = effort or days
    nodes = expected_counts(before / spread, *watched)
    prior = gamma_prior(after / spread, nodes)
    drawn = ratio_draws(after / spread, nodes, rng)
    # A chance of nothing or of everything cannot be read off a number of draws.
    worse = np.clip((drawn > 1).mean(axis=0), 0.5 / len(drawn), 1 - 0.5 / len(drawn))
    ratio = drawn.mean(axis=0)
    low, high = np.quantile(drawn, [0.025, 0.975], axis=0)
    ranks = np.quantile((-drawn).argsort(axis=1).argsort(axis=1) + 1, [0.025, 0.975], axis=0, method="nearest")
    marked = flagged(worse, mistakes)
    plain = before * watched[1] / watched[0]
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
            rank_low=int(ranks[0, i]),
            rank_high=int(ranks[1, i]),
            flagged=bool(marked[i]),
        )
        for i in np.argsort(-ratio, kind="stable")
    ]
    return PooledRates(days[0], days[1], size, prior, tuple(units), mistakes)


def ratio_draws(counts: Array, expected: Array, rng: np.random.Generator, draws: int = _DRAWS) -> Array:
    """Draws of every unit's ratio with the prior's mean and spread integrated over: (draws, units).

    The prior's coefficient of variation is as likely anywhere from 0 to 2, the logarithm of its mean anywhere.
    counts    (units,); expected (units, nodes) equally likely values
    """
    counts, nodes = _checked(counts, expected)
    centre = np.log(max(counts.sum(), 0.5) / nodes.mean(axis=1).sum())
    known = 1 / max(counts.sum(), 0.5) + 1 / max(nodes.mean(axis=1).sum(), 0.5)
    grid = []
    for variation in _VARIATIONS:
        reach = 3.5 * np.sqrt(known + variation**2 / len(counts))
        means = np.exp(np.linspace(centre - reach, centre + reach, _MEANS))
        for mean in means:
            shape = variation**-2
            value, _ = _log_likelihood(counts, nodes, shape, shape / mean)
            grid.append((value + np.log(reach), shape, shape / mean))
    weights = np.exp(np.array([one[0] for one in grid]) - max(one[0] for one in grid))
    times = rng.multinomial(draws, weights / weights.sum())
    found = np.empty((draws, len(counts)))
    at = 0
    for (_, shape, rate), number in zip(grid, times, strict=True):
        if number:
            found[at : at + number] = Posterior(counts, nodes, GammaPrior(shape, rate, 0.0, False)).draws(rng, number)
            at += number
    return found


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

    def draws(self, rng: np.random.Generator, number: int) -> Array:
        """Draws of every ratio: (number, units)."""
        places = np.cumsum(self._weights, axis=1)
        chosen = (rng.random((number, len(self._shape), 1)) > places).sum(axis=2)
        rates = self._rate[np.arange(len(self._shape)), np.minimum(chosen, self._rate.shape[1] - 1)]
        ratios: Array = rng.standard_gamma(self._shape[:, 0], size=rates.shape) / rates
        return ratios

    def _below(self, at: Array) -> Array:
        below: Array = (self._weights * gammainc(self._shape, self._rate * at[:, None])).sum(axis=1)
        return below


def weekly_size(daily: Array) -> float | None:
    """Size of the negative binomial that fits the variances of the units' 7-day counts best, one for all.

    daily   (days, units)
    Result  None where the counts vary no more than chance, or there are not two weeks. By moments: the sum of squared means over
            the sum of what the variances exceed the means by.
    """
    weeks = len(daily) // 7
    if weeks < 2:
        return None
    sums = daily[len(daily) - 7 * weeks :].reshape(weeks, 7, -1).sum(axis=1)
    mean, variance = sums.mean(axis=0), sums.var(axis=0, ddof=1)
    beyond = float((variance - mean).sum())
    return float((mean**2).sum()) / beyond if beyond > 0 else None


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
