"""Who drives the incidents beyond expectation?"""

from __future__ import annotations

import dataclasses

import pytest

from tests.analysis.small import case
from treve.analysis.drivers import answer
from treve.bulletin.front_names import NOBODY
from treve.model.questions import DriversAnswer
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
