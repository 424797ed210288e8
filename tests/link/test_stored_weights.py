"""Weights read back from a finished run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.rows import Row, rows
from treve.errors import NotFound
from treve.link.levels import COMPARED, START
from treve.link.stored_weights import Evidence, StoredWeights, stored_weights
from treve.store.duckdb import DuckDBStore

SAME_DAY_SAME_ACT = 1 + 10_000_000
BITS = {(START, 1): -3.0, ("days", 1): 2.0, ("days", 4): -4.0, ("act", 1): 1.5}


@pytest.fixture
def store() -> Iterator[DuckDBStore]:
    made = DuckDBStore(None)
    yield made
    made.close()


def test_evidence_starts_before_any_and_leaves_out_what_says_nothing() -> None:
    assert StoredWeights(BITS).evidence(SAME_DAY_SAME_ACT) == (
        Evidence(START, "", -3.0),
        Evidence("days", "the same single day", 2.0),
        Evidence("act", "the same act", 1.5),
    )


def test_a_pattern_that_says_nothing_has_the_odds_of_the_start() -> None:
    assert StoredWeights(BITS).odds(0) == 0.125


def test_the_odds_are_two_to_the_sum_of_the_bits() -> None:
    assert StoredWeights(BITS).odds(SAME_DAY_SAME_ACT) == pytest.approx(2**0.5)
    assert StoredWeights(BITS).odds(4) == 2**-7


def test_no_odds_are_above_a_thousand_million_to_one() -> None:
    assert StoredWeights({(START, 1): 25.0, ("days", 1): 25.0}).odds(1) == 2**30


def test_what_was_stored_is_read_back(store: DuckDBStore) -> None:
    store.load("link_weight", rows("link_weight", _stored()))
    store.load("link_key", rows("link_key", []))
    assert stored_weights(store) == StoredWeights(BITS)


def test_a_run_without_weights_or_without_keys_was_not_compared(store: DuckDBStore) -> None:
    with pytest.raises(NotFound, match="not compared"):
        stored_weights(store)
    store.load("link_weight", rows("link_weight", []))
    store.load("link_key", rows("link_key", []))
    with pytest.raises(NotFound, match="not compared"):
        stored_weights(store)


def test_weights_without_the_keys_they_weigh_are_no_comparison(store: DuckDBStore) -> None:
    store.load("link_weight", rows("link_weight", _stored()))
    with pytest.raises(NotFound, match="not compared"):
        stored_weights(store)


def _stored() -> list[Row]:
    meanings = {(one.name, number): level.meaning for one in COMPARED for number, level in enumerate(one.levels, 1)}
    return [
        {
            "compared": compared,
            "digit": digit,
            "meaning": meanings.get((compared, digit), "before any evidence"),
            "bits": bits,
            "pairs": 1,
            "given": False,
        }
        for (compared, digit), bits in BITS.items()
    ]
