"""A table of counts and an agreement make a case."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from treve.analysis import effect
from treve.analysis.case import GivenTables
from treve.analysis.from_counts import CountsOrder, analyse_counts, counts_case
from treve.analysis.record import record
from treve.bulletin.analysis_told import analysis_told
from treve.bulletin.effect_section import effect_section
from treve.bulletin.effect_told import effect_told
from treve.catalogue import LANGUAGES, speaking
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


START = dt.date(2016, 12, 30)
Events = Callable[[int], int]


def _table(folder: Path, days: range, events: Events, deaths: Callable[[int], str] = lambda _: "1") -> Path:
    path = folder / "counts.csv"
    rows = [f"{START + dt.timedelta(days=at)},{events(at)},{deaths(at)}" for at in days]
    path.write_text("\n".join(["day,events,deaths_best", *rows]) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("days", "events", "missing", "sentence"),
    [
        (range(-90, 60), lambda _: 0, "all_zero", "nothing is counted from 31 October 2016"),
        (range(-90, 60), lambda at: int(at == 0), "too_few_events", "1 counted"),
        (range(-90, 5), lambda _: 3, "after_too_short", "5 days from the start on; 14 are needed"),
        (range(-10, 60), lambda _: 3, "before_too_short", "10 days before the start; 28 are needed"),
        (range(5, 90), lambda _: 3, "start_before_data", "the data begin only on 4 January 2017"),
        (range(-90, -5), lambda _: 3, "start_after_data", "the data end on 24 December 2016"),
        (range(-90, 60), lambda at: 3 * (at >= 0), "nothing_before", "no rate to compare with"),
        (range(-90, 60), lambda at: 3 * (not -40 < at < -5), "silent_before", "a gap in coverage"),
    ],
)
def test_bad_counts_are_refused_in_words_and_no_number_that_is_none_reaches_a_reader(
    tmp_path: Path, days: range, events: Events, missing: str, sentence: str
) -> None:
    told = analyse_counts(CountsOrder(_table(tmp_path, days, events), "syr-2016-12-30"))
    (block,) = told["agreements"]
    assert block["effect"]["refused"]["missing"] == missing
    assert sentence in " ".join(analysis_told(told, "en").split())
    for language in LANGUAGES:
        with speaking(language):
            section = effect_section(block, None)
        texts = [
            analysis_told(told, language),
            *section.lead[0][1],
            *(one for part in section.parts for one in part.sentences),
        ]
        assert not any(
            re.search(r"\bnan\b|\binf\b|\bNone\b|\{|\d{4}-\d{2}-\d{2}", text.split("\n", 2)[-1]) for text in texts
        )


def test_deaths_that_are_not_stated_everywhere_have_no_answer_while_incidents_have(tmp_path: Path) -> None:
    table = _table(tmp_path, range(-90, 60), lambda _: 3, lambda at: "" if at % 9 == 0 else "1")
    (block,) = analyse_counts(CountsOrder(table, "syr-2016-12-30"))["agreements"]
    assert block["effect"]["measures"]["deaths_best"]["missing"] == "no_toll"
    assert "headline" in block["effect"]["measures"]["events"]


def test_a_truce_without_any_record_after_it_is_told_with_that_doubt_first(tmp_path: Path) -> None:
    table = _table(tmp_path, range(-90, 60), lambda at: 3 * (at < 0))
    (block,) = analyse_counts(CountsOrder(table, "syr-2016-12-30"))["agreements"]
    assert effect_told(block["effect"]).objections[0].startswith("On 30 days in a row no front recorded anything")


def test_effort_tells_a_gap_from_calm(tmp_path: Path) -> None:
    table = _table(tmp_path, range(-90, 60), lambda at: 3 * (not -40 < at < -20))
    effort = tmp_path / "effort.csv"
    rows = [f"{START + dt.timedelta(days=at)},{int(not -40 < at < -30)}" for at in range(-90, 60)]
    effort.write_text("\n".join(["day,effort", *rows]) + "\n", encoding="utf-8")
    order = CountsOrder(table, "syr-2016-12-30", effort=effort)
    block = record(effect.answer(counts_case(order), silent))
    assert block["measures"]["events"]["headline"]["counted"]["days_before"] == 60 - 9
