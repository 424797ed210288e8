"""Areas told in a list or without a name."""

from __future__ import annotations

import pytest

from tests.extract.made import texts


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "La trêve vaut pour les régions de Gao, de Kidal et de Tombouctou.", "régions de Gao, de Kidal et de Tombouctou"),
        ("fr", "La trêve s'applique dans les trois îles de l'archipel.", "trois îles de l'archipel"),
        ("fr", "La trêve s'applique au nord de la rivière Drisla.", "nord de la rivière Drisla"),
        ("es", "La tregua rige en las islas del sur.", "islas del sur"),
        ("es", "La tregua rige en las comunas 10, 11 y 12.", "comunas 10, 11 y 12"),
        ("es", "La tregua rige en los catorce departamentos.", "catorce departamentos"),
        ("en", "The truce applies to the districts of Lodwar, Turkwel and Kerio.", "districts of Lodwar, Turkwel and Kerio"),
        ("en", "The truce applies to the fourteen districts.", "fourteen districts"),
    ],
)  # fmt: skip
def test_the_whole_of_it_is_the_area(language: str, text: str, expected: str) -> None:
    assert texts(text, "territory", language) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La trêve s'applique depuis dix jours."),
        ("en", "The truce applies to both sides."),
        ("es", "La tregua rige en la zona."),
    ],
)
def test_what_names_no_area_is_none(language: str, text: str) -> None:
    assert texts(text, "territory", language) == []


def test_a_comma_without_an_and_closes_the_list() -> None:
    text = "La trêve s'applique à la région de Gao, Bamako en a pris acte."
    assert texts(text, "territory", "fr") == ["région de Gao"]
