"""CSV: RFC 4180, and no text that a spreadsheet would run."""

from __future__ import annotations

import csv
import datetime as dt
import tempfile
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.bulletin.csv_export import safe, write_csv

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))


def _written(table: pa.Table) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        write_csv(path, table.schema, iter(table.to_batches()))
        return path.read_bytes()


def _read(content: bytes) -> list[list[str]]:
    return list(csv.reader(content.decode("utf-8").splitlines(keepends=True)))


@given(st.lists(st.tuples(texts, st.none() | st.integers(-(2**63), 2**63 - 1)), max_size=8))
def test_what_is_written_reads_back(rows: list[tuple[str, int | None]]) -> None:
    table = pa.table(
        {
            "text": pa.array([text for text, _ in rows], pa.string()),
            "number": pa.array([number for _, number in rows], pa.int64()),
        }
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        write_csv(path, table.schema, iter(table.to_batches()))
        with path.open(encoding="utf-8", newline="") as file:
            heads, *cells = csv.reader(file)
    assert heads == ["text", "number"]
    assert cells == [[safe(text), "" if number is None else str(number)] for text, number in rows]


@given(texts)
def test_no_text_starts_as_a_formula_unless_it_is_a_number(text: str) -> None:
    told = safe(text)
    assert told.removeprefix("'") == text or told == text
    if told.startswith(("=", "@", "\t", "\r")):
        pytest.fail(told)
    if told.startswith(("+", "-")):
        float(told)


@pytest.mark.parametrize(
    "text", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\tx", "\rx", "--1", "-", "+", "1e5=", "-1e5", "-1\n"]
)
def test_formulas_get_an_apostrophe(text: str) -> None:
    assert safe(text) == (text if text.startswith("1") else f"'{text}")


@pytest.mark.parametrize("text", ["-1", "+33.5", "-34.25", "12", "", "a=b"])
def test_numbers_and_plain_texts_stay(text: str) -> None:
    assert safe(text) == text


def test_lines_end_as_rfc_4180_says_and_empty_is_not_stated() -> None:
    table = pa.table(
        {
            "=head": ['say "x", y', None],
            "day": pa.array([dt.date(2017, 1, 1), None], pa.date32()),
            "number": pa.array([-1.5, None]),
            "truth": pa.array([True, None]),
        }
    )
    assert _written(table) == b'\'=head,day,number,truth\r\n"say ""x"", y",2017-01-01,-1.5,True\r\n,,,\r\n'


def test_instants_are_utc() -> None:
    table = pa.table({"at": pa.array([dt.datetime(2016, 12, 29, 22)], pa.timestamp("us"))})  # noqa: DTZ001
    assert _read(_written(table))[1] == ["2016-12-29T22:00:00Z"]
