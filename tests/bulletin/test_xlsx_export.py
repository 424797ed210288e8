"""XLSX."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pytest

from treve.bulletin.xlsx_export import write_xlsx
from treve.errors import BadValue

TABLE = pa.table(
    {
        "text": ["=1+1", "http://example.org", "007", None],
        "number": pa.array([1, -2, 2**60, None], pa.int64()),
        "fraction": pa.array([0.5, float("nan"), None, 2.0]),
        "truth": pa.array([True, False, None, True]),
        "day": pa.array([dt.date(2016, 12, 30), None, None, None], pa.date32()),
        "at": pa.array([dt.datetime(2016, 12, 29, 22), None, None, None], pa.timestamp("us")),  # noqa: DTZ001
    }
)


def _cells(path: Path) -> list[tuple[Any, ...]]:
    with path.open("rb") as file:
        return list(openpyxl.load_workbook(file).active.iter_rows())


def test_values_come_back_and_no_text_is_a_formula(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "t.xlsx", TABLE.schema, iter(TABLE.to_batches()))
    rows = _cells(tmp_path / "t.xlsx")
    assert [cell.value for cell in rows[0]] == TABLE.schema.names
    assert [cell.value for cell in rows[1]] == ["=1+1", 1, 0.5, True, "2016-12-30", "2016-12-29T22:00:00Z"]
    assert [cell.value for cell in rows[2]] == ["http://example.org", -2, None, False, None, None]
    assert [cell.value for cell in rows[3]] == ["007", str(2**60), None, None, None, None]
    assert not [cell for row in rows for cell in row if cell.data_type == "f"]


def test_more_rows_than_a_sheet_holds_is_an_error_that_says_what_to_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("treve.bulletin.xlsx_export.MOST_ROWS", 3)
    with pytest.raises(BadValue, match="csv or parquet"):
        write_xlsx(tmp_path / "t.xlsx", TABLE.schema, iter(TABLE.to_batches()))


def test_a_text_too_long_for_a_cell_is_an_error_and_never_cut(tmp_path: Path) -> None:
    table = pa.table({"note": ["x" * 32_768]})
    with pytest.raises(BadValue, match=r"note.*32,768 characters"):
        write_xlsx(tmp_path / "t.xlsx", table.schema, iter(table.to_batches()))


def test_the_same_rows_have_the_same_bytes_whenever_they_are_written(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "a.xlsx", TABLE.schema, iter(TABLE.to_batches()))
    time.sleep(1.1)
    write_xlsx(tmp_path / "b.xlsx", TABLE.schema, iter(TABLE.to_batches()))
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full, as on Linux")
def test_a_full_disk_is_told_as_by_any_other_file() -> None:
    with pytest.raises(OSError, match="No space left on device"):
        write_xlsx(Path("/dev/full"), TABLE.schema, iter(TABLE.to_batches()))
