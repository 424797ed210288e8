from __future__ import annotations

import re

import pytest

from treve.extract.counted.number_lexicon import count_pattern, small_count, value_of_words
from treve.model.draft import Language


@pytest.mark.parametrize(
    ("words", "language", "value"),
    [
        ("trois cent dix mille", "fr", 310_000),
        ("quatre-vingt-dix-sept", "fr", 97),
        ("soixante et onze", "fr", 71),
        ("deux cent quatre-vingts", "fr", 280),
        ("two hundred and thirty-five", "en", 235),
        ("three dozen", "en", 36),
        ("two three", "en", None),
        ("treinta y cinco mil", "es", 35_000),
        ("сто двадцать пять", "ru", 125),
        ("خمسه وعشرون", "ar", 25),
    ],
)
def test_number_words_add_up(words: str, language: str, value: int | None) -> None:
    assert value_of_words(words, Language(language)) == value


def test_a_count_is_in_digits_or_words() -> None:
    assert re.fullmatch(count_pattern(Language.FRENCH), "soixante-douze")
    assert small_count("72", Language.FRENCH) == small_count("soixante-douze", Language.FRENCH) == 72
