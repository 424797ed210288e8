"""One table as Parquet, and as GeoParquet 1.1 with a point in WKB. Instants are marked as UTC.

Source: GeoParquet 1.1.0 (https://geoparquet.org/releases/v1.1.0/); a column without `crs` is in OGC:CRS84, longitude first.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from treve.bulletin.points import Point, Points

GEOMETRY = "geometry"
# Byte order 1 (little endian), geometry type 1 (point), then x and y. Source: OGC 06-103r4, 8.2.
_WKB_POINT = struct.Struct("<BIdd")


def write_parquet(path: Path, schema: pa.Schema, batches: Iterator[pa.RecordBatch]) -> None:
    """Write the rows of all batches."""
    marked = _types(schema)
    with pq.ParquetWriter(path, marked, compression="zstd") as writer:
        for batch in batches:
            writer.write_batch(batch.cast(marked))


def write_geoparquet(path: Path, schema: pa.Schema, batches: Iterator[pa.RecordBatch], where: Points) -> None:
    """Write the rows of all batches with a column `geometry`; a source's own column of that name is renamed."""
    marked = _types(schema)
    full = pa.schema([_renamed(field) for field in marked]).append(pa.field(GEOMETRY, pa.binary()))
    box = _Box()
    with pq.ParquetWriter(path, full, compression="zstd") as writer:
        for batch in batches:
            wkb = [None if point is None else box.wkb(point) for point in where.of(batch)]
            columns = [*batch.cast(marked).columns, pa.array(wkb, pa.binary())]
            writer.write_batch(pa.RecordBatch.from_arrays(columns, schema=full))
        writer.add_key_value_metadata({"geo": json.dumps(_metadata(box))})


class _Box:
    """The least box around all points written so far."""

    def __init__(self) -> None:
        self.bounds: list[float] | None = None

    def wkb(self, point: Point) -> bytes:
        """The point in WKB; widens the box."""
        x, y = point
        west, south, east, north = self.bounds or (x, y, x, y)
        self.bounds = [min(west, x), min(south, y), max(east, x), max(north, y)]
        return _WKB_POINT.pack(1, 1, x, y)


def _metadata(box: _Box) -> dict[str, object]:
    column: dict[str, object] = {"encoding": "WKB", "geometry_types": ["Point"] if box.bounds else []}
    if box.bounds:
        column["bbox"] = box.bounds
    return {"version": "1.1.0", "primary_column": GEOMETRY, "columns": {GEOMETRY: column}}


def _types(schema: pa.Schema) -> pa.Schema:
    """The schema with instants marked as UTC."""
    return pa.schema(
        [
            pa.field(field.name, pa.timestamp("us", "UTC") if pa.types.is_timestamp(field.type) else field.type)
            for field in schema
        ]
    )


def _renamed(field: pa.Field) -> pa.Field:
    return field.with_name(f"{GEOMETRY}_in_source") if field.name == GEOMETRY else field
