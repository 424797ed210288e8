from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from treve.errors import BadFile
from treve.read import find_source, parquet_file
from treve.read.typed_column import ENCODED_TEXT

from .conftest import Reading

Read = Callable[..., Reading]

# Files hold such times without a zone: they stand for local days.
MIDNIGHTS = [dt.datetime.fromisoformat("2016-12-30"), dt.datetime.fromisoformat("2017-01-01")]


@pytest.fixture
def parquet(tmp_path: Path) -> Callable[..., Path]:
    def write(**columns: Any) -> Path:
        path = tmp_path / "file.parquet"
        pq.write_table(pa.table({"report_id": ["a", "b"], "occurred_from": ["2016", "2016"]} | columns), path)
        return path

    return write


@pytest.mark.parametrize(
    "days",
    [
        pa.array([dt.date(2016, 12, 30), dt.date(2017, 1, 1)]),
        pa.array([dt.date(2016, 12, 30), dt.date(2017, 1, 1)], pa.date64()),
        pa.array([*MIDNIGHTS], pa.timestamp("us")),
        pa.array([*MIDNIGHTS], pa.timestamp("ns")),
        pa.array(["2016-12-30", "2017-01-01"], pa.large_string()),
        pa.array(["2016-12-30", "2017-01-01"], pa.string_view()),
        pa.array(["2016-12-30", "2017-01-01"]).dictionary_encode(),
    ],
    ids=lambda days: str(days.type),
)
def test_days_of_any_type_are_read(read: Read, parquet: Callable[..., Path], days: pa.Array) -> None:
    reports = read(("table", parquet(occurred_from=days))).rows("report")
    assert [row["first_day"] for row in reports] == [dt.date(2016, 12, 30), dt.date(2017, 1, 1)]
    assert [row["last_day"] for row in reports] == [dt.date(2016, 12, 30), dt.date(2017, 1, 1)]


@pytest.mark.parametrize(
    "numbers",
    [
        pa.array([3, None], pa.int8()),
        pa.array([3, None], pa.uint64()),
        pa.array([3.0, None]),
        pa.array(["3", ""]),
        pa.array([Decimal(3), None]),
    ],
    ids=lambda numbers: str(numbers.type),
)
def test_counts_of_any_type_are_read(read: Read, parquet: Callable[..., Path], numbers: pa.Array) -> None:
    reports = read(("table", parquet(killed_low=numbers))).rows("report")
    assert [row["deaths_low"] for row in reports] == [3, None]


@pytest.mark.parametrize(
    ("column", "cells", "value"),
    [
        ("killed_low", pa.array([1, -1]), "-1"),
        ("killed_low", pa.array([1.0, 1.5]), "1.5"),
        ("killed_low", pa.array([1.0, float("nan")]), "nan"),
        ("place_precision", pa.array([1, 9]), "9"),
        (
            "occurred_from",
            pa.array([MIDNIGHTS[0], MIDNIGHTS[1] + dt.timedelta(hours=5)]),
            "2017-01-01 05:00:00.000000",
        ),
        ("occurred_from", pa.array([dt.date(2016, 1, 1), None]), None),
        ("report_id", pa.array(["a", None]), None),
        ("report_id", pa.array(["a", " "]), None),
    ],
)
def test_typed_cells_are_checked_like_texts(
    read: Read, parquet: Callable[..., Path], column: str, cells: pa.Array, value: str | None
) -> None:
    reading = read(("table", parquet(**{column: cells})))
    assert reading.counts() == [(2, 1, 1, 0)]
    assert reading.faults() == [(2, None, column, value)]


@pytest.mark.parametrize("wrong", [91.0, float("nan"), float("inf")])
def test_degrees_are_checked(read: Read, parquet: Callable[..., Path], wrong: float) -> None:
    path = parquet(lat=pa.array([33.0, wrong]), lon=pa.array([36.0, 136.0]))
    assert read(("table", path)).counts() == [(2, 1, 1, 0)]


def test_ids_of_whole_numbers_have_no_decimals(read: Read, parquet: Callable[..., Path]) -> None:
    reports = read(("table", parquet(report_id=pa.array([1.0, 2.0])))).rows("report")
    assert [row["report_id"] for row in reports] == ["table:1", "table:2"]


def test_raw_cells_keep_their_types(read: Read, parquet: Callable[..., Path]) -> None:
    reading = read(("table", parquet(weight=pa.array([1.5, None]), tags=pa.array([["x"], []]))))
    assert [(row["weight"], row["tags"]) for row in reading.rows("raw_table")] == [(1.5, ["x"]), (None, [])]


def test_a_column_of_lists_cannot_be_read_as_values(read: Read, parquet: Callable[..., Path]) -> None:
    with pytest.raises(BadFile, match="column 'act' is of type list"):
        read(("table", parquet(act=pa.array([["mortar"], []]))))


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.99])
def test_a_truncated_file_is_refused(read: Read, parquet: Callable[..., Path], keep: float) -> None:
    path = parquet()
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * keep)])
    with pytest.raises(BadFile, match="damaged"):
        read(("table", path))


def test_a_file_with_damaged_pages_is_refused_while_it_is_read(read: Read, parquet: Callable[..., Path]) -> None:
    path = parquet(note=pa.array(["x" * 5000, "y" * 5000]))
    content = bytearray(path.read_bytes())
    content[4:60] = bytes(56)
    path.write_bytes(bytes(content))
    with pytest.raises(BadFile, match="damaged"):
        read(("table", path))


def test_a_missing_column_is_named(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "other.parquet"
    pq.write_table(pa.table({"report_id": ["a"]}), path)
    with pytest.raises(BadFile, match="no column 'occurred_from'"):
        read(("table", path))


def test_a_file_without_rows_is_a_warning(read: Read, parquet: Callable[..., Path]) -> None:
    path = parquet(report_id=pa.array([], pa.string()), occurred_from=pa.array([], pa.string()))
    reading = read(("table", path))
    assert reading.counts() == [(0, 0, 0, 0)]
    assert "no rows" in reading.warnings[0]


def test_texts_that_repeat_themselves_come_encoded_and_others_do_not(tmp_path: Path) -> None:
    rows = 20_000
    path = tmp_path / "file.parquet"
    texts = {"report_id": [f"id{number}" for number in range(rows)], "occurred_from": ["2016"] * rows}
    pq.write_table(pa.table(texts | {"act": ["mortar", None] * (rows // 2)}), path)
    cells = parquet_file.read(path, find_source("table"))
    assert [str(given) for given in cells.schema.types] == ["string", str(ENCODED_TEXT), str(ENCODED_TEXT)]
    assert pa.Table.from_batches(cells.batches()).column("act").to_pylist()[:2] == ["mortar", None]
    cells.close()


def test_encoded_and_plain_texts_make_the_same_tables(read: Read, tmp_path: Path) -> None:
    rows = 300
    cells: dict[str, list[Any]] = {
        "report_id": [f"id{number}" for number in range(rows)],
        "occurred_from": ["2016-05", "2016-12-30", "never"] * (rows // 3),
        "place": ["Hama", " ", None] * (rows // 3),
        "country": ["Syria", "Atlantis"] * (rows // 2),
        "target": ["A; B", None, ";"] * (rows // 3),
    }
    readings = []
    for use_dictionary in (True, False):
        path = tmp_path / "file.parquet"
        pq.write_table(pa.table(cells), path, use_dictionary=use_dictionary, row_group_size=70)
        reading = read(("table", path))
        tables = [reading.rows(table) for table in ("report", "raw_table", "source_row", "rejected_row")]
        readings.append((tables, reading.warnings, reading.store.fetch("raw_table").schema))
    assert readings[0] == readings[1]
    assert len(readings[0][0][0]) == 200
