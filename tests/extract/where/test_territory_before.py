"""Areas named before the truce that applies there."""

from __future__ import annotations

import pytest

from tests.extract.made import texts

COVERED = {
    "en": ("The districts of Hanti and Belo are covered by the truce.", "districts of Hanti and Belo"),
    "fr": (
        "Les préfectures de l'Oubé et de la Mambé sont concernées par cette trêve.",
        "préfectures de l'Oubé et de la Mambé",
    ),
    "es": (
        "Los departamentos de Alto Tuca y Sotará quedan cubiertos por la tregua.",
        "departamentos de Alto Tuca y Sotará",
    ),
    "ru": ("На Арсукский и Тальминский районы распространяется перемирие.", "Арсукский и Тальминский районы"),
}
WHERE = {
    "en": ("In Upper Dara, where the ceasefire has been in force since June, schools have reopened.", "Upper Dara"),
    "fr": ("Le nord de l'Azaou, où s'applique l'accord de trêve, manque de tout.", "nord de l'Azaou"),
    "es": ("En el departamento de Canindé, donde rige el alto el fuego, hay calma.", "departamento de Canindé"),
    "ru": ("В Рушанской долине, где действует перемирие, открылись школы.", "Рушанской долине"),
    "ar": ("وفي قضاء قنديس، حيث يسري الاتفاق، فتحت المدارس.", "قضاء قنديس"),
}


@pytest.mark.parametrize("language", COVERED)
def test_an_area_that_is_covered_by_the_truce_is_its_territory(language: str) -> None:
    text, area = COVERED[language]
    assert texts(text, "territory", language) == [area]


@pytest.mark.parametrize("language", WHERE)
def test_an_area_where_the_truce_holds_is_its_territory(language: str) -> None:
    text, area = WHERE[language]
    assert texts(text, "territory", language) == [area]


def test_areas_joined_by_and_with_an_article_of_their_own_are_told_apart() -> None:
    text = "The Oruma valley and the districts of Hanti and Belo are covered by the truce."
    assert sorted(texts(text, "territory", "en")) == ["Oruma valley", "districts of Hanti and Belo"]


def test_a_group_that_is_covered_and_a_place_where_something_else_holds_are_no_territory() -> None:
    assert texts("The Karsan Guard is covered by the truce.", "territory", "en") == []
    assert texts("A truce was signed. In Karsan, where the curfew holds, shops are closed.", "territory", "en") == []
