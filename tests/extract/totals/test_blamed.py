from __future__ import annotations

import pytest

from tests.extract.made import facts


def test_who_says_how_often_a_truce_was_violated_records_and_the_subject_is_blamed() -> None:
    (one,) = facts("Islamabad says India violated the truce 3,097 times.", "registered_total", "en")
    assert (one.value["recorder"], one.value["blamed"], one.value["value"]) == ("Islamabad", "India", 3097)


def test_the_recorder_of_an_accusation_is_the_one_right_before_it() -> None:
    text = "Islamabad protested, while New Delhi blames Pakistan for 5,133 violations."
    (one,) = facts(text, "registered_total", "en")
    assert (one.value["recorder"], one.value["blamed"]) == ("New Delhi", "Pakistan")


def test_a_number_without_its_noun_belongs_to_the_recorder_named_before() -> None:
    text = (
        "The Special Monitoring Mission recorded 640 violations in Donetsk. In Luhansk region the Mission counted 210."
    )
    assert [one.value["value"] for one in facts(text, "registered_total", "en")] == [640, 210]


def test_times_over_may_stand_before_the_verb() -> None:
    text = "По данным Киева, ополченцы 12 раз нарушили перемирие."
    (found,) = facts(text, "registered_total", "ru")
    assert (found.value["value"], found.value["blamed"]) == (12, "ополченцы")


def test_whom_somebody_held_responsible_is_blamed() -> None:
    (found,) = facts("The mission held Israel responsible for nine breaches.", "registered_total", "en")
    assert (found.value["value"], found.value["blamed"]) == (9, "Israel")


def blamed(text: str, language: str) -> list[tuple[str | None, str | None, int]]:
    found = facts(text, "registered_total", language)
    return [(one.value["recorder"], one.value["blamed"], one.value["value"]) for one in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "أعلن المكتب الإعلامي أن قوات النظام ارتكبت 282 خرقا.", ("المكتب", "قوات النظام", 282)),
        ("ar", "وثق المرصد 17 انتهاكا ارتكبها الاحتلال.", ("المرصد", "الاحتلال", 17)),
        (
            "ru",
            "Незаконные формирования 31 раз нарушили режим тишины, сообщает штаб.",
            ("штаб", "Незаконные формирования", 31),
        ),
        ("ru", "По данным штаба, противник 12 раз нарушил перемирие.", ("штаба", "противник", 12)),
        ("es", "La guerrilla ha violado dos veces la tregua, según el Gobierno.", ("Gobierno", "guerrilla", 2)),
        ("es", "La Defensoría registró cinco violaciones por parte de la guerrilla.", ("Defensoría", "guerrilla", 5)),
        ("es", "La Defensoría registró cinco violaciones del Ejército.", ("Defensoría", "Ejército", 5)),
    ],
)
def test_whoever_committed_them_is_blamed_and_never_the_recorder(
    language: str, text: str, expected: tuple[str, str, int]
) -> None:
    assert blamed(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "The committee attributed two breaches to the army and three to the rebels.",
            [("committee", "army", 2), ("committee", "rebels", 3)],
        ),
        (
            "en",
            "The committee held the army responsible for nine breaches and the rebels for two.",
            [("committee", "army", 9), ("committee", "rebels", 2)],
        ),
        (
            "es",
            "La misión constató nueve incumplimientos: seis atribuidos a las FARC y tres al Ejército.",
            [("misión", None, 9), ("misión", "FARC", 6), ("misión", "Ejército", 3)],
        ),
    ],
)
def test_what_is_laid_to_each_side_is_told_apart(
    language: str, text: str, expected: list[tuple[str, str | None, int]]
) -> None:
    assert blamed(text, language) == expected


def test_no_violation_blames_nobody() -> None:
    text = "La misión registró dos violaciones. No registró ninguna violación del Ejército."
    assert blamed(text, "es") == [("misión", None, 2), ("misión", None, 0)]


def test_a_part_has_the_recorder_and_the_blamed_of_its_total() -> None:
    text = "قال المكتب إن قوات الاحتلال ارتكبت 497 خرقا، بينها 27 خرقا يوم السبت."
    assert [one.value["value"] for one in facts(text, "registered_total", "ar")] == [497, 27]
    assert {one.value["blamed"] for one in facts(text, "registered_total", "ar")} == {"قوات الاحتلال"}


def test_the_number_alone_is_another_span_of_a_total_that_names_whom_it_blames() -> None:
    (one,) = facts("L'armée a relevé six violations commises par les rebelles.", "registered_total", "fr")
    assert one.text == "a relevé six violations commises par les rebelles"
    assert [other["text"] for other in one.further["alternatives"]] == ["six violations"]


def test_a_truce_broken_so_many_times_by_the_tally_of_a_named_body_blames_nobody() -> None:
    text = "According to the monitoring committee's tally, the ceasefire was broken eight times this week."
    (found,) = facts(text, "registered_total", "en")
    assert (found.value["value"], found.value["blamed"]) == (8, None)
    assert found.text == "ceasefire was broken eight times"


SOME = {
    "en": "The mission recorded 19 violations of the truce. The Northern Guard committed 12 of them.",
    "fr": "La mission a recensé 19 violations de la trêve. La Garde du Dniar a commis 12 d'entre elles.",
    "es": "La misión registró 19 violaciones de la tregua. El Ejército del Istmo cometió 12 de ellas.",
    "ru": "Миссия зафиксировала 19 нарушений перемирия. Армия Тармы совершила 12 из них.",
    "ar": "وثقت اللجنة 19 خرقا للهدنة. وارتكبت قوات حماية الدروب 12 منها.",
}


@pytest.mark.parametrize("language", SOME)
def test_who_committed_some_of_them_is_blamed_for_so_many(language: str) -> None:
    whole, part = facts(SOME[language], "registered_total", language)
    assert (whole.value["value"], whole.value["blamed"]) == (19, None)
    assert part.value["value"] == 12
    assert part.value["blamed"] is not None
    assert part.value["recorder"] == whole.value["recorder"]


def test_who_accuses_another_of_a_bare_number_records_it() -> None:
    text = "The mission recorded 41 violations of the truce. The council accuses the front of 63."
    _, accused = facts(text, "registered_total", "en")
    assert (accused.value["recorder"], accused.value["blamed"], accused.value["value"]) == ("council", "front", 63)


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        (
            "en",
            "The Observatory counted four violations, three by government forces and one by a rebel group.",
            [4, 3, 1],
        ),
        ("ru", "С полуночи перемирие боевики нарушили трижды, сообщил штаб АТО.", [3]),
        ("ar", "قال المكتب الإعلامي الحكومي إن الاحتلال خرق الهدنة 269 مرة منذ بدئها.", [269]),
        ("fr", "La trêve a été enfreinte à cinq reprises dans la journée, affirme l'état-major ukrainien.", [5]),
        ("en", "Three people were hurt by government forces, and one by a rebel group.", []),
    ],
)
def test_who_broke_a_truce_and_how_often(language: str, text: str, values: list[int]) -> None:
    assert [one.value["value"] for one in facts(text, "registered_total", language)] == values


def test_who_is_blamed_for_breaches_is_no_recorder() -> None:
    (found,) = facts("El M23 culpó a las milicias de dos infracciones.", "registered_total", "es")
    assert (found.value["recorder"], found.value["blamed"]) == ("M23", "milicias")


@pytest.mark.parametrize(
    ("language", "text", "parts"),
    [
        ("fr", "La mission a relevé 14 violations : neuf à la charge des rebelles, cinq à celle de l'armée.", [14, 9, 5]),
        ("es", "La misión constató 17 violaciones, diez de ellas a cuenta del HVO y siete a cuenta del Ejército.", [17, 10, 7]),
        ("fr", "La mission a relevé 14 violations de la trêve, dont neuf à Kidal.", [14]),
    ],
)  # fmt: skip
def test_parts_of_a_total_are_laid_to_a_side_and_not_to_a_place(language: str, text: str, parts: list[int]) -> None:
    assert [one.value["value"] for one in facts(text, "registered_total", language)] == parts
