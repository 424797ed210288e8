"""Did the violence move elsewhere?"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.analyse.displacement import block_sums, displacement
from treve.model.displacement import Displacement
from treve.model.refusal import Missing, Refusal

NAMES = ["a", "b"]
COVERED = np.array([True, False])


def test_what_one_front_loses_and_the_other_gains() -> None:
    before, after = np.tile([10.0, 2.0], (30, 1)), np.tile([2.0, 6.0], (30, 1))
    found = displacement(NAMES, COVERED, (before, after), np.random.default_rng(1))
    assert isinstance(found, Displacement)
    assert found.covered.ratio == pytest.approx((0.2, 0.2, 0.2))
    assert found.others.ratio == pytest.approx((3, 3, 3))
    assert found.total.ratio == pytest.approx((8 / 12,) * 3)
    assert found.offset == pytest.approx((0.5, 0.5, 0.5))


def test_nothing_is_offset_where_the_covered_fronts_did_not_fall() -> None:
    rng = np.random.default_rng(1)
    daily = rng.poisson(5, (30, 2)).astype(float), rng.poisson(5, (30, 2)).astype(float)
    found = displacement(NAMES, COVERED, daily, rng)
    assert isinstance(found, Displacement)
    assert found.offset is None


def test_a_front_without_anything_before_has_no_ratio() -> None:
    before, after = np.tile([10.0, 0.0], (30, 1)), np.tile([2.0, 6.0], (30, 1))
    found = displacement(NAMES, COVERED, (before, after), np.random.default_rng(1))
    assert isinstance(found, Displacement)
    assert found.others.ratio is None


@pytest.mark.parametrize(
    ("covered", "before", "missing"),
    [
        ([False, False], 1.0, Missing.NO_COVERED_FRONT),
        ([True, True], 1.0, Missing.NO_OTHER_FRONT),
        ([True, False], 0.0, Missing.NOTHING_COUNTED),
        ([True, False], np.nan, Missing.NOT_STATED_EVERYWHERE),
    ],
)
def test_what_cannot_be_compared_is_refused(covered: list[bool], before: float, missing: Missing) -> None:
    daily = np.full((30, 2), before), np.ones((30, 2))
    assert displacement(NAMES, np.array(covered), daily, np.random.default_rng(1)) == Refusal(missing)


@given(st.integers(1, 40), st.integers(0, 9))
def test_drawn_days_are_as_many_as_there_are(days: int, each: int) -> None:
    assert (block_sums(np.full((days, 1), float(each)), np.random.default_rng(1), 5) == days * each).all()


def test_a_front_with_nothing_after_still_has_an_upper_limit() -> None:
    before, after = np.zeros((60, 2)), np.zeros((30, 2))
    before[::5, 0] = 1
    before[:, 1] = after[:, 1] = 1
    found = displacement(["a", "b"], np.array([True, False]), (before, after), np.random.default_rng(1))
    assert isinstance(found, Displacement)
    # Twelve in sixty days, none in thirty: by the rule for a count of none, 3.689 / 30 over 12 / 60.
    assert found.covered.ratio is not None
    assert found.covered.ratio[:2] == (0.0, 0.0)
    assert found.covered.ratio[2] == pytest.approx(3.689 / 30 / 0.2)
    before[::5, 0] = 10
    deaths = displacement(["a", "b"], np.array([True, False]), (before, after), np.random.default_rng(1))
    assert isinstance(deaths, Displacement)
    # Ten at a time say no more than one at a time.
    assert deaths.covered.ratio == found.covered.ratio


def test_half_the_effort_halves_no_rate_and_its_unit_plays_no_part() -> None:
    before, after = np.tile([10.0, 2.0], (30, 1)), np.tile([5.0, 1.0], (30, 1))
    hours = np.full(30, 24.0), np.full(30, 12.0)
    found = displacement(NAMES, COVERED, (before, after), np.random.default_rng(1), hours)
    assert isinstance(found, Displacement)
    assert found.covered.ratio == pytest.approx((1, 1, 1))
    minutes = hours[0] * 60, hours[1] * 60
    again = displacement(NAMES, COVERED, (before, after), np.random.default_rng(1), minutes)
    assert isinstance(again, Displacement)
    assert again.covered == found.covered
    alike = displacement(
        NAMES, COVERED, (before, after), np.random.default_rng(1), (np.full(30, 8.0), np.full(30, 8.0))
    )
    assert alike == displacement(NAMES, COVERED, (before, after), np.random.default_rng(1))


def test_days_on_which_nobody_watched_are_no_calm() -> None:
    after = np.tile([10.0, 2.0], (30, 1))
    after[3:10] = 0.0
    watched = np.ones(30)
    watched[3:10] = 0.0
    found = displacement(
        NAMES, COVERED, (np.tile([10.0, 2.0], (60, 1)), after), np.random.default_rng(1), (np.ones(60), watched)
    )
    assert isinstance(found, Displacement)
    assert found.covered.ratio is not None
    assert found.covered.ratio[0] == pytest.approx(1.0)
