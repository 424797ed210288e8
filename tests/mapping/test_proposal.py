from __future__ import annotations

import datetime as dt

import pytest

from tests.mapping.tables import book_of, sheet_of
from treve.errors import BadFile, BadValue
from treve.mapping.fields import Reading
from treve.mapping.proposal import propose

DAY = dt.datetime(2017, 1, 5)  # noqa: DTZ001
HEAD = ["ref", "date", "country", "village", "killed"]
ROW = ["a", DAY, "Syria", "Homs", 3]


def test_a_plain_table_raises_no_question() -> None:
    found = propose(book_of(sheet_of([HEAD, ROW])), {})
    assert found.questions == ()
    assert found.mapping is not None
    assert {field: rule.columns for field, rule in found.mapping.fields.items()} == {
        "report_id": ("ref",),
        "day": ("date",),
        "country": ("country",),
        "place": ("village",),
        "killed": ("killed",),
    }
    assert found.unmapped == ()


def test_columns_that_say_nothing_known_are_told() -> None:
    found = propose(book_of(sheet_of([[*HEAD, "Überweisung"], [*ROW, "x"]])), {})
    assert found.unmapped == ("Überweisung",)


def test_without_an_id_rows_are_known_by_their_content() -> None:
    found = propose(book_of(sheet_of([HEAD[1:], ROW[1:]])), {})
    assert found.mapping is not None
    assert found.mapping.fields["report_id"].read_as is Reading.CONTENT
    assert any("No column holds an id" in note for note in found.notes)


@pytest.mark.parametrize("second", ["a", None])
def test_an_id_that_stands_twice_or_is_missing_is_asked_for(second: str | None) -> None:
    sheet = sheet_of([HEAD, ROW, [second, DAY, "Syria", "Hama", 1], ["c", DAY, "Syria", "Hama", 0]])
    assert [one.key for one in propose(book_of(sheet), {}).questions] == ["id"]
    kept = propose(book_of(sheet), {"id": "column"}).mapping
    assert kept is not None
    assert kept.fields["report_id"].columns == ("ref",)


def test_an_id_may_be_made_of_several_columns() -> None:
    book = book_of(sheet_of([HEAD, ROW, ["a", DAY, "Syria", "Hama", 1]]))
    mapping = propose(book, {"id columns": "ref; village"}).mapping
    assert mapping is not None
    assert mapping.fields["report_id"].columns == ("ref", "village")
    with pytest.raises(BadValue, match="separated by"):
        propose(book, {"id columns": "ref; town"})


def test_a_row_that_stands_twice_word_for_word_asks_nothing() -> None:
    assert propose(book_of(sheet_of([HEAD, ROW, ROW])), {}).questions == ()


def test_the_country_is_asked_for_where_no_column_names_it() -> None:
    book = book_of(sheet_of([[*HEAD[:2], HEAD[3]], ["a", DAY, "Homs"]]))
    assert [one.key for one in propose(book, {}).questions] == ["country"]
    for answer, expected in (("سوريا", {"country": "SY"}), ("unknown", {})):
        mapping = propose(book, {"country": answer}).mapping
        assert mapping is not None
        assert mapping.constants == expected
    with pytest.raises(BadValue, match="by name or code"):
        propose(book, {"country": "Atlantis"})


def test_constants_that_are_answered_unasked_are_kept() -> None:
    mapping = propose(book_of(sheet_of([HEAD, ROW])), {"place_precision": "2", "recorder": "Team 5"}).mapping
    assert mapping is not None
    assert mapping.constants == {"place_precision": "2", "recorder": "Team 5"}


def test_times_in_utc_ask_for_the_zone_of_the_places() -> None:
    book = book_of(sheet_of([HEAD, ["a", "2017-01-05T23:30Z", *ROW[2:]]]))
    assert [one.key for one in propose(book, {}).questions] == ["zone"]
    mapping = propose(book, {"zone": "Asia/Damascus"}).mapping
    assert mapping is not None
    assert mapping.constants == {"zone": "Asia/Damascus"}
    assert propose(book, {"zone": "unknown"}).questions == ()
    with pytest.raises(BadValue, match="IANA"):
        propose(book, {"zone": "Damascus"})


def test_answers_to_no_question_are_told() -> None:
    assert propose(book_of(sheet_of([HEAD, ROW])), {"order of dat": "day_first"}).unused == ("order of dat",)


def test_a_table_of_sums_by_week_is_no_table_of_reports() -> None:
    rows = [["Week", "Governorate", "Airstrikes", "Total"], [1, "Homs", 3, 3], [2, "Homs", 1, 1]]
    with pytest.raises(BadFile, match="no column holds a day"):
        propose(book_of(sheet_of(rows)), {})


def test_a_table_without_rows_is_refused() -> None:
    with pytest.raises(BadFile, match="no rows"):
        propose(book_of(sheet_of([HEAD])), {})
