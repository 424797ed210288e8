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
