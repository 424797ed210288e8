"""Is it holding? Late reports are allowed for, and only what had been reported by the day of the answer is used."""

from __future__ import annotations

import datetime as dt

from tests.analysis.conftest import TRUCE
from tests.analysis.small import START, case, watched
from treve.analysis.from_run import cases
from treve.analysis.holding import answer
from treve.model.holding import Holding
from treve.model.questions import HoldingAnswer
from treve.model.refusal import Missing, Refusal
from treve.read import silent
from treve.run_folder import RunFolder
from treve.store.duckdb import DuckDBReader


def _asked(run: RunFolder, as_of: dt.date | None) -> HoldingAnswer | Refusal:
    store = DuckDBReader(run.folder / "run.duckdb")
    try:
        (only,) = cases(store, run.summary, as_of=as_of)
        return answer(only, silent)
    finally:
        store.close()


def test_a_truce_that_fell_to_a_third_is_below_half(late_run: RunFolder) -> None:
    found = _asked(late_run, TRUCE + dt.timedelta(days=50))
    assert isinstance(found, HoldingAnswer)
    assert isinstance(found.state, Holding)
    week = found.state.rates[0]
    assert week.recorded < week.median
    assert found.state.rates[1].below_half > 0.8
    assert found.summary is not None
    assert found.summary["recorded"] == week.recorded


def test_only_what_had_been_reported_by_then_is_used(late_run: RunFolder) -> None:
    day = TRUCE + dt.timedelta(days=40)
    found = _asked(late_run, day)
    assert isinstance(found, HoldingAnswer)
    assert isinstance(found.state, Holding)
    reports = late_run.table("report").pl().to_dicts()
    known = [
        one for one in reports if one["published"] <= day and day - dt.timedelta(days=6) <= one["first_day"] <= day
    ]
    assert found.state.rates[0].recorded == len(known)
    assert not isinstance(found.thresholds, Refusal)
    assert all(one.followed <= 41 for one in found.thresholds)


def test_long_after_the_data_end_nothing_is_said(late_run: RunFolder) -> None:
    found = _asked(late_run, TRUCE + dt.timedelta(days=200))
    assert isinstance(found, HoldingAnswer)
    assert isinstance(found.state, Refusal)
    assert found.state.missing is Missing.STALE_DATA
    assert found.summary is None


def test_a_table_of_counts_has_no_report_days_but_thresholds() -> None:
    found = answer(case(), silent)
    assert isinstance(found, HoldingAnswer)
    assert found.state == Refusal(Missing.NO_REPORT_DAYS)
    assert not isinstance(found.thresholds, Refusal)
    assert [one.share for one in found.thresholds] == [0.5, 0.75, 1.0]


def test_deaths_of_days_that_nobody_watched_reach_no_threshold() -> None:
    found = answer(watched(case(), lambda day: 0.0 if day == START else 1.0), silent)
    assert isinstance(found, HoldingAnswer)
    assert found.thresholds == Refusal(Missing.UNWATCHED_DAYS, {"days": 1})
    steady = answer(watched(case(), lambda _day: 7.0), silent)
    assert steady == answer(case(), silent)
