"""GeoJSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from treve.bulletin.tables import export
from treve.store.protocol import Store


def _read(store: Store, table: str, folder: Path) -> dict[str, Any]:
    export(store, table, folder / "t.geojson", "geojson")
    content: dict[str, Any] = json.loads((folder / "t.geojson").read_text(encoding="utf-8"))
    return content


def test_it_is_a_feature_collection_longitude_first(store: Store, tmp_path: Path) -> None:
    read = _read(store, "report", tmp_path)
    assert read["type"] == "FeatureCollection"
    assert "crs" not in read
    by_id = {one["id"]: one for one in read["features"]}
    assert by_id["table:R1"]["geometry"] == {"type": "Point", "coordinates": [36.7, 34.7]}
    assert all(one["type"] == "Feature" for one in read["features"])


def test_a_row_without_coordinates_stays_with_an_empty_geometry(store: Store, tmp_path: Path) -> None:
    by_id = {one["id"]: one for one in _read(store, "report", tmp_path)["features"]}
    assert by_id["table:R6"]["geometry"] is None
    assert by_id["table:R6"]["properties"]["latitude"] is None


@pytest.mark.parametrize(
    ("table", "one_id"),
    [("incident", 1), ("finding", "1/tst-2016-12-30/strict"), ("raw_table", 1), ("place", 1), ("in_territory", 1)],
)
def test_ids_are_unique_where_the_table_has_a_key(store: Store, tmp_path: Path, table: str, one_id: object) -> None:
    ids = [one["id"] for one in _read(store, table, tmp_path)["features"]]
    assert one_id in ids
    assert len(ids) == len(set(ids))


def test_days_and_instants_are_iso_text(store: Store, tmp_path: Path) -> None:
    first = next(one for one in _read(store, "incident", tmp_path)["features"] if one["id"] == 1)
    assert first["properties"]["first_day"] == "2016-12-30"
    assert first["properties"]["earliest_at"] == "2016-12-29T22:00:00Z"
