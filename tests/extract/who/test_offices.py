"""A name with the office through which it speaks."""

from __future__ import annotations

import pytest

from tests.extract.made import facts, texts


@pytest.mark.parametrize(
    ("language", "text", "kind", "named"),
    [
        ("fr", "Une trêve née de la médiation de l'émissaire du Kenya.", "mediator", "émissaire du Kenya"),
        ("en", "The president of Kenya welcomed the truce.", "endorser", "president of Kenya"),
        ("es", "La tregua se firmó con la mediación del enviado de Noruega.", "mediator", "enviado de Noruega"),
        ("ru", "Генсек ООН приветствовал перемирие.", "endorser", "Генсек ООН"),
        ("ar", "رحب الأمين العام للأمم المتحدة بالهدنة.", "endorser", "الأمين العام للأمم المتحدة"),
    ],
)  # fmt: skip
def test_who_mediates_or_approves_is_named_with_the_office(language: str, text: str, kind: str, named: str) -> None:
    assert texts(text, kind, language) == [named]


def test_a_party_is_named_without_the_office_of_who_signs_for_it() -> None:
    (one,) = facts("The Secretary-General of the United Nations welcomed the truce.", "endorser", "en")
    assert "alternatives" not in one.further
    assert texts("The president of Chad and the rebels signed the truce.", "party", "en") == ["Chad", "rebels"]


def test_an_office_of_another_clause_is_not_part_of_a_name() -> None:
    assert texts("After the president spoke, Norway welcomed the truce.", "endorser", "en") == ["Norway"]


def test_a_bishop_or_a_sultan_mediates_and_not_the_place_he_is_of() -> None:
    fr = "Les rebelles ont signé une trêve. Le sultan du Tibesti a facilité les échanges."
    assert texts(fr, "mediator", "fr") == ["sultan du Tibesti"]
    es = "Los rebeldes firmaron una tregua. El obispo de Tolpan ha aceptado ser mediador."
    assert texts(es, "mediator", "es") == ["obispo de Tolpan"]
    assert texts("Los rebeldes firmaron una tregua. El obispo de Tolpan pidió calma.", "mediator", "es") == []
