"""What a file is, by the names of its columns: an export of a known source, of a survey tool, our own tables, or a stranger's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet

from treve.count.totals_file import REQUIRED as TOTALS_COLUMNS
from treve.errors import BadFile
from treve.mapping.cells import Sheet
from treve.mapping.column_names import likeness
from treve.mapping.csv_sheet import read as read_csv
from treve.mapping.evidence import Column, is_day
from treve.mapping.layout import Table, find_header, table_at
from treve.mapping.workbook import Workbook, read_workbook
from treve.mapping.xlsx_sheets import MAGIC as XLSX_MAGIC
from treve.read.csv_file import open_bytes
from treve.read.header import known_columns, plain
from treve.read.parquet_file import MAGIC as PARQUET_MAGIC
from treve.read.source import Presence, Source, sources

_PEEKED = 2**20
_KOBO = frozenset(
    (
        "_id",
        "_uuid",
        "_submission_time",
        "_validation_status",
        "_submitted_by",
        "__version__",
        "_index",
        "_tags",
        "_notes",
        "_status",
    )
)
_ODK = frozenset(
    (
        "submissiondate",
        "key",
        "submitterid",
        "submittername",
        "attachmentspresent",
        "attachmentsexpected",
        "reviewstate",
        "deviceid",
    )
)
_COUNTS = frozenset(("day", "events"))


class FileKind(StrEnum):
    """What a file can be.

    source       reports of an installed source, readable as it is
    nearly       an export of a known source that lacks columns it needs, such as an old ACLED file
    mapped       a table with a mapping
    kobo, odk    an export of KoBoToolbox or ODK Central
    totals       a table of published totals
    counts       a table of daily counts
    unmapped     a table that may hold reports, under names of its own
    prose        a text
    unknown      none of these
    """

    SOURCE = "source"
    NEARLY = "nearly"
    MAPPED = "mapped"
    KOBO = "kobo"
    ODK = "odk"
    TOTALS = "totals"
    COUNTS = "counts"
    UNMAPPED = "unmapped"
    PROSE = "prose"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Told:
    """What a file is.

    source   the source it is readable as, or nearly is; None: none
    missing  columns that it lacks for that
    columns  its columns; of the sheet that counts
    book     the sheets of a workbook or CSV file, if they were read; None: a large CSV, Parquet or GeoJSON file
    """

    kind: FileKind
    source: Source | None
    missing: tuple[str, ...]
    columns: tuple[str, ...]
    book: Workbook | None = None


def tell(path: Path) -> Told:
    """What a file is. Raises BadFile if it cannot be read at all."""
    start = _start(path)
    if start.startswith(PARQUET_MAGIC):
        try:
            return _by_columns(tuple(pyarrow.parquet.read_schema(path).names), None)
        except (pa.ArrowException, OSError) as problem:
            raise BadFile(str(path), f"it is damaged: {problem}", "a whole Parquet file") from None
    if start.startswith(XLSX_MAGIC):
        return _of_workbook(read_workbook(path))
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith((b"{", b"\x1e")):
        return _of_geojson(path)
    header = _csv_header(start, path)
    told = _by_columns(header, None)
    return told if told.kind not in (FileKind.UNMAPPED, FileKind.UNKNOWN) else _of_workbook(read_workbook(path))


def _start(path: Path) -> bytes:
    if path.is_dir():
        raise BadFile(str(path), "it is a directory", "a file")
    try:
        with open_bytes(path) as content:
            return content.read(_PEEKED)
    except FileNotFoundError:
        raise BadFile(str(path), "there is no such file", "a file") from None
    except (EOFError, OSError) as problem:
        raise BadFile(str(path), f"it cannot be read: {problem}", "a whole file") from None


def _csv_header(start: bytes, path: Path) -> tuple[str, ...]:
    """The names in the first row of a CSV file; none if it is no text."""
    whole = start if len(start) < _PEEKED else start[: start.rfind(b"\n") + 1]
    try:
        sheet, _, _ = read_csv(whole, path, None, None)
    except BadFile:
        return ()
    return _first_row(sheet)


def _of_workbook(book: Workbook) -> Told:
    """By the sheet whose first row fits something known best; else by the first table of any sheet."""
    known = [_by_columns(_first_row(sheet), book) for sheet in book.sheets]
    for kind in (FileKind.SOURCE, FileKind.TOTALS, FileKind.COUNTS, FileKind.KOBO, FileKind.ODK, FileKind.NEARLY):
        for told in known:
            if told.kind is kind:
                return told
    for sheet in book.sheets:
        header = find_header(sheet)
        if header is not None and _holds_days(table := table_at(sheet, *header)):
            return Told(FileKind.UNMAPPED, None, (), table.names, book)
    is_prose = book.separator is not None and _is_prose(book.sheets[0])
    return Told(FileKind.PROSE if is_prose else FileKind.UNKNOWN, None, (), (), book)


def _is_prose(sheet: Sheet) -> bool:
    """Whether the lines of a text are not cut into cells evenly, as those of a table are."""
    widths = [len(row) for row in sheet.rows if any(cell is not None for cell in row)]
    usual = max(set(widths), key=widths.count, default=0)
    return usual < 2 or len(widths) < 2 or widths.count(usual) < 0.6 * len(widths)


def _first_row(sheet: Sheet) -> tuple[str, ...]:
    """The first row that holds anything, as readers of known sources take it for the header."""
    filled = next((row for row in sheet.rows if any(cell is not None for cell in row)), ())
    return tuple(str(cell or "") for cell in filled)


def _holds_days(table: Table) -> bool:
    """Whether a column is called like a day, or most of its cells are days."""
    named = any(likeness(name).get(field, 0) >= 0.7 for name in table.names for field in ("day", "year"))
    return bool(table.rows) and (
        named or any(Column(name, table.column(name)).share(is_day) >= 0.5 for name in table.names)
    )


def _of_geojson(path: Path) -> Told:
    from treve.read import geojson_file
    from treve.read.table import SOURCE

    try:
        cells = geojson_file.read(path, SOURCE, _PEEKED)
    except BadFile as problem:
        if "no column" in problem.problem:
            return Told(FileKind.UNKNOWN, None, (), ())
        raise
    cells.close()
    return Told(FileKind.SOURCE, SOURCE, (), cells.names)


def _by_columns(names: Sequence[str], book: Workbook | None) -> Told:
    columns = frozenset(map(plain, names))
    whole = [one for one in sources().values() if not missing_columns(one, names)]
    if whole:
        source = max(whole, key=lambda one: known_columns(one, names))
        return Told(FileKind.SOURCE, source, (), tuple(names), book)
    if columns.issuperset(map(plain, TOTALS_COLUMNS)):
        return Told(FileKind.TOTALS, None, (), tuple(names), book)
    if columns >= _COUNTS:
        return Told(FileKind.COUNTS, None, (), tuple(names), book)
    for kind, marks in ((FileKind.KOBO, _KOBO), (FileKind.ODK, _ODK)):
        if len(columns & marks) >= 3:
            return Told(kind, None, (), tuple(names), book)
    for source in sources().values():
        needed = [column for column in source.columns if column.presence is not Presence.OPTIONAL]
        lacking = missing_columns(source, names)
        if len(needed) >= 5 and len(lacking) <= len(needed) / 3:
            return Told(FileKind.NEARLY, source, lacking, tuple(names), book)
    return Told(FileKind.UNMAPPED, None, (), tuple(names), book)


def missing_columns(source: Source, names: Sequence[str]) -> tuple[str, ...]:
    """The columns that a source needs and a header lacks."""
    columns = frozenset(map(plain, names))
    return tuple(
        column.name
        for column in source.columns
        if column.presence is not Presence.OPTIONAL
        and not columns & {plain(name) for name in (column.name, *column.other_names)}
    )
