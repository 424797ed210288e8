from __future__ import annotations

import datetime as dt

import pytest

from tests.mapping.tables import book_of, sheet_of
from treve.errors import BadValue
from treve.mapping.proposal import propose
from treve.mapping.word_choice import listed

DAY = dt.datetime(2017, 1, 5)  # noqa: DTZ001
HEAD = ["ref", "date", "country", "village", "killed"]
ROW = ["a", DAY, "Syria", "Homs", 3]


def test_codes_are_asked_for_and_each_must_be_answered() -> None:
    book = book_of(sheet_of([[*HEAD, "type"], [*ROW, 1], ["b", *ROW[1:], 2]]))
    (question,) = propose(book, {}).questions
    assert question.key == "codes of type"
    with pytest.raises(BadValue, match="missing: 2"):
        propose(book, {"codes of type": "1=mortar"})
    found = propose(book, {"codes of type": "1=mortar; 2 = raid aérien"}).mapping
    assert found is not None
    assert found.fields["act"].words == {"1": "mortar", "2": "air_strike"}
    left = propose(book, {"codes of type": "unknown"}).mapping
    assert left is not None
    assert left.fields["act"].words == {}


def test_words_for_acts_nobody_knows_are_told_and_left() -> None:
    found = propose(book_of(sheet_of([[*HEAD, "type"], [*ROW, "mortier"], ["b", *ROW[1:], "weather"]])), {})
    assert found.mapping is not None
    assert found.mapping.fields["act"].words == {"mortier": "mortar"}
    assert any("'weather' (1)" in note for note in found.notes)


def test_a_sheet_of_codes_is_remembered_with_what_it_called_them() -> None:
    codes = sheet_of([["Code", "Meaning"], [1, "Tir de mortier"], [2, "weather"]], "Codes")
    mapping = propose(book_of(sheet_of([[*HEAD, "type"], [*ROW, 1], ["b", *ROW[1:], 2]], "Data"), codes), {}).mapping
    assert mapping is not None
    act = mapping.fields["act"]
    assert (act.codebook, act.labels) == ("Codes", {"1": "Tir de mortier", "2": "weather"})
    assert act.words == {"1": "mortar", "2": "weather"}


def test_the_commonest_words_are_listed_first() -> None:
    words = {f"word{number}": number for number in range(1, 8)}
    assert listed(words) == "'word7' (7), 'word6' (6), 'word5' (5), 'word4' (4), 'word3' (3), … (2)"
