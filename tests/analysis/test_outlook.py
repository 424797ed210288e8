"""What next?"""

from __future__ import annotations

from tests.analysis.small import AREAS, START, case, watched
from treve.analysis.outlook import answer
from treve.bulletin.front_names import ALL_COVERED
from treve.model.questions import OutlookAnswer
from treve.model.refusal import Missing, Refusal
from treve.read import silent


def test_all_covered_fronts_and_each_area_are_forecast() -> None:
    found = answer(case(), silent)
    assert isinstance(found, OutlookAnswer)
    assert found.forecasts[0].name == ALL_COVERED
    assert {one.name for one in found.forecasts[1:]} == set(AREAS)
    assert [one.name for one in found.alarms] == [ALL_COVERED]


def test_short_data_unstated_deaths_and_earlier_days_are_refused() -> None:
    short = answer(case(weeks_before=10, weeks_after=10), silent)
    assert isinstance(short, Refusal)
    assert short.missing is Missing.TOO_FEW_WEEKS
    assert answer(case(deaths=False), silent) == Refusal(Missing.NOT_STATED_EVERYWHERE)
    assert answer(case(as_of=START), silent) == Refusal(Missing.NO_REPORT_DAYS)


def test_days_that_nobody_watched_are_no_weeks_of_calm() -> None:
    blind = watched(case(), lambda day: 0.0 if day == START else 1.0)
    assert answer(blind, silent) == Refusal(Missing.UNWATCHED_DAYS, {"days": 1})
    assert answer(watched(case(), lambda _day: 7.0), silent) == answer(case(), silent)
