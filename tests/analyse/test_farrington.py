"""Farrington's alarm."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from scipy import stats

from treve.analyse.farrington import Form, classic, farrington, farrington_scores, flexible


def test_equal_counts_give_the_bound_of_a_poisson_mean() -> None:
    # All references 4: mean 4, dispersion 1, squared error of the mean 4/28.
    found = farrington(np.full(300, 4.0), 299, classic(4))
    assert found.upper == pytest.approx(
        (4 ** (2 / 3) + 2.5758293 * np.sqrt(4 / 9 * 4 ** (1 / 3) * (1 + 1 / 28))) ** 1.5, abs=1e-5
    )


@pytest.mark.parametrize("form", [classic(3), flexible(3)])
def test_a_series_that_begins_too_late_or_is_too_thin_has_no_bound(form: Form) -> None:
    assert farrington(np.full(150, 4.0), 149, form).upper is None
    assert farrington(np.zeros(300), 299, form).upper is None


def test_an_old_outbreak_hides_a_new_one_less_when_it_is_weighed_down() -> None:
    rng = np.random.default_rng(1)
    weekly = rng.poisson(4, 300).astype(float)
    weekly[299 - 104] = 80
    weighed = farrington(weekly, 299, classic(4)).upper
    plain = farrington(weekly, 299, dataclasses.replace(classic(4), outlier=1e9)).upper
    assert weighed is not None
    assert plain is not None
    assert weighed < plain - 5


def test_the_flexible_form_uses_the_season() -> None:
    season = 9 + 6 * np.sin(2 * np.pi * np.arange(312) / 52)
    weekly = np.random.default_rng(1).poisson(season).astype(float)
    high, low = (
        farrington(weekly[: 52 * 5 + 14], 52 * 5 + 13, flexible(3)),
        farrington(weekly[: 52 * 5 + 40], 52 * 5 + 39, flexible(3)),
    )
    assert high.upper is not None
    assert low.upper is not None
    assert high.upper > low.upper + 3


def test_the_flexible_bound_is_a_quantile_of_the_counts() -> None:
    # Equal weeks have no dispersion: 99 % of a Poisson with their mean.
    assert farrington(np.full(300, 4.0), 299, flexible(3)).upper == stats.poisson.ppf(0.99, 4.0)


def test_where_next_to_nothing_is_expected_one_count_is_above_the_bound() -> None:
    weekly = np.zeros(320)
    weekly[200] = 1
    weekly[-4:] = [2, 2, 2, 0]
    assert not farrington(weekly, 319, flexible(3)).alarm
    weekly[-1] = 1
    assert farrington(weekly, 319, flexible(3)).alarm


def test_scores_are_1_at_the_bound() -> None:
    weekly = np.random.default_rng(2).poisson(4, 230).astype(float)
    form = classic(3)
    scores = farrington_scores(weekly, form)
    for week in (200, 229):
        upper = farrington(weekly, week, form).upper
        doubled = farrington(weekly, week, form, limit=2.0).upper
        assert upper is not None
        assert doubled is not None
        expected = 2 * upper - doubled
        assert scores[week] == pytest.approx((weekly[week] - expected) / (upper - expected))
    assert np.isnan(scores[:159]).all()
