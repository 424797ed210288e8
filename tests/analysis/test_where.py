"""Where, and between whom, did it change more than elsewhere?"""

from __future__ import annotations

from tests.analysis.small import AREAS, START, case, watched
from treve.analysis.where import answer
from treve.model.pooled_rates import PooledRates
from treve.model.questions import WhereAnswer
from treve.model.refusal import Missing, Refusal
from treve.read import silent


def test_areas_fell_and_the_other_front_rose() -> None:
    found = answer(case(), silent)
    assert isinstance(found, WhereAnswer)
    assert isinstance(found.areas, PooledRates)
    assert isinstance(found.fronts, PooledRates)
    assert {one.name for one in found.areas.units} == set(AREAS)
    assert all(one.worse < 0.05 for one in found.areas.units)
    by_name = {one.name: one for one in found.fronts.units}
    assert by_name["A – B"].worse < 0.01 < 0.9 < by_name["A – C"].worse
    assert found.areas.size is None or found.areas.size > 0


def test_an_earlier_day_cannot_be_asked_of_daily_counts() -> None:
    assert answer(case(as_of=START), silent) == Refusal(Missing.NO_REPORT_DAYS)


def test_a_fall_by_half_is_none_where_half_as_much_was_watched() -> None:
    found = answer(watched(case(), lambda day: 12.0 if day >= START else 24.0), silent)
    assert isinstance(found, WhereAnswer)
    assert isinstance(found.areas, PooledRates)
    assert all(one.low < 1 < one.high for one in found.areas.units)
