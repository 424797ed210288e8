"""Errors say where, what, and what was expected."""

from __future__ import annotations

import errno
import sqlite3

import pytest

from treve.errors import (
    EXIT_CODES,
    EXIT_MEANINGS,
    BadAgreement,
    BadFile,
    BadValue,
    NotFound,
    Refused,
    RunFolderError,
    TreveError,
    coded,
    exit_code,
    worded,
)


def test_a_bad_value_names_file_line_column_value_and_what_was_expected() -> None:
    text = str(BadValue("acled.csv:118", "event_date", "31 Feb", "YYYY-MM-DD"))
    assert text == "acled.csv:118: column 'event_date' holds '31 Feb'; expected YYYY-MM-DD"


def test_the_others_say_what_is_wrong_and_what_would_do() -> None:
    assert str(BadFile("a.csv", "it is empty", "a header")) == "a.csv: it is empty; expected a header"
    assert str(NotFound("table", "x", ["a", "b"])) == "no table 'x'; known: a, b"
    assert str(BadAgreement(["a.yaml:1: id", "a.yaml:2: title"])) == "a.yaml:1: id\na.yaml:2: title"


def test_every_exit_code_of_an_error_has_a_meaning() -> None:
    assert set(EXIT_CODES.values()) <= set(EXIT_MEANINGS)


def test_a_message_remembers_its_sentence_and_what_fills_it() -> None:
    made = worded("at most {most} of {known}", most=3, known=("a", "b"))
    assert made == "at most 3 of a, b"
    assert (made.sentence, made.values) == ("at most {most} of {known}", {"most": 3, "known": ("a", "b")})
    assert Refused(made).said is made
    assert str(Refused(made)) == made


def test_a_code_stands_in_english_and_has_a_sentence() -> None:
    assert worded("it is {now}", now=coded("not_verified", "not verified")) == "it is not_verified"


def test_a_text_with_braces_is_no_sentence_with_places() -> None:
    # What a user wrote may stand where something is, and hold anything.
    assert str(BadFile("{a}.csv", "{b}", "{c}")) == "{a}.csv: {b}; expected {c}"
    assert str(BadValue("{a}", "{b}", "{c}", "{d}")) == "{a}: column '{b}' holds '{c}'; expected {d}"


def _from(problem: TreveError, cause: BaseException, is_told: bool) -> TreveError:
    """An error raised while another was handled, with the other as its cause or not."""
    try:
        try:
            raise cause
        except type(cause):
            raise problem from (cause if is_told else None)
    except TreveError as raised:
        return raised


@pytest.mark.parametrize("is_told", [True, False])
@pytest.mark.parametrize(
    ("cause", "code"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "a"), 1),
        (OSError(errno.EDQUOT, "Disk quota exceeded", "a"), 1),
        (RuntimeError("IO Error: Could not write file: No space left on device"), 1),
        (sqlite3.OperationalError("database or disk is full"), 1),
        (PermissionError(errno.EACCES, "Permission denied", "a"), 2),
        (RuntimeError("IO Error: Permission denied"), 2),
    ],
)
def test_a_full_disk_has_its_code_behind_whatever_error_of_ours(cause: BaseException, code: int, is_told: bool) -> None:
    assert exit_code(_from(RunFolderError("a: cannot be written"), cause, is_told)) == code
    assert exit_code(_from(BadFile("a", "cannot be written", "a path"), cause, is_told)) == code


def test_a_text_of_a_user_about_a_full_disk_is_none() -> None:
    assert exit_code(BadValue("a.csv:2", "notes", "the disk is full", "a day")) == 2
