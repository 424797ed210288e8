"""Invented reports of known truth, linked once for all tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from benchmarks.link_store import fill
from benchmarks.link_truth import Parameters, Truth, truth

from treve import link
from treve.link import blocking, compare, place_keys
from treve.link.candidates import Candidates
from treve.link.window import Window
from treve.store.duckdb import DuckDBStore

SOURCES = frozenset({"north", "south", "east"})


@dataclass(frozen=True)
class World:
    """A store with linked reports, and the truth behind them: report n stands in row n + 1."""

    store: DuckDBStore
    truth: Truth


def candidates(store: DuckDBStore) -> Candidates:
    """The candidate pairs of a linked store, found once more."""
    [days] = store.fetch("link/days.sql").to_pylist()
    _, places = place_keys.place_keys(store.fetch("link/place_points.sql"), days["days"], Window())
    return blocking.candidates(store, places, Window())


def compared(store: DuckDBStore) -> compare.Compared:
    """The pairs of a linked store, compared once more."""
    return compare.compared(candidates(store), compare.Akin.of(store))


@pytest.fixture(scope="session")
def made() -> Truth:
    """2,000 reports from three sources."""
    return truth(2_000, 7, Parameters(towns=300, south=33, north=36, west=36, east=40, incidents_a_day=40))


@pytest.fixture(scope="session")
def world(made: Truth) -> Iterator[World]:
    store = DuckDBStore(None)
    fill(store, made)
    link.incidents(store, link.LinkOrder(curated=SOURCES))
    yield World(store, made)
    store.close()


@pytest.fixture(scope="session")
def measured() -> Iterator[World]:
    """10,000 reports as dense in space and time as the set on which linking is measured."""
    known = truth(10_000, 3)
    store = DuckDBStore(None)
    fill(store, known)
    link.incidents(store, link.LinkOrder(curated=SOURCES))
    yield World(store, known)
    store.close()
