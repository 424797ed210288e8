"""How links are told."""

from __future__ import annotations

from typing import Any

import pytest

from treve.bulletin import linking
from treve.link.evidence import PairExplained
from treve.link.levels import IN_SOURCE, START, WEIGHED
from treve.link.stored_weights import Evidence
from treve.model.linking import PairRelation

LINKS: dict[str, Any] = {
    "asked": True,
    "several": 1,
    "reports_of_several": 3,
    "ambiguous": 2,
    "disputed": 1,
    "superseded": 1,
}


def test_everything_compared_and_every_relation_has_words() -> None:
    assert set(linking.COMPARED) == {one.name.removesuffix(IN_SOURCE) for one in WEIGHED} | {START}
    assert {linking.compared(one.name) for one in WEIGHED} <= set(linking.COMPARED.values())
    assert set(linking.RELATIONS) == set(PairRelation)


def test_sentences_carry_their_numbers_and_leave_out_what_is_not_there() -> None:
    told = linking.sentences(LINKS)
    assert len(told) == 4
    assert told[0].startswith("1 incident is told by several reports")
    assert told[1].startswith("2 pairs of reports may or may not")
    assert len(linking.sentences({**LINKS, "disputed": 0, "superseded": 0})) == 2
    assert "not linked" in linking.sentences({"asked": False})[0]


def _explained(relation: str | None, chance: float | None, same_register: bool = False) -> PairExplained:
    levels = (
        Evidence(START, "", -1.0),
        Evidence("act", "different acts", -5.0),
        Evidence("days", "the same single day", 2.0),
    )
    return PairExplained(1, 2, levels, -4.0, 0.06, chance, relation, False, same_register)


def test_evidence_is_told_strongest_first_with_its_sum() -> None:
    lines = list(linking.evidence_lines(("A", "B"), _explained("ambiguous", 0.3)))
    assert lines[0] == "A and B"
    assert [line.split()[0] for line in lines[2:6]] == ["-1.0", "-5.0", "+2.0", "-4.0"]
    assert any("left to people" in line for line in lines)
    assert any("30 %" in line for line in lines)


def test_a_pair_the_run_did_not_keep_is_two_incidents() -> None:
    assert list(linking.evidence_lines(("A", "B"), _explained(None, None)))[-1] == "In this run: two incidents"
    assert "one list" in list(linking.evidence_lines(("A", "B"), _explained(None, None, same_register=True)))[-1]


@pytest.mark.parametrize(
    ("chance", "told"), [(0.001, "less than 1 %"), (0.5, "50 %"), (0.99, "99 %"), (0.999, "more than 99 %")]
)
def test_no_chance_is_nothing_and_none_is_certain(chance: float, told: str) -> None:
    assert linking.percent(chance) == told


def test_weights_given_by_hand_are_marked() -> None:
    row = {"compared": "act", "digit": 1, "meaning": "the same act", "bits": 2.0, "pairs": 3, "given": True}
    assert any("given by hand" in line for line in linking.weight_lines([row]))


def test_weights_of_a_kind_of_pair_that_the_run_has_not_are_not_shown() -> None:
    row = {"compared": "act", "digit": 1, "meaning": "the same act", "bits": 2.0, "pairs": 0, "given": False}
    one_source = [
        {"compared": "sources", "digit": digit, "meaning": "", "bits": 0.0, "pairs": pairs, "given": False}
        for digit, pairs in ((1, 9), (2, 0))
    ]
    both = [*one_source, row, row | {"compared": "act_in_source", "pairs": 9, "bits": 1.0}]
    told = list(linking.weight_lines(both))
    assert any("+1.0" in line for line in told)
    assert not any("+2.0" in line for line in told)


def test_one_line_for_a_terminal() -> None:
    assert (
        linking.counts({"incidents": 5, "linking": LINKS})
        == "5 incidents; 1 told by several reports, 2 pairs left to people"
    )
    assert "not linked" in linking.counts({"incidents": 5, "linking": {"asked": False}})
