"""People's rulings on reports, as a casebook writes them down for a run."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pyarrow as pa

from treve.errors import BadFile, BadValue
from treve.store.arrow_types import arrow_schema
from treve.store.protocol import Store

COLUMNS = ("report_id", "case_id", "determination_id", "outcome", "decided")


def determinations(path: Path | None, store: Store) -> None:
    """Fill `determination` from a file; without one it stays empty.

    Raises BadFile if it cannot be read or lacks a column, BadValue, with the line, for a day that is none.
    """
    rows = [] if path is None else _rows(path)
    store.load("determination", pa.Table.from_pylist(rows, schema=arrow_schema("determination")))


def _rows(path: Path) -> list[dict[str, object]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
            if missing:
                raise BadFile(str(path), f"column {missing[0]!r} is missing", f"the columns {', '.join(COLUMNS)}")
            return [_row(row, f"{path}:{reader.line_num}") for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise BadFile(str(path), str(problem), "a CSV file in UTF-8") from problem


def _row(row: dict[str, str], where: str) -> dict[str, object]:
    try:
        decided = dt.date.fromisoformat(row["decided"])
    except ValueError:
        raise BadValue(where, "decided", row["decided"], "a day as YYYY-MM-DD") from None
    return {name: row[name] for name in COLUMNS[:-1]} | {"decided": decided}
