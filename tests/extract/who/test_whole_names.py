"""Names of groups to their ends."""

from __future__ import annotations

import pytest

from tests.extract.made import texts


@pytest.mark.parametrize(
    ("text", "language", "parties"),
    [
        (
            "The Front for the Liberation of Oruma and Lesti and the army signed a truce.",
            "en",
            ["Front for the Liberation of Oruma and Lesti", "army"],
        ),
        ("The Council for Justice and Renewal signed a truce.", "en", ["Council for Justice and Renewal"]),
        ("The People's Liberation Movement/Karsan signed a truce.", "en", ["People's Liberation Movement/Karsan"]),
        (
            "Le Mouvement de libération du Karsan et du Bas-Oubé et l'armée ont signé une trêve.",
            "fr",
            ["Mouvement de libération du Karsan et du Bas-Oubé", "armée"],
        ),
        (
            "L'Alliance des bergers et des puits de l'Azaou a signé une trêve.",
            "fr",
            ["Alliance des bergers et des puits de l'Azaou"],
        ),
        (
            "El Movimiento por la Tierra y la Justicia y el Ejército firmaron una tregua.",
            "es",
            ["Movimiento por la Tierra y la Justicia", "Ejército"],
        ),
        (
            "Le front «Aube du Karsan» et l'armée ont signé une trêve.",
            "fr",
            ["Aube du Karsan", "armée"],
        ),
    ],
)
def test_a_name_goes_on_behind_of_for_and_and(text: str, language: str, parties: list[str]) -> None:
    assert texts(text, "party", language) == parties


@pytest.mark.parametrize(
    ("text", "language", "parties"),
    [
        (
            "The Front for the Liberation of Oruma and Sudan signed a truce.",
            "en",
            ["Front for the Liberation of Oruma", "Sudan"],
        ),
        (
            "The Government of Oruma and Karsan rebels signed a truce.",
            "en",
            ["Government of Oruma", "Karsan rebels"],
        ),
        (
            "Le Front pour la concorde et la rébellion ont signé une trêve.",
            "fr",
            ["Front pour la concorde", "rébellion"],
        ),
        (
            "El Frente por la Tierra y el Ejército firmaron una tregua.",
            "es",
            ["Frente por la Tierra", "Ejército"],
        ),
    ],
)
def test_another_name_behind_and_is_left_to_itself(text: str, language: str, parties: list[str]) -> None:
    assert texts(text, "party", language) == parties
