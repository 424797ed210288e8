"""Where Russian names of groups go on."""

from __future__ import annotations

import pytest

from tests.extract.made import texts


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Фронт освобождения Арсука и Верхней Тальмы и армия подписали перемирие.",
            ["Фронт освобождения Арсука и Верхней Тальмы", "армия"],
        ),
        ("Движение за справедливость и возрождение подписало перемирие.", ["Движение за справедливость и возрождение"]),
        ("Совет старейшин Нарынской земли подписал перемирие.", ["Совет старейшин Нарынской земли"]),
        ("Перемирие подписано Движением вольных станиц.", ["Движением вольных станиц"]),
    ],
)
def test_what_a_group_is_of_or_for_belongs_to_its_name(text: str, parties: list[str]) -> None:
    assert texts(text, "party", "ru") == parties


def test_a_verb_of_the_past_is_no_genitive() -> None:
    assert texts("Армия отвергла перемирие. Стороны молчат.", "denies_party", "ru") == ["Армия"]


def test_a_regime_of_silence_is_no_group() -> None:
    assert texts("Режим прекращения огня действует с полуночи.", "party", "ru") == []
