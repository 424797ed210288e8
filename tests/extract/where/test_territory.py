"""Where the agreement applies."""

from __future__ import annotations

import pytest

from tests.extract.made import texts


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Un cessez-le-feu sur l'ensemble du territoire syrien.", ["ensemble du territoire syrien"]),
        ("en", "The truce applies in the Hama province.", ["Hama province"]),
        ("es", "La tregua rige en todo el territorio nacional.", ["todo el territorio nacional"]),
        ("ru", "Перемирие действует на всей территории Сирии.", ["всей территории Сирии"]),
        ("ar", "وقف إطلاق النار في قطاع غزة.", ["قطاع غزة"]),
    ],
)
def test_the_place_after_the_truce_is_where_it_applies(language: str, text: str, expected: list[str]) -> None:
    assert texts(text, "territory", language) == expected


def test_the_place_of_an_incident_is_no_territory() -> None:
    assert texts("Shells hit Hama on Monday.", "territory", "en") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The army and the rebels signed a ceasefire in Jeddah.", []),
        ("The army and the rebels signed a ceasefire in the Jeddah region.", ["Jeddah region"]),
        ("The army and the rebels announced a ceasefire in Darfur.", ["Darfur"]),
    ],
    ids=["where it was signed", "a region", "announced, not signed"],
)
def test_the_town_of_a_signature_is_no_territory(text: str, names: list[str]) -> None:
    assert texts(text, "territory", "en") == names


def test_the_town_where_a_truce_was_signed_is_no_territory_in_arabic() -> None:
    assert texts("وقعت الهدنة في جنيف من قبل الوفدين.", "territory", "ar") == []
    assert texts("يسري وقف إطلاق النار في اليمن.", "territory", "ar") == ["اليمن"]


def test_words_joined_by_a_hyphen_before_a_region_are_one() -> None:
    text = "The parties declare a ceasefire in all conflict-affected areas of Mindanao."
    assert texts(text, "territory", "en") == ["conflict-affected areas of Mindanao"]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("The truce covers the Pyla plateau.", "en", "Pyla plateau"),
        ("La trêve s'applique au plateau du Golan.", "fr", "plateau du Golan"),
        ("La tregua rige en la meseta de Huambo.", "es", "meseta de Huambo"),
        ("Перемирие действует на полуострове Батаан.", "ru", "полуострове Батаан"),
    ],
)
def test_a_landform_belongs_to_the_name(text: str, language: str, name: str) -> None:
    assert texts(text, "territory", language) == [name]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Les deux camps ont convenu d'une trêve sur l'ensemble du Soudan.", ["ensemble du Soudan"]),
        ("fr", "La trêve, conclue hier, ne concerne que le territoire de Walikale.", ["territoire de Walikale"]),
        ("fr", "Une trêve est signée. Les hostilités cesseront dans tout le Darfour.", ["Darfour"]),
        ("fr", "Le texte établit une trêve dans le camp d'Aïn el-Héloué.", ["camp d'Aïn el-Héloué"]),
        ("en", "The truce, agreed yesterday, applies only to Walikale territory.", ["Walikale territory"]),
        ("en", "A truce is signed. Fighting will stop across Darfur on Friday.", ["Darfur"]),
        ("es", "Las hostilidades cesarán en todo el Cauca.", ["Cauca"]),
        ("ru", "Боевые действия прекратятся во всём Дарфуре.", ["Дарфуре"]),
        ("ar", "تشمل الهدنة المعلنة أمس محافظة إدلب.", ["محافظة إدلب"]),
        ("ar", "يسري الاتفاق الموقع في جنيف على محافظتي حلب وحماة.", ["محافظتي حلب وحماة"]),
        ("fr", "Une trêve est signée. Les tirs cessent à Bab el-Oued.", []),
        ("ar", "ووقع وقف إطلاق النار في فندق في ضواحي تونس.", []),
    ],
)
def test_areas_told_whole_alone_or_as_where_fighting_is_to_stop(language: str, text: str, expected: list[str]) -> None:
    assert texts(text, "territory", language) == expected
