"""The first question: what it finds where the truth is known, and what it refuses."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from typing import Any

import pytest

from tests.analysis.made import FIRST, START, case, told, truce
from treve.analysis.case import Case
from treve.analysis.effect import answer, plan_of
from treve.analysis.record import record
from treve.bulletin.effect_section import effect_section
from treve.bulletin.refusals import refusal_sentence
from treve.model.daily_counts import DayCount, Effort, Front, VagueIncident
from treve.model.effect import EffectVerdict, MeasuredEffect, Placebo, Plan, WeeklyRatio
from treve.model.effect_answer import EffectAnswer
from treve.model.refusal import Missing, Refusal
from treve.read import silent


def _events(asked: Case) -> MeasuredEffect:
    found = answer(asked, silent)
    assert isinstance(found, EffectAnswer)
    events = found.measures["events"]
    assert isinstance(events, MeasuredEffect)
    return events


def _refused(asked: Case) -> Refusal:
    found = answer(asked, silent)
    assert isinstance(found, Refusal), found
    assert "{" not in refusal_sentence({"missing": found.missing, "values": found.values})
    return found


def test_a_fall_is_found_and_the_area_that_carries_it_is_named() -> None:
    events = _events(case())
    assert events.ruling.verdict is EffectVerdict.CLEAR_FALL
    assert events.headline.ratio.low < 3 / 9 < events.headline.ratio.high
    assert [(one.area, one.carries) for one in events.areas] == [("North", True), ("South", False)]
    assert events.headline.counted.days_before == 60
    assert len(events.cells) == 10
    assert {cell.dropped for cell in events.cells if cell.since_declared} == {2}


def test_a_rise_mirrors_it() -> None:
    events = _events(case(2.0, 9.0))
    assert events.ruling.verdict is EffectVerdict.CLEAR_RISE
    assert events.tipping is None


def test_no_change_is_unclear() -> None:
    assert _events(case(8.0, 8.0)).ruling.verdict is EffectVerdict.UNCLEAR


def test_the_same_seed_gives_the_same_answer() -> None:
    assert record(answer(case(), silent)) == {key: one for key, one in told()["effect"].items() if key != "sentences"}


def test_without_other_fronts_no_verdict_is_clear() -> None:
    events = _events(case(others=False))
    assert isinstance(events.others, Refusal)
    assert events.ruling.verdict is EffectVerdict.LIKELY_FALL


def test_effort_that_halves_explains_a_fall_by_half() -> None:
    watched = tuple(
        Effort(FIRST + dt.timedelta(days=at), 2.0 if FIRST + dt.timedelta(days=at) < START else 1.0)
        for at in range(400)
    )
    plain, corrected = _events(case(9.0, 4.0)), _events(case(9.0, 4.0, effort=watched))
    assert plain.headline.ratio.high < 1 < corrected.headline.ratio.high
    assert corrected.headline.ratio.median == pytest.approx(2 * plain.headline.ratio.median, rel=0.1)


def test_vague_incidents_widen_the_interval_and_are_counted_three_ways() -> None:
    vague = tuple(
        VagueIncident(START, START + dt.timedelta(days=9), Front.COVERED, "a – b", None, 1, 10, 20) for _ in range(40)
    )
    found = answer(case(vague=vague), silent)
    assert isinstance(found, EffectAnswer)
    deaths = found.measures["deaths_best"]
    assert isinstance(deaths, MeasuredEffect)
    assert not isinstance(deaths.vague, Refusal)
    assert deaths.vague.stacked - deaths.vague.exact == 400
    assert deaths.vague.expected - deaths.vague.exact == pytest.approx(280)
    assert deaths.vague.pooled is not None
    assert deaths.vague.pooled.median > deaths.headline.ratio.median


def test_a_toll_that_is_not_stated_takes_deaths_away_and_leaves_incidents() -> None:
    found = answer(case(tolls=False), silent)
    assert isinstance(found, EffectAnswer)
    refused = found.measures["deaths_best"]
    assert isinstance(refused, Refusal)
    assert refused.missing is Missing.NO_TOLL
    assert isinstance(found.measures["deaths_low"], MeasuredEffect)


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({"start": None}, Missing.NO_START),
        ({"start": FIRST - dt.timedelta(days=30)}, Missing.START_BEFORE_DATA),
        ({"start": FIRST}, Missing.START_BEFORE_DATA),
        ({"start": FIRST + dt.timedelta(days=20)}, Missing.BEFORE_TOO_SHORT),
        ({"start": FIRST + dt.timedelta(days=395)}, Missing.AFTER_TOO_SHORT),
        ({"start": FIRST + dt.timedelta(days=500)}, Missing.START_AFTER_DATA),
    ],
)
def test_days_that_the_data_do_not_hold(change: dict[str, dt.date | None], missing: Missing) -> None:
    made = case()
    asked = dataclasses.replace(made, truce=truce(change["start"]), truces=())
    assert _refused(asked).missing is missing


def _with_rows(rows: tuple[DayCount, ...]) -> Case:
    made = case()
    return dataclasses.replace(made, counts=dataclasses.replace(made.counts, rows=rows))


def test_all_zeros_one_event_and_no_covered_front_are_refused() -> None:
    rows = case().counts.rows
    zero = tuple(dataclasses.replace(row, events=0, deaths_low=0, deaths_best=0, deaths_high=0) for row in rows)
    assert _refused(_with_rows(zero)).missing is Missing.ALL_ZERO
    one = next(at for at, row in enumerate(zero) if row.day == START and row.front is Front.COVERED)
    single = (*zero[:one], dataclasses.replace(zero[one], events=1), *zero[one + 1 :])
    assert _refused(_with_rows(single)).missing is Missing.TOO_FEW_EVENTS
    assert (
        _refused(_with_rows(tuple(row for row in rows if row.front is Front.OTHER))).missing is Missing.NO_COVERED_FRONT
    )


def test_a_gap_in_coverage_is_refused_and_a_short_one_left_out() -> None:
    def watched(gap: int) -> tuple[Effort, ...]:
        days = (FIRST + dt.timedelta(days=at) for at in range(400))
        return tuple(Effort(day, 0.0 if 0 <= (START - day).days - 1 < gap else 1.0) for day in days)

    assert _refused(case(effort=watched(20))).missing is Missing.COVERAGE_GAP
    assert _events(case(effort=watched(5))).headline.counted.days_before == 55


def test_the_days_compared_are_fixed_by_the_days_alone() -> None:
    made = case()
    early = dataclasses.replace(made, truce=truce(FIRST + dt.timedelta(days=57)))
    plan = plan_of(early)
    assert isinstance(plan, Plan)
    assert (plan.before, plan.after, plan.baselines) == (56, 30, (28, 56, 90))
    late = plan_of(dataclasses.replace(made, truce=truce(FIRST + dt.timedelta(days=380))))
    assert isinstance(late, Plan)
    assert late.after == 20


@pytest.mark.parametrize(
    "change",
    [{}, {"before": 0.2, "after": 0.0}, {"before": 300.0, "after": 0.0}, {"tolls": False}, {"others": False}],
)
def test_no_number_of_an_answer_is_nan_and_every_one_can_be_told(change: dict[str, Any]) -> None:
    block = told(**change)
    shown = json.dumps(dataclasses.asdict(effect_section(block, None))) + json.dumps(block, allow_nan=False)
    assert "NaN" not in shown
    assert '"nan' not in shown
    assert all("{" not in one for sentences in block["effect"]["sentences"].values() for one in sentences)


def test_no_check_knows_the_unit_of_the_effort() -> None:
    def hours(unit: float) -> Case:
        days = (FIRST + dt.timedelta(days=at) for at in range(400))
        return case(9.0, 4.0, effort=tuple(Effort(day, unit * (24.0 if day < START else 12.0)) for day in days))

    one, other = _events(hours(1.0)), _events(hours(3600.0))
    assert isinstance(one.placebo, Placebo)
    assert isinstance(other.placebo, Placebo)
    assert other.placebo.ratios == pytest.approx(one.placebo.ratios)
    assert other.placebo.share == one.placebo.share
    assert isinstance(one.weekly, WeeklyRatio)
    assert one.weekly.ratio == pytest.approx(one.headline.ratio.median, rel=0.15)
    assert other.change == one.change
    assert [area.carries for area in other.areas] == [area.carries for area in one.areas]


def test_effort_alike_on_every_day_changes_no_number() -> None:
    days = (FIRST + dt.timedelta(days=at) for at in range(400))
    alike, plain = _events(case(effort=tuple(Effort(day, 7.0) for day in days))), _events(case())
    kept = ("ruling", "headline", "cells", "placebo", "others", "difference", "total", "change", "areas")
    assert [getattr(alike, name) for name in kept] == [getattr(plain, name) for name in kept]
    assert isinstance(alike.weekly, WeeklyRatio)
    assert isinstance(plain.weekly, WeeklyRatio)
    assert (alike.weekly.low, alike.weekly.high) == pytest.approx((plain.weekly.low, plain.weekly.high))
