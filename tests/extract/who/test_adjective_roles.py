"""Mediators and guarantors told by the adjective of a state."""

from __future__ import annotations

import pytest

from tests.extract.made import texts


@pytest.mark.parametrize(
    ("text", "language", "mediators"),
    [
        ("Le gouvernement et les rebelles ont signé une trêve grâce à une médiation qatarienne.", "fr", ["qatarienne"]),
        (
            "The government and the rebels signed a truce after Norwegian and Qatari mediation.",
            "en",
            ["Norwegian", "Qatari"],
        ),
        ("El gobierno y la guerrilla firmaron una tregua con mediación noruega y cubana.", "es", ["noruega", "cubana"]),
        ("Правительство и повстанцы подписали перемирие при катарском посредничестве.", "ru", ["катарском"]),
        ("وقعت الحكومة والمتمردون هدنة بوساطة قطرية مصرية.", "ar", ["قطرية", "مصرية"]),
        ("وقعت الحكومة والمتمردون هدنة بوساطة سعودية وأمريكية.", "ar", ["سعودية", "أمريكية"]),
    ],
)
def test_an_adjective_beside_mediation_names_the_mediator(text: str, language: str, mediators: list[str]) -> None:
    assert texts(text, "mediator", language) == mediators


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The parties signed a truce. Norwegian mediators left the hall.", "en"),
        ("The rebels would sign a truce if Qatari mediation were offered.", "en"),
        ("Les rebelles ont signé une trêve sans médiation étrangère.", "fr"),
        ("La tregua fue firmada. La prensa noruega lo celebró.", "es"),
    ],
    ids=["people of a state", "a condition", "no state", "no mediation"],
)
def test_an_adjective_elsewhere_names_nobody(text: str, language: str) -> None:
    assert texts(text, "mediator", language) == []


def test_a_guarantee_is_no_mediation() -> None:
    text = "Une trêve entre l'armée et les rebelles a été signée sous parrainage russe."
    assert texts(text, "guarantor", "fr") == ["russe"]
    assert texts(text, "mediator", "fr") == []
