"""The day of the answer, and the counts around it."""

from __future__ import annotations

import dataclasses
import datetime as dt

from tests.analysis.small import START, case, watched
from treve.analysis.effect import plan_of
from treve.analysis.present import (
    before_and_after,
    between_of,
    covered_area,
    is_covered,
    last_counted,
    now,
    watch,
    watch_before_and_after,
)
from treve.model.daily_counts import Measure
from treve.model.effect import Plan


def test_the_day_of_the_answer_is_never_after_the_legal_end() -> None:
    whole = case()
    assert now(whole) == whole.counts.last
    assert now(dataclasses.replace(whole, as_of=START)) == START
    ended = dataclasses.replace(whole.truce, ended=START + dt.timedelta(days=9))
    assert now(dataclasses.replace(whole, truce=ended)) == START + dt.timedelta(days=9)


def test_columns_hold_the_days_before_and_from_the_start_on() -> None:
    whole = case()
    plan = plan_of(whole)
    assert isinstance(plan, Plan)
    before, after = before_and_after(
        whole, plan, Measure.EVENTS, [is_covered, covered_area("North"), between_of("A – C")]
    )
    assert before.shape == (plan.before, 3)
    assert after.shape == (plan.after, 3)
    first = sum(row.events for row in whole.counts.rows if row.day == START and is_covered(row))
    assert after[0, 0] == first
    assert (before[:, 1] <= before[:, 0]).all()


def test_the_last_day_counted_is_that_of_which_enough_is_known() -> None:
    whole = case()
    assert last_counted(whole) == whole.counts.last
    later = dataclasses.replace(whole, as_of=whole.counts.last + dt.timedelta(days=3))
    assert (now(later), last_counted(later)) == (whole.counts.last + dt.timedelta(days=3), whole.counts.last)


def test_nothing_is_counted_on_days_on_which_nobody_watched() -> None:
    made = watched(case(), lambda day: 0.0 if day == START else 8.0)
    plan = plan_of(made)
    assert isinstance(plan, Plan)
    _, after = before_and_after(made, plan, Measure.EVENTS, [is_covered])
    assert after[0, 0] == 0
    assert after[1, 0] > 0
    before_watch, after_watch = watch_before_and_after(made, plan)
    assert (before_watch.size, before_watch.sum()) == (plan.before, 8.0 * plan.before)
    assert after_watch.tolist() == [0.0, *[8.0] * (plan.after - 1)]
    assert watch(case(), START, START + dt.timedelta(days=2)).tolist() == [1.0] * 3
