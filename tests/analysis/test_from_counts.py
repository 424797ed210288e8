"""A table of counts and an agreement make a case."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from treve.analysis import effect
from treve.analysis.case import GivenTables
from treve.analysis.from_counts import CountsOrder, analyse_counts, counts_case
from treve.analysis.record import record
from treve.bulletin.effect_told import effect_told
from treve.errors import NotFound
from treve.model.daily_counts import Front
from treve.read import silent

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


def _answered(weeks: Path, effective: dt.date | None = None) -> dict[str, Any]:
    order = CountsOrder(FILE, "syr-2016-12-30", COVERED, effective=effective, given=GivenTables(areas=weeks))
    case = counts_case(order)
    block: dict[str, Any] = record(effect.answer(case, silent))
    return block


def test_the_example_names_from_its_weekly_table_the_area_that_carries_the_fall() -> None:
    block = _answered(FILE.with_name("syria_weekly_by_governorate.csv"))
    carried = [one for one in block["weekly_areas"]["areas"] if one["carries"]]
    # By hand from the file: 202 of 622 incidents in the eight weeks before, 20 of 173 in the four from the start.
    assert [(one["area"], one["before"], one["after"]) for one in carried] == [("Aleppo", 202, 20)]
    assert carried[0]["share_of_fall"] == pytest.approx((202 / 8 - 20 / 4) / (622 / 8 - 173 / 4), rel=1e-6)
    assert effect_told(block).objections[0].startswith("Aleppo carries the change, by weekly counts: 59 %")


def test_weeks_that_do_not_begin_with_the_truce_or_do_not_reach_are_refused(tmp_path: Path) -> None:
    block = _answered(FILE.with_name("syria_weekly_by_governorate.csv"), dt.date(2016, 12, 31))
    assert block["weekly_areas"]["missing"] == "weeks_begin_elsewhere"
    short = tmp_path / "weeks.csv"
    short.write_text("week,area,front,events\n2016-12-30,North,government_insurgents,3\n", encoding="utf-8")
    block = _answered(short)
    assert block["weekly_areas"]["missing"] == "weeks_not_whole"
    assert any("whole weeks" in sentence for sentence in effect_told(block).more)
