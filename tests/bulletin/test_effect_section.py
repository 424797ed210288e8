"""The top of the page answers first."""

from __future__ import annotations

from typing import Any

import pytest

from tests.analysis.made import START
from tests.analysis.made import told as made_told
from treve.bulletin.effect_section import cell_estimates, effect_section, without_estimates


@pytest.fixture(scope="module")
def block() -> dict[str, Any]:
    return made_told()


def test_the_answer_the_objection_and_whose_record_it_is_come_first(block: dict[str, Any]) -> None:
    section = effect_section(block, {"name": "Somebody", "share": 0.92, "reports": 9})
    assert [head for head, _ in section.lead] == ["Recorded", "Verdict", "The strongest objection", "Whose record"]
    assert section.lead[3][1][0] == "92 % of the reports rest on Somebody."
    assert list(section.pictures) == ["fronts", "baselines", "placebo", "areas"]
    assert [part.key for part in section.parts][:3] == ["where", "displacement", "hotspots"]
    assert section.measures is not None
    assert section.measures.rows[0].head == "Incidents"
    assert "Seed 1" in section.rests_on
    assert str(START.year) in section.rests_on


def test_estimates_hold_every_cell_and_every_area(block: dict[str, Any]) -> None:
    assert len(cell_estimates(block["effect"])) == 10
    assert [one.strong for one in cell_estimates(block["effect"])].count(True) == 1
    assert [one.name for one in without_estimates(block["effect"])] == ["all areas", "without North", "without South"]


def test_a_refusal_has_no_picture() -> None:
    section = effect_section(
        {"truce": {"title": "T"}, "effect": {"refused": {"missing": "no_start", "values": {}}}}, None
    )
    assert section.pictures == {}
    assert section.parts == ()
    assert section.lead[0][1][0].startswith("No answer")


def test_a_table_that_names_no_recorder_says_so(block: dict[str, Any]) -> None:
    assert effect_section(block, None).lead[3][1][0] == "The data name nobody who recorded these incidents."
