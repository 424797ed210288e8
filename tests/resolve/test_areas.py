"""Which places lie in which areas of the agreements and in which given polygons."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import shapely
from tests.resolve.conftest import Reports
from tests.rows import Row

import treve.resolve.areas
from treve.errors import BadFile
from treve.model.agreement import Area, Unit
from treve.resolve.places import places
from treve.settings import Settings
from treve.store.duckdb import DuckDBStore

IDLIB_TOWN: Row = {"country": "SY", "admin1": "Idleb", "longitude": 36.63, "latitude": 35.93, "place_name": "Idlib"}
HAMA: Row = {
    "country": "SY",
    "admin1": "Hamah Governorate",
    "longitude": 36.75,
    "latitude": 35.13,
    "place_name": "Hama",
}
SOMEWHERE: Row = {"country": "SY", "place_precision": "country", "place_name": "Syria"}
NOWHERE: Row = {"place_precision": "unknown", "place_name": "nowhere"}
ALL = (IDLIB_TOWN, HAMA, SOMEWHERE, NOWHERE)


def area(units: tuple[Unit, ...] = (), polygon: str | None = None, members: tuple[str, ...] = ()) -> Area:
    return Area("Z", "the zone", units, polygon, members, None, None, (), ("https://example.org",))


def answers(store: DuckDBStore, area_id: str) -> dict[str, bool | None]:
    """The answer for each place, by name; False where there is no row."""
    names = {row["place_id"]: row["name"] for row in store.fetch("place").to_pylist()}
    found: dict[str, bool | None] = dict.fromkeys(names.values(), False)
    for row in store.fetch("place_area").to_pylist():
        if row["area_id"] == area_id:
            found[names[row["place_id"]]] = row["holds"]
    return found


def rows(store: DuckDBStore) -> dict[str, Row]:
    return {row["area_id"]: row for row in store.fetch("area").to_pylist()}


def box(west: float, south: float, east: float, north: float) -> str:
    return str(shapely.to_geojson(shapely.box(west, south, east, north)))


def map_file(folder: Path, **boxes: tuple[float, float, float, float]) -> Path:
    path = folder / "areas.geojson"
    features = [
        {"type": "Feature", "properties": {"area_id": name, "iso_a2": "SY"}, "geometry": json.loads(box(*edges))}
        for name, edges in boxes.items()
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


def test_named_units_decide_by_coding(reports: Reports) -> None:
    store = reports(*ALL)
    zone = area((Unit("SY", "Idlib Governorate", None, True), Unit("SY", "Hama", None, False)))
    places(store, [("syr/Z", zone), ("syr/same", zone)], None, (), Settings())
    expected = {"Idlib": True, "Hama": None, "Syria": None, "nowhere": None}
    assert answers(store, "syr/Z") == answers(store, "syr/same") == expected
    row = rows(store)["syr/Z"]
    assert (row["agreement_id"], row["extent"], row["polygon"], row["source"]) == (
        "syr",
        "units",
        None,
        "https://example.org",
    )


def test_an_area_of_unknown_extent_leaves_every_place_open(reports: Reports) -> None:
    store = reports(*ALL)
    places(store, [("syr/Z", area())], None, (), Settings())
    assert answers(store, "syr/Z") == dict.fromkeys(("Idlib", "Hama", "Syria", "nowhere"))
    assert rows(store)["syr/Z"]["extent"] == "unknown"


def test_a_place_that_surely_lies_outside_has_no_row(reports: Reports) -> None:
    store = reports(HAMA)
    places(store, [("tur/Z", area((Unit("TR", None, None, True),)))], None, (), Settings())
    assert store.tables()["place_area"] == 0


def test_an_agreements_own_polygon_decides_by_the_point(reports: Reports) -> None:
    store = reports(*ALL)
    own = area((Unit("SY", None, None, True),), polygon=box(36.5, 35.8, 36.8, 36.0))
    places(store, [("syr/Z", own)], None, (), Settings())
    assert answers(store, "syr/Z") == {"Idlib": True, "Hama": False, "Syria": None, "nowhere": None}
    assert rows(store)["syr/Z"]["extent"] == "polygon"


def test_an_invalid_polygon_of_an_agreement_is_repaired_and_named(reports: Reports) -> None:
    tie = '{"type": "Polygon", "coordinates": [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]]}'
    (warning,) = places(reports(IDLIB_TOWN), [("syr/Z", area(polygon=tie))], None, (), Settings())
    assert "syr/Z" in warning


def test_a_polygon_text_that_is_none_is_an_error(reports: Reports) -> None:
    with pytest.raises(BadFile, match="syr/Z"):
        places(reports(IDLIB_TOWN), [("syr/Z", area(polygon="{}"))], None, (), Settings())


def test_given_polygons_are_areas_of_their_own(reports: Reports, tmp_path: Path) -> None:
    store = reports(*ALL)
    given = map_file(tmp_path, north=(36, 35.5, 37, 36), south=(36, 35, 37, 35.5))
    places(store, (), given, (), Settings())
    assert answers(store, "north") == {"Idlib": True, "Hama": False, "Syria": None, "nowhere": None}
    assert answers(store, "south") == {"Idlib": False, "Hama": True, "Syria": None, "nowhere": None}
    row = rows(store)["north"]
    assert (row["agreement_id"], row["extent"], row["source"]) == (None, "polygon", str(given))
    assert shapely.from_geojson(row["polygon"]).equals(shapely.box(36, 35.5, 37, 36))


def test_an_area_made_of_given_polygons_is_all_of_them(reports: Reports, tmp_path: Path) -> None:
    store = reports(*ALL)
    given = map_file(tmp_path, north=(36, 35.5, 37, 36), south=(36, 35, 37, 35.5))
    both, one = area(members=("north", "south")), area(members=("north",))
    places(store, [("syr/both", both), ("syr/one", one)], given, (), Settings())
    assert answers(store, "syr/both") == {"Idlib": True, "Hama": True, "Syria": None, "nowhere": None}
    assert answers(store, "syr/one") == answers(store, "north")
    assert rows(store)["syr/both"]["extent"] == "polygon"


def test_areas_handed_over_one_by_one_are_those_handed_over_together(
    reports: Reports, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = map_file(tmp_path, north=(36, 35.5, 37, 36), south=(36, 35, 37, 35.5), far=(0, 0, 1, 1))
    own = [("syr/both", area(members=("north", "south"))), ("syr/open", area())]
    found = []
    for rows_at_once in (1, 3, 100_000):
        monkeypatch.setattr(treve.resolve.areas, "_ROWS_AT_ONCE", rows_at_once)
        store = reports(*ALL)
        places(store, own, given, (), Settings())
        order = [("area_id", "ascending"), ("place_id", "ascending")]
        found.append(store.fetch("place_area").sort_by(order).to_pylist())
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == 16


def test_an_area_of_which_a_polygon_is_missing_is_of_unknown_extent(reports: Reports, tmp_path: Path) -> None:
    store = reports(*ALL)
    given = map_file(tmp_path, north=(36, 35.5, 37, 36))
    places(store, [("syr/Z", area(members=("north", "lost")))], given, (), Settings())
    assert set(answers(store, "syr/Z").values()) == {None}
    assert rows(store)["syr/Z"]["extent"] == "unknown"
