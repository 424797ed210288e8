"""Weights read back from a run give the odds they gave in it."""

from __future__ import annotations

import pytest

from tests.link.conftest import World
from treve.link.stored_weights import stored_weights


def test_odds_are_those_of_the_run(world: World) -> None:
    weights = stored_weights(world.store)
    odds = {row["pattern"]: row["odds"] / 1000 for row in world.store.fetch("step_odds").to_pylist()}
    checked = 0
    for pattern, given in odds.items():
        if 0.1 < given < 1e6:
            assert weights.odds(pattern) == pytest.approx(given, rel=0.03)
            checked += 1
    assert checked > 100
