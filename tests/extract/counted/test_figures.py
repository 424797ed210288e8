from __future__ import annotations

from typing import Any

import pytest

from tests.extract.made import facts
from tests.extract.scoring import TIMES_AND_FIGURES, marked, score
from treve.extract import draft
from treve.model.draft import FactKind


def figures(text: str, language: str = "auto") -> list[tuple[str, dict[str, Any]]]:
    return [(one.text, dict(one.value)) for one in draft(text, language=language).facts if one.kind is FactKind.FIGURE]


def test_texts_the_rules_were_written_on_are_read_in_full() -> None:
    told = score(marked("facts.jsonl"), TIMES_AND_FIGURES, least=1.0)
    assert (told.right.total(), told.told) == (sum(len(one["facts"]) for one in marked("facts.jsonl")), [])


@pytest.mark.parametrize("name", ["held_out/facts.jsonl", "held_out/announcements.txt"])
def test_texts_kept_aside_while_the_rules_were_written_are_read(name: str) -> None:
    told = score(marked(name), TIMES_AND_FIGURES)
    assert told.precision >= 0.9, told.told
    assert told.right_recall >= 0.7, told.told


@pytest.mark.parametrize(
    ("text", "low", "high", "strict", "approx"),
    [
        ("Plus de 12 civils ont été tués.", 12, None, True, None),
        ("Au moins 12 civils ont été tués.", 12, None, False, None),
        ("Moins de 12 civils ont été tués.", None, 12, True, None),
        ("Jusqu'à 12 civils ont été tués.", None, 12, False, None),
        ("Près de 12 civils ont été tués.", 12, 12, False, True),
        ("Une dizaine de civils ont été tués.", 10, 10, False, True),
        ("De 12 à 15 civils ont été tués.", 12, 15, False, None),
        ("Some 310.000 people have been killed.", 310000, 310000, False, True),
        ("More than 1.5 million people have been killed.", 1500000, None, True, None),
        ("Погибли более 3 тыс. человек.", 3000, None, True, None),
        ("Murieron al menos treinta y cinco civiles.", 35, None, False, None),
    ],
)
def test_the_modifier_says_the_bounds(
    text: str, low: int | None, high: int | None, strict: bool, approx: bool | None
) -> None:
    ((_, value),) = figures(text)
    assert value["measure"] == "killed"
    assert (value["low"], value["high"], value["strict"], value.get("approx")) == (low, high, strict, approx)


@pytest.mark.parametrize(
    "text",
    [
        "Aucun civil n'a été tué.",
        "L'armée dément la mort de 12 soldats.",
        "Elle exige la libération de 300 prisonniers.",
        "La trêve prévoit l'échange de 50 prisonniers.",
        "No civilians were killed.",
        "The rebels denied killing 30 soldiers.",
        "They must release 100 detainees.",
        "Le convoi a parcouru 60 km en 12 heures.",
        "Deux roquettes sont tombées près de la ville.",
        "La Turquie a enregistré 7 violations.",
    ],
)
def test_nought_planned_denied_and_registered_numbers_are_no_figures(text: str) -> None:
    assert figures(text) == []


def test_a_part_is_told_beside_its_total() -> None:
    assert [(text, value["low"]) for text, value in figures("Le raid a tué 12 civils, dont 3 enfants.")] == [
        ("12 civils", 12),
        ("3 enfants", 3),
    ]


def test_what_is_only_reported_is_marked() -> None:
    (one,) = draft("Douze soldats auraient été tués.").facts
    assert one.further["hedged"] is True


def test_one_verb_before_counts_and_another_after_is_not_taken() -> None:
    found = figures("Shelling killed 12 people and wounded 30 others.")
    assert [(value["measure"], value["low"]) for _, value in found] == [("killed", 12), ("injured", 30)]


def test_no_one_is_no_count() -> None:
    assert facts("Jets struck the town; no one was hurt.", "figure", "en") == []


@pytest.mark.parametrize(
    ("language", "text", "measure"),
    [
        ("en", "Planes killed 12 people in Aden.", "killed"),
        ("en", "Three people suffered life-threatening injuries.", "injured"),
        ("fr", "Environ 300 demandeurs d'asile vivent au Tchad.", "refugees"),
        ("ar", "انفجرت سيارة في دمشق وقتلت خمسة أشخاص.", "killed"),
        ("ar", "قتل خمسة أشخاص منذ سنوات.", "killed"),
    ],
)
def test_words_that_only_begin_like_those_of_a_plan_put_nothing_off(language: str, text: str, measure: str) -> None:
    assert [one.value["measure"] for one in facts(text, "figure", language)] == [measure]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The camp can house 5,000 displaced people."),
        ("fr", "Le camp peut accueillir 5 000 déplacés."),
        ("es", "El campamento puede albergar a 5.000 desplazados."),
        ("ru", "План предполагает обмен 200 пленных на будущей неделе."),
        ("ar", "يتسع المخيم لخمسة آلاف نازح."),
        ("en", "One in 10 residents fled."),
        ("es", "Una granada estalló frente a un CAI de Cali, sin lesionados."),
        ("fr", "La salle compte 120 sièges et le parti en détient 44 au Parlement."),
    ],
)
def test_room_shares_and_what_hurt_nobody_are_no_figures(language: str, text: str) -> None:
    assert facts(text, "figure", language) == []


def test_prisons_are_no_prisoners() -> None:
    (one,) = facts("Some 2,000 prisoners are held in 30 jails.", "figure", "en")
    assert one.text == "Some 2,000 prisoners"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "1,867 Palestinians, most of them civilians, and 67 Israelis have been killed."),
        ("fr", "1 867 Palestiniens, en majorité des civils, et 67 Israéliens ont été tués."),
    ],
)
def test_words_between_two_counts_do_not_part_them_from_their_verb(language: str, text: str) -> None:
    assert [one.value["low"] for one in facts(text, "figure", language)] == [1867, 67]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Thailand is required to return the 18 captured soldiers."),
        ("ar", "يتوجب على تايلاند إعادة الجنود الثمانية عشر الأسرى."),
    ],
)
def test_those_who_are_to_be_handed_over_are_no_figure(language: str, text: str) -> None:
    assert facts(text, "figure", language) == []
