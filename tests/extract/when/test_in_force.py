from __future__ import annotations

import pytest

from tests.extract.made import SIGNED, facts, texts
from treve.extract import draft
from treve.model.draft import FactKind


def read(text: str, kind: FactKind, published: str | None = "2016-12-29") -> list[tuple[str, list[str], str | None]]:
    found = draft(text, published=published, zone="Asia/Damascus").facts
    return [(one.text, one.value["instants"], one.value.get("needs")) for one in found if one.kind is kind]


@pytest.mark.parametrize(
    ("text", "words", "instants"),
    [
        ("Le cessez-le-feu doit débuter à minuit jeudi.", "minuit jeudi", ["2016-12-30T00:00+02:00"]),
        ("A truce effective from Friday.", "Friday", ["2016-12-23", "2016-12-30"]),
        ("Friday at noon the truce will take effect.", "Friday at noon", ["2016-12-30T12:00+02:00"]),
    ],
)
def test_the_beginning_stands_on_its_time_and_short_words_before_it(text: str, words: str, instants: list[str]) -> None:
    assert [one[:2] for one in read(text, FactKind.IN_FORCE_FROM)] == [(words, instants)]


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre a annoncé jeudi un cessez-le-feu.",
        "Les pourparlers débuteront vendredi à midi, après la trêve.",
        "Fighting resumed on Friday at noon.",
        "Le cessez-le-feu tient. Une réunion commencera vendredi à midi.",
    ],
)
def test_a_speech_a_meeting_or_fighting_begins_no_truce(text: str) -> None:
    assert read(text, FactKind.IN_FORCE_FROM) == []


def test_a_length_ends_that_many_hours_after_the_beginning() -> None:
    text = "Une trêve de 72 heures débutera vendredi à 00h00."
    assert read(text, FactKind.IN_FORCE_UNTIL) == [("72 heures", ["2017-01-02T00:00+02:00"], None)]


def test_a_length_across_a_change_of_clocks_keeps_its_hours() -> None:
    (until,) = (
        one
        for one in draft("A 24-hour truce will start on 26 March 2017 at 00:00.", zone="Europe/Paris").facts
        if one.kind is FactKind.IN_FORCE_UNTIL
    )
    assert until.value["instants"] == ["2017-03-27T01:00+02:00"]


def test_a_length_without_a_beginning_stays_open() -> None:
    assert read("Les parties conviennent d'une trêve de 72 heures.", FactKind.IN_FORCE_UNTIL) == [
        ("72 heures", [], "when the truce begins")
    ]


def test_an_unknown_day_of_publication_leaves_an_empty_list() -> None:
    assert read("La trêve débutera jeudi à minuit.", FactKind.IN_FORCE_FROM, None) == [
        ("débutera jeudi à minuit", [], "the day of publication")
    ]


def test_the_readings_ruled_out_stay_in_the_record() -> None:
    found = draft("La trêve débutera jeudi à minuit.", published="2016-12-29", zone="Asia/Damascus").facts
    (fact,) = (one for one in found if one.kind is FactKind.IN_FORCE_FROM)
    assert [one["value"] for one in fact.further["candidates_out"]] == ["2016-12-29T00:00+02:00"]


def test_years_after_something_are_no_length_of_the_truce() -> None:
    assert facts("They agreed to a truce, two years after war broke out.", "in_force_until", "en") == []


def test_violations_counted_since_a_day_begin_no_truce() -> None:
    text = "The army logged 23 violations of the ceasefire since Saturday."
    found = draft(text, language="en", published="2023-05-22", zone="Africa/Khartoum").facts
    assert [one.text for one in found if one.kind.value == "in_force_from"] == []


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("C'est samedi à 18 heures que la trêve entrera en vigueur.", "2016-10-01T18:00+00:00"),
        ("La trêve entrera en vigueur samedi à 18 heures (EST).", "2016-10-01T18:00-05:00"),
    ],
)
def test_the_french_verb_is_no_zone(text: str, instant: str) -> None:
    found = draft(text, language="fr", published="2016-09-30", zone="Africa/Bamako").facts
    assert [one.value["instants"] for one in found if one.kind.value == "in_force_from"] == [[instant]]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("From 25 September to 1 October, 23 violations of the ceasefire were recorded.", "en"),
        ("Du 25 septembre au 1er octobre, 23 violations du cessez-le-feu ont été recensées.", "fr"),
        ("С 25 сентября по 1 октября отмечено 23 нарушения режима прекращения огня.", "ru"),
    ],
)
def test_the_time_of_a_count_of_violations_is_no_time_of_the_truce(text: str, language: str) -> None:
    kinds = {one.kind.value for one in draft(text, language=language, published="2017-10-03").facts}
    assert not kinds & {"in_force_from", "in_force_until"}


def test_a_participle_of_the_beginning_tells_of_the_past() -> None:
    text = "La garde a signé le cessez-le-feu entré en vigueur le 1er octobre."
    (start,) = [
        one for one in draft(text, language="fr", published="2021-11-30").facts if one.kind.value == "in_force_from"
    ]
    assert start.value["instants"] == ["2021-10-01"]
    text = "Pactaron el alto el fuego, vigente desde el 5 de enero."
    (start,) = [
        one for one in draft(text, language="es", published="2019-03-12").facts if one.kind.value == "in_force_from"
    ]
    assert start.value["instants"] == ["2019-01-05"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Une trêve est signée. Le mandat de la force régionale expire le 31 décembre."),
        ("fr", "La précédente trêve s'achève samedi."),
        ("fr", "Si les parties s'entendaient, la trêve courrait jusqu'au 2 avril 2023."),
        ("en", "A truce is signed. The state of emergency, in force since May, ended on 3 December."),
        ("en", "The opposition would accept a two-week truce."),
        ("es", "Se firma una tregua. La visita del ministro termina el miércoles."),
        ("ru", "Подписано перемирие. Визит министра завершится в среду. Мандат сил истекает 31 декабря."),
        ("ar", "وقعت هدنة. وقبل الهدنة بثلاثة أيام قصفت سوق."),
    ],
)
def test_what_else_ends_or_what_is_not_agreed_ends_no_truce(language: str, text: str) -> None:
    assert facts(text, "in_force_until", language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Une trêve est signée. Elle viendra à échéance le 31 décembre 2016.", "2016-12-31"),
        ("en", "A truce is signed. It lapses on 31 December 2016.", "2016-12-31"),
        ("es", "Se firma una tregua. Finaliza el 31 de diciembre de 2016.", "2016-12-31"),
        ("ru", "Подписано перемирие. Оно завершится 31 декабря 2016 года.", "2016-12-31"),
    ],
)
def test_a_pronoun_for_the_truce_ends_it(language: str, text: str, expected: str) -> None:
    assert [one.value["instants"] for one in facts(text, "in_force_until", language)] == [[expected]]


@pytest.mark.parametrize(
    ("text", "kind", "instants"),
    [
        ("Les rebelles ont signé une trêve. Elle tient depuis samedi.", "in_force_from", ["2016-12-24"]),
        ("Les rebelles ont signé une trêve. Les tirs cesseront samedi.", "in_force_from", ["2016-12-31"]),
        ("Los rebeldes firmaron una tregua. Rige en Vao y caduca el 3 de enero de 2017.", "in_force_until", ["2017-01-03"]),
        ("Les rebelles ont proclamé une trêve à partir du 1er janvier et jusqu'au 15 février.", "in_force_until", ["2017-02-15"]),
    ],
)  # fmt: skip
def test_the_sentence_before_names_the_truce_and_an_end_stands_behind_its_beginning(
    text: str, kind: str, instants: list[str]
) -> None:
    assert [one.value["instants"] for one in facts(text, kind)] == [instants]


@pytest.mark.parametrize(
    "text",
    [
        "Les rebelles ont signé une trêve. Le pacte de mars avait duré huit jours.",
        "Les rebelles ont signé une trêve. L'état d'urgence, en vigueur depuis mai, expire le 3 janvier.",
        "Los rebeldes firmaron una tregua. El mandato de la Misión vence el 30 de enero.",
    ],
)
def test_what_another_thing_lasted_ends_no_truce(text: str) -> None:
    assert facts(text, "in_force_until") == []


@pytest.mark.parametrize(
    ("language", "text", "kind", "expected"),
    [
        ("en", "It starts at noon on December 10.", "in_force_from", 1),
        ("en", "It runs from 10 June, ending on 30 June.", "in_force_until", 1),
        ("en", "Shooting is to end at noon on December 10.", "in_force_from", 1),
        ("en", "The school year starts on December 10.", "in_force_from", 0),
        ("ar", "وينتهي العمل بالهدنة في 31 أكتوبر.", "in_force_until", 1),
        ("ar", "وينتهي العام الدراسي في 31 أكتوبر.", "in_force_until", 0),
    ],
)
def test_the_truce_may_be_told_by_it_or_by_what_stops(language: str, text: str, kind: str, expected: int) -> None:
    assert len(texts(SIGNED[language] + text, kind, language)) == expected
