"""The types of our columns in Arrow, in which rows reach a store and leave it."""

from __future__ import annotations

import pyarrow as pa

from treve.model.tables import BY_NAME, Type

ARROW_TYPES: dict[Type, pa.DataType] = {
    Type.TEXT: pa.string(),
    Type.INTEGER: pa.int64(),
    Type.NUMBER: pa.float64(),
    Type.BOOLEAN: pa.bool_(),
    Type.DAY: pa.date32(),
    Type.INSTANT: pa.timestamp("us"),
}


def arrow_schema(table: str) -> pa.Schema:
    """The columns of a table of model/tables.py. Raises KeyError if there is none of that name."""
    return pa.schema([(column.name, ARROW_TYPES[column.type]) for column in BY_NAME[table].columns])
