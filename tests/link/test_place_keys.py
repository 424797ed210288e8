"""Places in numbers: points, reach, names and how busy they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from tests.rows import rows
from treve.link import place_keys
from treve.link.place_keys import Places
from treve.link.window import Window
from treve.model.place import PlacePrecision
from treve.store.duckdb import DuckDBStore

Named = tuple[float | None, float | None, str, str | None]


def _keys(named: Sequence[Named], reports: Sequence[int] = (), days: int = 100) -> tuple[list[dict[str, Any]], Places]:
    """What is compared of places named by so many reports, one each where nothing else is said."""
    store = DuckDBStore(None)
    told: list[dict[str, object]] = [
        {
            "place_id": at,
            "name": name,
            "latitude": latitude,
            "longitude": longitude,
            "place_precision": precision,
            "country": "SY",
            "zone": "UTC",
            "zone_basis": "row",
        }
        for at, (latitude, longitude, precision, name) in enumerate(named, start=1)
    ]
    store.load("place", rows("place", told))
    counts = reports or [1] * len(named)
    ids = [at for at, count in enumerate(counts, start=1) for _ in range(count)]
    store.load("step_reach", place_keys.reach_rows())
    store.load("step_zone", pa.table({"zone": ["UTC"], "zone_number": pa.array([0], pa.int32())}))
    store.load("step_name_key", place_keys.name_rows(store.fetch("link/place_names.sql")))
    keys, places = place_keys.place_keys(
        place_keys.laid_out(store.fetch("link/place_points.sql"), Window()), np.array(ids), days, Window()
    )
    store.close()
    told_points = [place_keys.one_point(one[0], one[1], PlacePrecision(one[2])) for one in named]
    by_id = sorted(keys.to_pylist(), key=lambda row: int(row["place_id"]))
    return [{**row, **point} for row, point in zip(by_id, told_points, strict=True)], places


def test_two_spellings_of_one_name_have_one_number_and_no_name_has_none() -> None:
    keys, _ = _keys([(36.0, 37.0, "exact", "al-Bab"), (None, None, "unknown", "Al Bab"), (36.0, 37.0, "exact", None)])
    assert keys[0]["name_key"] == keys[1]["name_key"] is not None
    assert keys[2]["name_key"] is None
    assert keys[1]["reach_km"] is None
    assert keys[0]["point_key"] == keys[2]["point_key"]


def test_a_country_has_no_point_to_compare() -> None:
    keys, places = _keys([(36.0, 37.0, "country", "Syria")])
    assert keys[0]["point_x"] is None
    assert places.reach.rows.tolist() == places.sought.rows.tolist() == [0]


def test_a_busy_point_is_crowded() -> None:
    keys, _ = _keys([(36.0, 37.0, "exact", "a"), (35.0, 37.0, "exact", "b")], [2_000, 1])
    assert [row["crowd"] for row in keys] == [5 + 1, 1]


def test_places_at_one_point_are_busy_together() -> None:
    keys, _ = _keys([(36.0, 37.0, "exact", "a"), (36.0, 37.0, "near", "b"), (35.0, 37.0, "exact", "c")], [15, 15, 1])
    assert [row["crowd"] for row in keys] == [3, 3, 1]


def test_a_run_shorter_than_the_window_has_no_more_reports_in_the_window_than_in_all() -> None:
    keys, _ = _keys([(36.0, 37.0, "exact", "a")], [2], days=1)
    assert [row["crowd"] for row in keys] == [3]


def test_what_is_compared_of_a_place_is_what_its_point_and_its_row_say() -> None:
    keys, places = _keys([(36.0, -37.0, "near", "al-Bab"), (None, 37.0, "exact", None), (1.0, 2.0, "country", "Syria")])
    at = places.where(np.array([1, 2, 3]))
    compared = [dict(zip(place_keys.OF_PLACE, row, strict=True)) for row in places.compared[at].tolist()]
    assert compared[0]["point_north"] * 4_000_000 + compared[0]["point_east"] == keys[0]["point_key"]
    assert places.points[at[0]].tolist() == [keys[0][f"point_{axis}"] for axis in "xyz"] + [25.0]
    assert compared[0]["reach_metres"] == 25_000
    assert [row["crowd"] for row in compared] == [row["crowd"] for row in keys]
    assert [row["name_key"] for row in compared] == [keys[0]["name_key"], -1, keys[2]["name_key"]]
    for row in compared[1:]:
        assert {row[name] for name in ("point_north", "point_east", "reach_metres")} == {-1}
    assert np.isnan(places.points[at[1:]]).all()


def test_half_a_point_is_none() -> None:
    assert set(place_keys.one_point(None, None, PlacePrecision.NEAR).values()) == {None}


def test_places_are_found_by_their_number_and_those_close_together_stand_side_by_side() -> None:
    _, places = _keys(
        [
            (36.0, 37.0, "exact", None),
            (10.0, 20.0, "exact", None),
            (36.01, 37.0, "near", None),
            (None, None, "exact", "x"),
        ]
    )
    at = places.where(np.array([1, 2, 3]))
    assert abs(int(at[0]) - int(at[2])) == 1
    square, most = places.apart(at[[0, 0]], at[[2, 1]], 15)
    assert square[0] == pytest.approx(1.112**2, rel=1e-3)
    assert most.tolist() == [40.0**2, 15.0**2]
    unknown = places.where(np.array([4]))
    assert np.isnan(places.apart(at[[0]], unknown, 15)[0]).all()
