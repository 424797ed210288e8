"""Importing twice adds nothing; the same id with other content is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treve.read import reports
from treve.settings import Settings
from treve.store.duckdb import DuckDBStore

from .conftest import Reading, as_csv

Read = Callable[..., Reading]
Table = Callable[..., Path]


def test_the_same_file_twice_counts_once(read: Read, table: Table) -> None:
    path = table({}, {"note": "x"}, {"occurred_from": "never"})
    reading = read(("table", path), ("table", path))
    assert reading.counts() == [(3, 2, 1, 0), (3, 0, 0, 3)]
    assert len(reading.rows("report")) == 2
    assert len(reading.rows("raw_table")) == len(reading.rows("source_row")) == 3
    assert "3 of 3 rows repeat" in reading.warnings[-1]


def test_the_same_file_as_two_sources_is_two_inputs(read: Read, write: Table) -> None:
    path = write("id,report_id,occurred_from,type_of_violence,side_a,side_b,where_prec,latitude,longitude,date_start,"
                 "date_end,low,best,high\n1,r1,2016,1,A,B,1,35,38,2016-01-01,2016-01-01,1,1,1\n")  # fmt: skip
    reading = read(("table", path), ("ucdp_ged", path))
    assert [row["report_id"] for row in reading.rows("report")] == ["table:r1", "ucdp_ged:1"]


def test_a_row_repeated_word_for_word_counts_once(read: Read, table: Table) -> None:
    same = {"report_id": "a", "note": "x"}
    reading = read(("table", table(same, {}, same, same)))
    assert reading.counts() == [(4, 2, 0, 2)]
    assert [row["row_number"] for row in reading.rows("source_row")] == [1, 2]


def test_the_same_id_with_other_content_is_rejected_and_the_first_stands(read: Read, table: Table) -> None:
    path = table({"report_id": "a", "note": "first\nline"}, {"report_id": "a", "note": "second"}, {"report_id": "b"})
    reading = read(("table", path))
    assert reading.counts() == [(3, 2, 1, 0)]
    assert reading.faults() == [(2, 4, "report_id", "table:a")]
    assert f"it stands first in {path}, line 2" in reading.rows("rejected_row")[0]["expected"]
    assert [row["note"] for row in reading.rows("report")] == ["first\nline", None]


def test_the_first_file_stands_before_the_second(read: Read, table: Table) -> None:
    first = table({"report_id": "a", "note": "1"}, {"report_id": "b"}, name="first.csv")
    second = table({"report_id": "a", "note": "2"}, {"report_id": "b"}, {"report_id": "c"}, name="second.csv")
    reading = read(("table", first), ("table", second))
    assert reading.counts() == [(2, 2, 0, 0), (3, 1, 1, 1)]
    assert [(row["report_id"], row["note"]) for row in reading.rows("report")] == [
        ("table:a", "1"),
        ("table:b", None),
        ("table:c", None),
    ]


def test_order_and_absence_of_columns_change_no_content(read: Read, write: Table) -> None:
    first = write("report_id,occurred_from,note\na,2016,\n", "first.csv")
    second = write("Occurred_From,report_id\n2016,a\n", "second.csv")
    assert read(("table", first), ("table", second)).counts() == [(1, 1, 0, 0), (1, 0, 0, 1)]


def test_formats_write_numbers_and_days_differently_and_mean_the_same(read: Read, write: Table, tmp_path: Path) -> None:
    csv_path = write("report_id,occurred_from,lat,lon,killed_low\na,2016-12-30,35.0,38.50,3\n")
    book = openpyxl.Workbook()
    for row in (("report_id", "occurred_from", "lat", "lon", "killed_low"), ("a", "2016-12-30 00:00:00", 35, 38.5, 3)):
        book.worksheets[0].append(row)
    book.save(tmp_path / "same.xlsx")
    typed = {"report_id": ["a"], "occurred_from": ["2016-12-30"], "lat": [35.0], "lon": [38.5], "killed_low": [3]}
    pq.write_table(pa.table(typed), tmp_path / "same.parquet")
    reading = read(("table", csv_path), ("table", tmp_path / "same.xlsx"), ("table", tmp_path / "same.parquet"))
    assert reading.counts() == [(1, 1, 0, 0), (1, 0, 0, 1), (1, 0, 0, 1)]


def test_rows_without_an_id_are_no_repetition_of_each_other(read: Read, table: Table) -> None:
    assert read(("table", table({"report_id": ""}, {"report_id": ""}))).counts() == [(2, 0, 2, 0)]


@settings(max_examples=40, deadline=None)
@given(
    files=st.lists(
        st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), max_size=5), min_size=1, max_size=3
    )
)
def test_every_row_is_a_report_rejected_or_repeated(
    tmp_path_factory: pytest.TempPathFactory, files: list[list[tuple[str, str]]]
) -> None:
    folder = tmp_path_factory.mktemp("files")
    inputs, first, expected = [], dict[str, str](), []
    for number, rows in enumerate(files):
        path = folder / f"{number}.csv"
        header = [{"report_id": "", "occurred_from": "", "note": ""}]
        text = as_csv([{"report_id": key, "occurred_from": "2016", "note": note} for key, note in rows] or header)
        path.write_text(text if rows else text.splitlines()[0], encoding="utf-8")
        inputs.append(("table", path))
        new = sum(key not in first and not first.update({key: note}) for key, note in rows)
        clashing = sum(first[key] != note for key, note in rows)
        expected.append((len(rows), new, clashing, len(rows) - new - clashing))
    store = DuckDBStore(None)
    reading = Reading(store, reports(inputs, store, Settings()))
    if len({path.read_bytes() for _, path in inputs}) == len(inputs):
        assert reading.counts() == expected
    assert {row["report_id"]: row["note"] for row in reading.rows("report")} == {
        f"table:{key}": note for key, note in first.items()
    }
    store.close()


@pytest.mark.parametrize("ids", [["a", "b", "c"], ["9", "10", "11"], ["10", "9", "11"], ["b", "a", "c"]])
def test_rows_in_any_order_of_their_ids_are_read(read: Read, table: Table, ids: list[str]) -> None:
    assert read(("table", table(*({"report_id": each} for each in ids)))).counts() == [(3, 3, 0, 0)]


def test_ids_that_ascend_in_each_file_may_repeat_those_of_the_file_before(read: Read, table: Table) -> None:
    first = table({"report_id": "a"}, {"report_id": "c"}, name="first.csv")
    second = table({"report_id": "c"}, {"report_id": "d"}, name="second.csv")
    assert read(("table", first), ("table", second)).counts() == [(2, 2, 0, 0), (2, 1, 0, 1)]
    third = table({"report_id": "b"}, {"report_id": "c", "note": "x"}, name="third.csv")
    assert read(("table", first), ("table", third)).counts() == [(2, 2, 0, 0), (2, 1, 1, 0)]


def test_ids_that_ascend_are_not_kept_for_comparing(read: Read, table: Table) -> None:
    ascending = read(("table", table({"report_id": "9"}, {"report_id": "10"}))).store.tables()
    descending = read(("table", table({"report_id": "10"}, {"report_id": "9"}))).store.tables()
    assert ("step_key" in ascending, "step_key" in descending) == (False, True)
