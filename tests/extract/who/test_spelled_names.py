"""Names that a short form in brackets spells."""

from __future__ import annotations

import pytest

from tests.extract.made import texts


@pytest.mark.parametrize(
    ("text", "language", "party"),
    [
        ("The Sons and Daughters of Belmar (SDB) signed a truce.", "en", "Sons and Daughters of Belmar"),
        ("Le Mouvement du Karsan, du Dor et de la Vère (MKDV) a signé une trêve.", "fr", None),
        ("Le Réseau des villages du Karsan (RVK) a signé une trêve.", "fr", "Réseau des villages du Karsan"),
        ("La Asociación de Valles y Cerros (AVC) firmó una tregua.", "es", "Asociación de Valles y Cerros"),
        ("Собор вольных станиц Тармы (СВСТ) подписал перемирие.", "ru", "Собор вольных станиц Тармы"),
    ],
)
def test_a_name_begins_where_its_initials_do(text: str, language: str, party: str | None) -> None:
    found = texts(text, "party", language)
    assert found == [party] if party is not None else "Mouvement du Karsan, du Dor et de la Vère" not in found


def test_a_short_form_that_spells_something_else_draws_nothing_in() -> None:
    assert texts("The army and the Belmar Guard (XQZ) signed a truce.", "party", "en") == ["army", "Belmar Guard"]
