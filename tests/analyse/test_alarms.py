"""Alarms on weekly counts."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from treve.analyse.alarms import PROMISED, alarms, limit_of, quiet_of, quiet_scores, rules
from treve.analyse.ears import PRINTED_WIDTH
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
    # C1 on Poisson(2000): seven normal-like weeks, so the alarm's chance is that of Student's t with 6 degrees at 3.09 / sqrt(8/7).
    chance = stats.t.sf(PRINTED_WIDTH / np.sqrt(8 / 7), 6)
    quiet = quiet_scores(rules(60)[AlarmRule.EARS_C1], (2000.0, None), 60000, np.random.default_rng(2))
    assert (quiet > PRINTED_WIDTH).mean() == pytest.approx(chance, rel=0.1)


@pytest.mark.parametrize("rule", [AlarmRule.EARS_C1, AlarmRule.EARS_C2, AlarmRule.EARS_C3, AlarmRule.CUSUM])
@pytest.mark.parametrize("truth", [(5.0, None), (20.0, 2.0)], ids=["poisson", "wide"])
def test_the_bound_keeps_its_promise_on_fresh_quiet_weeks(rule: AlarmRule, truth: tuple[float, float | None]) -> None:
    asked = rules(130)[rule]
    limit = limit_of(quiet_scores(asked, truth, 26000, np.random.default_rng(3)))
    fresh = quiet_scores(asked, truth, 60000, np.random.default_rng(4))
    # C3 and CUSUM remember, so that their alarms come in groups and a share of weeks is less sure.
    remembers = rule in (AlarmRule.EARS_C3, AlarmRule.CUSUM)
    assert (fresh > limit).mean() == pytest.approx(1 / PROMISED, rel=0.4 if remembers else 0.25)


def test_the_scores_of_a_rule_are_what_its_bound_is_held_against() -> None:
    weekly = np.random.default_rng(6).negative_binomial(2.0, 2 / 7, 130).astype(float)
    for kind, rule in rules(130).items():
        scores = rule.scores(weekly)
        judged = [rule.judged(weekly, week, 1.5) for week in range(rule.warm, 130)]
        expected = [bool(score > 1.5) for score in scores[rule.warm :]]
        assert [one.alarm for one in judged] == expected, kind


def test_a_rule_that_cannot_keep_its_promise_does_not_speak() -> None:
    # In weeks this sparse, seven zeros and then one incident come far oftener than once in a hundred.
    weekly = np.zeros(60)
    weekly[[3, 14, 20, 33, 41, 50, 59]] = 1
    found = alarms("all", weekly, np.random.default_rng(1), quiet_weeks=2000)
    assert isinstance(found, Alarms)
    c1 = next(one for one in found.rules if one.rule is AlarmRule.EARS_C1)
    assert c1.printed.alarm
    assert c1.printed_once_in_weeks is not None
    assert c1.printed_once_in_weeks < PROMISED
    assert c1.last.upper is None
    assert not c1.last.alarm


def test_no_spread_beyond_a_poisson_is_made_up() -> None:
    assert quiet_of(np.full(60, 4.0)) == (4.0, None)
    mean, size = quiet_of(np.array([0.0, 8.0] * 30))
    assert mean == 4
    assert size == pytest.approx(16 / (16 * 60 / 59 - 4))


def test_a_series_without_ground_is_refused() -> None:
    rng = np.random.default_rng(1)
    assert alarms("all", np.ones(25), rng) == Refusal(Missing.TOO_FEW_WEEKS, {"weeks": 25, "needed": 26})
    assert alarms("all", np.zeros(60), rng) == Refusal(Missing.NOTHING_COUNTED)
    assert isinstance(alarms("all", np.full(60, np.nan), rng), Refusal)
