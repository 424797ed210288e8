from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.mapping.mappings import COLUMNS, ROWS, small_mapping
from tests.mapping.tables import table_of
from treve.mapping.difference import CellChange, RowChange, difference, difference_text
from treve.mapping.fields import Reading
from treve.mapping.mapping_file import Rule


def test_new_changed_and_gone_rows_by_id() -> None:
    before = table_of([*ROWS, ["c", "07/01/2017", "Hama", 0, None]])
    now = table_of(
        [
            ROWS[0],
            ["b", "2017-01-06", "n/a", "at least 3", None],
            ["a", "05/01/2017", "Rastan", 3, None],
            ["d", "08/01/2017", "Homs", 1, None],
        ]
    )
    found = difference(before, now, small_mapping())
    assert found.new == ("d",)
    assert found.gone == ("c",)
    assert found.same == 1
    assert found.changed == (
        RowChange("b", 2, (CellChange("killed", "at least 2", "at least 3"), CellChange("remark", "x", None))),
    )
    assert "'at least 2' → 'at least 3'" in difference_text(found)


def test_ids_that_stand_twice_or_are_missing_are_not_compared() -> None:
    rows = [*ROWS, ["a", "09/01/2017", "Homs", 1, None], [None, "10/01/2017", "Homs", 1, None]]
    found = difference(table_of(ROWS), table_of(rows), small_mapping())
    assert found.unclear == ("", "a")
    assert found.same == 1
    assert not found.is_none


def test_rows_known_by_their_content_are_new_or_gone() -> None:
    mapping = small_mapping(report_id=Rule(read_as=Reading.CONTENT))
    found = difference(table_of(ROWS), table_of([*ROWS[:2], ["b", "2017-01-06", "Hama", 2, "x"]]), mapping)
    assert (len(found.new), len(found.gone), found.same, found.changed) == (1, 1, 1, ())


IDS = st.lists(st.sampled_from("abcdefgh"), unique=True)
VILLAGES = st.sampled_from(("Homs", "Hama", "Idlib"))


@given(
    st.dictionaries(st.sampled_from("abcdefgh"), VILLAGES, min_size=1),
    st.dictionaries(st.sampled_from("abcdefgh"), VILLAGES, min_size=1),
)
def test_each_row_is_in_one_class_as_sets_say(before: dict[str, str], now: dict[str, str]) -> None:
    def table(content: dict[str, str]) -> list[list[object]]:
        return [list(COLUMNS), *([key, "05/01/2017", village, 1, "x"] for key, village in content.items())]

    found = difference(table_of(table(before)), table_of(table(now)), small_mapping())
    assert set(found.new) == now.keys() - before.keys()
    assert set(found.gone) == before.keys() - now.keys()
    assert {row.report_id for row in found.changed} == {
        key for key in now.keys() & before.keys() if now[key] != before[key]
    }
    assert found.same == sum(now.get(key) == village for key, village in before.items())
