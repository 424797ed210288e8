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


def test_the_level_is_that_for_the_same_effort_whatever_its_unit() -> None:
    """Half the effort from the fourth day on halves the counts; what changes is the level from the ninth day on."""
    effort = np.repeat([8.0, 4.0], [4, 8])
    counts = np.repeat([40.0, 20.0, 5.0], [4, 4, 4])
    found = poisson_split(counts, effort)
    assert found.days_before == 8
    assert found.ratio == pytest.approx(0.25)
    assert poisson_split(counts, effort * 60) == found
    assert poisson_split(counts, np.ones(12)) == poisson_split(counts)


def test_days_on_which_nobody_watched_are_no_calm() -> None:
    counts = np.repeat([9.0, 0.0, 9.0, 3.0], [6, 6, 6, 6])
    effort = np.where(counts > 0, 1.0, 0.0)
    found = poisson_split(counts, effort)
    assert found.days_before == 18
    assert found.ratio == pytest.approx(1 / 3)
    first = poisson_split(np.array([0.0, 0, 5, 5, 5]), np.array([0.0, 0, 1, 1, 1]))
    assert first.days_before > 2
