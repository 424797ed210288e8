from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.extract.scoring import answered, moments, normal
from tests.extract.time_phrases import HOURS, phrases
from treve.extract.drafting import prepare
from treve.extract.when.time_answers import answer
from treve.extract.when.time_mention import TimeForm

CASES = moments("times.jsonl")


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_time_has_every_reading_the_text_leaves_open_and_no_other(case: dict[str, Any]) -> None:
    assert {normal(one) for one in answer(case, case["id"])["expect"]} == {normal(one) for one in case["expect"]}


@pytest.mark.parametrize(
    ("name", "share"),
    [
        ("held_out/times.jsonl", 0.95),
        ("moments.txt", 0.97),
        ("unusual_moments.txt", 0.97),
        ("held_out/moments.txt", 0.95),
        ("first_aside_moments.txt", 0.97),
        ("third_moments.txt", 0.97),
        ("second_aside_moments.txt", 0.97),
        ("fourth_moments.txt", 0.97),
        ("third_aside_moments.txt", 0.97),
        ("fifth_moments.txt", 0.97),
        ("sixth_moments.txt", 0.97),
        ("seventh_moments.txt", 0.97),
        ("eighth_moments.txt", 0.97),
        ("ninth_moments.txt", 0.97),
        ("tenth_moments.txt", 0.97),
        ("eleventh_moments.txt", 0.97),
        ("twelfth_moments.txt", 0.97),
        ("thirteenth_moments.txt", 0.97),
        ("held_out/third_moments.txt", 0.85),
        ("held_out/fourth_moments.txt", 0.85),
        ("held_out/sixth_moments.txt", 0.95),
        ("held_out/seventh_moments.txt", 0.95),
    ],
)
def test_times_written_before_the_rules_were_changed_are_read(name: str, share: float) -> None:
    cases = moments(name)
    missed = [one["id"] for one in cases if not answered(one)]
    assert 1 - len(missed) / len(cases) >= share, missed


@pytest.mark.parametrize("language", sorted(HOURS))
def test_phrases_made_from_a_grammar_are_read_as_the_contract_says(language: str) -> None:
    wrong = []
    for one in phrases(language, number=60, seed=1):
        asked = {"language": language, "text": one.text, "published": one.published, "timezone": one.zone}
        found = answer({**asked, "unit": "instant"}, language)["expect"]
        if {dt.datetime.fromisoformat(value).astimezone(dt.UTC) for value in found} != one.expect:
            wrong.append((one.text, one.published, one.zone, found))
    assert wrong == []


def test_the_month_of_publication_leaves_every_week_open() -> None:
    text = "Vladimir Poutine a déclaré jeudi qu'un cessez-le-feu doit débuter à minuit jeudi."
    prose = prepare(text, published="2016-12", zone="Asia/Damascus")
    assert prose.times[-1].values == tuple(f"2016-12-{day:02}T00:00+02:00" for day in (2, 9, 16, 23, 30))
    assert prose.times[-1].needs is not None
    day = prepare(text, published="2016-12-29", zone="Asia/Damascus").times[-1]
    assert day.values == ("2016-12-30T00:00+02:00",)
    assert [one.value for one in day.ruled_out] == ["2016-12-29T00:00+02:00"]


@pytest.mark.parametrize("text", ["La trêve débutera jeudi à minuit.", "The truce will begin on Thursday at midnight."])
def test_without_a_day_of_publication_nothing_is_guessed(text: str) -> None:
    (found,) = prepare(text, zone="Asia/Damascus").times
    assert found.values == ()
    assert found.needs == "the day of publication"


def test_without_a_zone_nothing_is_guessed() -> None:
    (found,) = prepare("La trêve débutera demain à 18h00.", published="2016-12-29").times
    assert (found.form, found.values, found.needs) == (TimeForm.INSTANT, (), "the time zone")


@pytest.mark.parametrize(
    "text",
    [
        "La résolution 2254 du Conseil, la route M5, la brigade 31.",
        "Resolution 2336, Highway 66 and a 45-year-old man.",
        "Резолюция 2254 и дорога М5.",
    ],
)
def test_numbers_of_other_things_are_no_times(text: str) -> None:
    assert all(one.form is TimeForm.DURATION for one in prepare(text, published="2016-12-29").times)


def test_a_range_has_two_ends() -> None:
    (found,) = prepare("La trêve ira de vendredi 6h00 à dimanche 18h00.", published="2016-12-29", zone="UTC").times
    assert found.ends is not None
    assert [one.values for one in found.ends] == [("2016-12-30T06:00+00:00",), ("2017-01-01T18:00+00:00",)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La trêve a expiré lundi."),
        ("en", "The truce expired on Monday."),
        ("es", "La tregua terminó el lunes."),
        ("ru", "Перемирие истекло в понедельник."),
        ("ar", "انتهت الهدنة يوم الاثنين."),
    ],
)
def test_a_truce_that_has_ended_ended_on_the_weekday_before(language: str, text: str) -> None:
    asked = {"language": language, "text": text, "published": "2016-09-15", "timezone": "Asia/Damascus", "unit": "date"}
    assert answer(asked, "one")["expect"] == ["2016-09-12"]


@pytest.mark.parametrize(
    ("language", "text", "expect"),
    [
        ("en", "Troops will leave in February.", ["2018-02-01/2018-02-28"]),
        ("en", "Troops left in February.", ["2017-02-01/2017-02-28"]),
        ("fr", "Les troupes partiront en février.", ["2018-02-01/2018-02-28"]),
        ("es", "Las tropas saldrán en febrero.", ["2018-02-01/2018-02-28"]),
        ("ru", "Войска уйдут в феврале.", ["2018-02-01/2018-02-28"]),
        ("ar", "ستغادر القوات في شباط.", ["2018-02-01/2018-02-28"]),
        ("en", "Troops in Idlib in February", ["2017-02-01/2017-02-28", "2018-02-01/2018-02-28"]),
    ],
)
def test_a_month_is_the_last_or_the_next_as_the_verb_says(language: str, text: str, expect: list[str]) -> None:
    asked = {"language": language, "text": text, "published": "2017-03-10", "timezone": "Asia/Aden", "unit": "interval"}
    assert answer(asked, "x")["expect"] == expect


@pytest.mark.parametrize(
    ("language", "text", "expect"),
    [
        ("en", "Troops will leave by the end of May.", ["2017-05-31"]),
        ("en", "Troops will leave before the end of next month.", ["2017-04-30"]),
        ("en", "Troops will leave at the end of May.", []),
        ("fr", "Les troupes partiront d'ici à la fin mai.", ["2017-05-31"]),
        ("fr", "Les troupes partiront fin mai.", []),
        ("es", "Las tropas saldrán antes de fin de año.", ["2017-12-31"]),
        ("es", "Las tropas saldrán a finales de mayo.", []),
        ("ru", "Войска уйдут до конца месяца.", ["2017-03-31"]),
        ("ru", "Войска уйдут в конце мая.", []),
        ("ar", "تغادر القوات بحلول نهاية مايو.", ["2017-05-31"]),
        ("ar", "تغادر القوات في نهاية مايو.", []),
        ("en", "The mandate expires on the last day of the month.", ["2017-03-31"]),
    ],
)
def test_the_end_of_a_month_is_a_day_where_something_is_due_by_then(
    language: str, text: str, expect: list[str]
) -> None:
    asked = {"language": language, "text": text, "published": "2017-03-10", "timezone": "Asia/Aden", "unit": "date"}
    assert answer(asked, "x")["expect"] == expect
