"""CSV files, plain or gzipped, as cells. Every cell stays text; quotes, line breaks inside cells and ragged rows are kept apart.

The file is read to its end before a row of it is used: a truncated file gives no rows.
"""

from __future__ import annotations

import codecs
import contextlib
import csv
import gzip
import io
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

import pyarrow as pa
import pyarrow.csv

from treve.errors import BadFile
from treve.read.cells import Places, Spool, SpooledCells, TornRow, text_schema
from treve.read.header import is_hxl_tag_row, known_columns, match, named
from treve.read.source import Source

GZIP_MAGIC = b"\x1f\x8b"
DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}

# A row must fit in one block; the largest cells seen in event files hold some hundred kilobytes.
_BLOCK_BYTES = 8 * 2**20
_SNIFFED_BYTES = 2**20
_SHOWN_CHARACTERS = 200
_DAMAGED = (EOFError, OSError, zlib.error)


@dataclass(frozen=True, slots=True)
class _Layout:
    """What the first lines of a file tell: its columns, what separates them, and the lines before the first data row."""

    names: tuple[str, ...]
    delimiter: str
    lines_before: int


@dataclass(slots=True)
class CsvCells(SpooledCells):
    """The cells of a CSV file; where its rows stand is worked out when somebody asks."""

    path: Path | None = None
    layout: _Layout | None = None
    found: Places | None = None

    def places(self) -> Places | None:
        """See Cells.places; None if the rows cannot be told apart twice in the same way."""
        if self.found is None and self.path is not None and self.layout is not None:
            self.found, _ = _walk(self.path, self.layout)
        return self.found if self.found is not None and len(self.found.lines) == self.rows else None


def read(path: Path, source: Source, limit: int) -> CsvCells:
    """The cells of a CSV file; `limit` is the number of bytes to keep in memory.

    Raises BadFile if the file is empty, truncated, not UTF-8, not separated as the source's files are, lacks a column,
    or opens a quotation mark it never closes.
    """
    layout = _layout(path, source)
    match(source, layout.names, str(path))
    spool = Spool(text_schema(layout.names), limit)
    cells = CsvCells(layout.names, spool, path=path, layout=layout)
    try:
        if torn_rows := _fill(spool, path, layout):
            cells.found, cells.torn = _walk(path, layout)
            if len(cells.torn) != torn_rows:
                problem = f"{torn_rows} rows cannot be cut into {len(layout.names)} cells, and it is not clear which"
                raise BadFile(str(path), problem, "quotation marks inside cells doubled")
    except BadFile:
        spool.close()
        raise
    return cells


def open_bytes(path: Path) -> IO[bytes]:
    """The bytes of a file, unzipped if it is gzipped, whatever its name says."""
    return cast(IO[bytes], gzip.open(path)) if _is_zipped(path) else path.open("rb")


def _fill(spool: Spool, path: Path, layout: _Layout) -> int:
    """Read every row into the spool; the number of rows that could not be cut into cells."""
    torn = 0

    def skip(_row: pyarrow.csv.InvalidRow) -> str:
        nonlocal torn
        torn += 1
        return "skip"

    last: pa.RecordBatch | None = None
    try:
        for last in _parsed(path, layout, skip):
            spool.append(last)
    except pa.ArrowInvalid as problem:
        raise _diagnosis(path, layout, str(problem)) from None
    except _DAMAGED as problem:
        raise BadFile(str(path), f"the file breaks off or is damaged: {problem}", "a whole file") from None
    spool.finish()
    if last is not None and last.num_rows and "\n" in (last.column(last.num_columns - 1)[-1].as_py() or ""):
        _walk(path, layout)
    return torn


def _parsed(path: Path, layout: _Layout, skip: Callable[[pyarrow.csv.InvalidRow], str]) -> Iterable[pa.RecordBatch]:
    if _nothing_after(path, layout.lines_before):
        return ()
    stream: Iterable[pa.RecordBatch] = pyarrow.csv.open_csv(
        pa.input_stream(str(path), compression="gzip" if _is_zipped(path) else None),
        read_options=pyarrow.csv.ReadOptions(
            block_size=_BLOCK_BYTES, column_names=list(layout.names), skip_rows=layout.lines_before
        ),
        parse_options=pyarrow.csv.ParseOptions(
            delimiter=layout.delimiter, newlines_in_values=True, invalid_row_handler=skip
        ),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=text_schema(layout.names),
            strings_can_be_null=True,
            quoted_strings_can_be_null=True,
            null_values=[""],
        ),
    )
    return stream


def _nothing_after(path: Path, lines: int) -> bool:
    """Whether only blank lines follow; the parser refuses a file without rows."""
    with open_bytes(path) as content, io.TextIOWrapper(content, encoding="latin-1", newline="") as text:
        return not any(number >= lines and line.strip() for number, line in enumerate(text))


def _is_zipped(path: Path) -> bool:
    with path.open("rb") as start:
        return start.read(2) == GZIP_MAGIC


def _layout(path: Path, source: Source) -> _Layout:
    text = _first_text(path)
    if not text.strip():
        raise BadFile(str(path), "the file is empty", f"a header line with the columns of {source.title}")
    layouts = [_first_rows(text, delimiter) for delimiter in DELIMITERS]
    best = max(layouts, key=lambda layout: known_columns(source, layout.names))
    if best.delimiter not in source.delimiters:
        allowed = " or ".join(DELIMITERS[delimiter] for delimiter in source.delimiters)
        raise BadFile(str(path), f"its columns are separated by {DELIMITERS[best.delimiter]}", allowed)
    return best


def _first_text(path: Path) -> str:
    try:
        with open_bytes(path) as content:
            start = content.read(_SNIFFED_BYTES)
    except _DAMAGED as problem:
        raise BadFile(str(path), f"the file breaks off or is damaged: {problem}", "a whole file") from None
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise BadFile(str(path), "the text is encoded as UTF-16", "UTF-8")
    if b"\0" in start[:4096]:
        raise BadFile(str(path), "it holds zero bytes: UTF-16 without its mark, or no text at all", "text in UTF-8")
    try:
        return codecs.getincrementaldecoder("utf-8-sig")().decode(start, len(start) < _SNIFFED_BYTES)
    except UnicodeDecodeError:
        raise (_not_utf8(path) or BadFile(str(path), "the text is not UTF-8", "text in UTF-8")) from None


def _first_rows(text: str, delimiter: str) -> _Layout:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    names: Sequence[str] = ()
    lines_before = 0
    with contextlib.suppress(StopIteration, csv.Error):
        while not any(name.strip() for name in names):
            names = next(reader)
        lines_before = reader.line_num
        if is_hxl_tag_row(next(reader)):
            lines_before = reader.line_num
    return _Layout(named(names), delimiter, lines_before)


def _walk(path: Path, layout: _Layout) -> tuple[Places, tuple[TornRow, ...]]:
    """Go through the rows one by one, for their lines and for those that cannot be cut into cells.

    Raises BadFile if a quotation mark is never closed: everything behind it would end up in one cell.
    """
    # Only ever raised, never lowered again: another thread may be in the middle of a file.
    csv.field_size_limit(max(csv.field_size_limit(), _BLOCK_BYTES))
    places, torn, number, last_line = Places(), [], 0, ""

    def remembered(line: str) -> str:
        nonlocal last_line
        last_line = line
        return line

    with open_bytes(path) as content, _as_text(content) as text:
        reader = csv.reader(map(remembered, text), delimiter=layout.delimiter)
        row: list[str] = []
        starts_on, next_line = 1, 1
        try:
            for row in reader:
                starts_on, next_line = next_line, reader.line_num + 1
                if starts_on <= layout.lines_before or not row:
                    continue
                number += 1
                if len(row) == len(layout.names):
                    places.numbers.append(number)
                    places.lines.append(starts_on)
                else:
                    expected = f"{len(layout.names)} cells, not {len(row)}"
                    torn.append(TornRow(starts_on, layout.delimiter.join(row), expected))
        except csv.Error:
            found = f"line {next_line}: a cell runs on for more than {_BLOCK_BYTES:,} bytes"
            raise BadFile(str(path), found, "closed quotation marks and shorter cells") from None
        if row and "\n" in row[-1] and not last_line.rstrip("\r\n").endswith('"'):
            raise _never_closed(path, starts_on)
    return places, tuple(torn)


def _as_text(content: IO[bytes]) -> io.TextIOWrapper:
    """Rows that cannot be cut are not checked for their encoding; the others are UTF-8."""
    return io.TextIOWrapper(content, encoding="utf-8-sig", errors="replace", newline="")


def _diagnosis(path: Path, layout: _Layout, problem: str) -> BadFile:
    if stranger := _not_utf8(path):
        return stranger
    try:
        _walk(path, layout)
    except BadFile as never_closed:
        return never_closed
    return BadFile(str(path), problem.splitlines()[0][:_SHOWN_CHARACTERS], "rows that can be cut into cells")


def _never_closed(path: Path, line: int) -> BadFile:
    return BadFile(str(path), f"line {line}: a quotation mark is opened and never closed", "closed quotation marks")


def _not_utf8(path: Path) -> BadFile | None:
    """The first byte that is not UTF-8, with its line; None: all are."""
    with open_bytes(path) as content:
        for number, line in enumerate(content, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError as problem:
                byte = f"line {number} holds the byte 0x{line[problem.start]:02X}, which is no UTF-8"
                found = f"{byte}: an older encoding, such as Windows-1252, 1251 (Cyrillic) or 1256 (Arabic)"
                return BadFile(str(path), found, "text in UTF-8")
    return None
