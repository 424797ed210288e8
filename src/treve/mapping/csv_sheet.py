"""A stranger's CSV file as one sheet: its encoding and its separator are found out."""

from __future__ import annotations

import csv
import io
import itertools
from pathlib import Path

from charset_normalizer import from_bytes

from treve.errors import BadFile
from treve.mapping.cells import Cell, Sheet

SEPARATORS = (",", ";", "\t", "|")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_OLD_ENCODINGS = ["cp1256", "cp1252", "cp1251", "latin_1"]
_LOOKED_AT = 200
_LARGEST_CELL = 10_000_000


def read(content: bytes, path: Path, encoding: str | None, separator: str | None) -> tuple[Sheet, str, str]:
    """The one sheet of a CSV file, its encoding and its separator; both are found out where None.

    Raises BadFile if the bytes are no text in that encoding, or in any that is known.
    """
    used = encoding or _encoding(content)
    try:
        text = content.decode(used)
    except (UnicodeDecodeError, LookupError):
        raise BadFile(
            str(path), f"it is no text in the encoding {used}", "UTF-8, or the encoding of the mapping"
        ) from None
    if "\0" in text:
        raise BadFile(str(path), "it holds zero bytes", "a text file of separated columns")
    lines_before, text = _without_hint(text)
    chosen = separator or _separator(text)
    rows: list[tuple[Cell, ...]] = []
    lines: list[int] = []
    csv.field_size_limit(_LARGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=chosen, strict=True)
    start = 1 + lines_before
    try:
        for row in reader:
            rows.append(tuple(cell if cell.strip() else None for cell in row))
            lines.append(start)
            start = reader.line_num + 1 + lines_before
    except csv.Error as problem:
        raise BadFile(f"{path}:{start}", str(problem), "quotation marks closed where they were opened") from None
    return Sheet(None, tuple(rows), tuple(lines)), used, chosen


def _encoding(content: bytes) -> str:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        best = from_bytes(content[:200_000], cp_isolation=_OLD_ENCODINGS).best()
        return best.encoding if best else "cp1252"
    return "utf-8"


def _without_hint(text: str) -> tuple[int, str]:
    """The text without Excel's own first line `sep=;`, and how many lines that took away."""
    first, _, rest = text.partition("\n")
    if first.strip().strip('"').lower() in {f"sep={one}" for one in SEPARATORS}:
        return 1, rest
    return 0, text


def _separator(text: str) -> str:
    """What cuts the most lines into the same number of cells, more than one; of equals the one that makes more cells."""

    def fitness(one: str) -> tuple[int, int]:
        lines = itertools.islice(csv.reader(io.StringIO(text, newline=""), delimiter=one), _LOOKED_AT)
        widths = [len(row) for row in lines if len(row) > 1]
        if not widths:
            return 0, 0
        usual = max(set(widths), key=lambda width: (widths.count(width), width))
        return widths.count(usual), usual

    return max(SEPARATORS, key=fitness)
