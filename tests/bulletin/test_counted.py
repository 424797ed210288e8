from __future__ import annotations

import pytest

from tests.count.fire import Fire, store_of
from treve.bulletin import counted
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
    answer = counted.tally_answer(RULES, rows)
    assert {row.head for row in answer.grids[0].rows} >= {"episode, version 1", "incident, version 1"}
    assert any("by division" in grid.caption for grid in answer.grids)


@pytest.mark.parametrize(
    ("low", "high", "said"), [(494, 494, "494"), (3, None, "at least 3"), (126, 1320, "126 to 1,320")]
)
def test_a_number_is_told_with_both_its_ends(low: int, high: int | None, said: str) -> None:
    assert counted.number({"low": low, "high": high}) == said
