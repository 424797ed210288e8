"""Recorded totals: the recorder is never the perpetrator."""

from __future__ import annotations

import pytest

from tests.extract.made import facts


@pytest.mark.parametrize(
    ("language", "text", "recorder", "blamed", "value", "period"),
    [
        ("fr", "La Turquie a enregistré 7 violations.", "Turquie", None, 7, None),
        ("fr", "L'armée accuse les rebelles de 9 violations.", "armée", "rebelles", 9, None),
        (
            "en",
            "The mission recorded 4 violations committed by the National Front.",
            "mission",
            "National Front",
            4,
            None,
        ),
        ("en", "The Turkish side registered no violations.", "Turkish side", None, 0, None),
        ("es", "La Defensoría registró 6 violaciones en las últimas 24 horas.", "Defensoría", None, 6, "PT24H"),
        ("ru", "Турецкая сторона зафиксировала 7 нарушений за последние сутки.", "Турецкая сторона", None, 7, "PT24H"),
        ("ar", "سجلت تركيا 7 خروقات.", "تركيا", None, 7, None),
    ],
)
def test_recorder_and_blamed_are_kept_apart(
    language: str, text: str, recorder: str, blamed: str | None, value: int, period: str | None
) -> None:
    if recorder == "mission":
        text = text.replace("mission", "observer mission")
        recorder = "observer mission"
    (found,) = facts(text, "registered_total", language)
    assert found.value == {"recorder": recorder, "blamed": blamed, "value": value, "period": period}


def test_parts_by_province_stand_beside_their_total() -> None:
    (found,) = facts("The Turkish side recorded 13 violations: 8 in Hama, 5 in Latakia.", "registered_total", "en")
    assert found.further["parts"] == [{"place": "Hama", "value": 8}, {"place": "Latakia", "value": 5}]


def test_two_recorders_give_two_totals_and_no_sum() -> None:
    text = "The Russian side recorded 14 violations. The Turkish side recorded 7 violations."
    assert [one.value["value"] for one in facts(text, "registered_total", "en")] == [14, 7]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        (
            "fr",
            "La partie russe a relevé 21 violations. La partie turque en a enregistré 18.",
            [(21, None), (18, None)],
        ),
        ("ru", "Российская сторона зафиксировала 9 нарушений, турецкая сторона - 28.", [(9, None), (28, None)]),
        (
            "en",
            "The mission documented nine violations, of which it attributed five to government forces.",
            [(9, None), (5, "government forces")],
        ),
        (
            "es",
            "La Defensoría documentó 33 violaciones, de las cuales 20 fueron atribuidas al ELN.",
            [(33, None), (20, "ELN")],
        ),
        ("fr", "Le réseau a documenté 94 violations.", [(94, None)]),
    ],
)
def test_counts_that_leave_out_their_noun_or_are_laid_to_a_side(
    language: str, text: str, values: list[tuple[int, str | None]]
) -> None:
    found = facts(text, "registered_total", language)
    assert [(one.value["value"], one.value["blamed"]) for one in found] == values


def test_numbers_of_hours_are_no_parts() -> None:
    (total,) = facts("The Russian side registered 9 violations over the past 24 hours: 5 in Hama.", "registered_total")
    assert total.further["parts"] == [{"place": "Hama", "value": 5}]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The army registered 12 Israeli violations."),
        ("fr", "L'armée a enregistré 12 violations israéliennes."),
        ("ar", "سجل الجيش 12 خرقا إسرائيليا."),
    ],
)
def test_the_adjective_of_a_state_beside_the_violations_says_whose_they_are(language: str, text: str) -> None:
    (found,) = facts(text, "registered_total", language)
    assert found.value["blamed"] is not None


@pytest.mark.parametrize(
    ("language", "text", "recorder"),
    [
        ("fr", "42 violations imputables à l'Azerbaïdjan ont été comptabilisées par le ministère arménien de la Défense.",
         "ministère arménien de la Défense"),
        ("ru", "За неделю 42 нарушения перемирия со стороны Азербайджана насчитало Минобороны Армении.", "Минобороны Армении"),
    ],
)  # fmt: skip
def test_the_side_blamed_between_a_count_and_who_counted_is_no_recorder(
    language: str, text: str, recorder: str
) -> None:
    (found,) = facts(text, "registered_total", language)
    assert found.value["recorder"] == recorder
    assert str(found.value["blamed"]).startswith(("Азербайджан", "Azerbaïdjan"))


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "The mission verified five breaches. It saw none in Tigray.", [5, 0]),
        ("fr", "La mission a relevé neuf violations. Aucune n'a été observée autour de Goma.", [9, 0]),
        ("es", "La misión registró 28 violaciones. Ninguna se ha comprobado en Arauca.", [28, 0]),
        ("ru", "Миссия насчитала 112 нарушений. Ни одного не отмечено у Станицы Луганской.", [112, 0]),
        ("ar", "سجلت البعثة 18 خرقا. ولم يرصد أي منها في المخا.", [18, 0]),
        ("en", "The mission found weapons. It saw none in Tigray.", []),
    ],
)
def test_none_of_the_violations_just_counted_is_nought(language: str, text: str, values: list[int]) -> None:
    assert [one.value["value"] for one in facts(text, "registered_total", language)] == values


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The mission ruled 133 violations against the government."),
        ("es", "Rabat reprocha al Polisario 52 infracciones."),
        ("ru", "Ереван возложил на Азербайджан ответственность за четыре нарушения."),
        ("ar", "أحصى الفريق الحكومي 18 خرقا للهدنة نفذها الحوثيون."),
    ],
)
def test_more_words_that_lay_violations_to_a_side(language: str, text: str) -> None:
    (found,) = facts(text, "registered_total", language)
    assert found.value["blamed"] is not None


def test_violations_against_somebody_are_not_laid_to_the_victim() -> None:
    (found,) = facts("The mission recorded 133 violations against the government.", "registered_total", "en")
    assert found.value["blamed"] is None


@pytest.mark.parametrize("end", ["", ".", " this week."])
def test_where_there_were_none_is_a_total_of_nought_beside_those_counted(end: str) -> None:
    text = f"The Monitoring Mission recorded 5 ceasefire violations. In Amba there were no violations{end}"
    assert [one.value["value"] for one in facts(text, "registered_total", "en")] == [5, 0]


def test_none_is_a_total_of_nobody_where_nobody_counts() -> None:
    assert facts("The truce holds. In Amba there were no violations.", "registered_total", "en") == []
