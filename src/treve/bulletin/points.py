"""The point of each row of a table that leads to a place. A row without coordinates has none, and stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from treve.errors import BadValue
from treve.model.tables import RAW_PREFIX, TABLES
from treve.store.protocol import Store

Point = tuple[float, float]

# The column that leads to a place, nearest first, and the query that gives the points by it.
_QUERIES = {
    "place_id": "bulletin/points_of_place.sql",
    "incident_id": "bulletin/points_of_incident.sql",
    "source_row_id": "bulletin/points_of_report.sql",
}


@dataclass(frozen=True, slots=True)
class Points:
    """Points by the values of one column; longitude first, WGS 84."""

    column: str
    keys: pa.Array
    longitudes: pa.Array
    latitudes: pa.Array

    def of(self, batch: pa.RecordBatch) -> Iterator[Point | None]:
        """The point of each row, in order; None where there are no coordinates."""
        at = pc.index_in(batch.column(self.column), value_set=self.keys)
        longitudes = self.longitudes.take(at).to_pylist()
        latitudes = self.latitudes.take(at).to_pylist()
        for longitude, latitude in zip(longitudes, latitudes, strict=True):
            yield None if longitude is None or latitude is None else (longitude, latitude)


def points(store: Store, table: str) -> Points:
    """The points of a table's rows. Memory: 24 bytes for each place, incident or report.

    Raises BadValue, naming the tables that have one, for a table without a place.
    """
    names = ("source_row_id",) if table.startswith(RAW_PREFIX) else _columns().get(table, ())
    column = next((one for one in _QUERIES if one in names), None)
    if column is None:
        placed = [name for name, own in _columns().items() if any(one in own for one in _QUERIES)]
        raise BadValue("export", "table", table, f"a table whose rows have a place: {', '.join(placed)}, {RAW_PREFIX}…")
    found = store.fetch(_QUERIES[column])
    keys, longitudes, latitudes = (found.column(name).combine_chunks() for name in (column, "longitude", "latitude"))
    return Points(column, keys, longitudes, latitudes)


def _columns() -> dict[str, tuple[str, ...]]:
    return {table.name: table.column_names() for table in TABLES}
