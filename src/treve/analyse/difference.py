"""Difference in differences: did covered fronts change more than the others? And the tipping point of reporting."""

from __future__ import annotations

import math

import numpy as np

from treve.analyse.mixture import Mixture
from treve.errors import BadValue
from treve.model.effect import Difference, RateRatio, TippingPoint

DRAWS = 40_000

_QUARTER = math.log(0.75)


def rate_ratio(effect: Mixture) -> RateRatio:
    """The factor by which the rate changed, from the posterior of its logarithm."""
    low, low50, median, high50, high = (math.exp(effect.quantile(at)) for at in (0.025, 0.25, 0.5, 0.75, 0.975))
    return RateRatio(median, low, high, low50, high50, effect.share_below(0.0), effect.share_below(_QUARTER))


def difference(covered: Mixture, others: Mixture, generator: np.random.Generator, draws: int = DRAWS) -> Difference:
    """Ratio of two rate ratios, from independent draws of both. Other fronts are no clean control: print both factors too."""
    deltas = covered.draws(draws, generator) - others.draws(draws, generator)
    low, median, high = (float(np.exp(np.quantile(deltas, at))) for at in (0.025, 0.5, 0.975))
    return Difference(median, low, high, float(np.mean(deltas < 0)), draws)


def tipping_point(found: RateRatio) -> TippingPoint:
    """To what share of its former level reporting would have to drop for a fall to be an artefact: median and upper limit.

    A limit at or above 1 leaves no fall to explain: None.
    Raises BadValue if the median is not below 1.
    """
    if found.median >= 1:
        raise BadValue("tipping_point", "median", f"{found.median:.3g}", "a fall: a median below 1")
    return TippingPoint(found.median, found.high if found.high < 1 else None)
