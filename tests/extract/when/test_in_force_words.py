from __future__ import annotations

import pytest

from treve.extract.when.in_force_words import words_of
from treve.model.draft import Language

SPOKEN = [one for one in Language if one.value in ("fr", "en", "es", "ru", "ar")]


@pytest.mark.parametrize("language", SPOKEN, ids=[one.value for one in SPOKEN])
def test_every_language_has_all_words_and_none_of_them_is_found_in_nothing(language: Language) -> None:
    words = words_of(language)
    assert words is not None
    for pattern in (words.truce, words.enter, words.start, words.until, words.not_of, words.in_force, words.at_once):
        assert pattern.search("") is None
        assert pattern.search("0") is None


def test_guns_are_a_truce_only_where_they_fall_silent() -> None:
    words = words_of(Language.ENGLISH)
    assert words is not None
    assert words.truce.search("the guns will fall silent on friday") is not None
    assert words.truce.search("guns and shells were found on friday") is None
