"""One table as GeoJSON (RFC 7946): one feature per row, longitude first, written row by row.

A row without coordinates has a geometry of null (RFC 7946, 3.2) and stays in the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow as pa

from treve.bulletin.cells import plain_cell
from treve.bulletin.points import Point, Points

# Columns that name a row, most telling first; a row without them is known by its number in the file.
_KEYS = (
    ("report_id",),
    ("incident_id", "agreement_id", "reading"),
    ("incident_id",),
    ("source_row_id",),
    ("place_id",),
)


def write_geojson(path: Path, schema: pa.Schema, batches: Iterator[pa.RecordBatch], where: Points) -> None:
    """Write the rows of all batches as one FeatureCollection."""
    keys = next((one for one in _KEYS if set(one) <= set(schema.names)), ())
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"type": "FeatureCollection", "features": [')
        for number, feature in enumerate(_features(batches, where, keys)):
            file.write(("\n" if number == 0 else ",\n") + json.dumps(feature, ensure_ascii=False, allow_nan=False))
        file.write("\n]}\n")


def _features(batches: Iterator[pa.RecordBatch], where: Points, keys: tuple[str, ...]) -> Iterator[dict[str, object]]:
    number = 0
    for batch in batches:
        for row, point in zip(batch.to_pylist(), where.of(batch), strict=True):
            number += 1
            properties = {name: plain_cell(value) for name, value in row.items()}
            yield {
                "type": "Feature",
                "id": _id(properties, keys) if keys else number,
                "geometry": _geometry(point),
                "properties": properties,
            }


def _id(properties: Mapping[str, object], keys: tuple[str, ...]) -> object:
    return properties[keys[0]] if len(keys) == 1 else "/".join(str(properties[key]) for key in keys)


def _geometry(point: Point | None) -> dict[str, object] | None:
    return None if point is None else {"type": "Point", "coordinates": list(point)}
