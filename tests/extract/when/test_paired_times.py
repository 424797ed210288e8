from __future__ import annotations

import datetime as dt

import pytest

from tests.extract.time_phrases import WEEKDAYS
from treve.extract.drafting import prepare
from treve.extract.when.time_answers import answer
from treve.extract.when.time_mention import TimeForm


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("La trêve débutera dans la nuit de jeudi à vendredi à 1 heure.", ("2016-12-30T01:00+02:00",)),
        ("La trêve débutera vendredi à 15h (13h GMT).", ("2016-12-30T15:00+02:00",)),
        ("La trêve débutera entre 18h et 20h vendredi.", ("2016-12-30T18:00+02:00", "2016-12-30T20:00+02:00")),
        ("La trêve est reportée de jeudi à vendredi, 18h.", ("2016-12-30T18:00+02:00",)),
    ],
    ids=["night between two days", "two zones that agree", "somewhere between", "moved from one day to another"],
)
def test_two_times_that_belong_together_are_one(text: str, values: tuple[str, ...]) -> None:
    (one,) = prepare(text, published="2016-12-27", zone="Asia/Damascus", language="fr").times
    assert (one.form, one.values) == (TimeForm.INSTANT, values)


FROM_TO = {
    "fr": ("Les combats ont duré de {} à {}.", "Les combats dureront de {} à {}."),
    "en": ("The fighting lasted from {} to {}.", "The fighting will last from {} to {}."),
    "es": ("Los combates duraron de {} a {}.", "Los combates durarán de {} a {}."),
    "ar": ("استمرت المعارك من {} إلى {}.", "ستستمر المعارك من {} إلى {}."),
}


@pytest.mark.parametrize("language", sorted(FROM_TO))
@pytest.mark.parametrize("still_to_come", [False, True])
def test_a_stretch_of_days_told_as_past_has_ended_and_one_still_to_come_has_not_begun(
    language: str, still_to_come: bool
) -> None:
    for published in (dt.date(2016, 12, 26) + dt.timedelta(days=number) for number in range(7)):
        for first in range(7):
            for second in range(7):
                names = (WEEKDAYS[language][number].removeprefix("el ") for number in (first, second))
                text = FROM_TO[language][still_to_come].format(*names)
                (one,) = prepare(text, published=str(published), zone="Asia/Damascus", language=language).times
                length = dt.timedelta(days=(second - first) % 7 or 7)
                if still_to_come:
                    start = published + dt.timedelta(days=(first - published.weekday()) % 7)
                    end = start + length
                else:
                    end = published - dt.timedelta(days=(published.weekday() - second) % 7)
                    start = end - length
                assert one.values == (f"{start}/{end}",), (text, published)


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("fr", "Le couloir sera ouvert de 8 heures à 16 heures samedi.", "2024-05-18T08:00", "2024-05-18T16:00"),
        ("fr", "Le couloir sera ouvert samedi de 8 à 16 heures.", "2024-05-18T08:00", "2024-05-18T16:00"),
        ("en", "The road will be open from 9 to 11 a.m. on Saturday.", "2024-05-18T09:00", "2024-05-18T11:00"),
        ("en", "The road will be open on Saturday from 9 to 3 p.m.", "2024-05-18T09:00", "2024-05-18T15:00"),
        ("es", "El corredor abrirá el sábado de 8 a 11 de la mañana.", "2024-05-18T08:00", "2024-05-18T11:00"),
        ("es", "El corredor abrirá el sábado de 8 a 16 horas.", "2024-05-18T08:00", "2024-05-18T16:00"),
        ("ru", "Коридор откроют в субботу с 10 до 14 часов.", "2024-05-18T10:00", "2024-05-18T14:00"),
        ("ru", "Коридор работал с 10 до 14 часов в среду.", "2024-05-15T10:00", "2024-05-15T14:00"),
        ("ru", "Бои шли с вечера понедельника до утра среды.", "2024-05-13", "2024-05-15"),
        ("ar", "تواصل القصف من مساء الاثنين حتى فجر الأربعاء.", "2024-05-13", "2024-05-15"),
    ],
)
def test_a_stretch_of_hours_or_of_parts_of_days(language: str, text: str, first: str, last: str) -> None:
    asked = {"language": language, "text": text, "published": "2024-05-16", "timezone": "Etc/GMT-2", "unit": "interval"}
    (found,) = answer(asked, "one")["expect"]
    assert tuple(one.removesuffix("+02:00") for one in found.split("/")) == (first, last)


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "Une trêve de 8 heures commence samedi."), ("es", "Habrá una tregua de 8 horas el sábado.")],
)
def test_a_length_is_no_hour_of_the_day(language: str, text: str) -> None:
    asked = {"language": language, "text": text, "published": "2024-05-16", "timezone": "Etc/GMT-2", "unit": "instant"}
    assert all("T" not in one for one in answer(asked, "one")["expect"])
