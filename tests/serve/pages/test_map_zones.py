from __future__ import annotations

import json
from pathlib import Path

from treve.run_folder import RunFolder
from treve.serve.pages.map_zones import rings_of, zones_of
from treve.store.duckdb import DuckDBReader


def test_the_rings_of_polygons_are_read_and_other_shapes_have_none() -> None:
    ring = [[0, 0], [1, 0], [1, 1], [0, 0]]
    polygon = {"type": "Polygon", "coordinates": [ring]}
    many = {"type": "MultiPolygon", "coordinates": [[ring], [ring]]}
    assert len(rings_of(json.dumps(polygon))) == 1
    assert len(rings_of(json.dumps(many))) == 2
    assert rings_of('{"type": "Point", "coordinates": [1, 2]}') == []


def test_every_mapped_area_of_a_run_is_a_feature_and_every_ring_is_drawn(syria: Path) -> None:
    with RunFolder(syria) as run:
        areas = [one for one in run.table("area").arrow.to_pylist() if one["polygon"] is not None]
    reader = DuckDBReader(syria / "run.duckdb")
    zones = zones_of(reader)
    reader.close()
    features = [json.loads(one) for one in zones.features]
    assert {one["properties"]["area_id"] for one in features} == {one["area_id"] for one in areas}
    assert len(zones.rings) == sum(len(one["geometry"]["coordinates"]) for one in features)
    assert set(zones.names) <= {one["name"] for one in areas}
