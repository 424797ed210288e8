"""Which format a file has, by its first bytes and not by its name, and its cells."""

from __future__ import annotations

import zlib
from pathlib import Path

from treve.errors import BadFile
from treve.read import csv_file, geojson_file, parquet_file, xlsx_file
from treve.read.cells import Cells
from treve.read.source import Source

_NO_TABLES = {
    b"%PDF": "a PDF document",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook (.xls)",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
}
_EXPECTED = "CSV (plain or gzipped), Parquet, XLSX or GeoJSON"


def read_cells(path: Path, source: Source, limit: int, mapping: Path | None = None) -> Cells:
    """The cells of a file, by a mapping if one is given; `limit` is the number of bytes to keep in memory.

    Raises BadFile if there is no such file, or it cannot be read.
    """
    if mapping is not None:
        # Imported here: without it a run that has no mapping starts 0.3 s sooner.
        from treve.read import mapped_file

        return mapped_file.read(path, mapping, source, limit)
    start = _first_bytes(path)
    for magic, what in _NO_TABLES.items():
        if start.startswith(magic):
            raise BadFile(str(path), f"it is {what}", _EXPECTED)
    if start.startswith(parquet_file.MAGIC):
        return parquet_file.read(path, source)
    if start.startswith(xlsx_file.MAGIC):
        return xlsx_file.read(path, source, limit)
    if path.suffix.lower() in (".parquet", ".xlsx"):
        raise BadFile(str(path), f"its first bytes {start[:4]!r} are not those of a {path.suffix} file", _EXPECTED)
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith((b"{", b"\x1e")):
        return geojson_file.read(path, source, limit)
    if text.startswith(b"<"):
        raise BadFile(str(path), "it is an HTML or XML page", _EXPECTED)
    return csv_file.read(path, source, limit)


def _first_bytes(path: Path) -> bytes:
    if path.is_dir():
        raise BadFile(str(path), "it is a directory", "a file")
    try:
        with csv_file.open_bytes(path) as content:
            return content.read(512)
    except FileNotFoundError:
        raise BadFile(str(path), "there is no such file", "a file") from None
    except (EOFError, OSError, zlib.error) as problem:
        raise BadFile(str(path), f"it cannot be read: {problem}", "a whole file") from None
