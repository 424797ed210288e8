"""Chain ladder: the final value of figures that grow with late reports, and Mack's standard errors."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from treve.errors import BadValue
from treve.model.holding import ChainLadder

Array = npt.NDArray[np.float64]


def chain_ladder(triangle: Array) -> ChainLadder:
    """Final figures of a triangle.

    triangle  (origins, delays) cumulative figures, the earliest origin first and complete; NaN where not known yet
    Raises    BadValue: not a triangle, or nothing known at some delay.
    Source    Mack 1993; the last variance is the smallest of its extrapolations.
    """
    known = np.isfinite(triangle)
    origins, delays = triangle.shape
    if not known[0].all() or not known[:, 0].all() or (np.diff(known.astype(int), axis=1) > 0).any():
        raise BadValue("chain_ladder", "triangle", str(known.sum(axis=1)), "every origin known from its first delay on")
    last = known.sum(axis=1) - 1
    if (np.diff(last) > 0).any():
        raise BadValue("chain_ladder", "triangle", str(last + 1), "later origins known for fewer delays")
    factors, variances, sums = _factors(triangle, known)
    complete = np.append(np.cumprod(1 / factors[::-1])[::-1], 1.0)
    latest = triangle[np.arange(origins), last]
    ultimate = latest / complete[last]
    relative = variances / factors**2
    squares = np.zeros(origins)
    for origin in range(origins):
        size = latest[origin]
        for delay in range(last[origin], delays - 1):
            if size:
                squares[origin] += ultimate[origin] ** 2 * relative[delay] * (1 / size + 1 / sums[delay])
            size *= factors[delay]
    total = squares.sum()
    for origin in range(origins):
        shared = (relative / sums)[last[origin] :].sum()
        total += 2 * ultimate[origin] * ultimate[origin + 1 :].sum() * shared
    return ChainLadder(
        factors=tuple(factors.tolist()),
        complete=tuple(complete.tolist()),
        ultimate=tuple(ultimate.tolist()),
        error=tuple(np.sqrt(squares).tolist()),
        total=float(ultimate.sum()),
        outstanding=float((ultimate - latest).sum()),
        total_error=float(np.sqrt(total)),
    )


def _factors(triangle: Array, known: npt.NDArray[np.bool_]) -> tuple[Array, Array, Array]:
    """Development factors, their variances, and the figures they rest on."""
    delays = triangle.shape[1]
    factors, variances, sums = np.ones(delays - 1), np.full(delays - 1, np.nan), np.zeros(delays - 1)
    for delay in range(delays - 1):
        both = known[:, delay + 1]
        now, then = triangle[both, delay], triangle[both, delay + 1]
        if now.sum() <= 0:
            raise BadValue("chain_ladder", "triangle", f"{now.sum()} at delay {delay}", "a sum above 0 at every delay")
        sums[delay] = now.sum()
        factors[delay] = then.sum() / now.sum()
        some = now > 0
        if some.sum() > 1:
            growth = then[some] / now[some]
            variances[delay] = (now[some] * (growth - factors[delay]) ** 2).sum() / (some.sum() - 1)
        elif delay >= 2:
            one, two = variances[delay - 1], variances[delay - 2]
            variances[delay] = min(one**2 / two if two else 0.0, one, two)
        else:
            raise BadValue(
                "chain_ladder", "triangle", f"{both.sum()} origins", "at least two with figures at this delay"
            )
    return factors, variances, sums
