from __future__ import annotations

from tests.mapping.mappings import ROWS, small_mapping
from tests.mapping.tables import table_of
from treve.mapping.cells import Merge
from treve.mapping.fields import Reading
from treve.mapping.mapped_rows import AS_WRITTEN, content_id, mapped_rows
from treve.mapping.mapping_file import Rule


def test_what_the_mapping_reads_stands_beside_what_was_written() -> None:
    made = mapped_rows(table_of(ROWS), small_mapping(), frozenset({"ref"}))
    assert made.names[: made.filled] == (
        "report_id",
        "occurred_from",
        "occurred_to",
        "time_local",
        "place",
        "country",
        "killed_low",
        "killed_high",
    )
    assert made.names[made.filled :] == ("ref" + AS_WRITTEN, "when", "village", "killed", "remark")
    assert made.rows[0] == (
        "a",
        "2017-01-05",
        None,
        None,
        "Rastan",
        "SY",
        "3",
        "3",
        "a",
        "05/01/2017",
        "Rastan",
        "3",
        None,
    )
    assert made.rows[1] == (
        "b",
        "2017-01-06",
        None,
        None,
        None,
        "SY",
        "2",
        None,
        "b",
        "2017-01-06",
        "n/a",
        "at least 2",
        "x",
    )
    assert made.lines == (2, 3)
    assert made.faults == ()


def test_a_cell_that_cannot_be_read_is_a_fault_and_its_row_stays() -> None:
    made = mapped_rows(table_of([*ROWS, ["c", "31/02/2017", "Hama", "several", None]]), small_mapping(), frozenset())
    assert [(one.row, one.column, one.value) for one in made.faults] == [
        (2, "when", "31/02/2017"),
        (2, "killed", "several"),
    ]
    assert made.rows[2][made.filled :] == ("c", "31/02/2017", "Hama", "several", None)
    empty = small_mapping(killed=Rule(columns=("killed",), read_as=Reading.RANGE, unreadable="empty"))
    assert [
        one.column
        for one in mapped_rows(
            table_of([*ROWS, ["c", "01/02/2017", "Hama", "several", None]]), empty, frozenset()
        ).faults
    ] == []


def test_a_figure_drawn_over_rows_is_an_error_or_counts_once() -> None:
    rows = [
        ROWS[0],
        ["a", "05/01/2017", "x", 4, None],
        ["b", "05/01/2017", "y", None, None],
        ["c", "06/01/2017", "z", 1, None],
    ]
    table = table_of(rows, merges=[Merge(2, 3, 4, 4)])
    made = mapped_rows(table, small_mapping(), frozenset())
    assert [(one.row, one.column) for one in made.faults] == [(0, "killed"), (1, "killed")]
    first = small_mapping(killed=Rule(columns=("killed",), read_as=Reading.RANGE, shared="first"))
    killed = [row[made.names.index("killed_low")] for row in mapped_rows(table, first, frozenset()).rows]
    assert killed == ["4", None, "1"]


def test_codes_are_translated_and_one_outside_the_list_is_a_fault() -> None:
    act = Rule(columns=("remark",), read_as=Reading.TEXT, words={"1": "mortar", "AS": "air_strike"})
    rows = [
        ROWS[0],
        ["a", "05/01/2017", "x", 1, 1],
        ["b", "05/01/2017", "x", 1, "as"],
        ["c", "05/01/2017", "x", 1, "drone"],
        ["d", "05/01/2017", "x", 1, 7],
    ]
    made = mapped_rows(table_of(rows), small_mapping(act=act), frozenset())
    place = made.names.index("act")
    assert [row[place] for row in made.rows] == ["mortar", "air_strike", "drone", None]
    assert [(one.row, one.column, one.value) for one in made.faults] == [(3, "remark", "7")]


def test_an_id_made_of_the_content_does_not_depend_on_the_order_of_columns_or_rows() -> None:
    table = table_of(ROWS)
    turned = table_of([list(reversed(row)) for row in ROWS])
    ids = [content_id(row, table.names) for row in table.rows]
    assert ids == [content_id(row, turned.names) for row in turned.rows]
    assert len(set(ids)) == 2
    made = mapped_rows(table, small_mapping(report_id=Rule(read_as=Reading.CONTENT)), frozenset())
    assert [row[0] for row in made.rows] == ids


def test_a_constant_fills_only_what_no_cell_states() -> None:
    rows = [ROWS[0], ["a", "05/01/2017", "x", 1, "Iraq"], ["b", "05/01/2017", "x", 1, None]]
    country = Rule(columns=("remark",), read_as=Reading.COUNTRY)
    made = mapped_rows(table_of(rows), small_mapping(country=country), frozenset())
    assert [row[made.names.index("country")] for row in made.rows] == ["IQ", "SY"]
