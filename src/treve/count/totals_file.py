"""A file of published totals: one printed figure a row, in CSV or XLSX."""

from __future__ import annotations

import csv
import datetime as dt
import difflib
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from treve.count.overlap import is_share
from treve.count.stated_figure import read_figure
from treve.errors import BadFile, BadValue, NotFound
from treve.model.published_total import PublishedTotal, RowFault
from treve.normalise.dates import EXPECTED_DAY, read_day_span

REQUIRED = (
    "total_id",
    "recorder",
    "period_from",
    "period_to",
    "place",
    "party_blamed",
    "measure",
    "value",
    "part_of",
    "part_kind",
)
OPTIONAL = ("source", "url", "note")

_EXPECTED_FILE = "a CSV file in UTF-8, or an Excel workbook (.xlsx), of published totals"
_PARTITION = re.compile(r"complete(_[a-z])?|partial")
_EXPECTED_PARTITION = (
    "complete, complete_b, complete_c, … or partial where part_of is filled, and blank where it is not"
)
_XLSX = b"PK\x03\x04"

_Row = tuple[int, Sequence[str]]


def read_totals(path: Path) -> tuple[tuple[PublishedTotal, ...], tuple[RowFault, ...]]:
    """The figures of a file that can be read, and a fault for each value that cannot; a bad row loses no other row.

    A row is at fault too if its id stands twice, or if the total it names is not there or is a part of it.
    Raises BadFile for a file that cannot be opened, is no table, has no rows, or lacks a column.
    """
    rows = _rows(path)
    _, header = next(rows, (0, ()))
    columns = _columns(header, path)
    totals: dict[str, PublishedTotal] = {}
    faults: list[RowFault] = []
    for line, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        texts = {name: cells[at].strip() if at < len(cells) else "" for name, at in columns.items()}
        found = _faults_of_shape(texts, cells, len(header), line)
        found = found or [*_read(texts, line, path, totals)]
        faults += found
    if not totals and not faults:
        raise BadFile(str(path), "the file has a header and no rows", "one printed figure a row")
    faults += _strays(totals, {fault.total_id for fault in faults})
    strays = {fault.line for fault in faults}
    kept = tuple(total for total in totals.values() if total.line not in strays)
    return kept, tuple(sorted(faults, key=lambda fault: fault.line))


def register_of_totals(path: Path, recorder: str | None) -> tuple[PublishedTotal, ...]:
    """The figures of a file; with `recorder`, those of this recorder alone, whatever the case of its name.

    Raises BadValue for the first row that cannot be read, since a register with holes cannot be reconciled; NotFound for a
    recorder that no row has.
    """
    totals, faults = read_totals(path)
    if faults:
        first = faults[0]
        raise BadValue(f"{path}:{first.line}", first.column, first.value, first.expected)
    if recorder is None:
        return totals
    found = tuple(total for total in totals if total.recorder.casefold() == recorder.strip().casefold())
    if not found:
        raise NotFound("recorder", recorder, sorted({total.recorder for total in totals if total.recorder}))
    return found


def is_totals_file(path: Path) -> bool:
    """Whether the header names what only a file of published totals has. Raises BadFile if it cannot be read at all."""
    if path.suffix.lower() not in (".csv", ".tsv", ".txt", ".xlsx"):
        return False
    _, header = next(_rows(path), (0, ()))
    return {"total_id", "measure", "value"} <= {cell.lstrip("\ufeff").strip().lower() for cell in header}


def _columns(header: Sequence[str], path: Path) -> dict[str, int]:
    """Where each column stands. Raises BadFile for one that is missing or stands twice."""
    names = [cell.lstrip("\ufeff").strip().lower() for cell in header]
    for name in REQUIRED:
        if name not in names:
            nearest = difflib.get_close_matches(name, names, n=1)
            hint = f" (nearest: {nearest[0]!r})" if nearest else ""
            shown = ", ".join(name for name in names if name) or "none"
            raise BadFile(str(path), f"no column {name!r}{hint} among {shown}", _EXPECTED_FILE)
    for name in (*REQUIRED, *OPTIONAL):
        if names.count(name) > 1:
            raise BadFile(str(path), f"column {name!r} stands twice in the header", "each column once")
    return {name: names.index(name) for name in (*REQUIRED, *OPTIONAL) if name in names}


def _faults_of_shape(texts: Mapping[str, str], cells: Sequence[str], width: int, line: int) -> list[RowFault]:
    if len(cells) > width and any(cell.strip() for cell in cells[width:]):
        written = ",".join(cells)[:200]
        return [_fault(texts, line, "(row)", written, f"{width} cells, as many as the header has")]
    return [_fault(texts, line, column, "", "a filled cell") for column in ("total_id", "measure") if not texts[column]]


def _read(texts: Mapping[str, str], line: int, path: Path, totals: dict[str, PublishedTotal]) -> Iterator[RowFault]:
    """The faults of one row; where there are none, the row joins the totals."""
    where = f"{path}:{line}"
    values: dict[str, Any] = {}
    for column, read in (
        ("period_from", lambda text: read_day_span(text, where).first if text else None),
        ("period_to", lambda text: read_day_span(text, where).last if text else None),
        ("value", lambda text: read_figure(text, texts.get("note", ""), where, whole=not is_share(texts["measure"]))),
    ):
        try:
            values[column] = read(texts[column])
        except BadValue as problem:
            expected = EXPECTED_DAY if column.startswith("period") else problem.expected
            yield _fault(texts, line, column, texts[column], expected)
    yield from _faults_between(texts, line, values, totals)
    if len(values) == 3 and not any(_faults_between(texts, line, values, totals)):
        totals[texts["total_id"]] = _total(texts, line, values)


def _faults_between(
    texts: Mapping[str, str], line: int, values: Mapping[str, Any], totals: Mapping[str, PublishedTotal]
) -> Iterator[RowFault]:
    first, last = values.get("period_from"), values.get("period_to")
    if isinstance(first, dt.date) and isinstance(last, dt.date) and last < first:
        yield _fault(texts, line, "period_to", texts["period_to"], f"a day on or after {texts['period_from']}")
    if bool(texts["part_of"]) != bool(texts["part_kind"]) or (
        texts["part_kind"] and not _PARTITION.fullmatch(texts["part_kind"])
    ):
        yield _fault(texts, line, "part_kind", texts["part_kind"], _EXPECTED_PARTITION)
    earlier = totals.get(texts["total_id"])
    if earlier is not None:
        yield _fault(
            texts,
            line,
            "total_id",
            texts["total_id"],
            f"an id that stands once; it stands first in line {earlier.line}",
        )


def _total(texts: Mapping[str, str], line: int, values: Mapping[str, Any]) -> PublishedTotal:
    return PublishedTotal(
        line=line,
        total_id=texts["total_id"],
        source=texts.get("source", ""),
        recorder=texts["recorder"],
        url=texts.get("url", ""),
        first=values["period_from"],
        last=values["period_to"],
        place=texts["place"],
        party_blamed=tuple(sorted({one.strip() for one in texts["party_blamed"].split(";") if one.strip()})),
        measure=texts["measure"],
        value=texts["value"],
        bounds=values["value"],
        part_of=texts["part_of"] or None,
        partition=texts["part_kind"] or None,
        note=texts.get("note", ""),
    )


def _strays(totals: Mapping[str, PublishedTotal], unread: set[str]) -> Iterator[RowFault]:
    """Parts whose total is nowhere, and rows that are, step by step, a part of themselves."""
    for total in totals.values():
        if total.part_of is None:
            continue
        if total.part_of not in totals and total.part_of not in unread:
            yield _stray(total, "the id of a row of this file")
        elif _is_part_of_itself(total, totals):
            yield _stray(total, "a total that is not itself a part of this row")


def _is_part_of_itself(total: PublishedTotal, totals: Mapping[str, PublishedTotal]) -> bool:
    seen: set[str] = set()
    above = total.part_of
    while above is not None and above in totals and above not in seen:
        if above == total.total_id:
            return True
        seen.add(above)
        above = totals[above].part_of
    return False


def _stray(total: PublishedTotal, expected: str) -> RowFault:
    part_of = total.part_of or ""
    return RowFault(total.line, "part_of", part_of, expected, total.total_id, part_of)


def _fault(texts: Mapping[str, str], line: int, column: str, value: str, expected: str) -> RowFault:
    return RowFault(line, column, value, expected, texts["total_id"], texts["part_of"])


def _rows(path: Path) -> Iterator[_Row]:
    """The rows with their lines, from 1; cells as text."""
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise BadFile(str(path), str(problem.strerror), _EXPECTED_FILE) from None
    if content.startswith(_XLSX):
        yield from _sheet_rows(path, content)
        return
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        raise BadFile(str(path), f"line {line} is not UTF-8", _EXPECTED_FILE) from None
    if "\0" in text or text.lstrip().startswith(("<", "{")):
        raise BadFile(str(path), "it is no table", _EXPECTED_FILE)
    yield from _csv_rows(path, text)


def _csv_rows(path: Path, text: str) -> Iterator[_Row]:
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as problem:
        raise BadFile(str(path), f"line {line}: {problem}", "rows that can be cut into cells") from None


def _sheet_rows(path: Path, content: bytes) -> Iterator[_Row]:
    import openpyxl  # takes a tenth of a second, which CSV need not wait for

    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as problem:
        raise BadFile(str(path), f"the workbook cannot be opened: {problem}", _EXPECTED_FILE) from None
    with_rows = [sheet for sheet in book.worksheets if sheet.max_row]
    if not with_rows:
        return
    for line, cells in enumerate(with_rows[0].iter_rows(values_only=True), start=1):
        yield line, [_text(cell) for cell in cells]


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.date().isoformat() if isinstance(cell, dt.datetime) else str(cell)
