from __future__ import annotations

import pytest

from treve.errors import BadFile
from treve.read.header import is_hxl_tag_row, known_columns, match, named, plain, refuse_doubles
from treve.read.source import find_source

TABLE = find_source("table")


def test_columns_are_matched_by_name_whatever_the_case_and_order() -> None:
    assert match(TABLE, ["Occurred_From", " REPORT_ID"], "x.csv") == {
        "report_id": " REPORT_ID",
        "occurred_from": "Occurred_From",
    }


def test_the_own_name_stands_before_another_spelling() -> None:
    names = ["report_id", "occurred_from", "latitude", "lat"]
    assert match(TABLE, names, "x.csv")["lat"] == "lat"
    assert match(TABLE, names[:3], "x.csv")["lat"] == "latitude"


def test_a_missing_column_is_named_with_those_found_and_the_nearest() -> None:
    expected = (
        r"x\.csv: no column 'occurred_from' \(nearest: 'ocurred_from'\) among report_id, ocurred_from; expected the"
    )
    with pytest.raises(BadFile, match=expected):
        match(TABLE, ["report_id", "ocurred_from"], "x.csv")


def test_a_column_may_stand_once() -> None:
    with pytest.raises(BadFile, match="'note' stands twice"):
        refuse_doubles(["Note", "note "], "x.csv")


@pytest.mark.parametrize(
    ("cells", "is_tags"),
    [(["#event+id", "", None], True), (["#a", "b"], False), (["", None], False), ([], False), ([" #a ", "#b"], True)],
)
def test_a_tag_row_holds_nothing_but_tags(cells: list[str | None], is_tags: bool) -> None:
    assert is_hxl_tag_row(cells) is is_tags


def test_names_lose_blanks_and_marks_and_are_never_empty() -> None:
    assert named(["\ufeffid ", "", "x"]) == ("id", "column_2", "x")
    assert plain("\ufeff ID ") == "id"


def test_known_columns_are_counted() -> None:
    assert known_columns(TABLE, ["report_id", "Latitude", "colour"]) == 2
