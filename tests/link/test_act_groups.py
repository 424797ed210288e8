"""Which acts are close to each other, and which say nothing."""

from __future__ import annotations

from treve.link.act_groups import UNTELLING, act_rows, group, kind_rows
from treve.model.act import Act


def test_acts_that_a_witness_mistakes_for_each_other_stand_in_one_group() -> None:
    assert group(Act.MORTAR) == group(Act.ARTILLERY) != group(Act.AIR_STRIKE)
    assert group(Act.GROUND_ASSAULT) == group(Act.SEIZURE_OR_ATTEMPT)
    assert group(Act.SIEGE) not in {group(Act.MORTAR), group(Act.AIR_STRIKE), group(Act.GROUND_ASSAULT)}


def test_every_act_has_a_group_or_says_nothing() -> None:
    assert {act for act in Act if group(act) is None} == UNTELLING
    rows = act_rows().to_pylist()
    assert {row["act"] for row in rows} == set(Act) - UNTELLING
    assert len({row["act_number"] for row in rows}) == len(rows)


def test_kinds_name_everything() -> None:
    kinds = {row["act"]: row for row in kind_rows().to_pylist()}
    assert set(kinds) == set(Act)
    numbers = {row["act"]: row["act_number"] for row in act_rows().to_pylist()}
    assert numbers == {act: kinds[act]["act_number"] for act in numbers}
