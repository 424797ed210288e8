"""CSV files as people hand them over: broken off, mislabelled, ragged, in other encodings."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treve.errors import BadFile
from treve.read import csv_file, find_source
from treve.read.cells import Places

from .conftest import Reading, as_csv

Read = Callable[..., Reading]
Write = Callable[..., Path]

HEADER = "report_id,occurred_from,note\n"
ENOUGH_TO_BREAK_OFF = HEADER + "".join(f"r{number},2016-12-30,n{number * 7919 % 1000}\n" for number in range(5000))


def _cells(path: Path) -> csv_file.CsvCells:
    return csv_file.read(path, find_source("table"), 2**20)


@settings(max_examples=60, deadline=None)
@given(
    notes=st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40), min_size=1, max_size=8
    ),
    ending=st.sampled_from(["\n", "\r\n"]),
    zipped=st.booleans(),
)
def test_whatever_is_written_into_a_cell_comes_back(notes: list[str], ending: str, zipped: bool) -> None:
    rows = [{"report_id": f"r{number}", "note": note, "occurred_from": "2016"} for number, note in enumerate(notes)]
    # Python 3.11 leaves a lone carriage return unquoted where lines end otherwise; nobody could read that back.
    text = as_csv(rows, ending=ending, quote_all=any("\r" in note for note in notes)).encode()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file.csv"
        path.write_bytes(gzip.compress(text) if zipped else text)
        cells = _cells(path)
        read = [value for batch in cells.batches(["note"]) for value in batch.column(0).to_pylist()]
        places = cells.places()
        cells.close()
    assert read == [note or None for note in notes]
    assert places is not None
    assert list(places.numbers) == list(range(1, len(notes) + 1))


def test_rows_are_found_on_their_lines_behind_line_breaks_and_blank_lines(write: Write) -> None:
    places = _cells(write(HEADER + 'a,2016,"x\ny\nz"\n\nb,2016,\n"c","20""16",\n')).places()
    assert places is not None
    assert list(places.lines) == [2, 6, 7]


def test_a_ragged_row_is_rejected_with_its_line_and_the_others_keep_their_numbers(read: Read, write: Write) -> None:
    reading = read(("table", write(HEADER + 'a,2016,"x\ny"\nb,2016\nc,2016,fine\nd,2016,,,more\ne,201x,\n')))
    assert reading.counts() == [(5, 2, 3, 0)]
    assert sorted(reading.faults(), key=repr) == [
        (5, 7, "occurred_from", "201x"),
        (None, 4, "(row)", "b,2016"),
        (None, 6, "(row)", "d,2016,,,more"),
    ]
    assert [row["row_number"] for row in reading.rows("source_row")] == [1, 3, 5]


def test_the_longest_value_shown_has_200_characters(read: Read, write: Write) -> None:
    (row,) = read(("table", write(HEADER + f"a,{'9' * 500},\n"))).rows("rejected_row")
    assert row["value"] == "9" * 200


@pytest.mark.parametrize("keep", [0.3, 0.9, 0.999])
def test_a_truncated_gzip_file_gives_no_rows_at_all(read: Read, write: Write, keep: float) -> None:
    whole = gzip.compress(ENOUGH_TO_BREAK_OFF.encode())
    with pytest.raises(BadFile, match="breaks off or is damaged"):
        read(("table", write(whole[: int(len(whole) * keep)], "file.csv.gz")))


def test_a_gzip_file_that_breaks_off_far_inside_gives_no_rows_either(read: Read, write: Write) -> None:
    rows = "".join(f"r{number},2016,n{number * 7919 % 100_003}\n" for number in range(100_000))
    whole = gzip.compress((HEADER + rows).encode())
    with pytest.raises(BadFile, match="breaks off or is damaged"):
        read(("table", write(whole[: len(whole) * 9 // 10], "file.csv.gz")))


def test_a_gzip_file_with_a_wrong_checksum_is_refused(read: Read, write: Write) -> None:
    whole = bytearray(gzip.compress(ENOUGH_TO_BREAK_OFF.encode()))
    whole[-6] ^= 0xFF
    with pytest.raises(BadFile, match="damaged"):
        read(("table", write(bytes(whole), "file.csv.gz")))


@pytest.mark.parametrize(("name", "zipped"), [("file.csv", True), ("file.csv.gz", False)])
def test_the_content_counts_and_not_the_name(read: Read, write: Write, name: str, zipped: bool) -> None:
    text = (HEADER + "a,2016,\n").encode()
    assert read(("table", write(gzip.compress(text) if zipped else text, name))).counts() == [(1, 1, 0, 0)]


@pytest.mark.parametrize(("delimiter", "words"), [(";", "semicolons"), ("\t", "tabs"), ("|", "vertical bars")])
def test_another_delimiter_is_named(read: Read, write: Write, delimiter: str, words: str) -> None:
    with pytest.raises(BadFile, match=f"separated by {words}; expected commas"):
        read(("table", write(HEADER.replace(",", delimiter) + f"a{delimiter}2016{delimiter}\n")))


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (HEADER.encode("utf-16"), "UTF-16"),
        (HEADER.encode("utf-16-le"), "zero bytes"),
        (
            (HEADER + "a,2016,x\nb,2016,café\n").encode("latin-1"),
            "line 3 holds the byte 0xE9, which is no UTF-8: an older encoding",
        ),
        ((HEADER + "a,2016,x\n" * 60_000 + "b,2016,café\n").encode("cp1252"), "line 60002 holds the byte 0xE9"),
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf \n\n", "the file is empty"),
        (b"caf\xe9;x\n", "line 1 holds the byte 0xE9"),
        (b"report_id,Report_ID,occurred_from\n", "column 'report_id' stands twice"),
        (b"id,when\n1,2016\n", "no column 'report_id'"),
        ((HEADER + 'a,2016,"x\nb,2016,y\nc,2016,z\n').encode(), "line 2: a quotation mark is opened and never closed"),
        ((HEADER + 'a,2016,x\n"b,2016,y\nc,2016,z\n').encode(), "line 3: a quotation mark is opened and never closed"),
        (
            (HEADER + 'a,2016,x\n"b,2016,y\n' + "c,2016,z\n" * 1_200_000).encode(),
            "line 3: a cell runs on for more than 8,388,608 bytes; expected closed quotation marks",
        ),
    ],
)
def test_what_is_wrong_with_a_file_is_said(read: Read, write: Write, content: bytes, problem: str) -> None:
    with pytest.raises(BadFile, match=problem):
        read(("table", write(content)))


@pytest.mark.parametrize("content", [HEADER, HEADER.rstrip("\n"), HEADER + "\n\n", "\ufeff" + HEADER])
def test_a_header_without_rows_is_no_fault_but_a_warning(read: Read, write: Write, content: str) -> None:
    reading = read(("table", write(content)))
    assert reading.counts() == [(0, 0, 0, 0)]
    assert reading.rows("report") == []
    assert "a header and no rows" in reading.warnings[0]


def test_a_byte_order_mark_blank_lines_and_a_column_without_name_do_no_harm(read: Read, write: Write) -> None:
    reading = read(("table", write("\ufeff\n\nreport_id,occurred_from,\na,2016,x\n\n")))
    assert reading.counts() == [(1, 1, 0, 0)]
    assert reading.rows("raw_table")[0]["column_3"] == "x"


def test_a_cell_that_starts_like_a_formula_stays_text(read: Read, write: Write) -> None:
    (report,) = read(("table", write(HEADER + 'a,2016,"=HYPERLINK(""x"")"\n'))).rows("report")
    assert report["note"] == '=HYPERLINK("x")'


def test_a_tag_row_is_skipped_and_counted_nowhere(read: Read, write: Write) -> None:
    reading = read(("table", write(HEADER + "#event+id,#date+occurred,\na,2016,\nb,x,\n")))
    assert reading.counts() == [(2, 1, 1, 0)]
    assert reading.faults() == [(2, 4, "occurred_from", "x")]


def test_a_large_file_goes_through_a_temporary_file_and_comes_back_whole(write: Write) -> None:
    path = write(HEADER + "".join(f"r{number},2016,{'x' * 90}\n" for number in range(200_000)))
    cells = csv_file.read(path, find_source("table"), 2**20)
    ids = [value for batch in cells.batches(["report_id"]) for value in batch.column(0).to_pylist()]
    again = sum(batch.num_rows for batch in cells.batches())
    cells.close()
    assert ids == [f"r{number}" for number in range(200_000)]
    assert again == cells.rows == 200_000


def test_long_cells_beside_a_rejected_row_do_no_harm(read: Read, write: Write) -> None:
    reading = read(("table", write(HEADER + f'a,2016,"{"x" * 300_000}"\nb,never,\n')))
    assert reading.faults() == [(2, 3, "occurred_from", "never")]
    assert len(reading.rows("report")[0]["note"]) == 300_000


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_another_encoding_in_a_ragged_row_is_told_too(read: Read, write: Write) -> None:
    rows = "".join(f"r{number},2016,{'x' * 1000}\n" for number in range(1100))
    with pytest.raises(BadFile, match="line 1102 holds the byte 0xE9"):
        read(("table", write((HEADER + rows + "b,caf\xe9\n").encode("latin-1"))))


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(read: Read, write: Write, ending: str) -> None:
    text = (HEADER + "a,2016,x\nb,never,\n").replace("\n", ending)
    reading = read(("table", write(text)))
    assert reading.counts() == [(2, 1, 1, 0)]
    assert reading.faults() == [(2, 3, "occurred_from", "never")]


def test_a_zero_byte_far_inside_a_cell_does_no_harm(read: Read, write: Write) -> None:
    rows = "".join(f"r{number},2016,x\n" for number in range(600))
    assert read(("table", write(HEADER + rows + "z,2016,a\0b\n"))).counts() == [(601, 601, 0, 0)]


def test_a_torn_row_that_cannot_be_found_again_is_never_passed_over(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(HEADER + "a,2016,x\nb\n")
    monkeypatch.setattr(csv_file, "_walk", lambda *_: (Places(), ()))
    with pytest.raises(BadFile, match="1 rows cannot be cut into 3 cells, and it is not clear which"):
        _cells(path)
