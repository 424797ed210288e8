"""The rows of GED as written."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.get.ged_rows import COLUMNS, cell, contents, lines


@pytest.mark.parametrize(
    ("column", "value", "text"),
    [
        ("best", None, ""),
        ("active_year", True, "1"),
        ("active_year", False, "0"),
        ("date_start", "2016-01-01T00:00:00", "2016-01-01"),
        ("date_end", "2016-01-01T13:30:00", "2016-01-01T13:30:00"),
        ("source_date", "2016-01-01T00:00:00", "2016-01-01T00:00:00"),
        ("latitude", "35.10", "35.10"),
    ],
)
def test_a_json_value_becomes_a_cell(column: str, value: object, text: str) -> None:
    assert cell(column, value) == text


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=2), min_size=1
    )
)
def test_written_rows_read_back_as_themselves(rows: list[list[str]]) -> None:
    assert list(csv.reader(io.StringIO(lines(rows).decode("utf-8"), newline=""))) == rows


def test_contents_counts_rows_repeated_ids_countries_and_empty_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [["1" if c == "id" else "652" if c == "country_id" else "" for c in COLUMNS] for _ in range(3)]
    path.write_bytes(lines([COLUMNS, *rows]))
    found = contents(path)
    assert (found.rows, found.repeated, found.countries) == (3, 2, {"652": 3})
    assert set(COLUMNS) - set(found.missing) == {"id", "country_id"}
