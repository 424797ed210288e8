"""Invented reports of known truth, linked once for all tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from benchmarks.link_store import fill
from benchmarks.link_truth import Parameters, Truth, truth

from treve import link
from treve.link import blocking, compare
from treve.link.candidates import Candidates
from treve.link.candidates import candidates as found
from treve.link.keys import Keys, keys_of
from treve.link.known_keys import known_keys
from treve.link.place_keys import Places, laid_out
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
    return found(*keys_and_places(store), Window())


def keys_and_places(store: DuckDBStore) -> tuple[Keys, Places]:
    """What of each report of a linked store is compared, read once more."""
    store.run("link/all_reports.sql", into="step_asked_report")
    told = store.fetch("link/compared.sql")
    places = blocking.placed(told, laid_out(store.fetch("link/place_points.sql"), Window()), Window())[1]
    return keys_of(told, places, blocking.curated(store)), places


def known(store: DuckDBStore) -> list[dict[str, Any]]:
    """What of each report is compared, in the order of their rows."""
    store.run("link/all_reports.sql", into="step_asked_report")
    rows: list[dict[str, Any]] = known_keys(store).sort_by("source_row_id").to_pylist()
    return rows


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
