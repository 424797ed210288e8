"""Decisions are held out of the weights that foretell them."""

from __future__ import annotations

import numpy as np

from tests.link.conftest import World, compared
from treve.link import matching
from treve.link.validation import validated


def test_true_decisions_are_mostly_foretold_and_few_say_nothing(world: World) -> None:
    rows = compared(world.store)
    among = matching.pairs(rows.report_1, rows.report_2, rows.register_1, rows.register_2)
    patterns, of_pattern = rows.patterns, rows.of_pattern.astype(np.int64)
    incident = world.truth.reports.incident
    same = incident[among.report_1 - 1] == incident[among.report_2 - 1]
    chosen = [*np.flatnonzero(same)[:60].tolist(), *np.flatnonzero(~same)[:60].tolist()]
    labels = [(int(patterns[of_pattern[at]]), bool(same[at])) for at in chosen]
    found = validated(among, patterns, of_pattern, labels)
    assert found is not None
    assert found.decisions == 120
    assert found.alike > 90
    assert validated(among, patterns, of_pattern, labels[:9]) is None
