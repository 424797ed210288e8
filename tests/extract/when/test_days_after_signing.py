from __future__ import annotations

import pytest

from treve.extract.when.time_answers import answer


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        (
            "fr",
            "Ils remettront les listes dans les soixante jours suivant la signature, intervenue aujourd'hui.",
            "2015-08-19",
        ),
        ("en", "They shall hand over lists within 60 days of the signing, which took place today.", "2015-08-19"),
        ("es", "Entregarán las listas dentro de los sesenta días siguientes a la firma, realizada hoy.", "2015-08-19"),
        (
            "ru",
            "Стороны передадут списки в течение шестидесяти дней после подписания, состоявшегося сегодня.",
            "2015-08-19",
        ),
        ("ar", "يخلي الطرفان المستشفيات في غضون عشرة أيام من التوقيع الذي جرى اليوم.", "2015-06-30"),
        ("en", "The guns leave two weeks after the signing on 3 July 2015.", "2015-07-17"),
    ],
)
def test_a_length_after_a_signature_counts_from_the_day_of_the_signature(language: str, text: str, day: str) -> None:
    asked = {"language": language, "text": text, "published": "2015-06-20", "timezone": "Africa/Bamako", "unit": "date"}
    assert answer(asked, "one")["expect"] == [day]


def test_a_length_that_counts_from_something_else_stays_a_length_beside_a_day() -> None:
    text = "The truce holds for sixty days after the signing, was agreed on 3 July 2015."
    asked = {"language": "en", "text": text, "published": "2015-07-04", "timezone": "Africa/Bamako", "unit": "date"}
    assert answer(asked, "one")["expect"] == ["2015-07-03"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les groupes disposent d'un délai de quinze jours à compter d'aujourd'hui pour se retirer."),
        ("en", "The groups must withdraw within two weeks from today."),
        ("es", "Los grupos tienen un plazo de dos semanas a partir de hoy para retirarse."),
        ("ru", "Отряды отойдут в течение двух недель, начиная с сегодняшнего дня."),
        ("ar", "تنسحب الفصائل في غضون أسبوعين ابتداء من اليوم."),
        ("es", "Los grupos saldrán dentro de trescientas treinta y seis horas, a contar desde hoy."),
        (
            "fr",
            "Ils se retireront dans un délai de deux semaines à compter de l'entrée en vigueur de la trêve, ce samedi.",
        ),
    ],
)
def test_a_delay_that_somebody_grants_counts_from_the_day_told(language: str, text: str) -> None:
    asked = {"language": language, "text": text, "published": "2015-06-20", "timezone": "Africa/Bamako", "unit": "date"}
    assert answer(asked, "one")["expect"] == ["2015-07-04"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The truce of two weeks from today covers both banks."),
        ("fr", "Une trêve de deux semaines à compter d'aujourd'hui a été conclue."),
        ("es", "Habrá una tregua de dos semanas a partir de hoy."),
        ("ru", "Объявлено двухнедельное перемирие, начиная с сегодняшнего дня."),
    ],
)
def test_a_truce_that_begins_on_the_day_told_does_not_end_the_question(language: str, text: str) -> None:
    asked = {"language": language, "text": text, "published": "2015-06-20", "timezone": "Africa/Bamako", "unit": "date"}
    assert answer(asked, "one")["expect"] == ["2015-06-20"]


def test_months_count_by_the_calendar() -> None:
    text = "The sides have one month from the signing on 31 January 2016 to withdraw."
    asked = {"language": "en", "text": text, "published": "2016-02-01", "timezone": "Africa/Bamako", "unit": "date"}
    assert answer(asked, "one")["expect"] == ["2016-02-29"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Both sides will disarm within 30 days of the signing on Wednesday."),
        ("en", "Both sides will disarm within 30 days of Wednesday's signing."),
        ("fr", "Les deux camps désarmeront dans les trente jours suivant la signature de mercredi."),
        ("es", "Las partes se desarmarán dentro de los treinta días siguientes a la firma del miércoles."),
        ("ru", "Стороны разоружатся в течение тридцати дней после подписания в среду."),
        ("ar", "ينزع الطرفان السلاح خلال ثلاثين يوما من توقيع الأربعاء."),
    ],
)
def test_the_weekday_of_a_signature_may_be_past_or_still_to_come(language: str, text: str) -> None:
    asked = {"language": language, "text": text, "published": "2022-11-04", "timezone": "Asia/Aden", "unit": "date"}
    assert answer(asked, "one")["expect"] == ["2022-12-02", "2022-12-09"]
