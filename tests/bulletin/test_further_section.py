"""Every question of an analysis is a part of the page: answered with picture and table, or refused in words."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.analysis.small import case
from treve.analysis.answers import answers
from treve.analysis.questions import QUESTIONS
from treve.bulletin.further_section import CAVEATS, parts
from treve.bulletin.further_section import QUESTIONS as ASKED
from treve.catalogue import LANGUAGES, speaking
from treve.read import silent


@pytest.fixture(scope="module")
def block() -> dict[str, Any]:
    return answers(case(), silent)


def test_every_question_but_the_first_has_its_part_and_its_caveat() -> None:
    assert [one.name for one in QUESTIONS if one.name != "effect"] == list(ASKED)
    assert list(CAVEATS) == list(ASKED)


def test_an_answer_has_a_picture_and_a_table_and_a_refusal_has_neither(block: dict[str, Any]) -> None:
    found = {part.key: part for part in parts(block)}
    assert {"where", "displacement", "drivers", "outlook", "holding", "durability"} <= set(found)
    for key, part in found.items():
        refused = "refused" in block[key]
        assert bool(part.pictures) != refused
        assert bool(part.grids) != refused
        assert part.sentences
        assert part.caveat
    assert not found["durability"].pictures


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cell_and_no_picture_holds_what_is_no_number(block: dict[str, Any], language: str) -> None:
    with speaking(language):
        for part in parts(block):
            texts = [*part.sentences, *(label.text for view in part.pictures for label in view.labels)]
            texts += [view.description for view in part.pictures]
            texts += [str(cell) for grid in part.grids for row in grid.rows for cell in (row.head, *row.cells)]
            assert not [text for text in texts if re.search(r"\bnan\b|\binf\b|\bNone\b|[{}]", text)]


def test_a_table_of_a_question_has_as_many_cells_as_heads(block: dict[str, Any]) -> None:
    for part in parts(block):
        for grid in part.grids:
            assert all(len(row.cells) + 1 == len(grid.columns) for row in grid.rows)
