"""The checks of one measure, on arrays."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from treve.analyse.effect import Fronts, longest_silence, measured, refusal
from treve.analyse.vague_days import Spans
from treve.model.daily_counts import Measure
from treve.model.effect import Condition, EffectVerdict, Fitted, MeasuredEffect, Placebo, Plan, Window
from treve.model.refusal import Missing, Refusal

FIRST, START = dt.date(2016, 1, 1), dt.date(2016, 7, 1)
AT = (START - FIRST).days
PLAN = Plan(START, 60, 30, (28, 60, 90), (0, 7, 14), 2)


def _fronts(before: float = 8.0, after: float = 3.0, days: int = 400) -> Fronts:
    generator = np.random.default_rng(1)
    covered = generator.poisson(np.where(np.arange(days) < AT, before, after)).astype(float)
    others = generator.poisson(5.0, days).astype(float)
    return Fronts(FIRST, covered, others, covered + others, None, {}, None, (START,))


def _found(fronts: Fronts) -> MeasuredEffect:
    found = measured(fronts, PLAN, Measure.EVENTS, np.random.default_rng(1))
    assert isinstance(found, MeasuredEffect)
    return found


def test_each_check_looks_at_its_own_days() -> None:
    fronts = _fronts()
    found = _found(fronts)
    covered = fronts.covered
    assert found.headline.counted.before == covered[AT - 60 : AT].sum()
    assert found.headline.counted.after == covered[AT : AT + 30].sum()
    assert not isinstance(found.weekly, Refusal)
    assert sum(found.weekly.before) == covered[AT - 56 : AT].sum()
    cell = next(one for one in found.cells if (one.baseline, one.dropped) == (28, 7))
    assert isinstance(cell.fitted, Fitted)
    assert cell.fitted.counted.before == covered[AT - 28 : AT - 7].sum()
    assert cell.fitted.counted.days_before == 21
    assert isinstance(found.total, Fitted)
    assert found.total.counted.after == fronts.total[AT : AT + 30].sum()


def test_a_truce_that_nothing_breaks_has_an_answer() -> None:
    # With a line in time the likeliest step is then infinite: there is no such ratio, and the model has one.
    found = _found(_fronts(after=0.0))
    assert found.headline.counted.after == 0
    assert found.headline.ratio.high < 0.2
    assert found.trend == Refusal(Missing.ONE_SIDE_ZERO)
    assert found.weekly == Refusal(Missing.ONE_SIDE_ZERO)


def test_nothing_is_clear_where_too_few_dates_without_a_truce_can_be_compared() -> None:
    # One of twenty dates is the 5 % of the rule: of fewer, no share can say it.
    many, few = _fronts(days=800), _fronts(days=300)
    clear, short = _found(many), _found(few)
    assert isinstance(clear.placebo, Placebo)
    assert isinstance(short.placebo, Placebo)
    assert clear.placebo.dates >= 20 > short.placebo.dates > 0
    assert (clear.ruling.verdict, clear.ruling.failed_condition) == (EffectVerdict.CLEAR_FALL, None)
    assert short.placebo.as_low == 0
    assert short.ruling.verdict is EffectVerdict.LIKELY_FALL
    assert short.ruling.failed_condition is Condition.PLACEBO_UNKNOWN


def test_a_cell_before_the_data_is_refused_and_the_others_stand() -> None:
    fronts = _fronts()
    late = Fronts(
        FIRST + dt.timedelta(days=AT - 70),
        fronts.covered[AT - 70 :],
        None,
        fronts.total[AT - 70 :],
        None,
        {},
        None,
        (START,),
    )
    cells = _found(late).cells
    assert [isinstance(one.fitted, Refusal) for one in cells if one.baseline == 90] == [True] * 3
    assert all(isinstance(one.fitted, Fitted) for one in cells if one.baseline != 90)


def test_spans_longer_than_the_window_are_told_apart_and_not_spread() -> None:
    fronts = _fronts()
    vague = Spans(np.array([AT, AT - 200]), np.array([AT + 3, AT + 160]), np.array([1.0, 1.0]))
    found = _found(Fronts(FIRST, fronts.covered, None, fronts.total, None, {}, vague, (START,))).vague
    assert not isinstance(found, Refusal)
    assert (found.incidents, found.undated) == (2, 1)
    assert found.pooled is not None


def test_days_nobody_watched_do_not_count() -> None:
    fronts = _fronts()
    effort = np.ones(400)
    effort[AT - 10 : AT - 5] = 0
    watched = Fronts(FIRST, fronts.covered, None, fronts.total, effort, {}, None, (START,))
    counted = _found(watched).headline.counted
    assert counted.days_before == 55
    kept = np.r_[fronts.covered[AT - 60 : AT - 10], fronts.covered[AT - 5 : AT]]
    assert counted.before == kept.sum()


@pytest.mark.parametrize(
    ("covered", "missing"),
    [
        (np.zeros(400), Missing.ALL_ZERO),
        (np.eye(1, 400, AT)[0], Missing.TOO_FEW_EVENTS),
        (np.where((np.arange(400) >= AT) & (np.arange(400) < AT + 10), np.nan, 4.0), Missing.COVERAGE_GAP),
    ],
)
def test_what_is_missing(covered: np.ndarray[tuple[int], np.dtype[np.float64]], missing: Missing) -> None:
    fronts = Fronts(FIRST, covered, None, covered, None, {}, None, ())
    window = Window(START - dt.timedelta(days=60), START, START + dt.timedelta(days=29))
    found = refusal(fronts, window)
    assert found is not None
    assert found.missing is missing


def test_the_longest_silence() -> None:
    assert longest_silence(np.array([1.0, 0, 0, 2, 0, np.nan, 0, 1])) == 3
    assert longest_silence(np.ones(3)) == 0
