"""Parquet files as cells: typed as they are, streamed, never held whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet

from treve.errors import BadFile
from treve.read.cells import Places, TornRow
from treve.read.header import match
from treve.read.source import Source
from treve.read.typed_column import Fault

MAGIC = b"PAR1"
_BATCH_ROWS = 122_880

# Texts stored in fewer bytes a row repeat themselves: the file keeps each once, and so do the batches. A text that stands
# once takes four bytes for its length alone.
_REPEATED_BYTES = 8


class ParquetCells:
    """The cells of a Parquet file."""

    def __init__(self, path: Path, file: pyarrow.parquet.ParquetFile) -> None:
        self._path = path
        self._file = file
        self.schema: pa.Schema = file.schema_arrow.remove_metadata()
        self.names: tuple[str, ...] = tuple(self.schema.names)
        self.rows: int = file.metadata.num_rows
        self.torn: tuple[TornRow, ...] = ()
        self.warnings: tuple[str, ...] = ()
        self.faults: tuple[Fault, ...] = ()

    def batches(self, columns: Sequence[str] | None = None) -> Iterator[pa.RecordBatch]:
        """See Cells.batches."""
        try:
            yield from self._file.iter_batches(_BATCH_ROWS, columns=None if columns is None else list(columns))
        except (pa.ArrowInvalid, OSError) as problem:
            raise _damaged(self._path, problem) from None

    def places(self) -> Places | None:
        """See Cells.places."""
        return None

    def close(self) -> None:
        """See Cells.close."""
        self._file.close()


def read(path: Path, source: Source) -> ParquetCells:
    """The cells of a Parquet file.

    Raises BadFile if it is damaged or lacks a column.
    """
    try:
        file = pyarrow.parquet.ParquetFile(path)
        if repeated := _repeated_texts(file):
            file.close()
            file = pyarrow.parquet.ParquetFile(path, read_dictionary=repeated)
    except (pa.ArrowInvalid, OSError) as problem:
        raise _damaged(path, problem) from None
    cells = ParquetCells(path, file)
    try:
        match(source, cells.names, str(path))
    except BadFile:
        cells.close()
        raise
    return cells


def _repeated_texts(file: pyarrow.parquet.ParquetFile) -> list[str]:
    """Columns of texts of which the file keeps a dictionary that pays."""
    stored: dict[str, list[pyarrow.parquet.ColumnChunkMetaData]] = {
        column.name: [] for column in file.schema_arrow if column.type == pa.string()
    }
    groups = (file.metadata.row_group(number) for number in range(file.metadata.num_row_groups))
    for chunk in (group.column(place) for group in groups for place in range(group.num_columns)):
        if chunk.path_in_schema in stored:
            stored[chunk.path_in_schema].append(chunk)
    return [name for name, chunks in stored.items() if chunks and all(map(_repeats, chunks))]


def _repeats(chunk: pyarrow.parquet.ColumnChunkMetaData) -> bool:
    return bool(chunk.has_dictionary_page and chunk.total_uncompressed_size < _REPEATED_BYTES * chunk.num_values)


def _damaged(path: Path, problem: Exception) -> BadFile:
    return BadFile(str(path), f"the Parquet file is damaged: {str(problem).splitlines()[0]}", "a whole Parquet file")
