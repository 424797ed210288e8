"""Where did the series itself change? One change point, whatever day a truce was announced for."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from scipy.optimize import brentq
from scipy.special import gammaln, log_ndtr, ndtr

from treve.errors import BadValue
from treve.model.effect import ChangePoint

Floats = npt.NDArray[np.float64]

_PRIOR_SHAPE = 0.5


def least_squares_split(values: Floats) -> tuple[int, tuple[int, int]]:
    """The split of a series into two levels with least squared distance, as the number of values before it, and its 95 % interval.

    Result  (values before the split, (earliest, latest number of values before it)). The interval is the asymptotic one for a
            level shift; each side is scaled by the variance of the other side.
    Raises  BadValue with fewer than four values.
    Source  Bai 1997, Review of Economics and Statistics 79(4): where a Wiener process with drift has its maximum.
    """
    if values.size < 4:
        raise BadValue("change_point", "values", str(values.size), "at least four values")
    before = np.arange(1, values.size)
    sums = np.cumsum(values)[:-1]
    explained = sums**2 / before + (values.sum() - sums) ** 2 / (values.size - before)
    split = int(before[np.argmax(explained)])
    left, right = values[:split], values[split:]
    shift = (right.mean() - left.mean()) ** 2
    reach = float(brentq(lambda at: _argmax_share(at) - 0.975, 1e-6, 200.0))
    earliest = split - math.ceil(reach * float(right.var()) / shift)
    latest = split + math.ceil(reach * float(left.var()) / shift)
    return split, (max(1, earliest), min(values.size - 1, latest))


def _argmax_share(at: float) -> float:
    """P(argmax of W(s) − |s|/2 is at most `at`), for at > 0."""
    root = math.sqrt(at)
    return float(
        1
        + math.sqrt(at / (2 * math.pi)) * math.exp(-at / 8)
        - (at + 5) / 2 * ndtr(-root / 2)
        + 1.5 * math.exp(at + log_ndtr(-1.5 * root))
    )


def poisson_split(counts: Floats, effort: Floats | None = None) -> ChangePoint:
    """The day on which a series of counts changed its level, from the exact Gamma-Poisson posterior over all splits.

    counts  whole numbers from 0, one a day
    effort  on each day, 0 where nobody watched and nothing is counted; None: every day alike. Its unit plays no part
    Result  numbers of days before the change, and the ratio of the levels for the same effort. The posterior takes
            days as independent: its interval is too narrow.
    Raises  BadValue with fewer than four days or no count above 0.
    """
    if counts.size < 4 or not np.any(counts > 0):
        raise BadValue("change_point", "counts", str(counts.size), "at least four days and a count above 0")
    days = np.ones(counts.size) if effort is None else effort / effort[effort > 0].mean()
    before, sums = np.cumsum(days)[:-1], np.cumsum(counts)[:-1]
    after, rest = days[::-1].cumsum()[::-1][1:], counts.sum() - sums
    rate = _PRIOR_SHAPE / max(float(counts.sum() / days.sum()), 1e-9)
    log_weight = _log_gamma_poisson(sums, before, rate) + _log_gamma_poisson(rest, after, rate)
    # A side on which nobody watched has no level.
    log_weight[(before == 0) | (after == 0)] = -np.inf
    best = int(np.argmax(log_weight))
    low, high = _interval(log_weight)
    ratio = (rest[best] / after[best] + 1e-9) / (sums[best] / before[best] + 1e-9)
    return ChangePoint(best + 1, low, high, float(ratio))


def _log_gamma_poisson(sums: Floats, days: Floats, rate: float) -> Floats:
    log: Floats = (
        _PRIOR_SHAPE * np.log(rate) + gammaln(_PRIOR_SHAPE + sums) - (_PRIOR_SHAPE + sums) * np.log(rate + days)
    )
    return log


def _interval(log_weight: Floats) -> tuple[int, int]:
    """The hull of the most probable splits that together hold 95 %."""
    weight = np.exp(log_weight - log_weight.max())
    weight /= weight.sum()
    order = np.argsort(-weight)
    held = order[: int(np.searchsorted(np.cumsum(weight[order]), 0.95)) + 1]
    return int(held.min()) + 1, int(held.max()) + 1
