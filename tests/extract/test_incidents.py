"""Single events."""

from __future__ import annotations

import pytest

from tests.extract.made import facts


def test_an_event_keeps_who_where_when_and_how_many() -> None:
    (found,) = facts(
        "Government forces shelled the village of Tir on 28 December 2016, killing three people.", "incident", "en"
    )
    assert found.value == {
        "act": "shelling",
        "perpetrator": "Government forces",
        "target": None,
        "place": "Tir",
        "date": "2016-12-28",
        "killed_low": 3,
        "killed_high": 3,
    }


def test_without_casualties_is_a_stated_zero() -> None:
    (found,) = facts("Lundi, des tirs de mortier ont touché Tirane, sans faire de victimes.", "incident", "fr")
    assert (found.value["killed_low"], found.value["killed_high"]) == (0, 0)


@pytest.mark.parametrize(
    "text",
    [
        "Aucun bombardement n'a été constaté à Alep lundi.",
        "Les parties s'abstiennent de tout bombardement à Alep.",
        "Si l'armée bombarde Alep, la trêve tombe.",
    ],
)
def test_what_is_negated_forbidden_or_feared_did_not_happen(text: str) -> None:
    assert facts(text, "incident", "fr") == []


def test_a_semicolon_before_the_words_of_an_entry_ends_nothing() -> None:
    (found,) = facts("Bilan :\n- ; un obus est tombé sur Alep ; deux blessés", "incident", "fr")
    assert found.text == "; un obus est tombé sur Alep"
