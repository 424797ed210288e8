"""Change points; the Nile stands in tests/reference."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.special import gammaln

from treve.analyse.change_point import least_squares_split, poisson_split
from treve.errors import BadValue


def test_the_split_of_least_squares_is_the_best_of_all() -> None:
    values = np.random.default_rng(1).normal(size=30)
    values[18:] += 2.5
    found, (low, high) = least_squares_split(values)
    costs = [
        ((values[:at] - values[:at].mean()) ** 2).sum() + ((values[at:] - values[at:].mean()) ** 2).sum()
        for at in range(1, 30)
    ]
    assert found == int(np.argmin(costs)) + 1
    assert 1 <= low <= found <= high <= 29


def test_the_posterior_of_a_change_of_counts_is_that_of_gamma_integrals() -> None:
    counts = np.array([9.0, 11, 8, 12, 3, 2, 4, 1])
    rate = 0.5 / counts.mean()

    def log_marginal(part: np.ndarray) -> float:
        shape, total = 0.5, part.sum()
        return float(
            shape * math.log(rate)
            - gammaln(shape)
            + gammaln(shape + total)
            - (shape + total) * math.log(rate + part.size)
        )

    scores = [log_marginal(counts[:at]) + log_marginal(counts[at:]) for at in range(1, 8)]
    found = poisson_split(counts)
    assert found.days_before == int(np.argmax(scores)) + 1 == 4
    assert found.earliest <= 4 <= found.latest
    assert found.ratio == pytest.approx(0.25)


@pytest.mark.parametrize("counts", [np.zeros(10), np.ones(3)])
def test_nothing_to_split_is_refused(counts: np.ndarray) -> None:
    with pytest.raises(BadValue):
        poisson_split(counts)
