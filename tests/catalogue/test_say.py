"""Sentences in the language spoken, with their places filled."""

from __future__ import annotations

import pytest

from treve.catalogue import LANGUAGES, Sayings, counted, grouped, in_words, marked, say, speaking
from treve.errors import BadFile, BadValue, NotFound, Refused, coded, worded


def test_english_needs_no_catalogue() -> None:
    assert say("{count} of {all} reports", count=1234567, all="many") == "1,234,567 of many reports"
    assert counted("{number} row", "{number} rows", 1) == "1 row"
    assert counted("{number} row", "{number} rows", 1200) == "1,200 rows"
    assert marked("anything") == "anything"


@pytest.mark.parametrize(("code", "text"), [("en", "1,234"), ("fr", "1\u202f234"), ("ar", "1,234")])
def test_thousands_are_set_apart_as_the_language_does(code: str, text: str) -> None:
    with speaking(code):
        assert grouped(1234) == text


def test_a_sentence_nobody_has_translated_stays_english() -> None:
    for code in LANGUAGES:
        with speaking(code):
            assert "no such sentence" in say("no such sentence, surely")


def test_names_and_dates_are_set_apart_in_a_script_from_right_to_left() -> None:
    with speaking("ar"):
        assert say("untranslated {name} and {count}", name="syr-2016-12-30", count=3) == (
            "untranslated \u2066syr-2016-12-30\u2069 and 3"
        )


def test_a_date_in_arabic_words_runs_from_right_to_left_though_it_starts_with_a_number() -> None:
    with speaking("ar"):
        date = say("untranslated {day} {month}", day="30", month="آذار")
        assert say("untranslated {date}", date=date).startswith("untranslated \u2067")


def test_a_table_of_sentences_is_said_when_it_is_looked_up() -> None:
    table = Sayings({1: "January"})
    assert (table[1], list(table), len(table), table.get(2)) == ("January", [1], 1, None)
    with speaking("fr"):
        assert table[1] == say("January")


def test_what_an_error_says_is_said_part_by_part() -> None:
    refused = Refused(
        worded(
            "a case that is {now} cannot become {to}; it may become {allowed}",
            now=coded("verified", "verified"),
            to=coded("closed", "closed"),
            allowed=(coded("withdrawn", "withdrawn"), coded("final", "final")),
        )
    )
    assert in_words(refused.said) == "a case that is verified cannot become closed; it may become withdrawn, final"
    with speaking("fr"):
        told = in_words(refused.said)
        assert say("withdrawn") + ", " + say("final") in told
        assert say("closed") in told
        assert "cannot become" not in told
        assert str(refused).startswith("a case that is verified")


@pytest.mark.parametrize("code", LANGUAGES)
def test_values_of_others_stay_as_they_are(code: str) -> None:
    with speaking(code):
        assert "{x} draft" in in_words(BadValue("a.csv:1", "day", "{x} draft", "a day as YYYY-MM-DD").said)
        assert "{x}.csv" in in_words(BadFile("{x}.csv", "{y}", "{z}").said)
        assert "C-1" in in_words(NotFound("case", "C-1", ["C-2"]).said)
        assert in_words("") == ""
        assert in_words("no such {sentence}, surely") == "no such {sentence}, surely"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "حادث واحد"),
        (2, "حادثين"),
        (3, "3 حوادث"),
        (10, "10 حوادث"),
        (11, "11 حادثاً"),
        (99, "99 حادثاً"),
        (100, "100 حادث"),
        (102, "102 حادث"),
        (103, "103 حوادث"),
        (226, "226 حادثاً"),
        (1_000, "1,000 حادث"),
        (1_111, "1,111 حادثاً"),
    ],
)
def test_an_arabic_noun_is_declined_by_the_number_before_it(number: int, said: str) -> None:
    # Source: Unicode CLDR, plural rules of Arabic: few for 3 to 10, many for 11 to 99, of the last two digits.
    with speaking("ar"):
        assert counted("{number} incident", "{number} incidents", number) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [(2, "يومين"), (7, "7 أيام"), (28, "28 يوماً"), ("1,000", "1,000 يوم"), ("2.5", "2.5 يوماً")],
)
def test_a_noun_in_the_middle_of_an_arabic_sentence_is_declined_by_its_number(days: int | str, said: str) -> None:
    english = "No answer: the data hold {days} days before the start; {needed} are needed."
    with speaking("ar"):
        told = say(english, days=days, needed=28)
    assert "".join(one for one in told if one not in "\u2066\u2067\u2069") == (
        f"لا إجابة: تتضمن البيانات {said} قبل البداية والمطلوب 28."
    )
