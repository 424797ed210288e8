"""Sums told by "the number of", and the strength of a force."""

from __future__ import annotations

import pytest

from tests.extract.made import facts


def told(text: str, language: str) -> list[tuple[str, int | None, int | None]]:
    return [(one.value["measure"], one.value["low"], one.value["high"]) for one in facts(text, "figure", language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The number of dead has climbed to 863 and that of the wounded to 3,500."),
        ("fr", "Le nombre de soldats tués a atteint 863 et celui des blessés 3.500."),
        ("es", "El número de muertos desde 1985 llega a 863 y el de heridos a 3.500."),
        ("ru", "Число погибших выросло до 863, а раненых — 3500."),
        ("ar", "ارتفع عدد القتلى إلى 863 والجرحى إلى 3500."),
    ],
)
def test_a_number_of_dead_and_of_wounded_are_told_apart(language: str, text: str) -> None:
    assert told(text, language) == [("killed", 863, 863), ("injured", 3500, 3500)]


def test_a_death_toll_is_of_the_dead() -> None:
    assert told("The death toll has risen to at least 40.", "en") == [("killed", 40, None)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The number of villages affected rose to 40."),
        ("en", "The number of dead could reach 5,000."),
        ("fr", "Le nombre d'habitants est passé à 30.000."),
        ("fr", "Le nombre de déplacés pourrait atteindre 30.000."),
        ("ru", "Число погибших может достигнуть 500."),
        ("es", "El número de votantes llega a 8.000."),
        ("ar", "بلغ عدد المدارس 40."),
    ],
)
def test_other_sums_and_feared_ones_are_none(language: str, text: str) -> None:
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The faction has about 300 men."),
        ("fr", "Le mouvement compte environ 300 hommes."),
        ("es", "El grupo cuenta con unos 300 hombres."),
        ("ru", "Отряд насчитывает около 300 человек."),
        ("ar", "وتضم الجماعة نحو 300 مقاتل."),
    ],
)
def test_how_many_men_a_force_has(language: str, text: str) -> None:
    assert told(text, language) == [("fighters", 300, 300)]


def test_men_who_fell_are_no_strength() -> None:
    assert told("The battalion has 20 soldiers wounded.", "en") == [("injured", 20, 20)]


def test_those_who_live_somewhere_are_no_strength() -> None:
    assert told("La ville compte 20.000 habitants.", "fr") == []
