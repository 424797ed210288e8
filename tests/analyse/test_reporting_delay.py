"""How many incidents of the last days are still unreported."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.analyse.reporting_delay import completeness, delays, unreported
from treve.errors import BadValue


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=60))
def test_only_what_had_been_reported_by_the_day_of_the_answer_is_counted(pairs: list[tuple[int, int]]) -> None:
    age, delay = (np.array([pair[place] for pair in pairs], dtype=np.int64) for place in (0, 1))
    table = delays(age, delay, days=30, longest=10)
    expected = sum(one < 30 and late <= one and late <= 10 for one, late in pairs)
    assert table.reported.sum() == expected
    assert not table.reported[~table.known].any()


def test_completeness_is_found_again() -> None:
    rng = np.random.default_rng(3)
    age = np.repeat(np.arange(400), 20)
    delay = rng.geometric(0.25, len(age)) - 1
    shares = completeness(delays(age, delay, days=400, longest=40), rng, 500)
    truth = 1 - 0.75 ** (np.arange(41) + 1)
    assert np.median(shares, axis=0) == pytest.approx(truth, abs=0.015)
    assert (np.diff(shares, axis=1) >= 0).all()
    assert (shares[:, -1] == 1).all()


def test_days_whose_reports_are_all_in_miss_nothing() -> None:
    age = np.arange(100)
    table = delays(age, np.zeros(100, dtype=np.int64), days=100, longest=5)
    rng = np.random.default_rng(1)
    missing = unreported(table, completeness(table, rng, 200), rng)
    assert (missing[:, :-5] == 0).all()


def test_negative_delays_are_refused() -> None:
    with pytest.raises(BadValue):
        delays(np.array([3]), np.array([-1]), days=10)
