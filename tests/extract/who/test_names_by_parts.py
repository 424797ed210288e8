"""Names of a kind that no list holds."""

from __future__ import annotations

import pytest

from tests.extract.made import texts


@pytest.mark.parametrize(
    ("text", "language", "parties"),
    [
        ("The Sons of the Old Mountain and the army signed a truce.", "en", ["Sons of the Old Mountain", "army"]),
        (
            "Le Rassemblement des forces pour la justice et la dignité a signé une trêve.",
            "fr",
            ["Rassemblement des forces pour la justice et la dignité"],
        ),
        (
            "La Veeduría Ciudadana del Tuca y el Ejército firmaron una tregua.",
            "es",
            ["Veeduría Ciudadana del Tuca", "Ejército"],
        ),
        (
            "El Comando Popular de Liberación de Santa Lucía firmó una tregua.",
            "es",
            ["Comando Popular de Liberación de Santa Lucía"],
        ),
    ],
)
def test_a_capital_behind_an_article_and_a_name_behind_of_are_one_name(
    text: str, language: str, parties: list[str]
) -> None:
    assert texts(text, "party", language) == parties


def test_papers_and_places_are_no_groups() -> None:
    assert texts("The Declaration of Karsan was signed. A truce holds.", "party", "en") == []
    assert texts("The army signed a truce in the Gulf of Karsan.", "party", "en") == ["army"]
