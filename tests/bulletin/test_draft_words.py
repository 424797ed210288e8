"""Both languages say the same things."""

from __future__ import annotations

import string

from treve.bulletin.draft_words import ENGLISH, FRENCH, words_in
from treve.model.draft import FactKind, RelationType


def places(sentence: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_both_languages_have_the_same_sentences_with_the_same_places() -> None:
    assert {key: places(one) for key, one in ENGLISH.items()} == {key: places(one) for key, one in FRENCH.items()}


def test_every_kind_and_relation_has_words() -> None:
    own = {"withdrawal": "withdrawal_kind", "incident": "incident_kind"}
    assert {own.get(kind.value, kind.value) for kind in FactKind} | {one.value for one in RelationType} <= set(ENGLISH)


def test_another_language_is_told_in_english() -> None:
    assert words_in("ru") is ENGLISH
    assert words_in("fr") is FRENCH
