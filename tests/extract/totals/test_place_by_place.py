"""Totals told place by place."""

from __future__ import annotations

import pytest

from tests.extract.made import facts


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "The mission recorded six violations in Taiz, eleven in Hodeidah and three in Marib.", [6, 11, 3]),
        ("fr", "La mission a relevé six violations à Taëz, onze à Hodeïda et trois à Marib.", [6, 11, 3]),
        ("es", "La Defensoría recibió en Cauca siete denuncias por violación de la tregua, cuatro en Nariño y una en Chocó.",
         [7, 4, 1]),
        ("ru", "Миссия насчитала 112 нарушений режима тишины в Донецкой области и 43 — в Луганской.", [112, 43]),
        ("ar", "أحصى الفريق الحكومي 18 خرقا للهدنة نفذها الحوثيون في مأرب وسبعة في الضالع.", [18, 7]),
    ],
)  # fmt: skip
def test_numbers_with_places_in_a_row_are_totals(language: str, text: str, values: list[int]) -> None:
    assert [one.value["value"] for one in facts(text, "registered_total", language)] == values


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The mission recorded nine violations: five in Latakia, four in Hama."),
        ("fr", "La mission a relevé neuf violations, dont cinq à Taëz et quatre à Marib."),
        ("ru", "Комиссия выявила девять нарушений перемирия: пять в Латакии, четыре в Хаме."),
        ("en", "The mission recorded nine violations in Latakia, where 4 people died, 3 in Hama."),
    ],
)
def test_parts_of_a_total_and_the_dead_are_no_totals(language: str, text: str) -> None:
    assert [one.value["value"] for one in facts(text, "registered_total", language)] == [9]
