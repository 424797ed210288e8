from __future__ import annotations

from pathlib import Path

from tests.mapping.nasty_workbooks import BROKEN
from treve.look.mapped_reading import rows_read
from treve.mapping.proposal import propose
from treve.mapping.workbook import read_workbook


def test_faults_of_the_source_are_told_by_the_columns_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "MY.xlsx"
    BROKEN.build(path)
    found = propose(read_workbook(path), BROKEN.answers)
    assert found.table is not None
    assert found.mapping is not None
    read = rows_read(path, found.table, found.mapping)
    assert (read.rows, read.rejected, read.repeated) == (20, 9, 1)
    blank = [fault for fault in read.faults if fault.value is None]
    assert [(found.table.rows[fault.row].line, fault.column) for fault in blank] == [(6, "lat"), (11, "date")]
    assert {fault.column for fault in read.faults} <= set(found.table.names)
