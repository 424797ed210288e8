"""Reads small files through the whole step, for the tests of its parts."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pytest

from treve.read import reports
from treve.settings import Settings
from treve.store.duckdb import DuckDBStore

GED_COLUMNS = (
    *("id", "relid", "year", "active_year", "code_status"),
    *("type_of_violence", "conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id"),
    *("dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a"),
    *("side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article"),
    *("source_office", "source_date", "source_headline", "source_original", "where_prec"),
    *("where_coordinates", "where_description", "adm_1", "adm_2", "latitude"),
    *("longitude", "geom_wkt", "priogrid_gid", "country", "country_id"),
    *("region", "event_clarity", "date_prec", "date_start", "date_end"),
    *("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best"),
    *("high", "low", "gwnoa", "gwnob"),
)
GED_ROW = dict.fromkeys(GED_COLUMNS, "") | {
    "id": "1",
    "type_of_violence": "1",
    "side_a": "Government of Syria",
    "side_b": "HTS, Southern Front",
    "source_office": "SOHR;AFP",
    "where_prec": "1",
    "where_coordinates": "Hama city",
    "latitude": "35.13",
    "longitude": "36.75",
    "country": "Syria",
    "country_id": "652",
    "event_clarity": "1",
    "date_prec": "1",
    "date_start": "2016-12-30",
    "date_end": "2016-12-30",
    "deaths_civilians": "0",
    "best": "2",
    "high": "3",
    "low": "1",
}
TABLE_ROW = {"report_id": "a", "occurred_from": "2016-12-30"}

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Reading:
    """What the step left behind."""

    store: DuckDBStore
    warnings: tuple[str, ...]

    def rows(self, table: str) -> Rows:
        """The rows of a table, by their first column that numbers them."""
        content = self.store.fetch(table).to_pylist()
        key = next((name for name in ("source_row_id", "input_id") if content and name in content[0]), None)
        return sorted(content, key=lambda row: row[key]) if key else content

    def counts(self) -> list[tuple[int, int, int, int]]:
        """Rows, reports, rejected and repeated rows of each input."""
        return [(row["rows"], row["reports"], row["rejected"], row["repeated"]) for row in self.rows("input")]

    def faults(self) -> list[tuple[int | None, int | None, str, str | None]]:
        """Row, line, column and value of each rejected value."""
        return [
            (row["row_number"], row["line_number"], row["column_name"], row["value"])
            for row in self.rows("rejected_row")
        ]


@pytest.fixture
def read() -> Iterator[Callable[..., Reading]]:
    """Reads (source, file) pairs into a store of its own."""
    stores: list[DuckDBStore] = []

    def read_all(*inputs: tuple[str, Path], settings: Settings | None = None) -> Reading:
        stores.append(DuckDBStore(None))
        return Reading(stores[-1], reports(inputs, stores[-1], settings or Settings()))

    yield read_all
    for store in stores:
        store.close()


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes rows as CSV, text or bytes as they are."""

    def write_file(
        content: Sequence[dict[str, str]] | str | bytes, name: str = "file.csv", delimiter: str = ","
    ) -> Path:
        path = tmp_path / name
        if isinstance(content, bytes):
            path.write_bytes(content)
        elif isinstance(content, str):
            path.write_bytes(content.encode())
        else:
            path.write_bytes(as_csv(content, delimiter).encode())
        return path

    return write_file


def as_csv(
    rows: Sequence[dict[str, str]], delimiter: str = ",", ending: str = "\r\n", *, quote_all: bool = False
) -> str:
    """Rows as CSV text, with every key of any row as a column."""
    text = io.StringIO(newline="")
    names = list(dict.fromkeys(name for row in rows for name in row))
    quoting: Literal[0, 1] = csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
    writer = csv.DictWriter(text, names, delimiter=delimiter, lineterminator=ending, restval="", quoting=quoting)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


@pytest.fixture
def ged(write: Callable[..., Path]) -> Callable[..., Path]:
    """Writes a GED file whose rows differ from an ordinary one as told."""

    def write_ged(*changes: dict[str, str], name: str = "ged.csv") -> Path:
        return write([GED_ROW | {"id": str(number)} | change for number, change in enumerate(changes, start=1)], name)

    return write_ged


@pytest.fixture
def table(write: Callable[..., Path]) -> Callable[..., Path]:
    """Writes a table of reports whose rows differ from the shortest possible one as told."""

    def write_table(*changes: dict[str, str], name: str = "table.csv") -> Path:
        return write(
            [TABLE_ROW | {"report_id": f"r{number}"} | change for number, change in enumerate(changes, 1)], name
        )

    return write_table


@pytest.fixture
def syria_csv(shared_data: Path) -> list[dict[str, str]]:
    """The rows of the Syria release, read by the standard library."""
    with gzip.open(shared_data / "ucdp_ged_syria_2016_2019.csv.gz", "rt", encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))
