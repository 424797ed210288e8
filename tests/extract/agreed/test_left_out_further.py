"""Who else is left out behind the first that is named."""

from __future__ import annotations

import pytest

from tests.extract.made import SIGNED, texts


@pytest.mark.parametrize(
    ("language", "sentence", "left_out"),
    [
        ("en", "The truce does not extend to the Islamic State in Khorasan or al-Qaeda.", ["Islamic State", "al-Qaeda"]),
        ("en", "It does not cover Jabhat al-Nusra and other groups listed as terrorist.",
         ["Jabhat al-Nusra", "groups listed as terrorist"]),
        ("fr", "En sont exclus les ex-FAR et les miliciens hutus.", ["FAR", "miliciens hutus"]),
        ("ru", "Оно не касается «Джебхат ан-Нусры» и других организаций, признанных террористическими.",
         ["Джебхат ан-Нусры", "организаций, признанных террористическими"]),
        ("ru", "Перемирие не распространяется на группы, занятые торговлей оружием.", ["группы, занятые торговлей оружием"]),
    ],
)  # fmt: skip
def test_those_behind_the_first_are_left_out_as_well(language: str, sentence: str, left_out: list[str]) -> None:
    assert texts(SIGNED[language] + sentence, "excluded_actor", language) == left_out


@pytest.mark.parametrize(
    ("language", "sentence", "left_out"),
    [
        ("en", "It does not cover al-Qaeda and is silent on foreign groups.", ["al-Qaeda"]),
        ("en", "It does not cover al-Qaeda in Yemen.", ["al-Qaeda"]),
        ("ru", "Оно не касается «Аль-Каиды», и группы встретятся снова.", ["Аль-Каиды"]),
    ],
)
def test_where_the_sentence_goes_on_nobody_else_is_left_out(language: str, sentence: str, left_out: list[str]) -> None:
    assert texts(SIGNED[language] + sentence, "excluded_actor", language) == left_out
