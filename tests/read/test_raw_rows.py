from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from .conftest import Reading

Read = Callable[..., Reading]
Write = Callable[..., Path]


def test_raw_cells_stand_untouched_under_their_row(read: Read, write: Write) -> None:
    reading = read(("table", write('Report_ID,occurred_from, Colour\n a ,2016-12-30," red "\nb,never,\n')))
    assert reading.rows("raw_table") == [
        {"source_row_id": 1, "Report_ID": " a ", "occurred_from": "2016-12-30", "Colour": " red "},
        {"source_row_id": 2, "Report_ID": "b", "occurred_from": "never", "Colour": None},
    ]
    assert reading.rows("source_row") == [
        {"source_row_id": 1, "input_id": 1, "row_number": 1},
        {"source_row_id": 2, "input_id": 1, "row_number": 2},
    ]


def test_files_of_one_source_may_have_different_columns(read: Read, write: Write) -> None:
    first = write("report_id,occurred_from,a\n1,2016,x\n", "first.csv")
    second = write("B,report_id,OCCURRED_FROM\ny,2,2016\n", "second.csv")
    rows = read(("table", first), ("table", second)).rows("raw_table")
    assert rows == [
        {"source_row_id": 1, "report_id": "1", "occurred_from": "2016", "a": "x", "B": None},
        {"source_row_id": 2, "report_id": "2", "occurred_from": "2016", "a": None, "B": "y"},
    ]


def test_columns_of_different_types_become_text(read: Read, write: Write, tmp_path: Path) -> None:
    pq.write_table(pa.table({"report_id": [1], "occurred_from": ["2016"], "n": [1.5]}), tmp_path / "first.parquet")
    second = write("report_id,occurred_from,n\nx,2016,about 2\n")
    rows = read(("table", tmp_path / "first.parquet"), ("table", second)).rows("raw_table")
    assert [(row["report_id"], row["n"]) for row in rows] == [("1", "1.5"), ("x", "about 2")]


def test_a_column_that_bears_the_name_of_the_key_is_renamed(read: Read, write: Write) -> None:
    (row,) = read(("table", write("source_row_id,report_id,occurred_from\n77,a,2016\n"))).rows("raw_table")
    assert (row["source_row_id"], row["source_row_id_in_file"]) == (1, "77")


def test_rows_are_numbered_over_all_inputs_and_anew_in_each_file(read: Read, write: Write) -> None:
    first = write("report_id,occurred_from\na,2016\nb,2016\n", "first.csv")
    second = write("report_id,occurred_from\nc,2016\n", "second.csv")
    rows = read(("table", first), ("table", second)).rows("source_row")
    assert [(row["source_row_id"], row["input_id"], row["row_number"]) for row in rows] == [
        (1, 1, 1),
        (2, 1, 2),
        (3, 2, 1),
    ]
