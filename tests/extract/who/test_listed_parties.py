"""Parties told by a list below a heading."""

from __future__ import annotations

import pytest

from treve.extract import draft

LISTS = {
    "en": "Parties to the ceasefire:\n- the Government of Sudan\n- the Rapid Support Forces\nTalks go on.",
    "fr": "Parties au cessez-le-feu :\n- le gouvernement du Soudan\n- les Forces de soutien rapide\nOn discute encore.",
    "es": "Partes del alto el fuego:\n- el Gobierno de Sudán\n- las Fuerzas de Apoyo Rápido\nSigue el diálogo.",
    "ru": "Стороны соглашения о прекращении огня:\n- Правительство Судана\n- Силы быстрой поддержки\nДиалог идёт.",
    "ar": "أطراف وقف إطلاق النار:\n- حكومة السودان\n- قوات الدعم السريع\nالحوار مستمر.",
}


def parties(text: str, language: str) -> list[str]:
    return [one.text for one in draft(text, language=language).facts if one.kind.value == "party"]


@pytest.mark.parametrize("language", LISTS)
def test_each_line_below_the_heading_names_a_party(language: str) -> None:
    named = [line.removeprefix("- ") for line in LISTS[language].splitlines() if line.startswith("- ")]
    found = parties(LISTS[language], language)
    assert len(found) == 2
    assert all(one in line for one, line in zip(found, named, strict=True))


def test_the_list_ends_with_its_last_line() -> None:
    assert parties("Parties to the ceasefire:\n- the Government of Sudan\nThe Rapid Support Forces left.", "en") == [
        "Government of Sudan"
    ]


def test_a_list_of_something_else_names_no_party() -> None:
    assert parties("Towns hit despite the ceasefire:\n- the Government of Sudan's seat\n- El Fasher", "en") == []
