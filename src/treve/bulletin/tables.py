"""Export of one table of a run to one file, in batches: memory stays bounded, and nothing half-written is left behind.

Rows that would carry cells of a source whose licence forbids it stay out of a public export, and their number is said:
rows of raw_<source>, source_row, report and rejected_row; incidents, candidates and places that only such reports tell; and in
the formats that give a point, every row whose point comes from such a report.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from treve.bulletin.csv_export import write_csv
from treve.bulletin.geojson_export import write_geojson
from treve.bulletin.parquet_export import write_geoparquet, write_parquet
from treve.bulletin.phrases import NOT_STATED
from treve.bulletin.points import Points, points
from treve.bulletin.xlsx_export import write_xlsx
from treve.errors import BadFile, BadValue, NotFound
from treve.model.tables import RAW_PREFIX
from treve.store.protocol import Store
from treve.store.whole_file import whole

Batches = Iterator[pa.RecordBatch]
PlainWriter = Callable[[Path, pa.Schema, Batches], None]
PointWriter = Callable[[Path, pa.Schema, Batches, Points], None]

PLAIN: dict[str, PlainWriter] = {"csv": write_csv, "parquet": write_parquet, "xlsx": write_xlsx}
"""Formats that write the columns of the table."""

WITH_POINTS: dict[str, PointWriter] = {"geoparquet": write_geoparquet, "geojson": write_geojson}
"""Formats that add a point."""

# Which rows of a table carry cells of a source: the column that leads to the report, and the query that names them.
_CARRIERS: dict[str, str] = {
    "source_row": "source_row_id",
    "report": "source_row_id",
    "rejected_row": "input_id",
    "incident": "incident_id",
    "candidate": "incident_id",
    "place": "place_id",
}
_HASHED_AT_ONCE = 1 << 20


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written.

    rows      rows in the file
    withheld  rows left out because their licence forbids passing them on
    sha256    hash of the bytes of the file
    cite      how the sources of the run are to be cited; empty where none of them says so
    """

    table: str
    path: Path
    format: str
    rows: int
    withheld: int
    sha256: str
    cite: tuple[str, ...] = ()


class _Counted:
    """Batches on their way to a file, without the rows to be withheld; counts both."""

    def __init__(self, batches: pa.RecordBatchReader, column: str | None, withheld: pa.Array | None) -> None:
        self._batches, self._column, self._keys = batches, column, withheld
        self.rows = 0
        self.withheld = 0

    def __iter__(self) -> Batches:
        for batch in self._batches:
            kept = batch
            if self._column is not None and self._keys is not None:
                kept = batch.filter(pc.invert(pc.is_in(batch.column(self._column), value_set=self._keys)))
            self.rows += kept.num_rows
            self.withheld += batch.num_rows - kept.num_rows
            if kept.num_rows:
                yield kept


def export(store: Store, table: str, path: Path, file_format: str, *, public: bool = True) -> Exported:
    """Write one table of a run to a file of one format: csv, parquet, geoparquet, geojson or xlsx.

    public  leave out rows whose licence forbids passing them on; False: keep them, for one's own use
    Raises  NotFound for a table the run does not hold; BadValue for a format there is not, a table that has no place in a
            format that needs one, or more than xlsx can hold; BadFile if the file cannot be written.
    """
    if file_format not in PLAIN and file_format not in WITH_POINTS:
        raise BadValue("export", "format", file_format, f"one of {', '.join((*PLAIN, *WITH_POINTS))}", "option")
    if table not in store.tables() or table.startswith("step_"):
        raise NotFound("table", table, [name for name in store.tables() if not name.startswith("step_")])
    try:
        with whole(path) as new:
            counted = _written(store, table, new, file_format, public=public)
            digest = _sha256(new)
    except OSError as problem:
        raise BadFile(
            str(path), f"cannot be written ({problem.strerror or problem})", "a path to write to"
        ) from problem
    return Exported(table, path, file_format, counted.rows, counted.withheld, digest, _citations(store))


def _citations(store: Store) -> tuple[str, ...]:
    rows = store.fetch("input").to_pylist()
    return tuple(sorted({row["citation"] for row in rows if row["citation"] != NOT_STATED}))


def _written(store: Store, table: str, path: Path, file_format: str, *, public: bool) -> _Counted:
    where = points(store, table) if file_format in WITH_POINTS else None
    column, keys = _withheld(store, table, where) if public else (None, None)
    # From here on the store is busy giving its rows: whatever else is asked of it comes before.
    batches = store.stream(table)
    counted = _Counted(batches, column, keys)
    if where is None:
        PLAIN[file_format](path, batches.schema, iter(counted))
    else:
        WITH_POINTS[file_format](path, batches.schema, iter(counted), where)
    return counted


def _withheld(store: Store, table: str, where: Points | None) -> tuple[str, pa.Array] | tuple[None, None]:
    """The column that leads to the report, and its values that stay out; (None, None) where nothing stays out."""
    if all(row["redistributable"] for row in store.fetch("input").to_pylist()):
        return None, None
    column = "source_row_id" if table.startswith(RAW_PREFIX) else _CARRIERS.get(table)
    if column is None and where is not None:
        column = where.column
    if column is None:
        return None, None
    kept_back = store.fetch(f"bulletin/withheld_{column}.sql")
    return column, kept_back.column(column).combine_chunks()


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_HASHED_AT_ONCE):
            digest.update(block)
    return digest.hexdigest()
