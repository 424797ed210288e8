"""Districts and towns: valid, apart, and where they say they are."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from shapely import STRtree, union_all
from shapely.geometry import Point, Polygon, shape

from treve.simulate.ground import Ground, lay_ground, write_areas
from treve.simulate.lands import LANDS
from treve.simulate.words import Words


def laid(seed: int, districts: int, towns: int) -> Ground:
    """Some ground."""
    rng = np.random.default_rng(seed)
    return lay_ground(rng, Words(rng), districts, towns)


@pytest.mark.parametrize(("seed", "districts"), [(1, 3_600), (2, 60), (3, 1), (4, 61), (5, 700)])
def test_districts_are_valid_and_none_overlaps_another(seed: int, districts: int) -> None:
    polygons = [Polygon(ring) for ring in laid(seed, districts, 1).rings]
    assert len(polygons) == districts
    assert all(polygon.is_valid and polygon.exterior.is_ccw for polygon in polygons)
    tree = STRtree(polygons)
    for one, other in tree.query(polygons, predicate="intersects").T:
        if one < other:
            assert polygons[one].intersection(polygons[other]).area < 1e-9 * polygons[one].area


def test_districts_of_a_land_leave_no_gap() -> None:
    ground = laid(6, 64 * len(LANDS), 1)
    land = union_all([Polygon(ground.rings[district]) for district in ground.districts_of(0)])
    assert land.geom_type == "Polygon"
    assert not land.interiors


def test_a_border_has_eighty_corners() -> None:
    assert {len(ring) for ring in laid(7, 120, 1).rings} == {81}


def test_every_town_and_centre_lies_inside_its_district() -> None:
    ground = laid(8, 3_600, 20_000)
    polygons = [Polygon(ring) for ring in ground.rings]
    for district, point in zip(ground.town_district, ground.town_points, strict=True):
        assert polygons[district].contains(Point(point))
    assert all(polygon.contains(Point(centre)) for polygon, centre in zip(polygons, ground.centres, strict=True))


def test_names_occur_once() -> None:
    ground = laid(9, 3_600, 20_000)
    names = [*ground.town_names, *ground.district_names, *ground.province_names]
    assert len(set(names)) == len(names)


def test_the_file_of_areas_is_geojson_with_the_properties_a_run_needs(tmp_path: Path) -> None:
    ground = laid(10, 61, 5)
    write_areas(ground, tmp_path / "areas.geojson")
    features = json.loads((tmp_path / "areas.geojson").read_text(encoding="utf-8"))["features"]
    assert [feature["properties"]["area_id"] for feature in features] == ground.district_ids
    assert all(set(one["properties"]) == {"area_id", "name", "country", "admin1", "admin2"} for one in features)
    assert all(shape(feature["geometry"]).is_valid for feature in features)
