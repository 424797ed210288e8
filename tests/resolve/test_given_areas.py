"""The polygons a user gives."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import shapely

from treve.errors import BadFile
from treve.resolve.given_areas import given_areas, polygon_from_geojson, repaired

SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}
BOW_TIE = {"type": "Polygon", "coordinates": [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]]}


def written(folder: Path, *features: object) -> Path:
    path = folder / "areas.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": list(features)}), encoding="utf-8")
    return path


def feature(geometry: object = SQUARE, **properties: object) -> dict[str, object]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


@pytest.mark.parametrize(
    ("properties", "area_id"),
    [
        ({"area_id": "a", "adm1_code": "b", "id": 3, "name": "d"}, "a"),
        ({"adm1_code": "b", "id": 3, "name": "d"}, "b"),
        ({"id": 3, "name": "d"}, "3"),
        ({"id": 0}, "0"),
        ({"area_id": "", "name": "d"}, "d"),
    ],
)
def test_the_id_is_the_first_property_that_has_one(tmp_path: Path, properties: dict[str, object], area_id: str) -> None:
    ((area,), warnings) = given_areas(written(tmp_path, feature(**properties)))
    assert (area.area_id, warnings) == (area_id, ())


def test_a_feature_without_such_a_property_has_its_own_id(tmp_path: Path) -> None:
    ((area,), _) = given_areas(written(tmp_path, {**feature(), "id": "own", "properties": None}))
    assert (area.area_id, area.name, area.country) == ("own", "own", None)


@pytest.mark.parametrize(
    ("properties", "country"),
    [
        ({"iso_a2": "SY"}, "SY"),
        ({"iso_a2": "-99", "iso_a2_eh": "FR"}, "FR"),
        ({"iso_a2": "-99", "adm0_a3": "NOR"}, "NO"),
        ({"country": "Syria"}, "SY"),
        ({"adm0_a3": "SYR"}, "SY"),
        ({"adm0_a3": "PSX"}, "PS"),
        ({"adm0_a3": "XYZ"}, None),
        ({}, None),
    ],
)
def test_the_country_is_read_from_codes_or_names(
    tmp_path: Path, properties: dict[str, object], country: str | None
) -> None:
    ((area,), _) = given_areas(written(tmp_path, feature(name="x", **properties)))
    assert area.country == country


def test_areas_come_in_order_of_id(tmp_path: Path) -> None:
    areas, _ = given_areas(written(tmp_path, feature(name="b"), feature(name="a")))
    assert [area.area_id for area in areas] == ["a", "b"]


def test_an_invalid_polygon_is_repaired_and_named(tmp_path: Path) -> None:
    ((area,), (warning,)) = given_areas(written(tmp_path, feature(BOW_TIE, name="tie")))
    assert area.geometry.is_valid
    assert area.geometry.area == pytest.approx(2.0)
    assert "tie" in warning
    assert "areas.geojson: feature 1" in warning


def test_a_valid_polygon_is_left_as_it_is() -> None:
    square = shapely.box(0, 0, 1, 1)
    assert repaired(square) == (square, None)


@pytest.mark.parametrize(
    ("features", "problem"),
    [
        ([feature()], "no id"),
        ([feature(name="a"), feature(name="a")], "a second time"),
        ([feature({"type": "Point", "coordinates": [0, 0]}, name="a")], "Point"),
        ([feature(None, name="a")], "geometry"),
        ([feature({"type": "Polygon", "coordinates": []}, name="a")], "nothing"),
        ([feature({"type": "Polygon", "coordinates": [[[0, 0], [1, 1]]]}, name="a")], "geometry"),
        (["no feature"], "no feature"),
    ],
)
def test_a_feature_that_cannot_be_used_is_an_error_that_names_it(
    tmp_path: Path, features: list[object], problem: str
) -> None:
    with pytest.raises(BadFile, match=rf"areas.geojson: feature {len(features)}.*{problem}"):
        given_areas(written(tmp_path, *features))


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"features": {}}', "[" * 100_000, None])
def test_a_file_that_is_no_collection_is_an_error_that_names_it(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "areas.geojson"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(BadFile, match=r"areas\.geojson"):
        given_areas(path)


def test_the_geometry_text_of_an_agreement_is_read_alike() -> None:
    assert polygon_from_geojson("a/Z1", json.dumps(SQUARE)).area == 1
    with pytest.raises(BadFile, match="a/Z1"):
        polygon_from_geojson("a/Z1", "no geometry")
