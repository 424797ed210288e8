"""The words that tell of a withdrawal."""

from __future__ import annotations

import pytest

from tests.extract.made import texts


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "The rebels left Sake on Monday.", ["rebels left Sake"]),
        ("en", "The army pulled its troops out of Sake on Monday.", ["army pulled its troops out of Sake"]),
        ("es", "Las tropas comenzaron a replegarse del Catatumbo.", ["tropas comenzaron a replegarse del Catatumbo"]),
        ("fr", "Les rebelles se sont retirés de Kibumba, vendredi.", ["rebelles se sont retirés de Kibumba"]),
        ("ar", "بدأ الحوثيون الانسحاب من ميناء الحديدة.", ["بدأ الحوثيون الانسحاب من ميناء الحديدة"]),
    ],
)
def test_a_withdrawal_goes_from_the_forces_to_the_place_they_leave(language: str, text: str, told: list[str]) -> None:
    assert texts(text, "withdrawal", language) == told
