"""Sentences that tell of several events."""

from __future__ import annotations

import pytest

from tests.extract.made import facts


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Gunmen abducted a priest in Yei; a truck hit a landmine near Torit.",
         [("abduction", "Yei"), ("explosive_device", "Torit")]),
        ("en", "A drone killed two people in Nabatieh, hours after troops opened fire near Khiam.",
         [("drone_strike", "Nabatieh"), ("small_arms_fire", "Khiam")]),
        ("fr", "Un dépôt a été pillé à Ansongo, tandis que la gendarmerie arrêtait des journalistes à Gao.",
         [("looting", "Ansongo"), ("arrest", "Gao")]),
        ("fr", "Un marché a été incendié à Bria ; à Obo, un casque bleu a été tué par balle.",
         [("looting", "Bria"), ("killing", "Obo")]),
        ("es", "Hombres armados incendiaron un bus en Tibú y atacaron un puesto de policía en Teorama.",
         [("looting", "Tibú"), ("ground_attack", "Teorama")]),
        ("ru", "Боевики подожгли рынок в Бриа; в Обо застрелен миротворец.", [("looting", "Бриа"), ("killing", "Обо")]),
        ("ar", "أحرق مسلحون سوقا في بريا، وقتل جندي أممي بالرصاص في أوبو.", [("looting", "بريا"), ("killing", "أوبو")]),
    ],
)  # fmt: skip
def test_each_clause_with_an_act_and_a_place_of_its_own_is_an_event(
    language: str, text: str, found: list[tuple[str, str]]
) -> None:
    assert [(one.value["act"], one.value["place"]) for one in facts(text, "incident", language)] == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El jueves un artefacto explotó en El Tarra y mató a un soldado."),
        ("en", "Fighting broke out between the army and rebels near Malakal."),
        ("fr", "Lundi, un obus est tombé sur Sake et des tirs ont été entendus."),
    ],
)
def test_what_follows_from_an_event_is_none_of_its_own(language: str, text: str) -> None:
    assert len(facts(text, "incident", language)) == 1


def test_a_denial_governs_all_of_its_sentence() -> None:
    assert facts("Israel denied striking Tyre, and shells falling on Khiam.", "incident", "en") == []


def test_an_entry_of_a_list_is_one_event() -> None:
    text = "Incidents:\n- Gunmen fired on a patrol in Hama; shells hit Homs"
    assert len(facts(text, "incident", "en")) == 1
