"""The rows of a source as they stand in its files: `raw_<source>` and `source_row`.

Files of one source may differ in columns and types: the table has every column of any of them, and text where types differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from treve.model.tables import RAW_PREFIX
from treve.read.header import plain
from treve.read.input_file import InputFile, row_ids
from treve.read.loading import load
from treve.read.parquet_file import ParquetCells
from treve.read.typed_column import ENCODED_TEXT
from treve.store.kept_file import NumberedParquet
from treve.store.protocol import Store

ROW_KEY = "source_row_id"

_BATCH_ROWS = 131_072

_READ_ALIKE = {
    *(pa.string(), pa.bool_(), pa.date32(), pa.timestamp("us"), pa.float32(), pa.float64()),
    *(pa.int8(), pa.int16(), pa.int32(), pa.int64(), pa.uint8(), pa.uint16(), pa.uint32()),
}
"""Types of Parquet files that stand for the same values in every engine."""

_SOURCE_ROW = pa.schema([(ROW_KEY, pa.int64()), ("input_id", pa.int64()), ("row_number", pa.int64())])


def load_raw(files: Sequence[InputFile], store: Store) -> None:
    """Load every row of the files of one source that does not repeat an earlier one, with its raw cells untouched."""
    schema = raw_schema(files)
    keeps_file = len(files) == 1 and _is_as_it_stands(files[0])
    for file in files:
        table = RAW_PREFIX + file.source.name
        if keeps_file:
            store.load(table, NumberedParquet(file.path, ROW_KEY, file.offset + 1, file.sha256))
        else:
            own = _encoded_as_in(file, schema)
            load(store, table, own, _raw(file, own))
        load(store, "source_row", _SOURCE_ROW, _places(file))


def _is_as_it_stands(file: InputFile) -> bool:
    """Whether the file, with its rows numbered, is the table: Parquet of columns that every engine reads alike, no row left out."""
    names = {plain(column.name) for column in file.cells.schema}
    return (
        isinstance(file.cells, ParquetCells)
        and not file.left_out
        and not names & {ROW_KEY, "file_row_number"}
        and all(_plain_type(column.type) in _READ_ALIKE for column in file.cells.schema)
    )


def raw_schema(files: Sequence[InputFile]) -> pa.Schema:
    """The key of the row and every column of any of the files; a file's own column of the key's name gets `_in_file` appended."""
    types: dict[str, pa.Field] = {}
    for file in files:
        for column in file.cells.schema:
            known = types.get(plain(column.name))
            if known is None:
                types[plain(column.name)] = pa.field(_free_name(column.name), _plain_type(column.type))
            elif known.type != _plain_type(column.type):
                types[plain(column.name)] = pa.field(known.name, pa.string())
    return pa.schema([pa.field(ROW_KEY, pa.int64()), *types.values()])


def _encoded_as_in(file: InputFile, schema: pa.Schema) -> pa.Schema:
    """The schema with the texts encoded that the file holds encoded: the engine reads each of them once."""
    encoded = {plain(_free_name(column.name)) for column in file.cells.schema if column.type == ENCODED_TEXT}
    return pa.schema(
        [
            pa.field(column.name, ENCODED_TEXT)
            if column.type == pa.string() and plain(column.name) in encoded
            else column
            for column in schema
        ]
    )


def _raw(file: InputFile, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    in_file = {plain(_free_name(name)): name for name in file.cells.names}
    for first, batch in file.batches():
        ids = row_ids(first, batch.num_rows)
        cells = [
            batch.column(in_file[plain(column.name)]).cast(column.type)
            if plain(column.name) in in_file
            else pa.nulls(batch.num_rows, column.type)
            for column in list(schema)[1:]
        ]
        yield kept(file, ids, pa.RecordBatch.from_arrays([ids, *cells], schema=schema))


def _places(file: InputFile) -> Iterator[pa.RecordBatch]:
    places = file.cells.places() if file.cells.torn else None
    for start in range(0, file.cells.rows, _BATCH_ROWS):
        rows = min(_BATCH_ROWS, file.cells.rows - start)
        ids = row_ids(file.offset + start + 1, rows)
        numbers = pa.array(places.numbers[start : start + rows], pa.int64()) if places else row_ids(start + 1, rows)
        inputs = pa.repeat(pa.scalar(file.input_id, pa.int64()), rows)
        yield kept(file, ids, pa.RecordBatch.from_arrays([ids, inputs, numbers], schema=_SOURCE_ROW))


def kept(file: InputFile, ids: pa.Array, rows: pa.RecordBatch) -> pa.RecordBatch:
    """The rows without those that repeat an earlier one."""
    if not file.left_out:
        return rows
    return rows.filter(pc.invert(pc.is_in(ids, value_set=pa.array(sorted(file.left_out), pa.int64()))))


def _free_name(name: str) -> str:
    return f"{name}_in_file" if plain(name) == ROW_KEY else name


def _plain_type(given: pa.DataType) -> pa.DataType:
    """The type without its encoding: dictionaries and large or viewed texts are texts."""
    if pa.types.is_dictionary(given):
        return _plain_type(given.value_type)
    return pa.string() if pa.types.is_large_string(given) or pa.types.is_string_view(given) else given
