"""Cells of places: two places within reach of each other share one."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treve.link import place_keys
from treve.link.plain_compare import square_km
from treve.link.window import Window
from treve.model.place import PlacePrecision

SLOTS = 7
POINT = st.tuples(
    st.floats(-89.9, 89.9).map(lambda one: round(one, 3)), st.floats(-180, 180).map(lambda one: round(one, 3))
)
PRECISION = st.sampled_from([PlacePrecision.EXACT, PlacePrecision.NEAR, PlacePrecision.GOVERNORATE])


def _keys(
    places: Sequence[tuple[float | None, float | None, str, str | None]],
) -> tuple[list[dict[str, object]], pa.Table]:
    table = pa.table(
        {
            "place_id": pa.array(range(1, len(places) + 1), pa.int64()),
            "name": pa.array([one[3] for one in places], pa.string()),
            "latitude": pa.array([one[0] for one in places], pa.float64()),
            "longitude": pa.array([one[1] for one in places], pa.float64()),
            "place_precision": pa.array([one[2] for one in places], pa.string()),
            "country": pa.array(["SY"] * len(places), pa.string()),
            "reports": pa.array([1] * len(places), pa.int64()),
        }
    )
    keys, cells = place_keys.place_keys(table, 100, Window(), SLOTS)
    return keys.to_pylist(), cells


@settings(deadline=None)
@given(st.lists(st.tuples(POINT, PRECISION), min_size=1, max_size=3), st.floats(-0.4, 0.4), st.floats(-0.4, 0.4))
def test_places_within_reach_share_a_cell(
    given_places: list[tuple[tuple[float, float], PlacePrecision]], north: float, east: float
) -> None:
    (latitude, longitude), precision = given_places[0]
    beside = (max(-89.9, min(89.9, latitude + north)), (longitude + east + 180) % 360 - 180)
    places = [(*point, str(how), None) for point, how in given_places] + [(*beside, str(precision), None)]
    keys, cells = _keys(places)
    entered: dict[int, set[int]] = {}
    for row in cells.to_pylist():
        assert row["block"] % SLOTS == 0
        entered.setdefault(row["place_id"], set()).add(row["block"])
    for one in keys:
        for other in keys:
            square = square_km(one, other)
            assert square is not None
            reach = 15 + float(str(one["reach_km"])) + float(str(other["reach_km"]))
            if square <= reach**2:
                assert entered[int(str(one["place_id"]))] & entered[int(str(other["place_id"]))]


def test_a_place_without_a_point_is_found_by_its_name() -> None:
    keys, cells = _keys(
        [(36.0, 37.0, "exact", "al-Bab"), (None, None, "unknown", "Al Bab"), (36.0, 37.0, "exact", "Homs")]
    )
    # A place with a point is looked for by its name only beside one without: both have to bring the sixteenth sign.
    by_name = {row["place_id"]: row["signs"] for row in cells.to_pylist() if row["block"] < 0}
    assert by_name == {1: 14, 2: 30}
    assert keys[1]["reach_km"] is None
    assert keys[0]["point_key"] == keys[2]["point_key"]


def test_a_country_has_no_point_to_compare() -> None:
    keys, _ = _keys([(36.0, 37.0, "country", "Syria")])
    assert keys[0]["point_x"] is None


def test_a_busy_point_is_crowded() -> None:
    table = pa.table(
        {
            "place_id": pa.array([1, 2], pa.int64()),
            "name": ["a", "b"],
            "latitude": [36.0, 35.0],
            "longitude": [37.0, 37.0],
            "place_precision": ["exact", "exact"],
            "country": ["SY", "SY"],
            "reports": pa.array([2_000, 1], pa.int64()),
        }
    )
    keys, _ = place_keys.place_keys(table, 100, Window(), SLOTS)
    assert [row["crowd"] for row in keys.to_pylist()] == [5 + 1, 1]


def test_a_run_shorter_than_the_window_has_no_more_reports_in_the_window_than_in_all() -> None:
    table = pa.table(
        {
            "place_id": pa.array([1], pa.int64()),
            "name": ["a"],
            "latitude": [36.0],
            "longitude": [37.0],
            "place_precision": ["exact"],
            "country": ["SY"],
            "reports": pa.array([2], pa.int64()),
        }
    )
    keys, _ = place_keys.place_keys(table, 1, Window(), SLOTS)
    assert keys.column("crowd").to_pylist() == [3]


def test_one_point_is_what_the_table_says() -> None:
    keys, _ = _keys([(36.0, 37.0, "near", "al-Bab")])
    alone = place_keys.one_point(36.0, 37.0, PlacePrecision.NEAR)
    assert {name: keys[0][name] for name in alone} == pytest.approx(alone)
    assert set(place_keys.one_point(None, None, PlacePrecision.NEAR).values()) == {None}
