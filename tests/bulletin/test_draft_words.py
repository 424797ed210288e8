"""The words of a draft stand in every language of the catalogue."""

from __future__ import annotations

import string

import pytest

from treve.bulletin.draft_words import words_in
from treve.catalogue import LANGUAGES
from treve.model.draft import FactKind, RelationType


def places(sentence: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_every_language_has_its_own_sentences_with_the_same_places(language: str) -> None:
    english, other = words_in("en"), words_in(language)
    assert {key: places(one) for key, one in english.items()} == {key: places(one) for key, one in other.items()}
    assert [key for key in english if english[key] == other[key]] in ([], ["exception", "obligation"])


def test_every_kind_and_relation_has_words() -> None:
    own = {"withdrawal": "withdrawal_kind", "incident": "incident_kind"}
    assert {own.get(kind.value, kind.value) for kind in FactKind} | {one.value for one in RelationType} <= set(
        words_in("en")
    )


def test_another_language_is_told_in_english() -> None:
    assert words_in("ru").language == "en"
    assert words_in("fr").language == "fr"
