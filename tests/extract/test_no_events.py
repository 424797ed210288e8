"""Words of violence that tell of no single event."""

from __future__ import annotations

import pytest

from tests.extract.made import facts


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La aviación militar no bombardeó campamento alguno."),
        ("es", "En esos hechos murieron tres personas y 13 civiles fueron secuestrados."),
        ("fr", "Plus de 390.000 habitants ont fui les combats en Ituri."),
        ("fr", "Plus de 20.000 personnes ont été tuées en Syrie depuis le début de la révolte."),
        ("ru", "В провинциях Хомс и Дамаск отмечено по одному обстрелу."),
        ("ru", "За три дня погибли 24 человека."),
        ("en", "The Turkish side documented 28 cases of shelling in the province of Aleppo."),
    ],
)
def test_sums_tolls_and_what_did_not_happen_are_no_event(language: str, text: str) -> None:
    assert facts(text, "incident", language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les combats doivent s'arrêter samedi à Taëz."),
        ("es", "Los combates deben parar el jueves en Tame."),
        ("ar", "لم يُسجل أي إطلاق نار في تعز يوم الخميس."),
    ],
)
def test_what_is_to_stop_or_was_not_recorded_is_no_event(language: str, text: str) -> None:
    assert facts(text, "incident", language) == []
