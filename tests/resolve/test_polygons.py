"""Places in polygons, against one pair at a time."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from unittest.mock import patch

import numpy as np
import pyarrow as pa
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

import treve.resolve.polygons
from treve.resolve.place_columns import PlaceColumns, place_columns
from treve.resolve.polygons import KILOMETRES_PER_DEGREE, Polygon, in_polygons

Point = tuple[float | None, float | None, str, str | None]
RADIUS = {"exact": 0.0, "near": 25.0}


def columns(points: Sequence[Point]) -> PlaceColumns:
    """Places from longitude, latitude, precision and country."""
    texts = pa.nulls(len(points), pa.string())
    return place_columns(
        pa.table(
            {
                "place_id": pa.array(range(1, len(points) + 1), pa.int64()),
                "longitude": pa.array([point[0] for point in points], pa.float64()),
                "latitude": pa.array([point[1] for point in points], pa.float64()),
                "radius_km": pa.array(
                    [None if point[0] is None else RADIUS.get(point[2]) for point in points], pa.float64()
                ),
                "place_precision": pa.array([point[2] for point in points], pa.string()),
                "country": pa.array([point[3] for point in points], pa.string()),
                "admin1": texts,
                "admin2": texts,
            }
        )
    )


def answers(polygons: Sequence[Polygon], points: Sequence[Point], *, share: bool = False) -> list[list[bool | None]]:
    """For each polygon the answer for each point."""
    table = []
    for inside in in_polygons(polygons, columns(points), share_boundaries=share):
        row: list[bool | None] = [False] * len(points)
        assert not set(inside.surely) & set(inside.perhaps)
        assert len(set(inside.surely)) + len(set(inside.perhaps)) == len(inside.surely) + len(inside.perhaps)
        for number in inside.surely:
            row[number] = True
        for number in inside.perhaps:
            row[number] = None
        table.append(row)
    return table


def square(area_id: str, west: float, south: float, size: float = 1.0, country: str | None = "SY") -> Polygon:
    return Polygon(area_id, shapely.box(west, south, west + size, south + size), country)


def disc_in(polygon: Polygon, longitude: float, latitude: float, radius_km: float) -> bool | None:
    """One pair: is the disc inside, outside, or neither? On the plane around its centre, ring by ring, segment by segment."""
    width = KILOMETRES_PER_DEGREE * math.cos(math.radians(latitude))
    nearest = math.inf
    for part in shapely.get_parts(polygon.geometry):
        for ring in (part.exterior, *part.interiors):
            corners = [((x - longitude) * width, (y - latitude) * KILOMETRES_PER_DEGREE) for x, y in ring.coords]
            nearest = min(nearest, *(_to_segment(a, b) for a, b in itertools.pairwise(corners)))
    inside = bool(polygon.geometry.intersects(shapely.Point(longitude, latitude)))
    if nearest > radius_km:
        return inside
    return None


def _to_segment(start: tuple[float, float], end: tuple[float, float]) -> float:
    (x, y), (to_x, to_y) = start, (end[0] - start[0], end[1] - start[1])
    length = to_x**2 + to_y**2
    along = min(1.0, max(0.0, -(x * to_x + y * to_y) / length)) if length else 0.0
    return math.hypot(x + along * to_x, y + along * to_y)


@st.composite
def star(draw: st.DrawFn) -> shapely.Geometry:
    """A simple polygon around a centre near 36 E, 35 N, sometimes with a hole."""
    corners = draw(st.integers(3, 12))
    centre = np.array([draw(st.integers(30, 42)), draw(st.integers(30, 40))])
    lengths = np.array(draw(st.lists(st.integers(2, 30), min_size=corners, max_size=corners))) / 10
    angles = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    ring = centre + np.column_stack([lengths * np.cos(angles), lengths * np.sin(angles)])
    hole = centre + (ring - centre) * 0.5
    return shapely.Polygon(ring, [hole] if draw(st.booleans()) else None)


def scale(shape: shapely.Geometry, by: float, near: tuple[float, float]) -> shapely.Geometry:
    """The shape made smaller, about as far from the point as a disc reaches."""
    centre = shape.envelope.centroid
    return shapely.transform(shape, lambda xy: (xy - [centre.x, centre.y]) * by + near + [0.2, 0.1])


COORDINATES = st.tuples(st.integers(2700, 4500).map(lambda n: n / 100), st.integers(2700, 4300).map(lambda n: n / 100))


@given(st.lists(star(), min_size=1, max_size=6), st.lists(COORDINATES, min_size=1, max_size=25))
@settings(max_examples=60, deadline=None)
def test_exact_places_lie_where_each_pair_looked_at_alone_says(
    shapes: list[shapely.Geometry], coordinates: list[tuple[float, float]]
) -> None:
    polygons = [Polygon(f"p{number}", shape, "SY") for number, shape in enumerate(shapes)]
    points: list[Point] = [(*one, "exact", "SY") for one in coordinates]
    expected = [[shape.intersects(shapely.Point(*one)) for one in coordinates] for shape in shapes]
    assert answers(polygons, points) == expected
    inner = [[shape.contains(shapely.Point(*one)) for one in coordinates] for shape in shapes]
    for number, one in enumerate(coordinates):
        boundary = [p for p, shape in enumerate(shapes) if shape.touches(shapely.Point(*one))]
        if boundary:
            inner[boundary[0]][number] = True
    assert answers(polygons, points, share=True) == inner


@given(st.lists(star(), min_size=1, max_size=5), st.lists(COORDINATES, min_size=1, max_size=15))
@settings(max_examples=60, deadline=None)
def test_near_places_lie_where_each_disc_measured_alone_says(
    shapes: list[shapely.Geometry], coordinates: list[tuple[float, float]]
) -> None:
    polygons = [Polygon(f"p{number}", shape, "SY") for number, shape in enumerate(shapes)]
    points: list[Point] = [(*one, "near", "SY") for one in coordinates]
    assert answers(polygons, points) == [[disc_in(polygon, *one, 25.0) for one in coordinates] for polygon in polygons]


@given(
    st.lists(star(), min_size=1, max_size=4), st.lists(COORDINATES, min_size=1, max_size=15), st.sampled_from([10, 25])
)
@settings(max_examples=60, deadline=None)
def test_small_or_large_polygons_few_or_many_at_once_are_measured_alike(
    shapes: list[shapely.Geometry], coordinates: list[tuple[float, float]], smaller: int
) -> None:
    small = [
        Polygon(f"p{number}", scale(shape, 1 / smaller, coordinates[number % len(coordinates)]), "SY")
        for number, shape in enumerate(shapes)
    ]
    points: list[Point] = [(*one, "near", "SY") for one in coordinates]
    expected = [[disc_in(polygon, *one, 25.0) for one in coordinates] for polygon in small]
    assert answers(small, points) == expected
    with (
        patch.object(treve.resolve.polygons, "_VERTICES_AT_ONCE", 20),
        patch.object(treve.resolve.polygons, "_MANY_VERTICES", 6),
    ):
        assert answers(small, points) == expected


def test_a_point_on_a_shared_boundary_belongs_to_the_smallest_id() -> None:
    polygons = [square("B", 0, 0), square("A", 1, 0), square("C", 0, 1)]
    points: list[Point] = [
        (1, 0.5, "exact", "SY"),
        (1, 1, "exact", "SY"),
        (0.5, 1, "exact", "SY"),
        (0, 0, "exact", "SY"),
    ]
    assert answers(polygons, points, share=True) == [
        [False, False, True, True],
        [True, True, False, False],
        [False, False, False, False],
    ]


@pytest.mark.parametrize(
    ("longitude", "inside"),
    [(36.5, True), (36.3, True), (36.27, None), (36.1, None), (35.74, None), (35.7, False)],
)
def test_twenty_five_kilometres_are_more_degrees_of_longitude_away_from_the_equator(
    longitude: float, inside: bool | None
) -> None:
    # At 35 degrees north 25 km are 0.2745 degrees of longitude.
    assert answers([square("A", 36, 34, 2)], [(longitude, 35, "near", "SY")]) == [[inside]]


@pytest.mark.parametrize(
    ("south", "inside"), [(35.0, None), (35.15, None), (35.22, None), (35.23, False), (35.3, False)]
)
def test_a_polygon_smaller_than_the_disc_is_met_or_not_but_never_holds_it(south: float, inside: bool | None) -> None:
    # 25 km are 0.2248 degrees of latitude.
    assert answers([square("A", 36, south, 0.02)], [(36.01, 35, "near", "SY")]) == [[inside]]


def test_a_polygon_in_a_corner_of_the_discs_box_is_not_met() -> None:
    # 0.20 degrees either way, 18 km east and 22 km north, is beyond 25 km; 0.15 degrees is not.
    polygons = [square("far", 36.20, 35.20, 0.01), square("close", 36.15, 35.15, 0.01)]
    assert answers(polygons, [(36, 35, "near", "SY")]) == [[False], [None]]


@pytest.mark.parametrize("precision", ["district", "governorate", "fuzzy", "country", "international", "unknown"])
def test_a_place_whose_point_bounds_nothing_may_lie_in_every_polygon_of_its_country(precision: str) -> None:
    polygons = [square("A", 0, 0), square("B", 50, 0, country="TR"), square("C", 50, 50, country=None)]
    points: list[Point] = [(0.5, 0.5, precision, "SY"), (0.5, 0.5, precision, None), (0.5, 0.5, precision, "TR")]
    assert answers(polygons, points) == [[None, None, False], [False, None, None], [None, None, None]]


def test_a_place_without_coordinates_may_lie_in_every_polygon_of_its_country() -> None:
    assert answers([square("A", 0, 0)], [(None, None, "exact", "SY"), (None, None, "near", "TR")]) == [[None, False]]


def test_coordinates_decide_whatever_country_is_coded() -> None:
    assert answers([square("A", 0, 0)], [(0.5, 0.5, "exact", "TR")]) == [[True]]


def test_a_disc_across_the_date_line_reaches_the_other_side_of_the_map() -> None:
    polygons = [square("east", 179, -17), square("west", -180, -17), square("far", -170, -17)]
    assert answers(polygons, [(179.95, -16.5, "near", "FJ")]) == [[None], [None], [False]]


def test_a_disc_in_a_hole_lies_outside() -> None:
    ring = Polygon("ring", shapely.box(0, 0, 6, 6).difference(shapely.box(1, 1, 5, 5)), "SY")
    assert answers([ring], [(3, 3, "near", "SY"), (0.1, 3, "near", "SY"), (0.5, 3, "near", "SY")]) == [
        [False, None, True]
    ]


def test_no_polygons_and_no_places_have_no_answers() -> None:
    assert answers([], [(0, 0, "exact", "SY")]) == []
    assert answers([square("A", 0, 0)], []) == [[]]
