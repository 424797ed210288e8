"""Rate ratios of many units (areas, fronts), each drawn towards what all of them show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GammaPrior:
    """How the rate ratios of all units spread: a gamma distribution with this shape and rate.

    log_likelihood  of the counts, the ratios integrated out
    no_spread       True: the counts show no spread beyond chance; the shape stands at its upper limit
    """

    shape: float
    rate: float
    log_likelihood: float
    no_spread: bool

    @property
    def mean(self) -> float:
        """Mean ratio over all units."""
        return self.shape / self.rate


@dataclass(frozen=True, slots=True)
class UnitRate:
    """One unit: what was counted, what was expected, and the ratio after drawing it towards the others.

    raw       count / expected; None where nothing was expected
    ratio     posterior mean; low, high: 95 % interval
    worse     chance that the ratio is above 1
    rank_*    95 % interval of its rank among all units, 1 the highest ratio
    flagged   in the list of worsened units whose expected share of mistakes is at most `PooledRates.mistakes`
    """

    name: str
    before: int
    after: int
    expected: float
    raw: float | None
    ratio: float
    low: float
    high: float
    worse: float
    rank_low: int
    rank_high: int
    flagged: bool


@dataclass(frozen=True, slots=True)
class PooledRates:
    """The units of one grouping, the highest ratio first.

    days_before, days_after  days counted
    size      of the negative binomial of weekly counts, one for all units: the fewer, the wider they vary; None: as chance
    prior     the likeliest one; the ratios integrate over what it could be
    mistakes  expected share of units in the flagged list that did not worsen
    """

    days_before: int
    days_after: int
    size: float | None
    prior: GammaPrior
    units: tuple[UnitRate, ...]
    mistakes: float
