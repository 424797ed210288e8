"""Parties told by "between A and B"."""

from __future__ import annotations

import pytest

from tests.extract.made import texts


@pytest.mark.parametrize(
    ("text", "language", "parties"),
    [
        (
            "Un accord prévoyant un cessez-le-feu a été signé à Rome sous l'égide de l'Union africaine, entre le gouvernement"
            " tchadien et quatre groupes armés.",
            "fr",
            ["gouvernement tchadien", "groupes armés"],
        ),
        (
            "A truce was announced in Oslo on Monday, after months of pressure, between the army and the Karsan Front.",
            "en",
            ["army", "Karsan Front"],
        ),
        (
            "Une trêve a été signée à Doha, grâce à une médiation qatarienne, entre l'armée et le Front du Nord.",
            "fr",
            ["armée", "Front du Nord"],
        ),
        (
            "El presidente anunció una tregua, la segunda del año, entre el ejército y el Frente Popular.",
            "es",
            ["ejército", "Frente Popular"],
        ),
    ],
)
def test_between_two_actors_an_agreement_makes_parties(text: str, language: str, parties: list[str]) -> None:
    assert texts(text, "party", language) == parties


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The truce ended months of fighting between the army and the Karsan Front.", "en"),
        ("The truce was signed after twelve hours of talks between Egypt and Sudan.", "en"),
        ("La trêve met un terme aux combats entre l'armée et les rebelles.", "fr"),
        ("La tregua reabre la frontera entre Colombia y Venezuela.", "es"),
    ],
    ids=["fighting", "talks", "combats", "frontera"],
)
def test_between_two_sides_something_else_makes_none(text: str, language: str) -> None:
    assert texts(text, "party", language) == []


def test_under_the_aegis_of_somebody_ends_before_those_who_agreed() -> None:
    text = "Une trêve a été signée sous l'égide de l'Union africaine, entre le gouvernement tchadien et quatre groupes armés."
    assert texts(text, "mediator", "fr") == ["Union africaine"]
