from __future__ import annotations

import datetime as dt

import pytest

from tests.mapping.tables import book_of, sheet_of
from treve.errors import BadFile, BadValue
from treve.mapping.questions import Answers
from treve.mapping.sheet_choice import choose

DAY = dt.datetime(2017, 1, 5)  # noqa: DTZ001
ROWS = [["id", "date", "place", "killed"], [1, DAY, "Homs", 3], [2, DAY, "Hama", 0]]
CODES = [["code", "meaning"], [1, "mortar"], [2, "air strike"]]


def test_the_sheet_that_names_days_and_places_is_read_and_the_others_are_told() -> None:
    notes: list[str] = []
    table = choose(book_of(sheet_of(CODES, "Codes"), sheet_of(ROWS, "Data")), Answers({}), notes)
    assert table is not None
    assert table.sheet.title == "Data"
    assert "'Codes'" in notes[0]


def test_sheets_that_fit_equally_are_asked_for() -> None:
    answers = Answers({})
    book = book_of(sheet_of(ROWS, "January"), sheet_of(ROWS, "February"))
    assert choose(book, answers, []) is None
    assert answers.open[0].choices == ("January", "February")
    table = choose(book, Answers({"sheet": "february"}), [])
    assert table is not None
    assert table.sheet.title == "February"


def test_a_hidden_sheet_is_no_rival() -> None:
    table = choose(book_of(sheet_of(ROWS, "old", hidden=True), sheet_of(ROWS, "now")), Answers({}), [])
    assert table is not None
    assert table.sheet.title == "now"


def test_a_header_can_be_named() -> None:
    rows = [["a", "b"], ["Nummer", "Wann"], [1, DAY]]
    table = choose(book_of(sheet_of(rows)), Answers({"header": "2"}), [])
    assert table is not None
    assert table.names == ("Nummer", "Wann")


def test_rows_above_the_header_as_full_as_the_table_are_asked_about() -> None:
    rows = [["Wert", "Wann", "Ort"], ["a", DAY, "Homs"], ["ref", "date", "place"], ["b", DAY, "Hama"]]
    answers = Answers({})
    choose(book_of(sheet_of(rows)), answers, [])
    assert [one.key for one in answers.open] == ["header"]
    table = choose(book_of(sheet_of(rows)), Answers({"header": "1"}), [])
    assert table is not None
    assert [row.line for row in table.rows] == [2, 3, 4]


def test_what_is_not_there_is_refused() -> None:
    with pytest.raises(BadValue, match="'Data'"):
        choose(book_of(sheet_of(ROWS, "Data")), Answers({"sheet": "Sheet9"}), [])
    with pytest.raises(BadValue, match="row from 1 to 3"):
        choose(book_of(sheet_of(ROWS)), Answers({"header": "9"}), [])
    with pytest.raises(BadFile, match="looks like a header"):
        choose(book_of(sheet_of([[1, 2], [3, 4]])), Answers({}), [])
