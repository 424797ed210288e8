"""What a verb tells of: a truce, or something else."""

from __future__ import annotations

import pytest

from tests.extract.made import SIGNED, texts


@pytest.mark.parametrize(
    ("language", "sentence", "areas"),
    [
        ("fr", "Le couvre-feu est instauré à Gao et à Kidal.", []),
        ("fr", "Elle est instaurée à Gao et à Kidal.", ["Gao", "Kidal"]),
        ("en", "The curfew took effect in Gao and Mopti.", []),
        ("en", "The truce took effect in Gao and Mopti.", ["Gao", "Mopti"]),
        ("es", "El toque de queda rige en Cali.", []),
        ("es", "La tregua rige en Cali.", ["Cali"]),
        ("ru", "Налог установлен в Абхазии.", []),
        ("ru", "Перемирие установлено в Абхазии.", ["Абхазии"]),
        ("fr", "La pluie a touché tout le nord du pays.", []),
    ],
)
def test_what_something_else_covers_is_no_area_of_a_truce(language: str, sentence: str, areas: list[str]) -> None:
    assert texts(SIGNED[language] + sentence, "territory", language) == areas


@pytest.mark.parametrize(
    ("language", "sentence", "who"),
    [
        ("fr", "Le HCR a fait part de sa satisfaction devant la récolte.", []),
        ("fr", "Le HCR a fait part de sa satisfaction.", ["HCR"]),
        ("en", "Ghana gave its athletes a warm welcome.", []),
        ("en", "Ghana gave the truce a warm welcome.", ["Ghana"]),
        ("en", "The UN noted with satisfaction the good harvest.", []),
        ("es", "El Congreso ratificó el tratado comercial.", []),
        ("es", "El Congreso ratificó el acuerdo.", ["Congreso"]),
        ("ru", "Индия назвала запуск историческим событием.", []),
        ("ru", "Индия назвала перемирие историческим событием.", ["Индия"]),
        ("ar", "أثنت تونس على فريقها الوطني.", []),
        ("ar", "أثنت تونس على الهدنة.", ["تونس"]),
    ],
)
def test_who_praises_something_else_endorses_no_truce(language: str, sentence: str, who: list[str]) -> None:
    assert texts(SIGNED[language] + sentence, "endorser", language) == who
