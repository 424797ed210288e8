"""With what an incident was done: what flies and fires makes an air strike of it, what is fired at does not."""

from __future__ import annotations

import pytest

from tests.extract.made import facts


@pytest.mark.parametrize(
    ("language", "text", "act"),
    [
        ("en", "Two army helicopters opened fire on a market in Sirte on Tuesday.", "air_strike"),
        ("en", "A market in Sirte came under machine-gun fire from helicopters on Tuesday.", "air_strike"),
        ("en", "An armed quadcopter opened fire on a tent in Deir al-Balah on Tuesday.", "drone_strike"),
        ("en", "Rebels opened fire on a helicopter near Sirte on Tuesday.", "small_arms_fire"),
        ("en", "Soldiers guarding a helicopter opened fire near Sirte on Tuesday.", "small_arms_fire"),
        ("fr", "Mardi, un hélicoptère a ouvert le feu sur une barge à Malakal.", "air_strike"),
        ("fr", "Mardi, des miliciens ont ouvert le feu sur un hélicoptère à Malakal.", "small_arms_fire"),
        ("es", "El martes un helicóptero abrió fuego contra una lancha en Tumaco.", "air_strike"),
        ("es", "El martes unos milicianos abrieron fuego contra un helicóptero en Tumaco.", "small_arms_fire"),
        ("ru", "Во вторник вертолёты обстреляли колонну в Алеппо.", "air_strike"),
        ("ru", "Во вторник боевики обстреляли вертолёт в Алеппо.", "shelling"),
        ("ar", "فتحت مروحية النار على زورق في الحديدة يوم الثلاثاء.", "air_strike"),
        ("ar", "أطلق مسلحون النار على مروحية في الحديدة يوم الثلاثاء.", "small_arms_fire"),
    ],
)
def test_what_fires_from_the_air_is_told_from_what_is_fired_at(language: str, text: str, act: str) -> None:
    assert [one.value["act"] for one in facts(text, "incident", language)] == [act]
