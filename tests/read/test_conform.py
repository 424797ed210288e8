from __future__ import annotations

import datetime as dt

import pyarrow as pa
import pytest

from treve.errors import BadFile
from treve.read.conform import Conformer, PointCounts, step_schema
from treve.read.header import match
from treve.read.source import find_source
from treve.read.typed_column import Fault

TABLE = find_source("table")
ACLED = find_source("acled")


def _conform(rows: list[dict[str, str]], country: str | None = None) -> tuple[pa.RecordBatch, list[Fault], Conformer]:
    full = [{"report_id": "a", "occurred_from": "2016"} | row for row in rows]
    names = list(dict.fromkeys(name for row in full for name in row))
    batch = pa.RecordBatch.from_pydict({name: pa.array([row.get(name) for row in full], pa.string()) for name in names})
    conformer = Conformer(TABLE, match(TABLE, names, "x.csv"), "x.csv", country)
    ids = pa.arange(1, len(rows) + 1)
    typed, faults = conformer.conform(batch, ids, pa.array([f"table:{row}" for row in range(len(rows))]))
    return typed, faults, conformer


@pytest.mark.parametrize("name", ["acled", "table", "ucdp_ged"])
def test_the_step_table_has_the_keys_first_and_every_column_once(name: str) -> None:
    names = step_schema(find_source(name)).names
    assert names[:2] == ["source_row_id", "report_id"]
    assert len(set(names)) == len(names)


def test_joined_columns_are_part_of_the_step_table() -> None:
    assert step_schema(ACLED).names[-2:] == ["side_a", "side_b"]


def test_columns_the_file_lacks_are_empty() -> None:
    typed, faults, _ = _conform([{}])
    (row,) = typed.to_pylist()
    assert faults == []
    assert typed.schema == step_schema(TABLE)
    assert {name: value for name, value in row.items() if value is not None} == {
        "source_row_id": 1,
        "report_id": "table:0",
        "occurred_from_first": dt.date(2016, 1, 1),
        "occurred_from_last": dt.date(2016, 12, 31),
    }


def test_rows_at_fault_are_left_out_and_each_fault_is_told() -> None:
    typed, faults, _ = _conform([{"killed_low": "x", "lat": "95"}, {}, {"killed_low": "2"}])
    assert typed.column("source_row_id").to_pylist() == [2, 3]
    assert [(fault.row, fault.column) for fault in faults] == [(0, "lat"), (0, "killed_low")]


def test_a_last_day_before_the_first_is_a_fault_only_where_no_reading_saves_it() -> None:
    _, faults, _ = _conform([{"occurred_from": "2016-05", "occurred_to": "2016-05-03"}, {"occurred_to": "2015-12"}])
    assert [(fault.row, fault.column, fault.value) for fault in faults] == [(1, "occurred_to", "2015-12-31")]


def test_points_are_held_against_the_country_that_was_told() -> None:
    swapped = [{"lat": "36.3", "lon": "33.5"}]
    assert [fault.row for fault in _conform(swapped, "SY")[1]] == [0]
    assert _conform(swapped)[1] == []
    assert _conform(swapped, "TV")[1] == []


def test_points_that_fit_either_way_or_neither_say_nothing() -> None:
    _, faults, conformer = _conform([{"lat": "36.5", "lon": "36.6"}, {"lat": "1", "lon": "2"}], "SY")
    assert faults == []
    assert conformer.counts == PointCounts(points=2)


@pytest.mark.parametrize(
    ("counts", "swapped"),
    [
        (PointCounts(), False),
        (PointCounts(points=3, straight=2, swapped=1), False),
        (PointCounts(points=3, straight=1, swapped=2), True),
        (PointCounts(points=4, beyond_ninety=3), True),
        (PointCounts(points=4, beyond_ninety=2), False),
        (PointCounts(points=1, beyond_ninety=1), False),
    ],
)
def test_a_file_looks_swapped_when_more_points_say_so(counts: PointCounts, swapped: bool) -> None:
    assert counts.looks_swapped() is swapped


def test_a_column_that_holds_no_single_values_is_an_error() -> None:
    batch = pa.RecordBatch.from_pydict({"report_id": ["a"], "occurred_from": pa.array([["2016"]])})
    conformer = Conformer(TABLE, match(TABLE, batch.schema.names, "x"), "x.parquet")
    with pytest.raises(BadFile, match="column 'occurred_from' is of type list"):
        conformer.conform(batch, pa.array([1]), pa.array(["table:a"]))


def test_names_that_stand_in_two_columns_are_joined_and_none_is_null() -> None:
    row = {
        "event_id_cnty": "S1",
        "event_date": "2016-01-01",
        "time_precision": "1",
        "sub_event_type": "Attack",
        "actor1": "A",
        "assoc_actor_1": "B; C",
        "actor2": None,
        "assoc_actor_2": None,
        "latitude": None,
        "longitude": None,
        "geo_precision": None,
        "fatalities": None,
    }
    batch = pa.RecordBatch.from_pydict({name: pa.array([value, value], pa.string()) for name, value in row.items()})
    conformer = Conformer(ACLED, match(ACLED, list(row), "x"), "x.csv")
    typed, faults = conformer.conform(batch, pa.array([1, 2]), pa.array(["acled:S1", "acled:S2"]))
    assert faults == []
    assert typed.column("side_a").to_pylist() == ["A;B;C"] * 2
    assert typed.column("side_b").to_pylist() == [None] * 2
