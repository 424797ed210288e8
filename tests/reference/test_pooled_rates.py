"""New York leukaemia, 281 tracts: values of METHODS, a negative binomial likelihood maximised by two independent routines."""

from __future__ import annotations

import numpy as np
import pytest

from tests.reference.tables import Tables
from treve.analyse.pooled_rates import Posterior, gamma_prior

TABLE = "ny_leukemia_281_tracts.csv"


def test_prior_and_shrunken_ratios_of_the_new_york_tracts(tables: Tables) -> None:
    expect = tables.values["gamma_poisson_ny"]
    counts = np.floor(np.array(tables.numbers(TABLE, "cases")))
    population = np.array(tables.numbers(TABLE, "population"))
    expected = population * counts.sum() / population.sum()
    prior = gamma_prior(counts, expected)
    assert prior.shape == pytest.approx(expect["a"], abs=expect["tol"])
    assert prior.rate == pytest.approx(expect["b"], abs=expect["tol"])
    assert prior.mean == pytest.approx(expect["prior_mean"], abs=1e-6)
    assert -prior.log_likelihood == pytest.approx(expect["neg_loglik"], abs=1e-6)
    posterior = Posterior(counts, expected, prior)
    for number in (89, 120):
        tract = expect[f"tract_{number}"]
        assert counts[number - 1] == tract["cases"]
        assert expected[number - 1] == pytest.approx(tract["expected"], abs=1e-6)
        assert posterior.mean()[number - 1] == pytest.approx(tract["posterior_mean"], abs=2e-6)
    assert posterior.quantile(0.025)[88] == pytest.approx(expect["tract_89"]["ci95"][0], abs=2e-6)
    assert posterior.quantile(0.975)[88] == pytest.approx(expect["tract_89"]["ci95"][1], abs=2e-6)
    assert posterior.above(1.0)[88] == pytest.approx(expect["tract_89"]["p_gt_1"], abs=1e-6)
