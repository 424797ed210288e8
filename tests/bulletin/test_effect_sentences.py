"""Every rung and every condition has a sentence, and each sentence says whose estimate it tells."""

from __future__ import annotations

import pytest

from treve.bulletin.effect_sentences import SENTENCES
from treve.catalogue import LANGUAGES, speaking
from treve.model.effect import Condition, EffectVerdict

_ESTIMATES = [
    key for key in SENTENCES if key.split(".")[0] in ("events", "deaths_best", "others") and key != "others.over"
]


def test_every_verdict_and_every_condition_has_a_sentence() -> None:
    assert all(f"verdict.{one}" in SENTENCES for one in EffectVerdict)
    assert all(f"failed.{one}" in SENTENCES for one in Condition)


@pytest.mark.parametrize("key", SENTENCES)
def test_every_sentence_ends_and_is_translated(key: str) -> None:
    told = []
    for language in LANGUAGES:
        with speaking(language):
            told.append(SENTENCES[key])
    assert all(one.strip().endswith(".") for one in told)
    assert len(set(told)) == len(LANGUAGES)


@pytest.mark.parametrize("key", _ESTIMATES)
def test_an_estimate_says_that_it_is_the_model_s(key: str) -> None:
    for language, word in (("en", "model"), ("fr", "modèle"), ("ar", "النموذج")):
        with speaking(language):
            assert word in SENTENCES[key]
