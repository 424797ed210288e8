from __future__ import annotations

import pytest

from tests.extract.made import facts, texts


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("- Pillage du dépôt de vivres de Kitshanga par des hommes armés", "fr", "Kitshanga"),
        ("- Un artefacto explotó en El Tarra", "es", "El Tarra"),
        ("- Proyectiles caen sobre una escuela en Zalingei", "es", "Zalingei"),
        ("- Обстрел Лимана: трое погибших", "ru", "Лимана"),
        ("- غارة على معرة مصرين", "ar", "معرة مصرين"),
        ("- منعت القوات الحكومية دخول قافلة مساعدات إلى حرستا", "ar", "حرستا"),
    ],
    ids=["after of", "article", "present tense", "genitive", "two words", "after to"],
)
def test_the_place_is_the_name_nearest_to_the_act(text: str, language: str, place: str) -> None:
    (one,) = facts(text, "incident", language)
    assert one.value["place"] == place


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The coalition denied carrying out an air strike on Taiz on Monday.", "en"),
        ("Une salle d'opérations conjointe suivra les mouvements de troupes.", "fr"),
        ("За шесть недель боев погибли более четырех тысяч человек.", "ru"),
    ],
    ids=["denied", "still to come", "a toll"],
)
def test_what_is_denied_or_to_come_or_the_toll_of_weeks_is_no_incident(text: str, language: str) -> None:
    assert texts(text, "incident", language) == []
