"""Only what had been reported by a day is used, by every question, or the answer is refused."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pytest

from tests.analysis.conftest import TRUCE
from tests.analysis.small import START, case
from treve.analysis.answers import answers
from treve.analysis.from_run import cases
from treve.analysis.known import known
from treve.analysis.questions import QUESTIONS
from treve.bulletin.effect_told import effect_told
from treve.model.known import Known
from treve.model.refusal import Missing, Refusal
from treve.read import silent
from treve.run_folder import RunFolder
from treve.store.duckdb import DuckDBReader

AS_OF = dt.date(2017, 3, 1)


def _rows(delays: list[int], days: int = 100) -> list[dict[str, Any]]:
    rows = []
    for back in range(days):
        day = AS_OF - dt.timedelta(days=back)
        rows += [{"day": day, "published": day + dt.timedelta(days=late), "incidents": 1} for late in delays]
    return rows


def test_the_last_day_is_the_last_of_which_nine_tenths_were_known() -> None:
    # Of ten incidents a day, eight are told at once, one a day and one three days later: nine tenths stand after one day.
    found = known(_rows([0] * 8 + [1, 3]) * 4, AS_OF, np.random.default_rng(1))
    assert isinstance(found, Known)
    assert AS_OF - found.last in (dt.timedelta(days=1), dt.timedelta(days=3))
    assert found.later == 4 * (1 + 3)
    everything = known(_rows([0] * 5), AS_OF, np.random.default_rng(1))
    assert isinstance(everything, Known)
    assert (everything.last, everything.later, everything.no_day) == (AS_OF, 0, 0)


def test_long_after_the_last_incident_every_day_is_known() -> None:
    later = AS_OF + dt.timedelta(days=400)
    found = known(_rows([0, 2], 10), later, np.random.default_rng(1))
    assert isinstance(found, Known)
    assert (found.last, found.reports, found.later) == (AS_OF, 20, 0)


def test_what_is_missing_is_said() -> None:
    rng = np.random.default_rng(1)
    nothing = [{"day": AS_OF, "published": None, "incidents": 3}]
    assert known(nothing, AS_OF, rng) == Refusal(Missing.NO_REPORT_DAYS)
    few = known(_rows([0], 10), AS_OF, rng)
    assert few == Refusal(Missing.TOO_FEW_REPORT_DAYS, {"reports": 10, "needed": 50})
    batches = [
        {**row, "published": row["day"] + dt.timedelta(days=(6 - row["day"].weekday()) % 7)} for row in _rows([0, 0])
    ]
    refused = known(batches, AS_OF, rng)
    assert isinstance(refused, Refusal)
    assert refused.missing is Missing.REPORTS_IN_BATCHES


def test_no_incident_reported_later_is_in_any_count(late_run: RunFolder) -> None:
    day = TRUCE + dt.timedelta(days=40)
    store = DuckDBReader(late_run.folder / "run.duckdb")
    try:
        (only,) = cases(store, late_run.summary, as_of=day)
        block = answers(only, silent)
    finally:
        store.close()
    assert isinstance(only.known, Known)
    reports = late_run.table("report").pl().to_dicts()
    counted = [one for one in reports if one["published"] <= day and one["first_day"] <= only.known.last]
    assert sum(row.events for row in only.counts.rows) == len(counted)
    assert only.counts.last == only.known.last < day
    assert block["known"]["as_of"] == day.isoformat()
    assert block["effect"]["data_end"] == only.known.last.isoformat()
    assert effect_told(block["effect"]).more[-1].startswith("Only what had been reported by 8 February 2017 is used")
    assert "refused" not in block["where"]


@pytest.mark.parametrize(
    "question", [one for one in QUESTIONS if one.name not in ("durability", "unseen")], ids=lambda one: one.name
)
def test_daily_counts_do_not_say_what_had_been_reported(question: Any) -> None:
    answer = question.answer(case(as_of=START), silent)
    assert isinstance(answer, Refusal)
    assert answer.missing in (Missing.NO_REPORT_DAYS, Missing.NOT_IN_COUNTS)
