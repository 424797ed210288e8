"""Alarms on weekly counts."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from treve.analyse.alarms import alarms, cusum, ears_c1, ears_c3, recurrence
from treve.model.alarms import AlarmRule, Alarms
from treve.model.refusal import Missing, Refusal


def test_a_jump_raises_every_alarm_and_quiet_weeks_none() -> None:
    rng = np.random.default_rng(1)
    weekly = rng.poisson(6, 120).astype(float)
    quiet = alarms("all", weekly, rng, quiet_weeks=300)
    weekly[-1] = 60
    loud = alarms("all", weekly, rng, quiet_weeks=300)
    assert isinstance(quiet, Alarms)
    assert isinstance(loud, Alarms)
    assert {one.rule for one in loud.rules} == set(AlarmRule)
    assert all(one.last.alarm for one in loud.rules)
    assert not any(one.last.alarm for one in quiet.rules)


def test_an_alarm_of_chance_recurs_as_the_distribution_says() -> None:
    # C1 on Poisson(20): seven normal-like weeks, so the alarm's chance is that of Student's t with 6 degrees at 3.09 / sqrt(8/7).
    chance = stats.t.sf(stats.norm.ppf(0.999) / np.sqrt(8 / 7), 6)
    once = recurrence(ears_c1, 7, (20.0, None), 20000, np.random.default_rng(2))
    assert once == pytest.approx(1 / chance, rel=0.25)


def test_a_rule_that_never_alarms_has_no_recurrence() -> None:
    assert (
        recurrence(lambda weekly, week: cusum(weekly, week, week), 5, (3.0, None), 50, np.random.default_rng(1)) is None
    )


def test_equal_weeks_have_no_deviation() -> None:
    assert not ears_c3(np.full(20, 3.0), 19).alarm
    assert ears_c3(np.append(np.full(19, 3.0), 4.0), 19).alarm


def test_a_series_without_ground_is_refused() -> None:
    rng = np.random.default_rng(1)
    assert alarms("all", np.ones(25), rng) == Refusal(Missing.TOO_FEW_WEEKS, {"weeks": 25, "needed": 26})
    assert alarms("all", np.zeros(60), rng) == Refusal(Missing.NOTHING_COUNTED)
    assert isinstance(alarms("all", np.full(60, np.nan), rng), Refusal)
