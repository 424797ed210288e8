"""Weights read back from a run give the odds they gave in it."""

from __future__ import annotations

import pytest

from tests.link.conftest import World
from tests.rows import rows
from treve.errors import RunFolderError
from treve.link.stored_weights import stored_weights
from treve.store.duckdb import DuckDBStore

OLD: dict[str, object] = {"compared": "start", "digit": 1, "meaning": "", "bits": 0.0, "pairs": 1, "given": False}


def test_odds_are_those_of_the_run(world: World) -> None:
    weights = stored_weights(world.store)
    rows = world.store.fetch("pair").to_pylist()
    odds = {row["pattern"]: 2 ** row["bits"] for row in rows if row["bits"] is not None}
    checked = 0
    for pattern, given in odds.items():
        if 0.1 < given < 1e6:
            # Bits are kept to a hundredth, and what they are the sum of to a thousandth.
            assert weights.odds(pattern) == pytest.approx(given, rel=0.03)
            checked += 1
    assert checked > 100


def test_weights_of_an_earlier_version_are_refused_by_name() -> None:
    store = DuckDBStore(None)
    store.load("link_weight", rows("link_weight", [OLD]))
    with pytest.raises(RunFolderError, match="earlier version"):
        stored_weights(store)
