"""The table of sentences is whole in every language."""

from __future__ import annotations

import string

import pytest

from treve.bulletin.effect_sentences import LANGUAGES, SENTENCES
from treve.model.effect import Condition, EffectVerdict


def _places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("key", SENTENCES)
def test_every_language_says_the_same_numbers(key: str) -> None:
    told = SENTENCES[key]
    assert tuple(told) == LANGUAGES
    assert all(one.strip().endswith(".") for one in told.values())
    assert len({frozenset(_places(one)) for one in told.values()}) == 1


def test_every_verdict_and_every_condition_has_a_sentence() -> None:
    assert all(f"verdict.{one}" in SENTENCES for one in EffectVerdict)
    assert all(f"failed.{one}" in SENTENCES for one in Condition)


def test_arabic_is_written_in_arabic_letters_and_french_is_not_english() -> None:
    for told in SENTENCES.values():
        assert any("\u0600" <= letter <= "\u06ff" for letter in told["ar"])
        assert told["fr"] != told["en"]
