"""Placebo dates are truce-free, and their windows whole."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.analyse.placebo import FREE_DAYS, placebo, placebo_dates, ratio
from treve.errors import BadValue

FIRST = dt.date(2016, 1, 1)


@given(st.lists(st.integers(0, 700), max_size=5))
def test_every_date_is_far_from_every_truce_and_none_is_forgotten(starts: list[int]) -> None:
    last = FIRST + dt.timedelta(days=700)
    real = [FIRST + dt.timedelta(days=one) for one in starts]
    found = set(placebo_dates(FIRST, last, real))
    for week in range(101):
        day = FIRST + dt.timedelta(days=7 * week)
        assert (day in found) == all(abs((day - one).days) >= FREE_DAYS for one in real)


def test_the_rank_counts_ratios_as_low_as_the_observed() -> None:
    daily = np.ones(100)
    daily[50:] = 3.0
    dates = [FIRST + dt.timedelta(days=at) for at in (20, 50, 80)]
    found = placebo(daily, FIRST, dates, ratio(daily[10:20], daily[20:30]), 10, 10)
    assert (found.dates, found.as_low, found.share, found.corrected) == (3, 2, 2 / 3, 3 / 4)
    assert found.share_as_high == 1.0
    assert found.effective == (60 + 20) / 20


def test_a_date_whose_window_is_not_whole_is_left_out() -> None:
    daily = np.ones(100)
    daily[45] = np.nan
    dates = [FIRST + dt.timedelta(days=at) for at in (5, 20, 50, 95)]
    assert placebo(daily, FIRST, dates, 1.0, 10, 10).dates == 1


def test_no_date_at_all_is_refused() -> None:
    with pytest.raises(BadValue, match="truce-free"):
        placebo(np.ones(30), FIRST, [], 1.0, 10, 10)
