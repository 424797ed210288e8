"""A table of counts and an agreement make a case."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from treve.analysis.from_counts import CountsOrder, analyse_counts, counts_case
from treve.errors import NotFound
from treve.model.daily_counts import Front

FILE = Path(__file__).parents[2] / "examples" / "counts" / "syria_daily_by_front.csv"
COVERED = ("government_insurgents",)


def test_the_example_counts_what_its_readme_says() -> None:
    case = counts_case(CountsOrder(FILE, "syr-2016-12-30", COVERED))
    start = case.truce.effective
    assert start == dt.date(2016, 12, 30)
    before, after = (
        [row for row in case.counts.rows if row.front is Front.COVERED and first <= row.day < first + dt.timedelta(30)]
        for first in (start - dt.timedelta(30), start)
    )
    assert (sum(row.events for row in before), sum(row.deaths_best or 0 for row in before)) == (218, 978)
    assert (sum(row.events for row in after), sum(row.deaths_best or 0 for row in after)) == (179, 409)


def test_a_start_can_be_given() -> None:
    case = counts_case(CountsOrder(FILE, "syr-2018-09-17", COVERED, effective=dt.date(2018, 9, 17)))
    assert case.truce.given
    assert case.truce.effective == dt.date(2018, 9, 17)


def test_a_front_to_compare_with_must_be_there_and_not_covered() -> None:
    with pytest.raises(NotFound, match="front to compare with"):
        counts_case(CountsOrder(FILE, "syr-2016-12-30", COVERED, against=COVERED))


def test_the_answer_names_its_data_and_its_seed() -> None:
    told = analyse_counts(CountsOrder(FILE, "syr-2018-09-17", COVERED, seed=7))["agreements"][0]
    assert told["seed"] == 7
    assert told["data"]["end"] == "2018-12-31"
    assert told["data"]["vague_day_incidents"] is None
