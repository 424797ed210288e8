from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from tests.mapping.mappings import ROWS, small_mapping
from tests.mapping.tables import table_of
from treve.mapping.mapped_rows import mapped_rows
from treve.mapping.marked_workbook import write_marked

BAD = [*ROWS, ["=c", "31/02/2017", "Hama", "several", None]]


def test_rows_at_fault_are_written_with_their_cells_marked(tmp_path: Path) -> None:
    table = table_of(BAD)
    faults = mapped_rows(table, small_mapping(), frozenset()).faults
    path = tmp_path / "errors.xlsx"
    write_marked(table, faults, path)
    sheet = openpyxl.load_workbook(path)["errors"]
    rows = list(sheet.iter_rows())
    assert [cell.value for cell in rows[0]] == ["row", "ref", "when", "village", "killed", "remark", "expected"]
    assert len(rows) == 2
    assert [cell.value for cell in rows[1][:5]] == [4, "=c", "31/02/2017", "Hama", "several"]
    assert rows[1][1].data_type == "s"
    marked = {cell.coordinate: cell.comment.text for cell in rows[1] if cell.comment}
    assert set(marked) == {"C2", "E2"}
    assert "a day, a month or a year" in marked["C2"]
    assert {cell.coordinate for cell in rows[1] if cell.fill.fgColor.rgb == "FFFFC7CE"} == {"C2", "E2"}


def test_nothing_half_written_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(xlsxwriter.Workbook, "add_worksheet", broken)
    with pytest.raises(KeyboardInterrupt):
        write_marked(table_of(ROWS), (), tmp_path / "errors.xlsx")
    assert list(tmp_path.iterdir()) == []
