"""Weekly sums and their ratio; the values of Syria stand in tests/reference."""

from __future__ import annotations

import numpy as np
import pytest

from treve.analyse.weekly import weekly_ratio, weekly_sums
from treve.errors import BadValue


def test_sums_are_of_seven_days() -> None:
    np.testing.assert_array_equal(weekly_sums(np.arange(14.0)), [21, 70])
    with pytest.raises(BadValue, match="multiple of seven"):
        weekly_sums(np.ones(15))


def test_the_ratio_is_that_of_the_means() -> None:
    found = weekly_ratio(np.array([10.0, 14, 6]), np.array([4.0, 6]))
    assert found.ratio == pytest.approx(0.5)
    assert found.low < 0.5 < found.high


@pytest.mark.parametrize(("before", "after"), [([1.0, 2], [3.0]), ([0.0, 0, 0], [1.0, 2]), ([1.0, 2, 3], [0.0, 0])])
def test_too_few_weeks_or_an_empty_side_are_refused(before: list[float], after: list[float]) -> None:
    with pytest.raises(BadValue):
        weekly_ratio(np.array(before), np.array(after))


def test_the_ratio_is_that_for_the_same_effort() -> None:
    before, after = np.array([10.0, 14, 6]), np.array([4.0, 6])
    found = weekly_ratio(before, after, (np.full(3, 40.0), np.full(2, 20.0)))
    assert found.ratio == pytest.approx(1.0)
    plain = weekly_ratio(before, after)
    assert (found.low / found.ratio, found.dispersion) == pytest.approx((plain.low / plain.ratio, plain.dispersion))
