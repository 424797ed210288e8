"""Stretches told by their beginning and their length, or by an end in words of their own."""

from __future__ import annotations

import pytest

from treve.extract.when.time_answers import answer


def _asked(language: str, text: str) -> list[str]:
    asked = {"language": language, "text": text, "published": "2016-12-29", "timezone": "Asia/Damascus"}
    found: list[str] = answer({**asked, "unit": "interval"}, "one")["expect"]
    return found


FROM_SIX = "2016-12-30T06:00+02:00/2017-01-02T06:00+02:00"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A 72-hour lull will begin at 6 a.m. on Friday."),
        ("en", "The lull will start at 6 a.m. on Friday and last three days."),
        ("fr", "Une accalmie de 72 heures débutera vendredi à 6 heures du matin."),
        ("fr", "L'accalmie débutera vendredi à 6 heures du matin et durera trois jours."),
        ("es", "La pausa, de tres días, comenzará el viernes a las 6 de la mañana."),
        ("ru", "Затишье продлится трое суток, начиная с 6 часов утра пятницы."),
        ("ar", "تبدأ هدنة مدتها ثلاثة أيام يوم الجمعة عند السادسة صباحا."),
        ("ar", "تستمر الهدنة ثلاثة أيام ابتداء من السادسة من صباح الجمعة."),
    ],
)
def test_a_length_ends_so_many_hours_after_its_beginning(language: str, text: str) -> None:
    assert _asked(language, text) == [FROM_SIX]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "After 72 hours of fighting the lull will begin on Friday."),
        ("en", "Three days after the talks the lull will begin on Friday."),
        ("en", "The 72-hour lull will expire on Friday."),
        ("fr", "Après trois jours de combats, la trêve débutera vendredi."),
        ("fr", "La trêve de trois jours expire vendredi."),
        ("es", "Tras tres días de combates, la tregua comenzará el viernes."),
        ("ru", "После трёх дней боёв перемирие начнётся в пятницу."),
        ("ar", "بعد ثلاثة أيام من القتال تبدأ الهدنة يوم الجمعة."),
    ],
)
def test_a_time_gone_by_or_a_truce_that_ends_makes_no_stretch(language: str, text: str) -> None:
    assert _asked(language, text) == ["2016-12-30/2016-12-30"]


def test_an_end_behind_a_beginning_closes_the_stretch() -> None:
    text = "The truce would take effect on 2 January and last until 9 January."
    assert _asked("en", text) == ["2017-01-02/2017-01-09"]
    assert _asked("fr", "La trêve prendra effet le 2 janvier et durera jusqu'au 9 janvier.") == [
        "2017-01-02/2017-01-09"
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La tregua estará vigente hasta el 9 de enero, desde hoy."),
        ("fr", "La trêve vaudra jusqu'au 9 janvier, à partir d'aujourd'hui."),
        ("en", "The truce will hold until 9 January, from today."),
    ],
)
def test_a_beginning_may_stand_behind_the_end(language: str, text: str) -> None:
    assert _asked(language, text) == ["2016-12-29/2017-01-09"]


def test_two_lengths_leave_the_stretch_untold() -> None:
    text = "A 72-hour lull, or one lasting five days, will begin on Friday."
    assert _asked("en", text) == ["2016-12-30/2016-12-30"]


def test_something_between_two_days_with_hours_lasts_from_one_to_the_other() -> None:
    text = "No shot will be fired between 10 p.m. on Friday and 6 a.m. on Saturday."
    assert _asked("en", text) == ["2016-12-30T22:00+02:00/2016-12-31T06:00+02:00"]
