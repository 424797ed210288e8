"""Numbers beside "violations" that count something else."""

from __future__ import annotations

import pytest

from tests.extract.made import facts


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The joint committee met five times to discuss violations."),
        ("en", "The report describes three kinds of violations."),
        ("en", "Police recorded 200 traffic violations in Aden during the truce."),
        ("en", "The ministry reported 30 violations of the catch rules."),
        ("fr", "La mission a publié l'an dernier douze rapports sur les violations."),
        ("fr", "La gendarmerie a relevé 200 infractions routières à Gao pendant la trêve."),
        ("es", "La policía registró 200 infracciones de tránsito en Cali durante la tregua."),
        ("ru", "ГАИ зафиксировала 200 нарушений правил движения в Адене."),
        ("ar", "اجتمعت اللجنة خمس مرات لبحث الخروقات."),
        ("ar", "سجلت الشرطة 200 مخالفة مرورية في عدن."),
    ],
)
def test_reports_meetings_kinds_and_other_laws_are_no_breaches_of_a_truce(language: str, text: str) -> None:
    assert facts(text, "registered_total", language) == []
    assert facts(text, "figure", language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The mission recorded 30 new and serious violations."),
        ("fr", "La mission a relevé trente nouvelles violations."),
        ("es", "La oficina recibió siete quejas por incumplimientos."),
        ("ru", "Комиссия зафиксировала шесть фактов нарушений."),
    ],
)
def test_adjectives_and_cases_still_count_breaches(language: str, text: str) -> None:
    assert len(facts(text, "registered_total", language)) == 1
