"""Many geometries read at once, against one at a time."""

from __future__ import annotations

import json
from typing import Any

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from treve.resolve.geojson_polygons import plain_polygons

NUMBER = st.one_of(st.floats(-180, 180), st.integers(-180, 180))
SQUARE = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]
HOLE = [[0.25, 0.25], [0.5, 0.25], [0.5, 0.5], [0.25, 0.25]]


def _closed(corners: list[list[float]]) -> list[list[float]]:
    return [*corners, corners[0]]


RING = st.lists(st.lists(NUMBER, min_size=2, max_size=2), min_size=3, max_size=6).map(_closed)
POLYGON = st.lists(RING, min_size=1, max_size=3)
GEOMETRY = st.one_of(
    POLYGON.map(lambda rings: {"type": "Polygon", "coordinates": rings}),
    st.lists(POLYGON, min_size=1, max_size=3).map(lambda parts: {"type": "MultiPolygon", "coordinates": parts}),
)


def polygon(*rings: Any) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


@given(st.lists(GEOMETRY, min_size=1, max_size=4))
def test_geometries_read_together_are_those_read_one_by_one(geometries: list[dict[str, Any]]) -> None:
    found = plain_polygons(geometries)
    assert found is not None
    alone = [shapely.from_geojson(json.dumps(geometry)) for geometry in geometries]
    assert [shapely.to_wkb(one) for one in found] == [shapely.to_wkb(one) for one in alone]


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        "Polygon",
        {},
        {"type": "Point", "coordinates": [0, 0]},
        {"type": "Polygon"},
        {"type": "MultiPolygon", "coordinates": []},
        {"type": "MultiPolygon", "coordinates": [[]]},
        polygon(),
        polygon([]),
        polygon(SQUARE[:4]),
        polygon([[0, 0], [1, 1], [0, 0]]),
        polygon([[0, 0, 5], [1, 0, 5], [1, 1, 5], [0, 0, 5]]),
        polygon([[0, 0], [1], [1, 1], [0, 0]]),
        polygon([[0, 0], ["1", 0], [1, 1], [0, 0]]),
        polygon([[0, 0], [True, 0], [1, 1], [0, 0]]),
        polygon([[0, 0], [None, 0], [1, 1], [0, 0]]),
        polygon([[0, 0], [float("nan"), 0], [1, 1], [0, 0]]),
        polygon([[0, 0], [10**400, 0], [1, 1], [0, 0]]),
        polygon(SQUARE, "ring"),
        polygon({"ring": SQUARE}),
        polygon(5),
    ],
)
def test_what_is_not_plain_needs_a_second_look_whatever_stands_beside_it(geometry: object) -> None:
    assert plain_polygons([polygon(SQUARE, HOLE), geometry]) is None


def test_no_geometries_are_left_to_the_caller() -> None:
    assert plain_polygons([]) is None
