"""The rows of UCDP GED as written to disk: 49 columns in the producer's order, whichever way they came."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from treve.errors import DownloadError

# Source: the column list of the GED files since version 17.1, in the order of the published CSV.
COLUMNS: tuple[str, ...] = (
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
)

NEEDED = ("id", "country_id", "date_start", "date_end", "latitude", "longitude")
"""Without these a table is not GED at all."""

LONGEST_CELL = 1 << 24
"""Characters; the csv module's own 131,072 could be too few for an event that lists hundreds of articles."""

_DAYS = ("date_start", "date_end")
_MIDNIGHT = "T00:00:00"
"""The interface writes a day as its first instant; the files, and the codebook, have days."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a written file holds.

    repeated   rows whose id an earlier row has
    countries  rows by country_id, as written
    missing    columns without any value
    """

    rows: int
    repeated: int
    countries: Mapping[str, int]
    missing: tuple[str, ...]


def cell(column: str, value: Any) -> str:
    """One JSON value as the cell of a CSV file: null is an empty cell, true and false are 1 and 0.

    Numbers must come as the text the server wrote, so that no digit changes.
    Raises TypeError for a list or an object: GED has none.
    """
    if isinstance(value, list | dict):
        raise TypeError(f"{column} holds {type(value).__name__}")
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    text = str(value)
    return text.removesuffix(_MIDNIGHT) if column in _DAYS else text


def lines(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows of cells as CSV after RFC 4180: UTF-8, comma, quoted where needed, carriage return and line feed.

    Raises DownloadError for text that is not valid Unicode.
    """
    text = io.StringIO()
    # The line end decides what is quoted: with a bare line feed, Python 3.11 leaves a carriage return in a cell unquoted.
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    try:
        return text.getvalue().encode("utf-8")
    except UnicodeEncodeError as problem:
        raise DownloadError(f"the server's text holds half a character: {problem}; expected valid Unicode") from problem


@contextmanager
def long_cells() -> Iterator[None]:
    """Let the csv module read cells of up to LONGEST_CELL characters, and set its own limit again afterwards."""
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def contents(path: Path) -> Contents:
    """Count what stands in a written file. Memory: the ids."""
    seen: set[str] = set()
    countries: Counter[str] = Counter()
    filled: set[str] = set()
    rows = 0
    with long_cells(), path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows += 1
            seen.add(row["id"])
            countries[row["country_id"]] += 1
            if len(filled) < len(COLUMNS):
                filled.update(column for column, value in row.items() if value)
    return Contents(rows, rows - len(seen), dict(countries), tuple(c for c in COLUMNS if rows and c not in filled))
