"""The mapped areas of the agreements of a run, read once: as features for the script, as rings for the picture, by name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from treve.serve.pages.rings import Rings
from treve.store.protocol import Store


@dataclass(frozen=True, slots=True, eq=False)
class Zones:
    """features: GeoJSON, each a Feature. names: of the areas that have rings, each once. unmapped: areas without a polygon."""

    features: tuple[bytes, ...]
    rings: Rings
    names: tuple[str, ...]
    unmapped: tuple[Mapping[str, Any], ...]


def zones_of(store: Store) -> Zones:
    """The zones of a run."""
    features, rings, names = [], [], []
    for row in store.fetch("serve/sought/zones.sql").to_pylist():
        own = rings_of(row["polygon"])
        features.append(
            {
                "type": "Feature",
                "geometry": {"type": "MultiPolygon", "coordinates": [[ring] for ring in own]},
                "properties": {name: row[name] for name in ("area_id", "name", "agreement_id", "part")},
            }
        )
        rings += own
        names += [row["name"]] if own else []
    return Zones(
        tuple(map(as_json, features)),
        Rings.of(rings),
        tuple(dict.fromkeys(names)),
        tuple(store.fetch("serve/sought/unmapped.sql").to_pylist()),
    )


def as_json(feature: Mapping[str, Any]) -> bytes:
    """A feature as it is sent."""
    return json.dumps(feature, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def rings_of(polygon: str) -> list[list[tuple[float, float]]]:
    """The rings of a GeoJSON Polygon or MultiPolygon; none of any other geometry."""
    shape = json.loads(polygon)
    parts = {"Polygon": [shape.get("coordinates")], "MultiPolygon": shape.get("coordinates")}.get(shape.get("type"), [])
    return [[(float(x), float(y)) for x, y, *_ in ring] for part in parts for ring in part or ()]
