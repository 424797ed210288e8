"""No candidate pair is lost against looking at every pair, and too many are refused before they are made."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from benchmarks.link_store import fill
from benchmarks.link_truth import Truth
from hypothesis import given
from hypothesis import strategies as st

from tests.link.conftest import SOURCES, World, candidates, known
from treve.errors import TooManyPairs
from treve.link import blocking
from treve.link.candidates import Candidates
from treve.link.candidates import candidates as among
from treve.link.plain_compare import square_km
from treve.link.window import Window
from treve.store.duckdb import DuckDBStore


def _is_candidate(one: dict[str, Any], other: dict[str, Any], window: Window) -> bool:
    if one["register_id"] == other["register_id"] and one.get("curated", True):
        return False
    if any(key["last_number"] - key["first_number"] >= window.longest_days for key in (one, other)):
        return False
    gap = max(one["first_number"] - other["last_number"], other["first_number"] - one["last_number"])
    if gap > window.days:
        return False
    square = square_km(one, other)
    if square is None:
        return one["name_key"] is not None and one["name_key"] == other["name_key"]
    return bool(square <= (window.km + one["reach_km"] + other["reach_km"]) ** 2)


def _pairs(found: Candidates) -> list[tuple[int, int]]:
    number = found.keys.number
    return sorted(zip(number[found.at_1].tolist(), number[found.at_2].tolist(), strict=True))


def test_every_pair_that_brute_force_finds_is_found_once_and_no_other(world: World) -> None:
    keys = known(world.store)
    window = Window()
    expected = sorted(
        tuple(sorted((one["source_row_id"], other["source_row_id"])))
        for one, other in itertools.combinations(keys, 2)
        if _is_candidate(one, other, window)
    )
    assert len(expected) > 5_000
    assert _pairs(candidates(world.store)) == expected


@pytest.mark.parametrize("curated", [SOURCES, frozenset[str]()])
def test_across_the_date_line_near_a_pole_and_without_a_point(made: Truth, curated: frozenset[str]) -> None:
    store = DuckDBStore(None)
    fill(store, made)
    places = store.fetch("place")
    count = places.num_rows
    longitude = [179.9 + (index % 40) / 200 for index in range(count)]
    moved = {
        "longitude": pa.array([one - 360 if one >= 180 else one for one in longitude]),
        "latitude": pa.array([89.5 if index % 50 == 0 else 60 + index % 7 / 10 for index in range(count)]),
        "name": pa.array([None if index % 3 == 0 else f"Town {index % 11}" for index in range(count)]),
    }
    for name, values in moved.items():
        if name != "name":
            gaps = pa.array([index % 9 == 0 for index in range(count)])
            given_values = pa.compute.if_else(gaps, None, values)
        else:
            given_values = values
        places = places.set_column(places.column_names.index(name), name, given_values)
    fresh = DuckDBStore(None)
    for table in store.tables():
        if table not in ("place", "report", "report_place", "report_actor"):
            fresh.load(table, store.fetch(table))
    fresh.load("place", places)
    for table in ("report", "report_place", "report_actor"):
        rows = store.fetch(table)
        fresh.load(table, rows.filter(pa.compute.less_equal(rows.column("source_row_id"), 400)))
    window = Window()
    assert blocking.registers(fresh, curated)
    keys, places, own_places = blocking.keys(blocking.asked(fresh, window), window)
    fresh.load("link_place", own_places)
    found = among(keys, places, window)
    curated_now = blocking.curated(fresh)
    rows = [row | {"curated": bool(curated_now[row["register_id"]])} for row in known(fresh)]
    expected = sorted(
        tuple(sorted((one["source_row_id"], other["source_row_id"])))
        for one, other in itertools.combinations(rows, 2)
        if _is_candidate(one, other, window)
    )
    assert expected
    assert _pairs(found) == expected


def test_too_many_reports_on_one_spot_are_refused_before_a_pair_is_made(made: Truth) -> None:
    store = DuckDBStore(None)
    fill(store, made)
    window = Window(pairs_per_report=1)
    assert blocking.registers(store, SOURCES)
    keys, places, _ = blocking.keys(blocking.asked(store, window), window)
    with pytest.raises(TooManyPairs, match=r"--no-link"):
        among(keys, places, window)


def test_one_curated_register_alone_has_nothing_to_compare(made: Truth) -> None:
    store = DuckDBStore(None)
    fill(store, made)
    rows = store.fetch("report")
    own = rows.set_column(rows.column_names.index("source"), "source", pa.array(["north"] * rows.num_rows))
    fresh = DuckDBStore(None)
    fresh.load("report", own)
    for table in ("report_actor", "source_row"):
        fresh.load(table, store.fetch(table))
    assert not blocking.registers(fresh, SOURCES)
    assert blocking.registers(fresh, SOURCES, wanted=True)


SPANS = st.lists(st.tuples(st.integers(-40, 40), st.integers(0, 9)), min_size=1, max_size=12)


@given(SPANS, st.integers(0, 5))
def test_the_days_of_which_reports_tell_are_those_of_a_walk_through_the_calendar(
    spans: list[tuple[int, int]], days: int
) -> None:
    first, last = np.array([one for one, _ in spans]), np.array([one + more for one, more in spans])
    told = {
        day
        for begins, ends in zip(first, last, strict=True)
        for day in range(begins - days, ends + days + 1)
        if first.min() <= day <= last.max()
    }
    assert blocking.days_told(first, last, days) == len(told)


def test_without_a_gap_they_are_the_time_from_the_first_day_to_the_last() -> None:
    first = np.arange(100, 160, 5)
    assert blocking.days_told(first, first, 2) == 56


def test_a_report_of_another_decade_adds_itself_and_not_the_years_between() -> None:
    first = np.array([*range(17_150, 17_200), 3])
    assert blocking.days_told(first, first, 2) == 50 + 2 + 3


def test_of_no_report_there_is_no_day() -> None:
    assert blocking.days_told(np.array([], int), np.array([], int), 2) == 0
