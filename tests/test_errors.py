"""Errors say where, what, and what was expected."""

from __future__ import annotations

from treve.errors import EXIT_CODES, EXIT_MEANINGS, BadAgreement, BadFile, BadValue, NotFound


def test_a_bad_value_names_file_line_column_value_and_what_was_expected() -> None:
    text = str(BadValue("acled.csv:118", "event_date", "31 Feb", "YYYY-MM-DD"))
    assert text == "acled.csv:118: column 'event_date' holds '31 Feb'; expected YYYY-MM-DD"


def test_the_others_say_what_is_wrong_and_what_would_do() -> None:
    assert str(BadFile("a.csv", "it is empty", "a header")) == "a.csv: it is empty; expected a header"
    assert str(NotFound("table", "x", ["a", "b"])) == "no table 'x'; known: a, b"
    assert str(BadAgreement(["a.yaml:1: id", "a.yaml:2: title"])) == "a.yaml:1: id\na.yaml:2: title"


def test_every_exit_code_of_an_error_has_a_meaning() -> None:
    assert set(EXIT_CODES.values()) <= set(EXIT_MEANINGS)
