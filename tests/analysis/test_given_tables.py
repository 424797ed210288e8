"""Tables that a user gives beside the data."""

from __future__ import annotations

from pathlib import Path

import pytest

from treve.analysis.given_tables import read_overlaps, read_truces
from treve.errors import BadFile, BadValue
from treve.model.durability import End, PastTruce


def test_truces_are_read(tmp_path: Path) -> None:
    path = tmp_path / "truces.csv"
    path.write_text("name,conflict,days,end,entered\nOne,X,30,collapsed,\nTwo,Y,9,ongoing,3\n", encoding="utf-8")
    assert read_truces(path) == (PastTruce("One", "X", 30, End.COLLAPSED), PastTruce("Two", "Y", 9, End.ONGOING, 3))


@pytest.mark.parametrize(
    "row",
    ["One,X,0,collapsed,0", "One,X,ten,collapsed,0", "One,X,10,failed,0", "One,X,10,expired,10", "One,X,-3,expired,0"],
)
def test_a_truce_that_cannot_be_names_its_line(tmp_path: Path, row: str) -> None:
    path = tmp_path / "truces.csv"
    path.write_text(f"name,conflict,days,end,entered\n{row}\n", encoding="utf-8")
    with pytest.raises(BadValue, match=r"truces.csv:2"):
        read_truces(path)


def test_overlaps_are_read_and_faults_named(tmp_path: Path) -> None:
    path = tmp_path / "lists.csv"
    path.write_text("police,press,count\n1,0,5\n1,1,2\n", encoding="utf-8")
    found = read_overlaps(path)
    assert found.registers == ("police", "press")
    assert found.held.tolist() == [[True, False], [True, True]]
    for bad in ("1,0,5\n1,0,2", "0,0,5", "1,2,5", "1,1,x"):
        path.write_text(f"police,press,count\n{bad}\n", encoding="utf-8")
        with pytest.raises(BadValue, match=r"lists.csv"):
            read_overlaps(path)


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_text("name,conflict,days,end\n", encoding="utf-8")
    for path in (tmp_path / "none.csv", empty):
        with pytest.raises(BadFile):
            read_truces(path)
    wrong = tmp_path / "wrong.csv"
    wrong.write_bytes(b"name,conflict,days,end\n\xff\xfe\x00,x,3,expired\n")
    with pytest.raises(BadFile):
        read_truces(wrong)
