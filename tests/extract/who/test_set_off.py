"""Words set off by commas between a subject and its verb."""

from __future__ import annotations

import pytest

from tests.extract.made import SIGNED, texts


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("fr", "Le Front du Nord, qui tient la mine de Panguna, n'entend pas s'y associer.", "Front du Nord"),
        ("fr", "Les FNL, absents de Pretoria, ont refusé de signer l'accord.", "FNL"),
        ("es", "El Frente Azul, integrado por antiguos paramilitares, rechazó sumarse.", "Frente Azul"),
        ("en", "The Blue Front, which holds the town of Lodwar, refused to sign the truce.", "Blue Front"),
    ],
)
def test_who_stands_before_the_words_set_off_is_the_subject(language: str, text: str, who: str) -> None:
    assert texts(SIGNED[language] + text, "denies_party", language) == [who]


def test_a_list_is_not_set_off() -> None:
    found = texts("Le Front du Nord, le Front du Sud, le MNLA, ont signé la trêve.", "party", "fr")
    assert {"Front du Nord", "Front du Sud", "MNLA"} <= set(found)


def test_nobody_before_the_words_set_off_is_no_subject_within_them() -> None:
    text = SIGNED["fr"] + "Ceux-ci, absents de Pretoria, ont refusé de signer l'accord."
    assert texts(text, "denies_party", "fr") == []
