from __future__ import annotations

import json

from tests.count.entries import entry
from treve.bulletin import reconciled
from treve.count.registers import match_registers
from treve.count.unrecorded import unrecorded
from treve.model.register import Conflict, MatchOutcome, Reconciliation, Refusal
from treve.normalise.actor_book import actor_book
from treve.register_file import MATCHING

LEFT = [entry("L1", deaths=(3, 3)), entry("L2", 9), *(entry(f"L{day}", day) for day in range(20, 50, 3))]
RIGHT = [entry("R1", deaths=(7, None)), entry("R2", 15), *(entry(f"R{day}", day) for day in range(20, 50, 3))]


def _found(*, assume: bool) -> Reconciliation:
    matches = match_registers(LEFT, RIGHT, actor_book(), MATCHING)
    return Reconciliation("a.csv", "b.csv", len(LEFT), len(RIGHT), matches, unrecorded(LEFT, RIGHT, matches, assume))


def test_every_outcome_conflict_and_refusal_has_words() -> None:
    assert set(reconciled.OUTCOMES) == set(MatchOutcome)
    assert set(reconciled.CONFLICTS) == set(Conflict)
    assert set(reconciled.REFUSALS) == set(Refusal)


def test_counts_and_conflicts_are_told_and_no_number_without_its_assumption() -> None:
    text = reconciled.reconciled_text(_found(assume=False), ["a warning"])
    assert "11 in both, of which 1 told differently; 1 on the left only, 1 on the right only" in text
    assert "L1 and R1 (2017-01-01, Idlib): no number of deaths fits both" in text
    assert "are not independent" in text
    assert "Note: a warning" in text


def test_an_estimate_comes_with_its_interval_and_its_assumptions() -> None:
    estimate, assumed = reconciled.unrecorded_sentences(_found(assume=True).unrecorded)
    assert "95 % interval" in estimate
    assert assumed == reconciled.ASSUMED


def test_values_and_page_hold_every_entry() -> None:
    found = _found(assume=False)
    values = json.loads(json.dumps(reconciled.reconciled_values(found, [])))
    assert values["outcomes"] == {"matched": 10, "conflicting": 1, "ambiguous": 0, "only_left": 1, "only_right": 1}
    assert len(values["matches"]) == 13
    answer = reconciled.reconciled_answer(found, [])
    assert sum(len(grid.rows) for grid in answer.grids[1:]) == 13
