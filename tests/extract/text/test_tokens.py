"""Words and their forms."""

from __future__ import annotations

import pytest

from treve.extract.text.folding import fold, folded
from treve.extract.text.tokens import forms, tokens
from treve.model.draft import Language


@pytest.mark.parametrize(
    ("word", "language", "form"),
    [
        ("rebelles", Language.FRENCH, "rebelle"),
        ("Régimes", Language.FRENCH, "regime"),
        ("сирийского", Language.RUSSIAN, "сирийск"),
        ("Россией", Language.RUSSIAN, "росс"),
        ("press", Language.ENGLISH, "press"),
    ],
)
def test_a_form_leaves_off_what_the_language_adds(word: str, language: Language, form: str) -> None:
    assert forms(word, language) == (form,)


def test_an_arabic_word_is_parted_only_where_the_rest_is_known() -> None:
    copy = fold("وتركيا وزارة")
    words = tokens("وتركيا وزارة", copy, 0, len(copy.text), Language.ARABIC, {"تركيا", "وزاره"})
    assert [(word.form, word.start - word.joined) for word in words] == [("تركيا", 1), ("وزاره", 0)]


def test_a_word_knows_its_capitals_and_what_stands_before_it() -> None:
    copy = fold("the KLF, al-Sham")
    words = tokens("the KLF, al-Sham", copy, 0, len(copy.text), Language.ENGLISH, set())
    assert [(word.word, word.capital, word.upper, word.gap) for word in words] == [
        ("the", False, False, ""),
        ("klf", True, True, " "),
        ("al", False, False, ", "),
        ("sham", True, False, "-"),
    ]


def test_no_capital_stays_as_it_was_when_folded() -> None:
    letters = (chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    assert not [one for one in letters if one.isupper() and one.isalnum() and folded(one)[:1] == one]
