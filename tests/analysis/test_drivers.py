"""Who drives the incidents beyond expectation?"""

from __future__ import annotations

import dataclasses

import pytest

from tests.analysis.small import START, case, watched
from treve.analysis.drivers import answer
from treve.bulletin.front_names import NOBODY
from treve.model.questions import DriversAnswer
from treve.model.refusal import Missing, Refusal
from treve.read import silent


def test_the_front_that_rose_drives_the_excess() -> None:
    found = answer(case(), silent)
    assert isinstance(found, DriversAnswer)
    assert found.found.drivers[0].name == "A – C"
    assert (found.last - found.first).days == 27


def test_incidents_of_which_nobody_names_a_side_widen_the_bounds() -> None:
    whole = case()
    rows = tuple(
        dataclasses.replace(row, between=f"A – {NOBODY}") if row.between == "B – C" else row
        for row in whole.counts.rows
    )
    found = answer(dataclasses.replace(whole, counts=dataclasses.replace(whole.counts, rows=rows)), silent)
    assert isinstance(found, DriversAnswer)
    assert found.found.unattributed[0] > 0
    by_name = {one.name: one for one in found.found.drivers}
    # The nameless incidents lie in the East, where only A – B has had any.
    assert by_name["A – C"].highest == pytest.approx(by_name["A – C"].lowest)
    assert by_name["A – B"].highest > by_name["A – B"].lowest


def test_what_is_expected_is_so_for_the_same_effort() -> None:
    plain = answer(case(), silent)
    halved = answer(watched(case(), lambda day: 12.0 if day >= START else 24.0), silent)
    assert isinstance(plain, DriversAnswer)
    assert isinstance(halved, DriversAnswer)
    expected = {one.name: one.expected for one in halved.found.drivers}
    assert expected == pytest.approx({one.name: one.expected / 2 for one in plain.found.drivers})


def test_weeks_that_nobody_watched_have_no_excess_and_no_calm() -> None:
    last = case().counts.last
    blind = watched(case(), lambda day: 0.0 if (last - day).days < 28 else 1.0)
    assert answer(blind, silent) == Refusal(Missing.UNWATCHED_DAYS, {"days": 28})
