from __future__ import annotations

import pytest

from tests.extract.made import facts


@pytest.mark.parametrize(
    ("text", "language", "dead"),
    [
        ("- Une bombe a explosé à Sake : deux vendeuses tuées, une douzaine de blessés", "fr", (2, 2)),
        ("- Gunmen stormed the village of Lasu; six people were killed and fourteen wounded", "en", (6, 6)),
        ("- Un homme d'une soixantaine d'années a été tué par balle à Trudivske", "fr", (1, 1)),
        ("- A sniper's bullet killed a shepherd outside Sirte", "en", (1, 1)),
        ("- Снайпер застрелил женщину в Дараа", "ru", (1, 1)),
        ("- A clinic in Lasu was shelled in 2019", "en", (None, None)),
        ("- Hubo un tiroteo en Guazapa, sin que se reportaran bajas", "es", (0, 0)),
    ],
    ids=["not the injured", "before a semicolon", "not an age", "one", "one in Russian", "not a year", "none"],
)
def test_the_dead_are_told_from_the_injured_from_ages_and_from_years(
    text: str, language: str, dead: tuple[int | None, int | None]
) -> None:
    (one,) = facts(text, "incident", language)
    assert (one.value["killed_low"], one.value["killed_high"]) == dead


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "An Israeli drone hit a car in Tyre, killing its driver, two days into the truce."),
        ("fr", "Un drone israélien a visé une voiture à Tyr, tuant son conducteur, deux jours après la trêve."),
    ],
)
def test_days_behind_one_who_died_are_no_dead(language: str, text: str) -> None:
    (one,) = facts(text, "incident", language)
    assert (one.value["killed_low"], one.value["killed_high"]) == (1, 1)
