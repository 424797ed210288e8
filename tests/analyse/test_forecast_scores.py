"""Scores of forecasts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.analyse import forecast_scores as scores

# (sqrt(2) - 1) / sqrt(pi): the score of a standard normal forecast at its mean.
NORMAL_AT_ITS_MEAN = 0.23369497725510913


def test_the_score_of_a_normal_forecast_at_its_mean() -> None:
    from scipy import stats

    members = stats.norm.ppf((np.arange(20000) + 0.5) / 20000)
    assert scores.crps(members, np.array(0.0)) == pytest.approx(NORMAL_AT_ITS_MEAN, abs=1e-4)


@given(st.lists(st.integers(0, 50), min_size=1, max_size=12), st.integers(0, 50))
def test_the_fast_score_is_the_slow_one(members: list[int], came: int) -> None:
    slow = sum(abs(one - came) for one in members) / len(members)
    slow -= sum(abs(one - other) for one in members for other in members) / len(members) ** 2 / 2
    assert scores.crps(np.array(members, dtype=np.float64), np.array(float(came))) == pytest.approx(slow, abs=1e-9)


def test_the_log_score_is_that_of_the_class() -> None:
    ensemble = np.array([[0.0, 0, 1, 2]])
    assert scores.log_score(ensemble, np.array([2.0]))[0] == pytest.approx(-np.log((2 + 1 / 9) / 5))
    assert scores.log_score(ensemble, np.array([900.0]))[0] == pytest.approx(-np.log((1 / 9) / 5))


def test_the_interval_score_charges_ten_times_what_lies_outside() -> None:
    low, high, came = np.array([1.0, 1]), np.array([4.0, 4]), np.array([2.0, 6])
    assert scores.interval_score(low, high, came, 0.2) == pytest.approx([3, 3 + 10 * 2])


def test_average_precision_of_a_printed_case() -> None:
    # Hits at ranks 1 and 3: (1/1 + 2/3) / 2.
    chance, came = np.array([0.9, 0.8, 0.7, 0.1]), np.array([True, False, True, False])
    assert scores.average_precision(chance, came) == pytest.approx((1 + 2 / 3) / 2)
    assert scores.average_precision(np.full(4, 0.5), came) == pytest.approx(0.5)


def test_alarms_keep_to_their_budget_and_leave_out_ties_at_its_edge() -> None:
    chance = np.array([[0.9, 0.8, 0.5, 0.5], [0.5, 0.1, 0.1, 0.1]])
    assert scores.budget_alarms(chance, 0.25).tolist() == [[True, True, False, False], [False] * 4]
    assert scores.budget_alarms(chance, 0.375).sum() == 2


def test_reliability_counts_what_came() -> None:
    (only,) = scores.reliability(np.array([0.2, 0.3]), np.array([True, False]), np.array([0, 0.5, 1.1]))
    assert (only.forecasts, only.mean, only.came) == (2, 0.25, 0.5)


def test_a_difference_that_never_varies_has_no_interval() -> None:
    rng = np.random.default_rng(1)
    assert scores.mean_difference(np.full((40, 3), 2.0), np.ones((40, 3)), 5, rng) == pytest.approx((1, 1, 1))
