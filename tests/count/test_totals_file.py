from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.count.figures import write
from treve.count.totals_file import OPTIONAL, REQUIRED, read_totals
from treve.errors import BadFile


def test_a_bad_row_is_named_with_its_line_and_loses_no_other(tmp_path: Path) -> None:
    path = write(
        tmp_path / "totals.csv",
        [
            {"total_id": "A", "value": "5"},
            {"total_id": "B", "value": "a few"},
            {"total_id": "C", "period_from": "2017-02-30"},
            {"total_id": "D", "period_from": "2017-02-03", "period_to": "2017-02-02"},
            {"total_id": "E", "part_of": "A"},
            {"total_id": "F", "part_of": "A", "part_kind": "whole"},
            {"total_id": "A", "value": "6"},
            {"total_id": "", "value": "6"},
            {"total_id": "G", "measure": ""},
            {"total_id": "H", "part_of": "nowhere", "part_kind": "complete"},
            {"total_id": "I", "part_of": "I", "part_kind": "complete"},
            {"total_id": "J", "part_of": "A", "part_kind": "complete", "value": "5"},
        ],
    )
    totals, faults = read_totals(path)
    assert [total.total_id for total in totals] == ["A", "J"]
    assert [(fault.line, fault.column) for fault in faults] == [
        (3, "value"),
        (4, "period_from"),
        (5, "period_to"),
        (6, "part_kind"),
        (7, "part_kind"),
        (8, "total_id"),
        (9, "total_id"),
        (10, "measure"),
        (11, "part_of"),
        (12, "part_of"),
    ]


def test_two_totals_that_are_parts_of_each_other_are_both_at_fault(tmp_path: Path) -> None:
    rows = [
        {"total_id": "A", "part_of": "B", "part_kind": "complete"},
        {"total_id": "B", "part_of": "A", "part_kind": "complete"},
        {"total_id": "C"},
    ]
    totals, faults = read_totals(write(tmp_path / "totals.csv", rows))
    assert [total.total_id for total in totals] == ["C"]
    assert {fault.line for fault in faults} == {2, 3}


def test_a_part_of_a_row_that_cannot_be_read_is_no_stray(tmp_path: Path) -> None:
    rows = [{"total_id": "A", "value": "x"}, {"total_id": "B", "part_of": "A", "part_kind": "complete"}]
    totals, faults = read_totals(write(tmp_path / "totals.csv", rows))
    assert [total.total_id for total in totals] == ["B"]
    assert [fault.line for fault in faults] == [2]


def test_a_cell_over_several_lines_moves_the_lines_below_it(tmp_path: Path) -> None:
    rows = [{"total_id": "A", "note": "one\ntwo"}, {"total_id": "B", "value": "x"}]
    _, faults = read_totals(write(tmp_path / "totals.csv", rows))
    assert [fault.line for fault in faults] == [4]


def test_a_row_with_a_cell_too_many_is_a_fault_of_its_row(tmp_path: Path) -> None:
    path = write(tmp_path / "totals.csv", [{"total_id": "A"}])
    path.write_text(path.read_text(encoding="utf-8") + "B,SNHR,,,Syria,,violations,3,,,,,,surplus\n", encoding="utf-8")
    totals, faults = read_totals(path)
    assert [total.total_id for total in totals] == ["A"]
    assert faults[0].column == "(row)"


def test_semicolons_and_a_byte_order_mark_make_no_difference(tmp_path: Path) -> None:
    path = tmp_path / "totals.csv"
    path.write_text(";".join(REQUIRED) + "\nA;SNHR;2017-01-01;;Syria;;violations;7;;\n", encoding="utf-8-sig")
    (total,), _ = read_totals(path)
    assert (total.total_id, total.value, total.source) == ("A", "7", "")


def test_a_workbook_reads_as_its_csv(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([*REQUIRED, *OPTIONAL])
    sheet.append(["A", "SNHR", None, None, "Syria", None, "violations", 7, None, None])
    sheet.append(["B", "SNHR", None, None, "Syria", None, "violations", "many", None, None])
    book.save(tmp_path / "totals.xlsx")
    (total,), (fault,) = read_totals(tmp_path / "totals.xlsx")
    assert (total.value, total.line, fault.line) == ("7", 2, 3)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no column 'total_id'"),
        (b"total_id,recorder\nA,B\n", "no column 'period_from'"),
        (",".join(REQUIRED).replace("value", "valeu").encode(), "nearest: 'valeu'"),
        (",".join(REQUIRED).encode(), "no rows"),
        ((",".join(REQUIRED) + ",value\n").encode(), "stands twice"),
        (b"<html><body>", "no table"),
        (b"total_id\n\xff\n", "UTF-8"),
        ((",".join(REQUIRED) + '\n"A,b\n').encode(), "line 2"),
        (b"PK\x03\x04 rubbish", "cannot be opened"),
    ],
)
def test_a_file_that_is_no_table_of_totals_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "totals.csv"
    path.write_bytes(content)
    with pytest.raises(BadFile, match=said):
        read_totals(path)


def test_an_absent_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="No such file"):
        read_totals(tmp_path / "absent.csv")


def test_what_is_more_than_a_share_or_an_average_need_not_be_the_next_whole_number(tmp_path: Path) -> None:
    rows = [
        {"total_id": "a", "measure": "average_per_day", "value": "more than 2"},
        {"total_id": "b", "measure": "killed", "value": "more than 2"},
    ]
    totals, faults = read_totals(write(tmp_path / "totals.csv", rows))
    assert [total.bounds.low for total in totals] == [2, 3]
    assert not faults
