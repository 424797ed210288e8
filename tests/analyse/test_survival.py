"""Survival in days."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treve.analyse.survival import Lives, at_risk, cumulative_incidence, kaplan_meier, median_days
from treve.errors import BadValue


def _lives(
    days: list[int], cause: list[int], entered: list[int] | None = None, cluster: list[int] | None = None
) -> Lives:
    size = len(days)
    return Lives(
        np.array(days), np.array(cause), np.array(entered or [0] * size), np.array(cluster or list(range(size)))
    )


def test_shares_and_limits_of_four_spells() -> None:
    curve = kaplan_meier(_lives([2, 3, 3, 5], [1, 0, 1, 1]))
    assert [(one.day, one.at_risk) for one in curve.steps] == [(2, 4), (3, 3), (5, 1)]
    assert [one.share for one in curve.steps] == pytest.approx([0.75, 0.5, 0])
    assert curve.steps[0].low == pytest.approx(0.75 * math.exp(-1.959964 * math.sqrt(1 / 12)), abs=1e-6)
    assert curve.steps[-1].low is None
    assert curve.at(1) is None
    assert median_days(curve)[0] == 3


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 30), st.integers(0, 1)), min_size=2, max_size=30))
def test_another_program_gives_the_same_curve(spells: list[tuple[int, int]]) -> None:
    import lifelines

    days, ended = [one[0] for one in spells], [one[1] for one in spells]
    fitted = lifelines.KaplanMeierFitter().fit(days, ended)
    for step in kaplan_meier(_lives(days, ended)).steps:
        assert step.share == pytest.approx(float(fitted.predict(step.day)), abs=1e-9)


def test_a_spell_that_enters_late_is_not_at_risk_before() -> None:
    lives = _lives([5, 8, 10], [1, 1, 1], [0, 6, 0])
    assert [at_risk(lives, day) for day in (5, 6, 7, 9)] == [2, 1, 2, 1]
    assert [one.share for one in kaplan_meier(lives).steps] == pytest.approx([0.5, 0.25, 0])


def test_spells_of_one_cluster_widen_the_limits() -> None:
    days, cause = [2, 2, 2, 9, 9, 9, 4, 4, 4, 12, 12, 12], [1] * 9 + [0] * 3
    alone = kaplan_meier(_lives(days, cause), clustered=True)
    plain = kaplan_meier(_lives(days, cause))
    joined = kaplan_meier(_lives(days, cause, cluster=[0] * 3 + [1] * 3 + [2] * 3 + [3] * 3), clustered=True)
    assert plain.steps[0].low is not None
    assert alone.steps[0].low == pytest.approx(plain.steps[0].low, rel=0.05)
    assert joined.steps[0].low is not None
    assert alone.steps[0].low is not None
    assert joined.steps[0].low < alone.steps[0].low - 0.1


def test_ends_with_constant_hazards_share_out_as_the_hazards_do() -> None:
    rng = np.random.default_rng(1)
    size, collapse, expiry = 20000, 0.004, 0.002
    days = rng.geometric(collapse + expiry, size)
    cause = np.where(rng.random(size) < collapse / (collapse + expiry), 1, 2)
    lives = Lives(
        np.minimum(days, 300),
        np.where(days > 300, 0, cause),
        np.zeros(size, dtype=np.int64),
        np.zeros(size, dtype=np.int64),
    )
    step = cumulative_incidence(lives, 1, rng).at(200)
    assert step is not None
    assert step.share == pytest.approx(2 / 3 * (1 - (1 - collapse - expiry) ** 200), abs=0.01)
    assert step.low is None


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 20), st.integers(0, 3)), min_size=1, max_size=25))
def test_ends_and_survival_always_sum_to_one(spells: list[tuple[int, int]]) -> None:
    lives = _lives([one[0] for one in spells], [one[1] for one in spells])
    curves = [cumulative_incidence(lives, cause, np.random.default_rng(1), draws=2) for cause in (1, 2, 3)]
    for place, step in enumerate(kaplan_meier(lives).steps):
        assert step.share + sum(curve.steps[place].share for curve in curves) == pytest.approx(1)


@pytest.mark.parametrize(("days", "entered"), [([], []), ([3], [3]), ([3], [-1])])
def test_spells_that_cannot_be_are_refused(days: list[int], entered: list[int]) -> None:
    with pytest.raises(BadValue):
        Lives(
            np.array(days), np.zeros(len(days), dtype=np.int64), np.array(entered), np.zeros(len(days), dtype=np.int64)
        )
