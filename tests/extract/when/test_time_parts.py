from __future__ import annotations

from typing import Any

import pytest

from treve.extract.text.folding import folded
from treve.extract.when.time_parts import parts_of
from treve.model.draft import Language


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("18h30", "fr", {"hour": 18, "minute": 30, "exact": True}),
        ("six heures", "fr", {"name": "duration"}),
        ("à six heures et demie", "fr", {"hour": 6, "minute": 30, "exact": False}),
        ("pendant 24 heures", "fr", {"length": (24, "hour")}),
        ("quinze jours", "fr", {"length": (2, "week")}),
        ("12 a.m.", "en", {"hour": 12, "half": "am"}),
        ("3/4/2017", "en", {"dates": ((2017, 4, 3), (2017, 3, 4))}),
        ("3/4/2017", "fr", {"dates": ((2017, 4, 3),)}),
        ("30.12.2016", "ru", {"dates": ((2016, 12, 30),)}),
        ("2016-12-30T00:00Z", "en", {"instant": "2016-12-30T00:00+00:00"}),
        ("٣٠ كانون الأول", "ar", {"dates": ((None, 12, 30),)}),
        ("UTC+3", "en", {"zone": "+03:00"}),
        ("heure de Moscou", "fr", {"zone": "Europe/Moscow"}),
        ("il y a trois jours", "fr", {"shift": -3}),
        ("72-часовое перемирие с полудня", "ru", {"name": "duration", "length": (72, "hour")}),
    ],
)
def test_a_part_is_read(text: str, language: str, expected: dict[str, Any]) -> None:
    part = next(parts_of(folded(text), Language(language)))
    assert {key: getattr(part, key) for key in expected} == expected


@pytest.mark.parametrize("text", ["31/31/2017", "45h00", "le 31 février", "99:99", "2016-02-30"])
def test_what_no_calendar_or_clock_knows_is_none(text: str) -> None:
    assert [one for one in parts_of(folded(text), Language.FRENCH) if one.dates or one.hour is not None] == []


@pytest.mark.parametrize(
    ("text", "language", "dates"),
    [
        ("le vingt-deux octobre", "fr", ((None, 10, 22),)),
        ("the second of May", "en", ((None, 5, 2),)),
        ("March the twenty-first", "en", ((None, 3, 21),)),
        ("el veintidós de octubre", "es", ((None, 10, 22),)),
        ("двадцать второго октября", "ru", ((None, 10, 22),)),
        ("к тридцать первому декабря", "ru", ((None, 12, 31),)),
        ("الثاني والعشرين من تشرين الأول", "ar", ((None, 10, 22),)),
    ],
)
def test_the_day_of_a_date_may_stand_in_words(text: str, language: str, dates: object) -> None:
    assert [one.dates for one in parts_of(folded(text), Language(language)) if one.name == "day_month"] == [dates]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The second may fail and the first march ended.", "en"),
        ("A third of March's victims and one fifth of May's were children.", "en"),
        ("le 7,5 % et le 31,2", "fr"),
        ("في الأسبوع الثاني من نوفمبر", "ar"),
        ("la première semaine d'avril", "fr"),
        ("a mediados de mayo", "es"),
        ("в середине мая", "ru"),
        ("mid-April", "en"),
    ],
)
def test_a_part_of_a_month_and_a_mere_number_are_no_day(text: str, language: str) -> None:
    assert [one for one in parts_of(folded(text), Language(language)) if one.name in ("day_month", "day_alone")] == []


@pytest.mark.parametrize(
    ("text", "language", "zone"),
    [
        ("à 19 heures à Damas", "fr", "Asia/Damascus"),
        ("at noon in Doha", "en", "Asia/Qatar"),
        ("al mediodía en La Habana", "es", "America/Havana"),
        ("в 18:00 в Москве", "ru", "Europe/Moscow"),
        ("عند الساعة 18:00 في دمشق", "ar", "Asia/Damascus"),
    ],
)
def test_a_place_right_behind_an_hour_tells_its_zone(text: str, language: str, zone: str) -> None:
    assert [one.zone for one in parts_of(folded(text), Language(language)) if one.name == "zone_of"] == [zone]


@pytest.mark.parametrize(
    ("text", "language"),
    [("à Damas, à 19 heures", "fr"), ("at noon in the city", "en"), ("at noon in talks held in Doha", "en")],
)
def test_a_place_elsewhere_tells_no_zone(text: str, language: str) -> None:
    assert [one for one in parts_of(folded(text), Language(language)) if one.zone] == []


@pytest.mark.parametrize(
    ("text", "language", "hour", "minute"),
    [
        ("hier à midi et quart", "fr", 12, 15),
        ("mardi à midi moins le quart", "fr", 11, 45),
        ("à vingt-trois heures cinquante-neuf", "fr", 23, 59),
        ("a las once y cincuenta y nueve de la noche", "es", 11, 59),
        ("a la hora cero", "es", 0, 0),
        ("a quarter past midnight", "en", 0, 15),
        ("через минуту после полуночи", "ru", 0, 1),
        ("في تمام الثانية والثلث", "ar", 2, 20),
    ],
)
def test_hours_with_minutes_in_words(text: str, language: str, hour: int, minute: int) -> None:
    parts = [one for one in parts_of(folded(text), Language(language)) if one.name in ("clock", "noon")]
    assert [(one.hour, one.minute) for one in parts] == [(hour, minute)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("à une heure après minuit", "fr"),
        ("at one o'clock after midnight", "en"),
        ("a la una después de medianoche", "es"),
        ("в час после полуночи", "ru"),
        ("عند الواحدة بعد منتصف الليل", "ar"),
    ],
)
def test_an_hour_after_midnight_is_one_of_the_morning(text: str, language: str) -> None:
    parts = list(parts_of(folded(text), Language(language)))
    assert [(one.name, one.hour or one.half) for one in parts] == [("clock", 1), ("am", "am")]


def test_something_after_midnight_has_no_hour_of_the_morning() -> None:
    assert [one.name for one in parts_of(folded("يبدأ بعد منتصف الليل"), Language.ARABIC)] == ["midnight"]
