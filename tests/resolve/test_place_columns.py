"""The places of a run as columns."""

from __future__ import annotations

import math

import pytest
from tests.resolve.conftest import Reports
from tests.rows import Row, rows

from treve.resolve.place_columns import place_columns
from treve.resolve.places import places
from treve.settings import Settings

ALEPPO: Row = {"place_name": "Aleppo", "country": "SY", "admin1": "Aleppo", "latitude": 36.2, "longitude": 37.16}


def test_the_columns_of_places_keep_what_the_table_says(reports: Reports) -> None:
    store = reports(ALEPPO, {"admin2": "Jabal Saman district"}, {**ALEPPO, "latitude": None})
    places(store, (), None, (), Settings())
    table = store.fetch("place").sort_by("place_id")
    columns = place_columns(store.fetch("place"))
    assert columns.place_id.tolist() == table.column("place_id").to_pylist() == [1, 2, 3]
    for number, row in enumerate(table.to_pylist()):
        coded = columns.codings[columns.coding[number]]
        assert (coded.country, coded.precision) == (row["country"], row["place_precision"])
        assert coded.admin1 == (row["admin1"] and row["admin1"].lower())
        assert coded.admin2 == (row["admin2"] and "jabal saman")
        assert [columns.latitude[number]] == pytest.approx([row["latitude"] or math.nan], nan_ok=True)


def test_places_of_a_coding_are_found_again() -> None:
    content: list[Row] = [
        {"place_id": 3, "country": "SY", "place_precision": "exact"},
        {"place_id": 1, "country": "TR", "place_precision": "exact"},
        {"place_id": 2, "country": "SY", "place_precision": "exact"},
    ]
    columns = place_columns(rows("place", content))
    assert len(columns.codings) == 2
    syrian = [number for number, one in enumerate(columns.codings) if one.country == "SY"]
    assert columns.place_id[columns.of_codings(syrian)].tolist() == [2, 3]
    assert columns.of_codings([]).tolist() == []


def test_no_places_are_empty_columns() -> None:
    columns = place_columns(rows("place", []))
    assert (len(columns.place_id), len(columns.codings), len(columns.coding)) == (0, 0, 0)


def test_a_point_that_is_no_number_bounds_nothing() -> None:
    place: Row = {"place_id": 1, "place_precision": "exact", "latitude": math.nan, "longitude": 37.0, "radius_km": 0.0}
    assert math.isnan(place_columns(rows("place", [place])).radius_km[0])
