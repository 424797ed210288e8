"""A weighted mixture of normal distributions: the form in which the posterior of an effect comes out of a grid."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import brentq
from scipy.special import ndtr

Floats = npt.NDArray[np.float64]

# Below this share of the largest weight a component moves no printed digit.
_NEGLIGIBLE = 1e-12


@dataclass(frozen=True, slots=True)
class Mixture:
    """Components with weights that sum to 1, means and standard deviations, each a vector of one length."""

    weights: Floats
    means: Floats
    deviations: Floats

    def share_below(self, value: float) -> float:
        """Probability of a value below the one given."""
        return float(self.weights @ ndtr((value - self.means) / self.deviations))

    def quantile(self, share: float) -> float:
        """The value below which the given share lies; share strictly between 0 and 1."""
        keep = self.weights > _NEGLIGIBLE * self.weights.max()
        weights, means, deviations = self.weights[keep], self.means[keep], self.deviations[keep]
        weights = weights / weights.sum()
        low, high = float((means - 40 * deviations).min()), float((means + 40 * deviations).max())
        found = brentq(lambda value: float(weights @ ndtr((value - means) / deviations)) - share, low, high, xtol=1e-10)
        return float(found)

    def draws(self, number: int, generator: np.random.Generator) -> Floats:
        """Independent draws."""
        which = generator.choice(self.weights.size, size=number, p=self.weights)
        return self.means[which] + self.deviations[which] * generator.standard_normal(number)
