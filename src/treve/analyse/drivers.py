"""Who drives the excess? Shares of the incidents beyond expectation, the unattributed as bounds: blame is never imputed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from treve.analyse.displacement import DRAWS, block_sums, wider_than_drawn
from treve.model.displacement import Driver, Drivers
from treve.model.refusal import Missing, Refusal

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Attributed:
    """Daily counts of incidents by the front they are attributed to. Arrays are never changed.

    names         (fronts,)
    before        (days before, fronts)
    after         (days after, fronts)
    unattributed  (days after,) incidents that no source attributes
    possible      (fronts,) unattributed incidents after the start that lie in a district of that front
    by_source     (sources, fronts) incidents after the start that rest on each source alone; None: sources are not known
    effort        (before, after) on these days, in any unit, without days on which nobody watched and nothing is counted; None:
                  every day alike
    """

    names: Sequence[str]
    before: Array
    after: Array
    unattributed: Array
    possible: Array
    by_source: Array | None = None
    effort: tuple[float, float] | None = None


def drivers(counts: Attributed, rng: np.random.Generator) -> Drivers | Refusal:
    """Each front's share of the excess.

    Per draw: the expectation is a gamma draw from the days before, as much wider as their weekly counts are wider than chance; the
    days after are drawn again in blocks of seven, and their sums spread wider for so few blocks; excess = what is above the
    expectation, 0 at least; unattributed incidents are a part of their own.
    Result: a Refusal where nothing was counted after the start, or the excess is 0 in half of the draws.
    """
    if counts.after.sum() + counts.unattributed.sum() == 0 or not counts.names:
        return Refusal(Missing.NOTHING_COUNTED)
    days = len(counts.before), len(counts.after)
    expected = _expected(counts.before, counts.effort or days, rng)
    both = _drawn(np.column_stack([counts.after, counts.unattributed]), rng)
    excess = np.maximum(both[:, :-1] - expected, 0)
    unattributed = both[:, -1]
    total = excess.sum(axis=1) + unattributed
    some = excess.sum(axis=1) > 0
    if some.mean() < 0.5:
        return Refusal(
            Missing.NO_EXCESS,
            {"observed": int(counts.after.sum()), "expected": round(float(expected.mean(axis=0).sum()), 1)},
        )
    shares = excess[some] / total[some, None]
    loose = unattributed[some] / total[some]
    # Of the unattributed, those in the front's districts could all be its own; the rest could not.
    whole = counts.unattributed.sum()
    own = np.minimum(counts.possible / whole if whole else np.zeros(len(counts.names)), 1.0)
    ranges = _without_source(counts, expected.mean(axis=0))
    told = [
        Driver(
            name=counts.names[place],
            expected=float(expected[:, place].mean()),
            observed=int(counts.after[:, place].sum()),
            share=_interval(shares[:, place]),
            lowest=float(shares[:, place].mean()),
            highest=float((shares[:, place] + own[place] * loose).mean()),
            without_source=ranges[place] if ranges else None,
        )
        for place in np.argsort(-shares.mean(axis=0), kind="stable")
    ]
    return Drivers(days[0], days[1], _interval(excess.sum(axis=1)), tuple(told), _interval(loose))


def _drawn(daily: Array, rng: np.random.Generator) -> Array:
    """Sums of days drawn again in blocks, spread around the sums counted as much wider as so few blocks vary too little."""
    counted = daily.sum(axis=0)
    drawn = block_sums(daily, rng, DRAWS)
    wider: Array = np.maximum(counted + (drawn - counted) * wider_than_drawn(len(daily), len(daily)), 0)
    return wider


def _expected(before: Array, effort: tuple[float, float], rng: np.random.Generator) -> Array:
    days = len(before)
    spread = np.ones(before.shape[1])
    if days >= 14:
        weeks = before[days % 7 :].reshape(days // 7, 7, -1).sum(axis=1)
        mean = weeks.mean(axis=0)
        spread = np.maximum(1, np.divide(weeks.var(axis=0, ddof=1), mean, out=np.ones_like(mean), where=mean > 0))
    drawn: Array = (
        rng.standard_gamma(0.5 + before.sum(axis=0) / spread, (DRAWS, before.shape[1])) * spread * effort[1] / effort[0]
    )
    return drawn


def _without_source(counts: Attributed, expected: Array) -> list[tuple[float, float]] | None:
    """Range of each front's share of the attributed excess when one source after another is left out."""
    if counts.by_source is None or not len(counts.by_source):
        return None
    left = np.maximum(counts.after.sum(axis=0) - counts.by_source - expected, 0)
    total = left.sum(axis=1, keepdims=True) + counts.unattributed.sum()
    shares = np.divide(left, total, out=np.zeros_like(left), where=total > 0)
    return [(float(one.min()), float(one.max())) for one in shares.T]


def _interval(draws: Array) -> tuple[float, float, float]:
    low, high = np.quantile(draws, [0.025, 0.975])
    return float(draws.mean()), float(low), float(high)
