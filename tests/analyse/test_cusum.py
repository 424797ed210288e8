"""CUSUM."""

from __future__ import annotations

import numpy as np
import pytest

from treve.analyse.cusum import cusum, cusum_scores


def test_each_week_is_summed_over_its_own_baseline() -> None:
    weekly = np.random.default_rng(1).poisson(4, 60).astype(float)
    scores = cusum_scores(weekly, 10)
    assert np.isnan(scores[:19]).all()
    for week in (19, 33, 59):
        window = weekly[week - 19 : week + 1]
        assert scores[week] == pytest.approx(cusum(window, 19, 10).value)


def test_nothing_counted_gives_no_reference() -> None:
    assert cusum(np.zeros(40), 30, 10).upper is None
    assert np.isnan(cusum_scores(np.zeros(40), 10)).all()
    assert np.isnan(cusum_scores(np.ones(19), 10)).all()


def test_a_surplus_adds_up_to_an_alarm() -> None:
    weekly = np.append(np.full(20, 4.0), [8.0, 8.0, 8.0])
    # Two standard deviations above a mean of 4, less the allowance, each week.
    assert cusum(weekly, 22, 20).value == pytest.approx(3 * (2 - 1.04))
    assert cusum(weekly, 22, 20).alarm
    assert not cusum(weekly, 21, 20).alarm
