"""What next?"""

from __future__ import annotations

import datetime as dt
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.analyse.forecast import forecast, levels, limits, weekly_counts
from treve.model.forecast import Forecast
from treve.model.refusal import Missing, Refusal

END = dt.date(2017, 1, 1)


def test_the_level_is_a_quarter_of_the_week_and_three_quarters_of_the_level_before() -> None:
    assert levels(np.array([8.0, 0, 4])) == pytest.approx([8, 6, 5.5])
    assert levels(np.zeros(3)) == pytest.approx([0.05] * 3)


def test_an_escalation_is_more_than_twice_the_last_four_weeks_plus_five() -> None:
    assert limits(np.array([1.0, 2, 3, 4, 10])) == pytest.approx([10, 14.5])


def test_the_last_week_ends_with_the_data() -> None:
    assert weekly_counts(np.arange(15.0)) == pytest.approx([28, 77])


def test_a_forecast_of_steady_weeks() -> None:
    found = forecast("all", np.full(7 * 30, 2.0), END)
    assert isinstance(found, Forecast)
    assert (found.last_week, found.limit, found.usual) == (14, 33, 0)
    assert found.level == pytest.approx(14)
    assert [one.days for one in found.horizons] == [7, 14, 28]
    week = found.horizons[0]
    assert week.low <= week.median <= week.high
    assert week.escalation == pytest.approx(1 - sum(_chance(count, 14.0) for count in range(34)), abs=1e-9)


def _chance(count: int, mean: float) -> float:
    """Negative binomial of size 1/2, in plain Python."""
    log = math.lgamma(count + 0.5) - math.lgamma(0.5) - math.lgamma(count + 1)
    return math.exp(log + 0.5 * math.log(0.5 / (0.5 + mean)) + count * math.log(mean / (0.5 + mean)))


@pytest.mark.parametrize(
    ("daily", "missing"),
    [
        (np.ones(7 * 25 + 6), Missing.TOO_FEW_WEEKS),
        (np.zeros(300), Missing.NOTHING_COUNTED),
        (np.array([np.nan] * 300), Missing.NOT_STATED_EVERYWHERE),
    ],
)
def test_a_forecast_without_ground_is_refused(
    daily: np.ndarray[tuple[int], np.dtype[np.float64]], missing: Missing
) -> None:
    found = forecast("all", daily, END)
    assert isinstance(found, Refusal)
    assert found.missing is missing


@given(st.lists(st.integers(0, 500), min_size=182, max_size=250))
def test_every_number_of_a_forecast_is_finite(days: list[int]) -> None:
    found = forecast("all", np.array(days, dtype=np.float64), END)
    if isinstance(found, Forecast):
        week = found.horizons[0]
        assert np.isfinite([week.median, week.low, week.high, week.escalation, found.usual]).all()
        assert 0 <= week.escalation <= 1
