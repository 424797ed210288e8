"""Counts that rules only allow for, or that are still to be made."""

from __future__ import annotations

import pytest

from tests.extract.made import facts, texts

LIMITS = [
    ("en", "The committee may examine up to thirty violations a month."),
    (
        "fr",
        "Le règlement fixe à trois le nombre de violations toléré ; le comité pourra relever jusqu'à dix violations par mois.",
    ),
    ("es", "El acuerdo permite al grupo verificar hasta veinte violaciones por mes."),
    ("ru", "Наблюдатели смогут проверять до двадцати нарушений в месяц."),
    ("ar", "تنص المسودة على أن تنظر اللجنة في عشرين خرقا كحد أقصى كل شهر."),
]


@pytest.mark.parametrize(("language", "text"), LIMITS)
def test_a_limit_is_no_total_and_no_figure(language: str, text: str) -> None:
    assert facts(text, "registered_total", language) == []
    assert facts(text, "figure", language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The mission will record 30 violations before it reports."),
        ("fr", "La mission doit enregistrer 30 violations avant de saisir le comité."),
        ("es", "La misión debe registrar 30 violaciones antes de informar."),
        ("ru", "Миссия должна зафиксировать 30 нарушений."),
    ],
)
def test_what_is_still_to_be_counted_is_no_total(language: str, text: str) -> None:
    assert facts(text, "registered_total", language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La mission vient d'enregistrer 30 violations."),
        ("es", "La misión acaba de registrar 30 violaciones."),
        ("en", "The mission has recorded 30 violations."),
    ],
)
def test_what_was_just_counted_is_a_total(language: str, text: str) -> None:
    assert len(texts(text, "registered_total", language)) == 1
