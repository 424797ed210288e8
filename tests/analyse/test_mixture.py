"""Quantiles and shares of a mixture of normal distributions."""

from __future__ import annotations

import numpy as np
import pytest

from treve.analyse.mixture import Mixture

TWO = Mixture(np.array([0.25, 0.75]), np.array([-1.0, 2.0]), np.array([0.5, 1.0]))


def test_one_component_is_the_normal_distribution() -> None:
    one = Mixture(np.array([1.0]), np.array([3.0]), np.array([2.0]))
    assert one.quantile(0.975) == pytest.approx(3 + 2 * 1.959963984540054)
    assert one.share_below(3.0) == pytest.approx(0.5)


@pytest.mark.parametrize("share", [0.001, 0.025, 0.5, 0.9, 0.999])
def test_the_share_below_a_quantile_is_the_share_asked_for(share: float) -> None:
    assert TWO.share_below(TWO.quantile(share)) == pytest.approx(share, abs=1e-8)


def test_draws_have_the_mean_and_the_spread_of_the_mixture() -> None:
    draws = TWO.draws(200_000, np.random.default_rng(1))
    assert draws.mean() == pytest.approx(0.25 * -1 + 0.75 * 2, abs=0.02)
    assert np.mean(draws < 0) == pytest.approx(TWO.share_below(0.0), abs=0.005)
