"""One table as a folder of Parquet files, for engines that keep theirs so."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from treve.errors import BadFile, TableMismatch
from treve.model.tables import BY_NAME, Type
from treve.store.kept_file import NumberedParquet
from treve.store.protocol import Rows

_BATCH_ROWS = 65_536


class ParquetTable:
    """The files of one table, appended to one part at a time; a part is a file or, where an engine wrote it, a folder of files.

    schema  None: that of its first file
    """

    def __init__(self, name: str, folder: Path, schema: pa.Schema | None) -> None:
        self.name = name
        self._folder = folder
        self._schema = schema
        folder.mkdir()

    def next_part(self) -> Path:
        """Where the next part goes; nothing is there yet."""
        return self._folder / f"{len(self.parts()):06}"

    def parts(self) -> list[Path]:
        """The parts in order."""
        return sorted(self._folder.iterdir())

    def append(self, rows: pa.RecordBatchReader) -> None:
        """Write one more part. What fails half-way leaves no part."""
        part = self.next_part()
        unfinished = self._folder.with_name(f"{self._folder.name}.unfinished")
        try:
            with pq.ParquetWriter(unfinished, rows.schema) as writer:
                for batch in rows:
                    writer.write_batch(batch)
            unfinished.replace(part)
        finally:
            unfinished.unlink(missing_ok=True)

    def check_filled(self, part: Path) -> None:
        """Raises TableMismatch if a column of a part is empty where model/tables.py does not let it be; the part is deleted."""
        for file in _files(part):
            for name in _must_be_filled(self.name):
                if _empty_cells(file, name):
                    shutil.rmtree(part)
                    raise _empty(self.name, name)

    def rows(self) -> int:
        """How many rows all parts have."""
        return sum(pq.read_metadata(file).num_rows for part in self.parts() for file in _files(part))

    def read(self) -> pa.Table:
        """All rows."""
        return self.stream().read_all()

    def stream(self) -> pa.RecordBatchReader:
        """All rows, in batches, in the order of the parts."""
        files = [file for part in self.parts() for file in _files(part)]
        schema = self._schema or pq.read_schema(files[0]).remove_metadata()
        return pa.RecordBatchReader.from_batches(schema, _batches(files, schema))

    def clear(self) -> None:
        """Delete the files."""
        shutil.rmtree(self._folder, ignore_errors=True)


def fitted(table: str, rows: Rows, schema: pa.Schema | None) -> pa.RecordBatchReader:
    """The rows in the columns and types of a schema, by name; None: their own, with texts unencoded.

    Raises TableMismatch if they do not fit, BadFile for a file that is no Parquet file.
    """
    reader = _reader(rows)
    if schema is None:
        target = pa.schema([pa.field(one.name, _plain(one.type)) for one in reader.schema])
    else:
        _check(table, reader.schema, schema)
        target = schema
    return pa.RecordBatchReader.from_batches(target, (_fit(table, batch, target) for batch in reader))


def plain_schema(rows: pa.Table) -> pa.Table:
    """The rows with the types of our columns where an engine has others for the same: short whole numbers, large texts."""
    names = {pa.int32(): pa.int64(), pa.int16(): pa.int64(), pa.large_string(): pa.string()}
    return rows.cast(pa.schema([pa.field(one.name, names.get(one.type, one.type)) for one in rows.schema]))


def _empty_cells(file: Path, column: str) -> int:
    """By the statistics of the file, or by reading the column where it has none."""
    metadata = pq.read_metadata(file)
    place = metadata.schema.names.index(column)
    chunks = [metadata.row_group(number).column(place) for number in range(metadata.num_row_groups)]
    if all(chunk.is_stats_set and chunk.statistics.has_null_count for chunk in chunks):
        return sum(chunk.statistics.null_count for chunk in chunks)
    return int(pq.read_table(file, columns=[column]).column(0).null_count)


def _must_be_filled(table: str) -> list[str]:
    return [column.name for column in BY_NAME[table].columns if not column.nullable] if table in BY_NAME else []


def _empty(table: str, column: str) -> TableMismatch:
    return TableMismatch(f"{table}: column {column!r} is empty in a row; expected a value in every row")


def _files(part: Path) -> list[Path]:
    return sorted(part.glob("*.parquet")) if part.is_dir() else [part]


def _batches(files: list[Path], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    for file in files:
        with pq.ParquetFile(file) as content:
            for batch in content.iter_batches(_BATCH_ROWS):
                yield pa.RecordBatch.from_arrays(
                    [batch.column(one.name).cast(one.type) for one in schema], schema=schema
                )


def _reader(rows: Rows) -> pa.RecordBatchReader:
    if isinstance(rows, pa.Table):
        return rows.to_reader(_BATCH_ROWS)
    if not isinstance(rows, Path | NumberedParquet):
        return rows
    path = rows if isinstance(rows, Path) else rows.path
    try:
        file = pq.ParquetFile(path)
    except (pa.ArrowInvalid, OSError) as problem:
        raise BadFile(str(path), str(problem), "a Parquet file") from problem
    schema = file.schema_arrow.remove_metadata()
    if isinstance(rows, Path):
        return pa.RecordBatchReader.from_batches(schema, file.iter_batches(_BATCH_ROWS))
    numbered = schema.insert(0, pa.field(rows.key, pa.int64()))
    return pa.RecordBatchReader.from_batches(numbered, _numbered(file, rows.first, numbered))


def _numbered(file: pq.ParquetFile, first: int, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    for batch in file.iter_batches(_BATCH_ROWS):
        yield pa.RecordBatch.from_arrays([pa.arange(first, first + batch.num_rows), *batch.columns], schema=schema)
        first += batch.num_rows


def _check(table: str, given: pa.Schema, wanted: pa.Schema) -> None:
    types = {column.name: column.type for column in BY_NAME[table].columns}
    for one in given:
        if one.name not in types:
            raise TableMismatch(f"{table}: column {one.name!r} does not stand in model/tables.py")
        fraction = pa.types.is_floating(one.type) or pa.types.is_decimal(one.type)
        lossy = {Type.INTEGER: fraction, Type.BOOLEAN: fraction, Type.DAY: pa.types.is_timestamp(one.type)}
        if lossy.get(types[one.name], False):
            raise TableMismatch(f"{table}: column {one.name!r} is {one.type}; expected {types[one.name]}")
    missing = set(_must_be_filled(table)) - set(given.names)
    if missing:
        raise TableMismatch(
            f"{table}: no column {', '.join(map(repr, sorted(missing)))}; expected {', '.join(wanted.names)}"
        )


def _fit(table: str, batch: pa.RecordBatch, target: pa.Schema) -> pa.RecordBatch:
    must_be_filled = _must_be_filled(table)
    columns = []
    for one in target:
        cells = batch.column(one.name) if one.name in batch.schema.names else pa.nulls(batch.num_rows, one.type)
        try:
            columns.append(cells.cast(one.type))
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as problem:
            raise TableMismatch(f"{table}: column {one.name!r}: {problem}") from problem
        if columns[-1].null_count and one.name in must_be_filled:
            raise _empty(table, one.name)
    return pa.RecordBatch.from_arrays(columns, schema=target)


def _plain(given: pa.DataType) -> pa.DataType:
    return given.value_type if pa.types.is_dictionary(given) else given
