"""The cells of one file, as a stream of Arrow record batches that can be read more than once in bounded memory."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pyarrow as pa

if TYPE_CHECKING:
    from treve.read.typed_column import Fault

SPOOL_BYTES = 512 * 2**20
"""Bytes of cells all files of a run may keep in memory before they go to a temporary file; leaves room for the store."""


@dataclass(frozen=True, slots=True)
class TornRow:
    """A row that cannot be cut into the columns of the header.

    line  line of the file on which it starts, from 1; None for formats without lines
    """

    line: int | None
    text: str
    expected: str


@dataclass(slots=True)
class Places:
    """Where the rows stand in the file: `numbers`, counting torn rows too, and `lines`, both from 1, one for each row."""

    numbers: array[int] = field(default_factory=lambda: array("q"))
    lines: array[int] = field(default_factory=lambda: array("q"))


class Cells(Protocol):
    """The cells of one file, read more than once."""

    @property
    def names(self) -> tuple[str, ...]:
        """Columns as the file names them."""

    @property
    def schema(self) -> pa.Schema:
        """Names and types: text for formats that have no types."""

    @property
    def rows(self) -> int:
        """How many rows could be cut into cells."""

    @property
    def torn(self) -> tuple[TornRow, ...]:
        """Rows that could not be cut into cells."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the reader should know, in plain words."""

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Cells that a mapping could not read; the rows count from 0 among those that could be cut into cells."""

    def batches(self, columns: Sequence[str] | None = None) -> Iterator[pa.RecordBatch]:
        """The cells in file order, in the columns asked for; None: all.

        Raises BadFile where the file turns out to be damaged.
        """

    def places(self) -> Places | None:
        """Where the rows stand in the file; None: a format without lines and without torn rows."""

    def close(self) -> None:
        """Let go of temporary files."""


class Spool:
    """Record batches kept in memory up to `limit` bytes, and in a temporary file beyond."""

    def __init__(self, schema: pa.Schema, limit: int) -> None:
        self.schema = schema
        self.rows = 0
        self._limit = limit
        self._bytes = 0
        self._held: list[pa.RecordBatch] = []
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._file: Path | None = None
        self._writer: pa.RecordBatchFileWriter | None = None

    def append(self, batch: pa.RecordBatch) -> None:
        """Keep one more batch."""
        self.rows += batch.num_rows
        self._bytes += batch.nbytes
        if self._writer is None:
            self._held.append(batch)
            if self._bytes > self._limit:
                self._move_to_disk()
        else:
            self._writer.write_batch(batch)

    def finish(self) -> None:
        """No batch will be added."""
        if self._writer is not None:
            self._writer.close()

    def batches(self) -> Iterator[pa.RecordBatch]:
        """The batches in the order they came."""
        if self._file is None:
            yield from self._held
            return
        with pa.OSFile(str(self._file)) as content, pa.ipc.open_file(content) as stored:
            for number in range(stored.num_record_batches):
                yield stored.get_batch(number)

    def close(self) -> None:
        """Let go of memory and of the temporary file."""
        self._held = []
        if self._writer is not None:
            self._writer.close()
        if self._folder is not None:
            self._folder.cleanup()

    def _move_to_disk(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="treve-")
        self._file = Path(self._folder.name) / "cells.arrow"
        self._writer = pa.ipc.new_file(str(self._file), self.schema)
        for batch in self._held:
            self._writer.write_batch(batch)
        self._held = []


@dataclass(slots=True)
class SpooledCells:
    """Cells of a format that must be read whole before its rows can be trusted."""

    names: tuple[str, ...]
    spool: Spool
    torn: tuple[TornRow, ...] = ()
    warnings: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def schema(self) -> pa.Schema:
        """See Cells."""
        return self.spool.schema

    @property
    def rows(self) -> int:
        """See Cells."""
        return self.spool.rows

    def batches(self, columns: Sequence[str] | None = None) -> Iterator[pa.RecordBatch]:
        """See Cells.batches."""
        for batch in self.spool.batches():
            yield batch if columns is None else batch.select(list(columns))

    def places(self) -> Places | None:
        """See Cells.places."""
        return None

    def close(self) -> None:
        """See Cells.close."""
        self.spool.close()


def text_schema(names: Sequence[str]) -> pa.Schema:
    """A schema of text columns."""
    return pa.schema([(name, pa.string()) for name in names])
