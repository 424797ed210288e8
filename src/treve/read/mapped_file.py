"""A stranger's file with a mapping as cells of the source `table`, beside every cell as written."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from treve.mapping.delivery import open_delivery
from treve.mapping.layout import LeftOut, Table
from treve.mapping.mapped_rows import MappedRows, mapped_rows
from treve.mapping.mapping_file import Mapping, read_mapping
from treve.read.cells import Places, Spool, SpooledCells, text_schema
from treve.read.header import named, plain, refuse_doubles
from treve.read.source import Source
from treve.read.typed_column import Fault

_BATCH_ROWS = 20_000
_SHOWN_ROWS = 10


@dataclass(slots=True)
class MappedCells(SpooledCells):
    """The cells of a mapped file; `lines` are the rows of its sheet, or its lines."""

    lines: tuple[int, ...] = ()

    def places(self) -> Places | None:
        """See Cells.places."""
        return Places(array("q", range(1, self.rows + 1)), array("q", self.lines))


def read(path: Path, mapping_path: Path, source: Source, limit: int) -> MappedCells:
    """The cells of a file as its mapping reads them; `limit` is the number of bytes to keep in memory.

    Raises BadFile if the file or the mapping cannot be read, or the layout of the file is not that of the mapping.
    """
    mapping = read_mapping(mapping_path)
    book, table = open_delivery(path, mapping)
    made = rows_of(table, mapping, source, book.serial_from_1904)
    names = named(made.names)
    refuse_doubles(names, str(path))
    spool = Spool(text_schema(names), limit)
    for start in range(0, len(made.rows), _BATCH_ROWS):
        columns = list(zip(*made.rows[start : start + _BATCH_ROWS], strict=True))
        arrays = [pa.array(column, pa.string()) for column in columns]
        spool.append(pa.RecordBatch.from_arrays(arrays, schema=spool.schema))
    spool.finish()
    faults = tuple(Fault(one.row, one.column, one.value, one.expected) for one in made.faults)
    warnings = (*_left_out(path, table.left_out), f"{path}: its columns are read by {mapping_path}")
    return MappedCells(names, spool, (), warnings, faults, made.lines)


def rows_of(table: Table, mapping: Mapping, source: Source, from_1904: bool) -> MappedRows:
    """The rows of a table as its mapping reads them for a source."""
    reserved = frozenset(plain(name) for column in source.columns for name in (column.name, *column.other_names))
    return mapped_rows(table, mapping, reserved, from_1904)


def _left_out(path: Path, left_out: tuple[LeftOut, ...]) -> tuple[str, ...]:
    below = [one for one in left_out if one.why != "title"]
    if not below:
        return ()
    shown = ", ".join(f"row {one.line} ({one.why})" for one in below[:_SHOWN_ROWS])
    more = f" and {len(below) - _SHOWN_ROWS} more" if len(below) > _SHOWN_ROWS else ""
    counted = "1 row holds no report and was" if len(below) == 1 else f"{len(below)} rows hold no report and were"
    return (f"{path}: {counted} left out: {shown}{more}",)
