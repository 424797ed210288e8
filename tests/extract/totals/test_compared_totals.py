"""Totals told for comparison."""

from __future__ import annotations

import pytest

from tests.extract.made import facts

TOLD = {
    "en": "The Dara Monitoring Cell recorded 17 violations of the ceasefire, against 22 a week earlier.",
    "fr": "La Commission de suivi a recensé 17 violations du cessez-le-feu, contre 22 la semaine précédente.",
    "es": "La Misión de Verificación registró 17 violaciones de la tregua, frente a 22 la semana anterior.",
    "ru": "Миссия наблюдателей зафиксировала 17 нарушений перемирия, неделей ранее - 22.",
    "ar": "وثقت لجنة المراقبة 17 خرقا للهدنة، مقابل 22 في الأسبوع السابق.",
}


@pytest.mark.parametrize("language", TOLD)
def test_a_number_beside_an_earlier_week_is_a_total_of_the_same_recorder(language: str) -> None:
    found = facts(TOLD[language], "registered_total", language)
    assert [one.value["value"] for one in found] == [17, 22]
    assert len({one.value["recorder"] for one in found}) == 1
    assert found[1].value["period"] is None


def test_a_number_of_something_else_or_without_its_time_is_none() -> None:
    dead = "The mission recorded 17 violations of the ceasefire; 22 soldiers died a week earlier."
    assert [one.value["value"] for one in facts(dead, "registered_total", "en")] == [17]
    bare = "The mission recorded 17 violations of the ceasefire, compared with 22 in the reporting period."
    assert [one.value["value"] for one in facts(bare, "registered_total", "en")] == [17]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("es", "La Defensoría registró siete violaciones. En agosto fueron quince.", [7, 15]),
        ("en", "The mission recorded seven violations. In August there were fifteen.", [7, 15]),
        (
            "fr",
            "La mission a relevé sept violations. La semaine précédente, elle en avait compté huit en tout.",
            [7, 8],
        ),
        ("en", "The mission recorded seven violations. In August there were fifteen observers.", [7]),
        ("en", "The mission met. In August there were fifteen.", []),
    ],
)
def test_the_sentence_behind_may_tell_another_total(language: str, text: str, values: list[int]) -> None:
    assert [one.value["value"] for one in facts(text, "registered_total", language)] == values
