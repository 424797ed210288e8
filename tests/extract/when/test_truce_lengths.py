from __future__ import annotations

import pytest

from tests.extract.made import facts
from treve.extract.when.truce_lengths import end_of_length


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        ("2022-04-02T19:00+03:00", "P2M", "2022-06-02T19:00+03:00"),
        ("2018-06-27", "PT72H", "2018-06-30"),
        ("2018-06-27", "PT5H", None),
        ("2017-03-25T12:00+01:00", "PT24H", "2017-03-26T13:00+02:00"),
        ("2024-01-31", "P1M", "2024-02-29"),
        ("2023-10-01/2023-10-31", "P42D", None),
    ],
    ids=[
        "months",
        "whole days of a date",
        "hours of a date",
        "exact hours over a change of the clock",
        "short month",
        "within a month",
    ],
)
def test_a_length_ends_in_exact_hours_or_on_the_day_of_the_month(start: str, length: str, end: str | None) -> None:
    assert end_of_length(start, length, "Europe/Paris") == end


def ends(text: str, language: str) -> list[tuple[str, list[str], str | None]]:
    return [
        (one.text, one.value["instants"], one.value.get("needs")) for one in facts(text, "in_force_until", language)
    ]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "A ceasefire begins on 1 January 2017. It shall remain in force for thirty days.", "thirty days"),
        (
            "fr",
            "Un cessez-le-feu débute le 1er janvier 2017. Il est conclu pour une durée de trente jours.",
            "trente jours",
        ),
        ("es", "El alto el fuego empieza el 1 de enero de 2017 y tendrá una duración de 30 días.", "30 días"),
        ("ru", "Перемирие вводится с 1 января 2017 года. Срок его действия составляет 30 дней.", "30 дней"),
    ],
)
def test_a_length_may_be_told_after_the_truce_and_its_beginning(language: str, text: str, words: str) -> None:
    assert ends(text, language) == [(words, ["2017-01-31"], None)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le cessez-le-feu débute dimanche, après l'expiration de la trêve de quinze jours."),
        ("en", "The ceasefire begins on Sunday. The war has lasted forty days."),
        ("en", "The ceasefire begins on Sunday, and the curfew is for ten days."),
        ("es", "El alto el fuego empieza el domingo, al término de la tregua de quince días."),
    ],
)
def test_the_length_of_another_truce_or_of_something_else_ends_nothing(language: str, text: str) -> None:
    assert ends(text, language) == []


def test_a_length_by_which_a_truce_is_prolonged_does_not_count_from_its_beginning() -> None:
    text = "The ceasefire that began on 1 December 2016 was extended for ten days."
    assert ends(text, "en") == [("ten days", [], "when the truce was to end before it was prolonged")]


def test_a_time_allowed_after_the_truce_ends_nothing() -> None:
    text = "Стороны обязуются отвести тяжёлое вооружение в течение десяти дней после прекращения огня."
    assert ends(text, "ru") == []


def test_the_length_of_the_truce_that_this_one_follows_ends_nothing() -> None:
    assert ends("The ceasefire comes on the heels of a five-day pause declared in April.", "en") == []


def test_a_length_behind_a_clock_time_with_full_stops_belongs_to_the_truce() -> None:
    assert [one[0] for one in ends("The truce began at 7 p.m. on 21 May 2023 and is to last 48 hours.", "en")] == [
        "48 hours"
    ]


@pytest.mark.parametrize(
    ("text", "language", "end"),
    [
        ("اتفق الطرفان على هدنة مدتها شهران تبدأ في 2 أبريل 2022.", "ar", "2022-06-02"),
        ("Перемирие вводится с 2 апреля 2022 года и действует два месяца.", "ru", "2022-06-02"),
        ("The truce begins on 2 April 2022 and is valid for two months.", "en", "2022-06-02"),
        ("La trêve débute le 2 avril 2022 et est valable pendant deux mois.", "fr", "2022-06-02"),
        ("La tregua comienza el 2 de abril de 2022 y es válida por dos meses.", "es", "2022-06-02"),
    ],
)
def test_how_long_a_truce_is_good_for_gives_its_end(text: str, language: str, end: str) -> None:
    (found,) = facts(text, "in_force_until", language)
    assert found.value["instants"] == [end]


@pytest.mark.parametrize(
    "text",
    [
        "Le cessez-le-feu a été conclu au terme d'un marathon de trente heures.",
        "El cese al fuego se cerró tras un maratón de treinta horas.",
        "La Misión tendrá un mandato de seis meses, hasta la firma del acuerdo.",
    ],
)
def test_a_length_joined_by_of_to_another_noun_is_not_the_truce_s(text: str) -> None:
    assert facts(text, "in_force_until") == []
