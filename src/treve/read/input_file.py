"""One input of a run: the file, what it is a file of, its cells, and the keys of its rows."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from treve.read.cells import Cells, Places
from treve.read.header import match
from treve.read.source import Source
from treve.read.typed_column import ENCODED_TEXT, as_text, blank_to_null


@dataclass(slots=True)
class InputFile:
    """One input of a run.

    input_id  from 1
    offset    rows of the inputs before it: row n of the file, from 0, has source_row_id offset + n + 1
    twin      the earlier input that has the same bytes; None: none has
    mapping   the file by which its columns are read; None: by their names
    left_out  source_row_id of its rows that repeat an earlier one
    rejected_rows  rows of which something could not be read
    """

    input_id: int
    source: Source
    path: Path
    sha256: str
    size: int
    cells: Cells
    offset: int
    twin: InputFile | None = None
    mapping: Path | None = None
    left_out: set[int] = field(default_factory=set)
    rejected_rows: int = 0

    @property
    def rows(self) -> int:
        """Data rows, torn ones included."""
        return self.cells.rows + len(self.cells.torn)

    @property
    def repeated(self) -> int:
        """Rows that repeat an earlier one word for word."""
        return self.rows if self.twin else len(self.left_out)

    @property
    def reports(self) -> int:
        """Rows that became reports."""
        return self.rows - self.repeated - self.rejected_rows

    @property
    def version(self) -> str | None:
        """Version of the data, as far as the file's name tells; None: it does not."""
        found = re.search(self.source.version, self.path.name) if self.source.version else None
        return found[1].replace("_", ".") if found else None

    def matched(self) -> dict[str, str]:
        """The file's name of each column of the source that it has."""
        return match(self.source, self.cells.names, str(self.path))

    def encoded(self) -> frozenset[str]:
        """Columns of the source, by its names, whose texts the file holds encoded."""
        types = {column.name: column.type for column in self.cells.schema}
        return frozenset(name for name, in_file in self.matched().items() if types[in_file] == ENCODED_TEXT)

    def batches(self, columns: list[str] | None = None) -> Iterator[tuple[int, pa.RecordBatch]]:
        """The cells, each batch with the source_row_id of its first row."""
        first = self.offset + 1
        for batch in self.cells.batches(columns):
            yield first, batch
            first += batch.num_rows

    def report_ids(self, batch: pa.RecordBatch) -> pa.Array:
        """`<source>:<the source's own id>` of each row; NULL where the id is blank."""
        return pc.binary_join_element_wise(f"{self.source.name}:", self.keys(batch), "")

    def keys(self, batch: pa.RecordBatch) -> pa.Array:
        """The source's own id of each row; NULL where it is blank."""
        keys = batch.column(self.matched()[self.source.key])
        if pa.types.is_floating(keys.type) and pc.all(pc.equal(pc.floor(keys), keys), min_count=0).as_py():
            keys = keys.cast(pa.int64())
        return blank_to_null(as_text(keys))

    def place(self, source_row_id: int, places: Places | None) -> tuple[int, int | None]:
        """The number of a row in the file, and the line on which it starts; None for formats without lines."""
        row = source_row_id - self.offset - 1
        return (row + 1, None) if places is None else (places.numbers[row], places.lines[row])


def row_ids(first: int, rows: int) -> pa.Array:
    """`rows` numbers from `first` on."""
    return pa.arange(first, first + rows)


def digest(path: Path) -> str:
    """SHA-256 of the bytes of a file."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
