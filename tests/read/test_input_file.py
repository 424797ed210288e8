from __future__ import annotations

import hashlib
from array import array
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa

from treve.read.cells import Places
from treve.read.file_format import read_cells
from treve.read.input_file import InputFile, digest, row_ids
from treve.read.source import find_source


def _file(path: Path, offset: int) -> InputFile:
    source = find_source("table")
    cells = read_cells(path, source, 2**20)
    return InputFile(2, source, path, digest(path), path.stat().st_size, cells, offset)


def test_rows_are_numbered_on_from_the_inputs_before(write: Callable[..., Path]) -> None:
    file = _file(write("report_id,occurred_from\na,2016\nb,2016\n"), offset=10)
    assert [(first, batch.num_rows) for first, batch in file.batches()] == [(11, 2)]
    assert file.place(12, None) == (2, None)
    assert file.place(12, Places(array("q", [1, 3]), array("q", [2, 9]))) == (3, 9)


def test_an_id_is_the_source_and_its_own_id(write: Callable[..., Path]) -> None:
    file = _file(write("report_id,occurred_from\n a ,2016\n,2016\n"), offset=0)
    (batch,) = [batch for _, batch in file.batches(["report_id"])]
    assert file.report_ids(batch).to_pylist() == ["table:a", None]


def test_counts_add_up(write: Callable[..., Path]) -> None:
    file = _file(write("report_id,occurred_from\na,2016\nb\nc,2016\n"), offset=0)
    file.left_out.add(3)
    file.rejected_rows = 1
    assert (file.rows, file.reports, file.rejected_rows, file.repeated) == (3, 1, 1, 1)


def test_the_digest_is_of_the_bytes_on_disk(write: Callable[..., Path]) -> None:
    assert digest(write("x\r\n")) == hashlib.sha256(b"x\r\n").hexdigest()


def test_row_ids_run_on() -> None:
    assert row_ids(5, 3).equals(pa.array([5, 6, 7], pa.int64()))
    assert len(row_ids(5, 0)) == 0
