"""One recorder at one publisher: later publication supersedes, a part is no duplicate, and two rows of one page are two."""

from __future__ import annotations

import datetime as dt
import types
from typing import cast

import numpy as np
import pyarrow as pa
import pytest

from tests.rows import rows
from treve import link
from treve.link.compare import Compared
from treve.link.weights import Weights
from treve.link.within_register import repeats
from treve.store.duckdb import DuckDBStore
from treve.store.protocol import Store

DAY = dt.date(2017, 1, 3)
LATER: dict[str, object] = {"first_day": DAY + dt.timedelta(days=6), "last_day": DAY + dt.timedelta(days=6)}
"""A report of another day, so that a place with two reports of one day is not the busiest thinkable."""


def _linked(*reports: dict[str, object]) -> DuckDBStore:
    store = DuckDBStore(None)
    plain: dict[str, object] = {
        "source": "table",
        "publisher": "Gazette",
        "first_day": DAY,
        "last_day": DAY,
        "latitude": 36.0,
        "longitude": 37.0,
        "place_precision": "exact",
        "direction": "a_against_b",
        "act": "artillery",
        "deaths_low": 7,
        "deaths_high": 7,
    }
    told = [plain | {"source_row_id": at, "report_id": f"table:{at}"} | one for at, one in enumerate(reports, start=1)]
    store.load("report", rows("report", told))
    keys: list[dict[str, object]] = [{"source_row_id": at} for at in range(1, len(told) + 1)]
    store.load("report_actor", rows("report_actor", [one | {"side_a_set": 1, "side_b_set": 2} for one in keys]))
    store.load("report_place", rows("report_place", [one | {"place_id": 1} for one in keys]))
    store.load("source_row", rows("source_row", [one | {"input_id": 1, "row_number": 1} for one in keys]))
    place = {"place_id": 1, "name": "Town", "latitude": 36.0, "longitude": 37.0, "place_precision": "exact"}
    store.load("place", rows("place", [place | {"radius_km": 0.0, "zone": "UTC", "zone_basis": "row"}]))
    actors: list[dict[str, object]] = [
        {"actor_id": one, "kind": "armed_group", "name_en": one, "source": "x"} for one in ("a", "b")
    ]
    store.load("actor", rows("actor", actors))
    store.load("actor_relation", rows("actor_relation", []))
    members = [
        {"actor_set_id": at, "position": 1, "name": one, "actor_id": one, "method": "exact"}
        for at, one in enumerate(("a", "b"), start=1)
    ]
    store.load("actor_set_member", rows("actor_set_member", members))
    midnight = dt.datetime(2017, 1, 1)  # noqa: DTZ001 - UTC without a zone in the tables
    days = [
        {
            "zone": "UTC",
            "day": midnight.date() + dt.timedelta(days=at),
            "starts_at": midnight + dt.timedelta(days=at),
            "ends_at": midnight + dt.timedelta(days=at + 1),
        }
        for at in range(10)
    ]
    store.load("calendar", rows("calendar", days))
    store.load("local_time", rows("local_time", []))
    link.incidents(store, link.LinkOrder())
    return store


def _told(store: DuckDBStore) -> set[tuple[int, int, bool]]:
    return {
        (row["incident_id"], row["source_row_id"], row["superseded"])
        for row in store.fetch("incident_report").to_pylist()
    }


def test_a_later_publication_supersedes_and_its_figures_count() -> None:
    store = _linked(
        {"url": "https://one.example/", "published": DAY},
        {"url": "https://two.example/", "published": DAY + dt.timedelta(days=1), "deaths_low": 9, "deaths_high": 9},
        LATER,
    )
    assert _told(store) == {(2, 1, True), (2, 2, False), (3, 3, False)}
    incidents = {row["incident_id"]: row for row in store.fetch("incident").to_pylist()}
    assert set(incidents) == {2, 3}
    assert (incidents[2]["reports"], incidents[2]["deaths_low"]) == (1, 9)
    assert [(row["report_1"], row["report_2"], row["relation"]) for row in store.fetch("pair").to_pylist()] == [
        (2, 1, "supersedes")
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"url": "https://one.example/", "published": DAY}, {"url": "https://one.example/", "published": DAY}),
        ({"url": "https://one.example/"}, {"url": "https://two.example/"}),
        ({}, {}),
    ],
)
def test_two_rows_of_one_page_or_without_a_later_day_are_two_incidents(
    first: dict[str, object], second: dict[str, object]
) -> None:
    assert _told(_linked(first, second)) == {(1, 1, False), (2, 2, False)}


def test_a_day_within_a_report_of_several_days_is_a_part_and_no_duplicate() -> None:
    store = _linked({"last_day": DAY + dt.timedelta(days=1)}, {})
    assert _told(store) == {(1, 1, False), (2, 2, False)}
    assert [(row["report_1"], row["report_2"], row["relation"]) for row in store.fetch("pair").to_pylist()] == [
        (2, 1, "part_of")
    ]


def test_an_aggregate_of_another_register_is_a_whole_and_no_duplicate() -> None:
    store = _linked({"publisher": "Herald", "aggregate": True}, {})
    assert _told(store) == {(1, 1, False), (2, 2, False)}
    assert [row["relation"] for row in store.fetch("pair").to_pylist()] == ["part_of"]


def test_three_media_that_quote_one_recorder_count_as_one() -> None:
    store = _linked({"publisher": "Herald"}, {"publisher": "Gazette"}, {"publisher": "Post", "deaths_high": 12})
    [incident] = store.fetch("incident").to_pylist()
    assert (incident["reports"], incident["deaths_low"], incident["deaths_high"]) == (3, 7, 12)
    assert incident["deaths_best"] is None
    assert incident["span_rule"] == "intersection"


def test_the_latest_of_several_corrections_counts_whatever_the_number_of_its_row() -> None:
    row: dict[str, object] = {
        "first_1": DAY,
        "last_1": DAY,
        "first_2": DAY,
        "last_2": DAY,
        "url_1": None,
        "url_2": None,
    }
    row |= {"aggregate_1": False, "aggregate_2": False}
    published = {1: DAY, 2: DAY + dt.timedelta(days=3), 3: DAY + dt.timedelta(days=2)}
    # 1 and 2 are surely the same, and so are 1 and 3; 2 and 3 are not.
    pairs = [
        row
        | {
            "report_1": one,
            "report_2": other,
            "published_1": published[one],
            "published_2": published[other],
            "pattern": odds,
        }
        for one, other, odds in ((1, 2, 9), (1, 3, 9), (2, 3, -9))
    ]
    store = types.SimpleNamespace(
        fetch=lambda sql_file: pa.Table.from_pylist(pairs), load=lambda table, rows: loaded.append(rows.to_pylist())
    )
    loaded: list[list[dict[str, int]]] = []
    weights = types.SimpleNamespace(log_odds=lambda patterns: patterns.astype(float))
    one, other, odds = (np.array([pair[name] for pair in pairs]) for name in ("report_1", "report_2", "pattern"))
    alike = np.zeros(len(pairs), np.int32)
    patterns, of_pattern = np.unique(odds, return_inverse=True)
    rows = np.arange(4)
    compared = Compared(rows, one, other, alike, alike, patterns, of_pattern.astype(np.int32), alike > 0, alike)
    found = repeats(cast("Store", store), compared, cast("Weights", weights))
    assert [(row["report_1"], row["pattern"]) for row in loaded[0]] == [(1, 9), (1, 9), (2, -9)]
    assert found.newer == {1: 2}
