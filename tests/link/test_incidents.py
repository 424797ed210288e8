"""One report is one incident, at the instants its days and hours allow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from tests.rows import rows
from treve import link
from treve.store.duckdb import DuckDBStore

DAY = dt.date(2016, 12, 30)


@pytest.fixture
def store() -> Iterator[DuckDBStore]:
    made = DuckDBStore(None)
    plain: dict[str, object] = {
        "source": "table",
        "first_day": DAY,
        "last_day": DAY,
        "place_precision": "exact",
        "direction": "a_against_b",
    }
    reports = [
        plain | {"source_row_id": 1, "report_id": "table:day"},
        plain | {"source_row_id": 2, "report_id": "table:hour", "time_local": "03:00"},
        plain
        | {
            "source_row_id": 3,
            "report_id": "table:days",
            "last_day": DAY + dt.timedelta(days=1),
            "time_local": "03:00",
        },
        plain | {"source_row_id": 4, "report_id": "table:dyad", "direction": "undirected"},
    ]
    made.load("report", rows("report", reports))
    made.load(
        "report_actor",
        rows("report_actor", [{"source_row_id": key, "side_a_set": 1 if key != 1 else None} for key in (1, 2, 3, 4)]),
    )
    made.load("report_place", rows("report_place", [{"source_row_id": key, "place_id": 1} for key in (1, 2, 3, 4)]))
    made.load(
        "place",
        rows("place", [{"place_id": 1, "place_precision": "exact", "zone": "Asia/Damascus", "zone_basis": "country"}]),
    )
    midnights = [dt.datetime(2016, 12, day, 22) for day in (29, 30, 31)]  # noqa: DTZ001 - UTC without a zone in the tables
    made.load(
        "calendar",
        rows(
            "calendar",
            [
                {
                    "zone": "Asia/Damascus",
                    "day": DAY + dt.timedelta(days=index),
                    "starts_at": start,
                    "ends_at": start + dt.timedelta(days=1),
                }
                for index, start in enumerate(midnights)
            ],
        ),
    )
    three = midnights[0] + dt.timedelta(hours=3)
    made.load(
        "local_time",
        rows(
            "local_time",
            [
                {
                    "zone": "Asia/Damascus",
                    "day": DAY,
                    "time_local": "03:00",
                    "starts_at": three,
                    "ends_at": three + dt.timedelta(minutes=1),
                }
            ],
        ),
    )
    link.incidents(made, link.LinkOrder(window=None))
    yield made
    made.close()


def test_a_day_is_cut_with_the_zone_of_the_place(store: DuckDBStore) -> None:
    incident = _incidents(store)[1]
    assert incident["earliest_at"] == dt.datetime(2016, 12, 29, 22)  # noqa: DTZ001
    assert incident["latest_at"] == dt.datetime(2016, 12, 30, 22)  # noqa: DTZ001


def test_an_hour_narrows_a_report_of_one_day_and_none_of_several(store: DuckDBStore) -> None:
    incidents = _incidents(store)
    assert incidents[2]["earliest_at"] == dt.datetime(2016, 12, 30, 1)  # noqa: DTZ001
    assert incidents[2]["latest_at"] == dt.datetime(2016, 12, 30, 1, 1)  # noqa: DTZ001
    assert incidents[3]["latest_at"] == dt.datetime(2016, 12, 31, 22)  # noqa: DTZ001


def test_whose_word_names_the_perpetrator_is_kept(store: DuckDBStore) -> None:
    assert [row["perpetrator_basis"] for row in _incidents(store).values()] == [
        "not_named",
        "alleged",
        "alleged",
        "undirected",
    ]


def test_every_report_has_its_incident(store: DuckDBStore) -> None:
    pairs = {(row["incident_id"], row["source_row_id"]) for row in store.fetch("incident_report").to_pylist()}
    assert pairs == {(key, key) for key in (1, 2, 3, 4)}


def _incidents(store: DuckDBStore) -> dict[int, dict[str, object]]:
    return {
        row["incident_id"]: row
        for row in sorted(store.fetch("incident").to_pylist(), key=lambda row: int(row["incident_id"]))
    }
