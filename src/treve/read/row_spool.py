"""Rows that come one by one from formats without a column reader, as spooled text cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pyarrow as pa

from treve.read.cells import Spool, text_schema

_BATCH_ROWS = 16_384


def spool_rows(names: Sequence[str], rows: Iterable[Sequence[str | None]], limit: int) -> Spool:
    """The rows, each with one cell for each name, kept in memory up to `limit` bytes."""
    spool = Spool(text_schema(names), limit)
    held: list[Sequence[str | None]] = []
    for row in rows:
        held.append(row)
        if len(held) == _BATCH_ROWS:
            spool.append(_batch(held, spool.schema))
            held = []
    if held:
        spool.append(_batch(held, spool.schema))
    spool.finish()
    return spool


def _batch(rows: Sequence[Sequence[str | None]], schema: pa.Schema) -> pa.RecordBatch:
    columns = [pa.array(column, pa.string()) for column in zip(*rows, strict=True)]
    return pa.RecordBatch.from_arrays(columns, schema=schema)
