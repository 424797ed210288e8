from __future__ import annotations

import re

import pytest

from treve.extract.text.folding import folded
from treve.extract.who.state_words import filled, state_names
from treve.model.draft import Language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.ENGLISH, "South Sudan"),
        (Language.FRENCH, "République centrafricaine"),
        (Language.SPANISH, "Malaui"),
        (Language.RUSSIAN, "Армению"),
        (Language.RUSSIAN, "Саудовской Аравии"),
        (Language.RUSSIAN, "Киргизии"),
        (Language.ARABIC, "تشاد"),
    ],
)
def test_a_state_is_known_in_the_case_it_stands_in(language: Language, text: str) -> None:
    assert re.fullmatch(filled("{state}", language), folded(text))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.ENGLISH, "Syrians"),
        (Language.FRENCH, "Centrafricains"),
        (Language.SPANISH, "colombianos"),
        (Language.RUSSIAN, "украинцев"),
        (Language.ARABIC, "يمني"),
        (Language.ARABIC, "اليمنيين"),
    ],
)
def test_people_are_known_by_their_state(language: Language, text: str) -> None:
    assert re.fullmatch(filled("{nationals}", language), folded(text))


def test_an_english_adjective_before_a_noun_counts_nobody() -> None:
    assert re.fullmatch(filled("{nationals}", Language.ENGLISH), "syrian") is None


def test_a_word_that_inflects_is_not_cut_to_nothing() -> None:
    # The state Togo in Russian is a pronoun in the genitive when it is cut or bent.
    assert re.fullmatch(filled("{state}", Language.RUSSIAN), "тогда") is None


def test_each_row_of_the_table_has_its_kind() -> None:
    assert {kind for _, kind, _ in state_names(Language.ENGLISH)} == {
        "state",
        "capital",
        "adjective",
        "organisation",
        "group",
    }
