"""Regressions of counts, against closed forms and another program."""

from __future__ import annotations

import math

import numpy as np
import pytest

from treve.analyse.regression import negative_binomial, poisson
from treve.errors import BadValue

COUNTS = np.array([2.0, 9, 0, 14, 3, 30, 1, 8, 12, 5, 40, 2])
STEP = np.repeat([0.0, 1.0], 6)
DESIGN = np.column_stack([np.ones(12), STEP])


def test_two_groups_give_the_ratio_of_their_means() -> None:
    found = poisson(COUNTS, DESIGN)
    before, after = COUNTS[:6], COUNTS[6:]
    assert math.exp(found.coefficients[1]) == pytest.approx(after.mean() / before.mean())
    assert found.covariance[1, 1] == pytest.approx(1 / before.sum() + 1 / after.sum())
    pearson = sum((one - group.mean()) ** 2 / group.mean() for group in (before, after) for one in group)
    assert found.dispersion == pytest.approx(pearson / 10)


def test_the_size_is_where_the_likelihood_is_highest() -> None:
    from scipy.optimize import minimize_scalar
    from scipy.stats import nbinom

    found = negative_binomial(COUNTS, DESIGN)
    assert found.size is not None
    means = np.repeat([COUNTS[:6].mean(), COUNTS[6:].mean()], 6)

    def loss(size: float) -> float:
        return -float(np.sum(nbinom.logpmf(COUNTS, size, size / (size + means))))

    best = minimize_scalar(loss, bounds=(0.05, 50), method="bounded", options={"xatol": 1e-9}).x
    assert found.size == pytest.approx(best, abs=1e-5)
    bend = (loss(best + 1e-3) - 2 * loss(best) + loss(best - 1e-3)) / 1e-6
    assert found.size_error == pytest.approx(bend**-0.5, rel=1e-3)


def test_an_offset_divides_the_counts() -> None:
    found = poisson(COUNTS, DESIGN, np.log(np.where(STEP > 0, 2.0, 1.0)))
    assert math.exp(found.coefficients[1]) == pytest.approx(COUNTS[6:].mean() / 2 / COUNTS[:6].mean())


@pytest.mark.parametrize(
    ("counts", "design", "said"),
    [
        (np.zeros(12), DESIGN, "above 0"),
        (COUNTS, np.column_stack([DESIGN, STEP]), "independent columns"),
    ],
)
def test_what_cannot_be_fitted_is_refused(counts: np.ndarray, design: np.ndarray, said: str) -> None:
    with pytest.raises(BadValue, match=said):
        poisson(counts, design)


def test_counts_less_dispersed_than_poisson_have_no_size() -> None:
    with pytest.raises(BadValue, match="dispersed"):
        negative_binomial(np.full(12, 5.0), DESIGN)
