from __future__ import annotations

import pytest

from treve.extract.text.folding import folded
from treve.extract.when.time_lexicon import time_lexicon
from treve.model.draft import Language

READ = [one for one in Language if one is not Language.UNKNOWN]


@pytest.mark.parametrize("language", READ)
def test_every_language_has_seven_days_and_twelve_months_that_fit_one_pattern_each(language: Language) -> None:
    known = time_lexicon(language)
    assert known is not None
    assert (len(known.weekdays), len(known.months)) == (7, 12)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("jeudi minuit", "fr"),
        ("thursday midnight", "en"),
        ("jueves medianoche", "es"),
        ("четверг полночь", "ru"),
        ("الخميس منتصف", "ar"),
    ],
)
def test_a_word_that_begins_a_time_is_a_part_of_one(words: str, language: str) -> None:
    known = time_lexicon(Language(language))
    assert known is not None
    assert all(known.scanner.match(word, 0) for word in folded(words).split()[:1])


def test_other_words_are_none() -> None:
    known = time_lexicon(Language.FRENCH)
    assert known is not None
    assert not any(known.scanner.match(word, 0) for word in ("gouvernement", "opposition", "rebelles", "combats"))


def test_an_unknown_language_has_none() -> None:
    assert time_lexicon(Language.UNKNOWN) is None
