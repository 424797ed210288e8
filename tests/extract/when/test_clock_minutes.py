from __future__ import annotations

import pytest

from treve.extract.when.clock_minutes import HOUR_UNDER_WAY, minutes_after, minutes_told
from treve.model.draft import Language


@pytest.mark.parametrize(
    ("words", "minutes"),
    [("", 0), ("et demie", 30), ("moins le quart", 15), ("vingt-cinq", 25), ("menos veinticinco", 25), ("والثلث", 20)],
    ids=["none", "half", "quarter", "25 in French", "25 in Spanish", "third"],
)
def test_words_tell_minutes(words: str, minutes: int) -> None:
    assert minutes_told(words) == minutes


def test_the_sixth_hour_is_under_way_from_five() -> None:
    assert HOUR_UNDER_WAY["шестого"] == 5
    assert len(HOUR_UNDER_WAY) == 12


@pytest.mark.parametrize(
    ("words", "language", "minutes"),
    [
        ("cinquante-neuf", Language.FRENCH, 59),
        ("y cincuenta y nueve", Language.SPANISH, 59),
        ("y media", Language.SPANISH, 30),
        ("fifty-nine", Language.ENGLISH, 59),
        ("quarter", Language.ENGLISH, 15),
        ("двадцать пять", Language.RUSSIAN, 25),
    ],
)
def test_any_number_of_minutes_in_words_is_told(words: str, language: Language, minutes: int) -> None:
    assert minutes_told(words, language) == minutes


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("", 1),
        ("a", 1),
        ("five", 5),
        ("12", 12),
        ("a quarter", 15),
        ("минуту", 1),
        ("пять минут", 5),
        ("deux", 2),
        ("دقيقه واحده", 1),
    ],
)
def test_minutes_after_midnight_are_one_where_no_number_is_told(words: str, minutes: int) -> None:
    assert minutes_after(words) == minutes
