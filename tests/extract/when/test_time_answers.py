from __future__ import annotations

import pytest

from treve.errors import BadValue
from treve.extract.when.time_answers import answer, same

ASKED = {"id": "1", "language": "fr", "published": "2016-12-29", "timezone": "Asia/Damascus"}


def test_the_answer_is_in_the_unit_asked_for() -> None:
    text = "La trêve débutera vendredi à 00h00."
    assert answer({**ASKED, "text": text, "unit": "instant"}, "x")["expect"] == ["2016-12-30T00:00+02:00"]
    assert answer({**ASKED, "text": text, "unit": "date"}, "x")["expect"] == ["2016-12-30"]
    assert answer({**ASKED, "text": text, "unit": "interval"}, "x")["expect"] == ["2016-12-30/2016-12-30"]


def test_a_text_without_a_time_has_an_empty_answer() -> None:
    assert answer({**ASKED, "text": "Rien de neuf."}, "x") == {"id": "1", "expect": []}


@pytest.mark.parametrize(
    "question", [{}, {"text": 3}, {"text": "x", "unit": "hour"}, {"text": "x", "published": "soon"}]
)
def test_a_question_of_another_shape_is_an_error_that_names_its_line(question: dict[str, object]) -> None:
    with pytest.raises(BadValue, match=r"q\.jsonl:3"):
        answer(question, "q.jsonl:3")


def test_instants_are_compared_as_instants() -> None:
    assert same("2016-12-30T00:00+02:00", "2016-12-29T22:00:00+00:00")
    assert not same("2016-12-30", "2016-12-31")


@pytest.mark.parametrize(
    ("language", "text", "expect"),
    [
        ("fr", "La trêve de l'Aïd débutera dimanche.", ["2019-08-11"]),
        ("en", "The Eid truce begins on Sunday.", ["2019-08-11"]),
        ("ru", "Пасхальное перемирие начнётся в воскресенье.", ["2019-08-11"]),
        ("ar", "تبدأ هدنة العيد صباح الأحد.", ["2019-08-11"]),
        ("fr", "La trêve annoncée samedi débutera le premier jour de l'Aïd.", []),
        ("en", "The truce announced on Thursday begins on the first day of Eid.", []),
        ("en", "The Eid truce will be observed.", []),
    ],
)
def test_a_feast_that_only_names_a_truce_is_no_day(language: str, text: str, expect: list[str]) -> None:
    asked = {"language": language, "text": text, "published": "2019-08-10", "timezone": "Asia/Aden", "unit": "date"}
    assert answer(asked, "x")["expect"] == expect


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les observateurs arriveront à la mi-avril."),
        ("en", "Monitors will arrive in the first week of April."),
        ("es", "Los observadores llegarán a mediados de abril."),
        ("ru", "Наблюдатели прибудут в середине апреля."),
        ("ar", "يصل المراقبون منتصف نيسان."),
        ("en", "Monitors will arrive next week."),
    ],
)
def test_a_week_or_a_part_of_a_month_is_no_date(language: str, text: str) -> None:
    asked = {"language": language, "text": text, "published": "2017-03-10", "timezone": "Asia/Aden", "unit": "date"}
    assert answer(asked, "x")["expect"] == []


def test_of_a_stretch_of_hours_the_beginning_is_the_instant() -> None:
    text = "يفتح المعبر الأحد من التاسعة صباحا حتى الثالثة عصرا."
    asked = {"language": "ar", "text": text, "published": "2008-06-18", "timezone": "Asia/Gaza", "unit": "instant"}
    assert answer(asked, "x")["expect"] == ["2008-06-22T09:00+03:00"]
