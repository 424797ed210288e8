"""Sentences with plain averages say so, so that nobody takes them for the model's estimate."""

from __future__ import annotations

import pytest

from treve.bulletin.further_sentences import SENTENCES
from treve.catalogue import LANGUAGES, speaking


@pytest.mark.parametrize("key", SENTENCES)
def test_every_sentence_ends_and_is_translated(key: str) -> None:
    told = []
    for language in LANGUAGES:
        with speaking(language):
            told.append(SENTENCES[key])
    # What ends in a place for the reason of a refusal ends with that reason, which is a sentence.
    assert all(one.strip().endswith((".", "{why}")) for one in told)
    assert len(set(told)) == len(LANGUAGES)


@pytest.mark.parametrize("key", ["displacement.events", "displacement.deaths", "displacement.offset"])
def test_a_plain_average_says_that_it_is_one(key: str) -> None:
    for language, word in (("en", "plain averages"), ("fr", "moyennes simples"), ("ar", "متوسطات")):
        with speaking(language):
            assert word in SENTENCES[key].lower() or word.replace("م", "الم", 1) in SENTENCES[key]
