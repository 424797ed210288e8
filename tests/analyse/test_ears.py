"""EARS."""

from __future__ import annotations

import numpy as np
import pytest

from treve.analyse.ears import GAP, c3_scores, ears_c1, ears_c2, ears_c3, ears_scores


def test_equal_weeks_have_no_deviation() -> None:
    assert not ears_c3(np.full(20, 3.0), 19).alarm
    assert ears_c3(np.append(np.full(19, 3.0), 4.0), 19).alarm
    assert ears_c3(np.append(np.full(19, 3.0), 4.0), 19).value == 1e6


def test_scores_by_hand() -> None:
    weekly = np.array([1.0, 3.0, 1.0, 3.0, 1.0, 3.0, 2.0, 5.0])
    assert np.isnan(ears_scores(weekly, 0)[:7]).all()
    assert ears_scores(weekly, 0)[7] == pytest.approx((5 - 2) / weekly[:7].std(ddof=1))
    assert np.isnan(ears_scores(weekly, GAP)).all()
    assert ears_c1(weekly, 7).upper == pytest.approx(2 + 3.0902323 * weekly[:7].std(ddof=1))


def test_the_third_rule_adds_up_three_weeks() -> None:
    weekly = np.random.default_rng(1).poisson(5, 40).astype(float)
    above = [max(0.0, float(ears_scores(weekly, GAP)[week]) - 1) for week in (28, 29, 30)]
    assert c3_scores(weekly)[30] == pytest.approx(sum(above))
    assert ears_c3(weekly, 30).value == pytest.approx(sum(above))


def test_a_series_that_begins_too_late_has_no_bound() -> None:
    assert ears_c1(np.ones(7), 6).upper is None
    assert ears_c2(np.ones(9), 8).upper is None
    assert ears_c3(np.ones(11), 10).upper is None
    assert np.isnan(c3_scores(np.ones(11))).all()
    assert c3_scores(np.ones(2)).size == 2
