"""One table as an XLSX sheet, row by row.

Text is stored as text and never runs as a formula; days and instants are ISO 8601 text.
"""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pyarrow as pa
import xlsxwriter

from treve.bulletin.cells import Plain, plain_cell
from treve.errors import BadValue

MOST_ROWS = 1_048_575
"""Rows under the heads. Source: Microsoft, Excel specifications and limits: 1,048,576 rows by 16,384 columns."""

# Source: the same page, "Total number of characters that a cell can contain".
_LONGEST_TEXT = 32_767
# Beyond this a spreadsheet's numbers (IEEE 754 doubles) are no longer exact.
_LARGEST_NUMBER = 2**53
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_xlsx(path: Path, schema: pa.Schema, batches: Iterator[pa.RecordBatch]) -> None:
    """Write the rows of all batches, under one row of heads.

    Raises BadValue if a sheet cannot hold the rows or a text, OSError if the file cannot be written.
    """
    # Not written in its place: of a full disk xlsxwriter tells by an error that is no OSError, and zipfile by another at its end.
    with tempfile.TemporaryFile() as made:
        _write_rows(made, schema, batches)
        made.seek(0)
        with path.open("wb") as file:
            shutil.copyfileobj(made, file)


def _write_rows(made: IO[bytes], schema: pa.Schema, batches: Iterator[pa.RecordBatch]) -> None:
    with xlsxwriter.Workbook(made, _OPTIONS) as book:
        # No moment of writing: the same rows have the same bytes, and the same hash. ZIP knows no earlier day.
        book.set_properties({"created": dt.datetime(1980, 1, 1)})  # noqa: DTZ001
        sheet = book.add_worksheet("rows")
        sheet.freeze_panes(1, 0)
        for column, name in enumerate(schema.names):
            sheet.write_string(0, column, name)
        number = 0
        for batch in batches:
            if number + batch.num_rows > MOST_ROWS:
                raise BadValue(
                    "export", "rows", f"more than {MOST_ROWS:,}", "csv or parquet, which hold any number of rows"
                )
            for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                number += 1
                for column, value in enumerate(row):
                    _write(sheet, number, column, plain_cell(value), schema.names[column])


def _write(sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: Plain, name: str) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float) and abs(value) <= _LARGEST_NUMBER:
        sheet.write_number(row, column, value)
    else:
        text = str(value)
        if len(text) > _LONGEST_TEXT:
            raise BadValue(
                f"export, row {row}",
                name,
                f"a text of {len(text):,} characters",
                f"at most {_LONGEST_TEXT:,}; use csv or parquet",
            )
        sheet.write_string(row, column, text)
