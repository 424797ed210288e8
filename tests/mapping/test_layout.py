from __future__ import annotations

import datetime as dt

from tests.mapping.tables import sheet_of, table_of
from treve.mapping.cells import Merge
from treve.mapping.layout import find_header, table_at

HEAD = ["id", "date", "place", "killed"]
DAY = dt.datetime(2017, 1, 5)  # noqa: DTZ001


def _row(number: int) -> list[object]:
    return [number, DAY, "Homs", 3]


def test_titles_above_and_remarks_below_are_no_rows() -> None:
    table = table_of(
        [["Register of Homs"], ["as of", DAY], [], HEAD, _row(1), _row(2), [], ["All figures as reported by teams."]]
    )
    assert table.header == (4, 4)
    assert table.names == ("id", "date", "place", "killed")
    assert [row.line for row in table.rows] == [5, 6]
    assert [(one.line, one.why) for one in table.left_out] == [(1, "title"), (2, "title"), (8, "remark")]


def test_sums_and_repeated_headers_are_left_out_and_nothing_else() -> None:
    table = table_of(
        [
            HEAD,
            _row(1),
            ["Subtotal", None, None, 3],
            HEAD,
            _row(2),
            [None, None, "Total", 6],
            [3, DAY, "Total station", 1],
        ]
    )
    assert [(one.line, one.why) for one in table.left_out] == [(3, "total"), (4, "header"), (6, "total")]
    assert [row.cells[0] for row in table.rows] == [1, 2, 3]


def test_a_row_that_only_resembles_a_sum_is_kept() -> None:
    table = table_of([HEAD, _row(1), ["Total", DAY, "Homs", 6], ["Total", None, "Homs", 6]])
    assert [row.line for row in table.rows] == [2, 3, 4]


def test_every_row_is_kept_or_left_out() -> None:
    rows = [["title"], HEAD, _row(1), ["#id", "#date", None, None], ["x"], ["Total", None, None, 1], _row(2)]
    table = table_of(rows)
    kept = {row.line for row in table.rows}
    others = {one.line for one in table.left_out}
    assert kept | others == {1, 3, 4, 5, 6, 7}
    assert not kept & others


def test_hxl_tags_are_left_out() -> None:
    table = table_of([HEAD, ["#event+id", "#date", "#loc", "#affected"], _row(1)])
    assert [(one.line, one.why) for one in table.left_out] == [(2, "tags")]


def test_columns_without_a_name_are_kept_if_they_hold_anything_and_names_are_told_apart() -> None:
    table = table_of([["id", "date", None, "killed", None, "killed"], [1, DAY, "Homs", 3, None, 4]])
    assert table.names == ("id", "date", "column_3", "killed", "killed (2)")
    assert table.rows[0].cells == (1, DAY, "Homs", 3, 4)


def test_a_header_of_two_rows_names_groups() -> None:
    rows = [["id", "date", "Casualties", None], [None, None, "killed", "injured"], [1, DAY, 3, 4]]
    table = table_of(rows, merges=[Merge(1, 1, 3, 4)])
    assert table.header == (1, 2)
    assert table.names == ("id", "date", "Casualties / killed", "Casualties / injured")


def test_a_title_drawn_over_all_columns_is_no_group() -> None:
    rows = [["Register", None, None, None], HEAD, _row(1)]
    assert find_header(sheet_of(rows, merges=[Merge(1, 1, 1, 4)])) == (1, 1)


def test_values_drawn_over_rows_stand_in_each_of_them_and_are_marked() -> None:
    rows = [HEAD, [1, DAY, "Homs", 3], [2, DAY, None, None], [3, DAY, "Hama", 1]]
    table = table_of(rows, merges=[Merge(2, 3, 3, 3), Merge(2, 3, 4, 4)])
    assert [row.cells[2:] for row in table.rows] == [("Homs", 3), ("Homs", 3), ("Hama", 1)]
    assert table.rows[1].shared == ((2, 2, 3), (3, 2, 3))
    assert table.rows[2].shared == ()


def test_a_sheet_of_numbers_or_prose_has_no_header() -> None:
    assert find_header(sheet_of([[1, 2], [3, 4]])) is None
    assert find_header(sheet_of([["Only incidents verified by two observers are listed."]])) is None


def test_a_table_may_be_named_by_its_rows() -> None:
    table = table_at(sheet_of([["x"], HEAD, _row(1)]), 1, 1)
    assert table.column("place") == ["Homs"]
