"""The chosen incidents as they leave the run: CSV and GeoJSON, row by row, as many as the memory never holds at once."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from treve.bulletin.cells import plain_cell
from treve.bulletin.csv_export import safe
from treve.serve.sought import answers
from treve.serve.sought.listed import held_against
from treve.serve.sought.ready import Sought
from treve.store.protocol import Store

# Incidents in one part of an export: some 40 MB, and few enough parts that finding each among a million costs little.
_PART = 100_000
_BATCH = 10_000


@dataclass(frozen=True, slots=True)
class Exported:
    """rows: what is written; withheld: chosen incidents that rest on a source whose rows may not be passed on."""

    rows: int
    withheld: int


def prepare(sought: Sought) -> Exported:
    """Find out what may leave the run, before the first of it does."""
    store = sought.store
    store.run("serve/sought/withheld.sql", "step_withheld")
    against = held_against(sought)
    store.load("step_against", pa.table({"agreement_id": pa.array([against] if against else [], pa.string())}))
    withheld = store.fetch("step_withheld").num_rows
    return Exported(sought.ask(answers.total).incidents - withheld, withheld)


def as_csv(sought: Sought) -> Iterator[bytes]:
    """RFC 4180 in UTF-8, with the mark by which spreadsheets know it; texts that would run as formulas are disarmed."""
    head = True
    for batch in _batches(sought.store):
        if head:
            yield "\ufeff".encode() + (",".join(batch.schema.names) + "\r\n").encode()
            head = False
        lines = io.StringIO()
        columns = [_cells(column) for column in batch.columns]
        csv.writer(lines, lineterminator="\r\n").writerows(zip(*columns, strict=True))
        yield lines.getvalue().encode()


def as_geojson(sought: Sought) -> Iterator[bytes]:
    """RFC 7946: one feature per incident; its geometry is null where no point is known."""
    yield b'{"type": "FeatureCollection", "features": ['
    between = "\n"
    for batch in _batches(sought.store):
        lines = []
        for row in batch.to_pylist():
            lines.append(between + json.dumps(_feature(row), ensure_ascii=False, allow_nan=False))
            between = ",\n"
        yield "".join(lines).encode()
    yield b"\n]}\n"


def _batches(store: Store) -> Iterator[pa.RecordBatch]:
    """The rows in batches; at least one, which may be empty."""
    ids = store.fetch("serve/sought/export_ids.sql")
    for first in range(0, max(1, ids.num_rows), _PART):
        store.load("step_page", ids.slice(first, _PART))
        part = _with_recorders(store, store.fetch("serve/sought/export.sql"))
        yield from part.to_batches(_BATCH) or [pa.RecordBatch.from_pylist([], schema=part.schema)]


def _with_recorders(store: Store, part: pa.Table) -> pa.Table:
    """The rows with the column `recorders` after the sides: each name once, as written."""
    columns = store.fetch("serve/sought/export_recorders.sql").to_pydict()
    names: dict[int, list[str]] = defaultdict(list)
    for incident, name in zip(columns["incident_id"], columns["recorder_names"], strict=True):
        names[incident].append(name)
    told = [" | ".join(names[one]) if one in names else None for one in part.column("incident_id").to_pylist()]
    at = part.schema.get_field_index("side_b") + 1
    return part.add_column(at, "recorders", pa.array(told, pa.string()))


def _feature(row: dict[str, Any]) -> dict[str, object]:
    longitude, latitude = row.pop("longitude"), row.pop("latitude")
    point = None if longitude is None else {"type": "Point", "coordinates": [longitude, latitude]}
    properties = {name: plain_cell(value) for name, value in row.items()}
    return {"type": "Feature", "id": row["incident_id"], "geometry": point, "properties": properties}


def _cells(column: pa.Array) -> list[object]:
    if not pa.types.is_string(column.type):
        return ["" if value is None else plain_cell(value) for value in column.to_pylist()]
    # A column of a million rows holds a few thousand texts.
    coded = column.dictionary_encode()
    texts = [safe(text) for text in coded.dictionary.to_pylist()]
    return ["" if at is None else texts[at] for at in coded.indices.to_pylist()]
