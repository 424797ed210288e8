from __future__ import annotations

import pytest

from tests.count.fire import Fire, store_of
from treve.bulletin import counted
from treve.bulletin.voices import Voices
from treve.catalogue import speaking
from treve.count.rule_file import counting_rule, rule_names
from treve.count.tallies import tallies
from treve.model.counting_rule import Counts

RULES = [counting_rule(name) for name in rule_names()]


def test_every_kind_of_rule_has_words() -> None:
    assert set(counted.COUNTS) == set(Counts)


def test_every_number_is_told_with_its_rule_and_version() -> None:
    store = store_of([Fire(0), Fire(400, explosions=None), Fire(800, act=None)])
    tallies(store, RULES)
    rows = store.fetch("tally").to_pylist()
    text = counted.tally_text(RULES, rows)
    store.close()
    assert "observation (version 1)" in text
    assert (
        "at least 2 from 3 incidents; of 1 it cannot be told whether they count; 1 without a number of explosions"
        in text
    )
    assert "a pause of more than 1 hour" in text
    answer = counted.tally_answer(RULES, rows, Voices.of_library())
    assert {row.head for row in answer.grids[0].rows} >= {"episode, version 1", "incident, version 1"}
    assert any("by division" in grid.caption for grid in answer.grids)


@pytest.mark.parametrize(
    ("low", "high", "said"), [(494, 494, "494"), (3, None, "at least 3"), (126, 1320, "126 to 1,320")]
)
def test_a_number_is_told_with_both_its_ends(low: int, high: int | None, said: str) -> None:
    assert counted.number({"low": low, "high": high}) == said


def test_a_reading_is_told_by_its_name_and_a_rule_without_one_by_a_dash() -> None:
    same = {"scope": "whole", "low": 1, "high": 1, "incidents": 1, "unsure": 0, "without_number": 0, "admin1": None}
    rule = next(one for one in RULES if one.rule == "bound-parties")
    rows = [
        {**same, "rule": rule.rule, "agreement_id": "x", "reading": reading} for reading in (None, "strict", "russia")
    ]
    with speaking("fr"):
        grid = counted.tally_answer([rule], rows, Voices({"russia": "Fédération de Russie"})).grids[0]
    assert sorted(row.cells[1] for row in grid.rows) == ["stricte", "sur la parole de Fédération de Russie", "–"]
