"""Rows for the tables of a run, written by hand in a test."""

from __future__ import annotations

import pyarrow as pa

from treve.store.arrow_types import arrow_schema

Row = dict[str, object]


def rows(table: str, content: list[Row]) -> pa.Table:
    """Rows of a table of the run as Arrow, with its types; a column nobody gives is empty."""
    return pa.Table.from_pylist(content, schema=arrow_schema(table))
