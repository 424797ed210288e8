"""Did the violence move to fronts that the truce does not bind?"""

from __future__ import annotations

import dataclasses

import pytest

from tests.analysis.small import START, case, watched
from treve.analysis.displacement import answer
from treve.model.displacement import Displacement
from treve.model.questions import DisplacementAnswer
from treve.model.refusal import Missing, Refusal
from treve.read import silent


def test_the_covered_front_fell_and_the_others_rose() -> None:
    found = answer(case(), silent)
    assert isinstance(found, DisplacementAnswer)
    assert isinstance(found.events, Displacement)
    assert isinstance(found.deaths, Displacement)
    assert found.events.covered.ratio is not None
    assert found.events.others.ratio is not None
    assert found.events.covered.ratio[0] == pytest.approx(0.5, abs=0.15)
    assert found.events.others.ratio[0] > 1
    assert found.unknown == 0


def test_deaths_that_nobody_states_are_refused_and_incidents_are_not() -> None:
    found = answer(case(deaths=False), silent)
    assert isinstance(found, DisplacementAnswer)
    assert found.deaths == Refusal(Missing.NOT_STATED_EVERYWHERE)
    assert isinstance(found.events, Displacement)


def test_without_another_front_nothing_can_have_moved() -> None:
    whole = case()
    rows = tuple(row for row in whole.counts.rows if row.between == "A – B")
    alone = dataclasses.replace(whole, counts=dataclasses.replace(whole.counts, rows=rows))
    found = answer(alone, silent)
    assert isinstance(found, DisplacementAnswer)
    assert found.events == Refusal(Missing.NO_OTHER_FRONT)


def test_a_fall_by_half_is_none_where_half_as_much_was_watched() -> None:
    found = answer(watched(case(), lambda day: 12.0 if day >= START else 24.0), silent)
    assert isinstance(found, DisplacementAnswer)
    assert isinstance(found.events, Displacement)
    assert found.events.covered.ratio is not None
    assert found.events.covered.ratio[0] == pytest.approx(1.0, abs=0.2)
