"""What people decided, foretold by weights that have not seen it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from treve.link import validation
from treve.link.matching import Pairs, pairs
from treve.link.validation import FEWEST, FOLDS, Validated, validated
from treve.link.weights import Floats, Ints

SAME = 211101101
"""One exact point and day, the same sides and act, six deaths or more told by both."""

OTHER = 633320404
"""Places, names, sides, acts and deaths that differ, two days apart."""

PLAIN = [(SAME, True)] * FEWEST + [(OTHER, False)] * FEWEST


def test_decisions_that_the_evidence_bears_out_are_all_foretold() -> None:
    assert _validated(PLAIN) == Validated(decisions=20, alike=20)


def test_a_decision_against_the_evidence_is_not_foretold() -> None:
    assert _validated([*PLAIN, (SAME, False)]) == Validated(decisions=21, alike=20)
    assert _validated([*PLAIN, (OTHER, True)]) == Validated(decisions=21, alike=20)


def test_fewer_than_ten_decisions_of_a_kind_say_nothing() -> None:
    assert _validated([(SAME, True)] * (FEWEST - 1) + [(OTHER, False)] * 50) is None
    assert _validated([(SAME, True)] * 50 + [(OTHER, False)] * (FEWEST - 1)) is None
    assert _validated([]) is None


def test_no_decision_is_among_those_that_foretell_it(monkeypatch: pytest.MonkeyPatch) -> None:
    # Each decision has a pattern of its own, so that the counts tell which ones were used.
    labels = [(number, number % 2 == 0) for number in range(1, 24)]
    known: list[set[int]] = []
    asked: list[set[int]] = []

    class Asked:
        def log_odds(self, patterns: Ints) -> Floats:
            asked.append(set(patterns.tolist()))
            return np.zeros(len(patterns))

    def spy(among: Pairs, patterns: Ints, of_pattern: Ints, labelled: Mapping[int, tuple[float, float]]) -> Asked:
        known.append(set(labelled))
        assert all(counts == ((1, 0) if number % 2 == 0 else (0, 1)) for number, counts in labelled.items())
        return Asked()

    monkeypatch.setattr(validation, "estimated", spy)
    # Odds at evens foretell "different": right for the twelve odd numbers up to 23.
    assert _validated(labels) == Validated(decisions=23, alike=12)
    every = {number for number, _ in labels}
    assert len(known) == len(asked) == FOLDS
    for used, held_out in zip(known, asked, strict=True):
        assert used | held_out == every
        assert not used & held_out
    assert sorted(one for held_out in asked for one in held_out) == sorted(every)


def _validated(labels: list[tuple[int, bool]]) -> Validated | None:
    ten, fifteen = np.arange(10), np.arange(15)
    among = pairs(
        np.concatenate([ten, fifteen + 10]),
        np.concatenate([ten + 100, fifteen + 110]),
        np.zeros(25, np.int64),
        np.ones(25, np.int64),
    )
    return validated(among, np.array([SAME, OTHER]), np.repeat([0, 1], [10, 15]), labels)
