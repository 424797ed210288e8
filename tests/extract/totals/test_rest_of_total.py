"""Parts of a total that are laid to nobody."""

from __future__ import annotations

import pytest

from tests.extract.made import facts

COUNTED = {
    "en": "The Joint Monitoring Mission recorded 20 ceasefire violations, nine of them attributed to the army; ",
    "fr": "La Mission de suivi a enregistré 20 violations du cessez-le-feu, dont neuf imputées à l'armée ; ",
    "es": "La Misión de Verificación registró 20 violaciones de la tregua, nueve de ellas atribuidas al Ejército; ",
}


@pytest.mark.parametrize(
    ("language", "rest", "expected"),
    [
        ("en", "responsibility for the remaining eleven could not be established.", "the remaining eleven"),
        ("en", "eleven by unidentified gunmen.", "eleven by unidentified gunmen"),
        ("en", "eleven remain unexplained.", "eleven"),
        ("fr", "pour les onze autres, l'enquête suit son cours.", "les onze autres"),
        ("es", "once de autor desconocido.", "once de autor desconocido"),
    ],
)
def test_what_is_left_of_a_total_is_laid_to_nobody(language: str, rest: str, expected: str) -> None:
    found = [one for one in facts(COUNTED[language] + rest, "registered_total", language) if one.value["value"] == 11]
    assert [(one.text, one.value["blamed"]) for one in found] == [(expected, None)]


@pytest.mark.parametrize(
    ("language", "rest"),
    [
        ("en", "the other eleven observers went home."),
        ("en", "eleven remain in hospital."),
        ("fr", "les onze autres dossiers sont fermés."),
        ("es", "los once observadores volvieron."),
    ],
)
def test_a_number_of_something_else_is_no_rest(language: str, rest: str) -> None:
    assert [one.value["value"] for one in facts(COUNTED[language] + rest, "registered_total", language)] == [20, 9]
