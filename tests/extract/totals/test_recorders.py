"""Who recorded: named before, behind, in the instrumental case, or by the kind of body alone."""

from __future__ import annotations

import pytest

from tests.extract.made import facts


def told(text: str, language: str) -> list[tuple[str, str | None, int]]:
    found = facts(text, "registered_total", language)
    return [(one.value["recorder"], one.value["blamed"], one.value["value"]) for one in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ru",
            "Российской частью представительства зафиксировано 16 фактов открытия огня: Латакия – 9, Хама – 7.",
            [("Российской частью", None, 16)],
        ),
        (
            "ru",
            "Россия зафиксировала 37 случаев нарушения режима, Турция - 25.",
            [("Россия", None, 37), ("Турция", None, 25)],
        ),
        ("en", "The ceasefire was violated 12 times, the mission said.", [("mission", None, 12)]),
        ("fr", "Le mécanisme a recensé onze violations.", [("mécanisme", None, 11)]),
        ("es", "El mecanismo registró cuatro incumplimientos.", [("mecanismo", None, 4)]),
        ("ar", "ووثق المكتب 88 خرقا في خان يونس.", [("المكتب", None, 88)]),
    ],
)
def test_the_recorder_is_found_wherever_it_stands(
    language: str, text: str, expected: list[tuple[str, str | None, int]]
) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "В провинциях Хама и Дамаск зафиксировано по 6 нарушений."),
        ("en", "The mission recorded 84 weapons in violation of the withdrawal lines."),
        ("en", "Two deaths were attributed to the army."),
        ("en", "If 12 violations are recorded, the truce ends."),
        ("es", "Se registraron ocho violaciones."),
    ],
)
def test_places_shares_things_and_nobody_record_nothing(language: str, text: str) -> None:
    assert told(text, language) == []


def test_the_places_of_a_list_are_no_recorders() -> None:
    text = "Российская сторона зафиксировала 9 нарушений: Дамаск - 5, Хама - 4."
    assert told(text, "ru") == [("Российская сторона", None, 9)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "La Commission de sécurité, que préside la MINUSMA, a constaté quatorze manquements.",
            [("Commission de sécurité", None, 14)],
        ),
        ("ar", "فثبتت اللجنة 31 خرقا.", [("اللجنة", None, 31)]),
        ("es", "El mecanismo solo ha dado por probadas seis infracciones.", [("mecanismo", None, 6)]),
    ],
)
def test_who_leads_a_body_does_not_record_for_it(
    language: str, text: str, expected: list[tuple[str, str | None, int]]
) -> None:
    assert told(text, language) == expected


def test_the_passage_goes_from_the_auxiliary_to_the_truce_and_the_number_alone_is_another() -> None:
    (one,) = facts("La mission a constaté 14 violations du cessez-le-feu lundi.", "registered_total", "fr")
    assert one.text == "a constaté 14 violations du cessez-le-feu"
    assert [other["text"] for other in one.further["alternatives"]] == ["14 violations"]


def test_none_recorded_in_russian_is_no_single_violation() -> None:
    (found,) = facts("Миссия за ночь не зафиксировала ни одного случая нарушения перемирия.", "registered_total", "ru")
    assert found.value["value"] == 0


def test_monitors_told_by_their_kind_record() -> None:
    (found,) = facts("Seventeen breaches of the truce were logged by monitors.", "registered_total", "en")
    assert found.value["recorder"] == "monitors"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Not one breach of the truce was observed by the mission."),
        ("es", "Ni una sola violación de la tregua fue observada por la misión."),
    ],
)
def test_not_one_violation_is_none(language: str, text: str) -> None:
    (found,) = facts(text, "registered_total", language)
    assert found.value["value"] == 0


BEFORE = {
    "en": "The Dara Monitoring Cell published its note. Seventeen breaches of the ceasefire were recorded in June.",
    "fr": "La Cellule de suivi de la Dorna a rendu public son relevé. Dix-sept violations de la trêve ont été consignées en juin.",
    "es": "La Mesa de Verificación de los Lagos difundió su informe. En junio se documentaron 17 incumplimientos de la tregua.",
    "ru": "Координационное бюро опубликовало сводку. В июне зафиксировано 17 нарушений перемирия.",
    "ar": "أصدرت لجنة الرصد المشتركة نشرتها. وجرى توثيق 17 انتهاكا لوقف إطلاق النار.",
}


@pytest.mark.parametrize("language", BEFORE)
def test_the_body_of_the_sentence_before_records_where_nobody_else_is_named(language: str) -> None:
    (total,) = facts(BEFORE[language], "registered_total", language)
    assert total.value["value"] == 17
    assert str(total.value["recorder"]) in BEFORE[language].split(".")[0]
    assert total.value["blamed"] is None


def test_a_group_of_the_sentence_before_that_does_not_watch_records_nothing() -> None:
    text = "The Sons of the Old Mountain marched. Seventeen breaches of the ceasefire were recorded in June."
    assert facts(text, "registered_total", "en") == []


@pytest.mark.parametrize(
    ("language", "text", "recorder"),
    [
        ("fr", "Point de situation de la Force. Quatre violations ont été portées au registre cette semaine.", "Force"),
        (
            "es",
            "Boletín del Mecanismo. Del 1 al 9 de julio se reportaron cinco presuntos incumplimientos.",
            "Mecanismo",
        ),
        ("ru", "Сводка СЦКК. Выявлено 31 нарушение.", "СЦКК"),
    ],
)
def test_a_bulletin_is_that_of_the_body_its_heading_names(language: str, text: str, recorder: str) -> None:
    (found,) = facts(text, "registered_total", language)
    assert found.value["recorder"] == recorder


def test_a_heading_of_another_kind_names_no_recorder() -> None:
    assert facts("Visit of the Force. Five breaches were recorded.", "registered_total", "en") == []
