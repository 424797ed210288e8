"""What a run will make of every row of a mapped table, told before there is a run: reports, repeated rows, and cells at fault."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass
from pathlib import Path

from treve import read
from treve.mapping.fields import FIELDS
from treve.mapping.layout import Table
from treve.mapping.mapped_rows import AS_WRITTEN, CellFault
from treve.mapping.mapping_file import Mapping, mapping_text
from treve.settings import Settings
from treve.store.duckdb import DuckDBStore

SOURCE = "table"


@dataclass(frozen=True, slots=True)
class RowsRead:
    """What became of the rows of a file.

    rows, reports, rejected, repeated  numbers of rows; the first is the sum of the others
    faults   cells at fault, by the columns of the file
    """

    rows: int
    reports: int
    rejected: int
    repeated: int
    faults: tuple[CellFault, ...]


def rows_read(file: Path, table: Table, mapping: Mapping) -> RowsRead:
    """Read a file by a mapping as a run does. Raises the errors of the step read."""
    store = DuckDBStore(None)
    try:
        with tempfile.TemporaryDirectory(prefix="treve-") as folder:
            kept = Path(folder) / "mapping.yaml"
            kept.write_text(mapping_text(mapping), encoding="utf-8")
            read.reports([(SOURCE, file)], store, Settings(), mappings=(kept,))
        (counted,) = store.fetch("input").to_pylist()
        rejected = store.fetch("rejected_row").to_pylist()
    finally:
        store.close()
    origin = _origin(mapping)
    faults = tuple(_fault(row, table, origin) for row in rejected)
    return RowsRead(counted["rows"], counted["reports"], counted["rejected"], counted["repeated"], faults)


def _fault(row: AnyMapping[str, object], table: Table, origin: AnyMapping[str, str]) -> CellFault:
    column = str(row["column_name"])
    in_file = column.removesuffix(AS_WRITTEN)
    if in_file not in table.names:
        in_file = origin.get(column, table.names[0])
    value = None if row["value"] is None else str(row["value"])
    return CellFault(int(str(row["row_number"])) - 1, in_file, value, str(row["expected"]))


def _origin(mapping: Mapping) -> dict[str, str]:
    """Column of the source `table` → the column of the file that it is read from, where there is one."""
    found: dict[str, str] = {}
    for field, rule in mapping.fields.items():
        fills = FIELDS[field].fills
        for number, name in enumerate(fills):
            if rule.columns:
                found[name] = rule.columns[number if len(rule.columns) == len(fills) else 0]
    return found
