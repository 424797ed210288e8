"""One table as CSV: RFC 4180, UTF-8, CR LF. An empty cell is not stated.

A spreadsheet runs a text that starts with = + - @, a tab or a carriage return as a formula: such a text gets a leading
apostrophe. Numbers, and texts that are nothing but a number, stay as they are.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from treve.bulletin.cells import plain_cell

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def write_csv(path: Path, schema: pa.Schema, batches: Iterator[pa.RecordBatch]) -> None:
    """Write the rows of all batches, under one line of heads."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([safe(name) for name in schema.names])
        for batch in batches:
            columns = [[_cell(value) for value in column.to_pylist()] for column in batch.columns]
            writer.writerows(zip(*columns, strict=True))


def safe(text: str) -> str:
    """The text, with an apostrophe before it if a spreadsheet would run it as a formula."""
    if text.startswith(_FORMULA_STARTS) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def _cell(value: object) -> object:
    plain = plain_cell(value)
    if isinstance(value, str):
        return safe(value)
    return "" if plain is None else plain
