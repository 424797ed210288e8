"""Names of actors matched by the forms of their words."""

from __future__ import annotations

import pytest

from tests.extract.made import scene
from treve.extract.who.actor_words import actor_words
from treve.model.draft import Language


@pytest.mark.parametrize("language", [one for one in Language if one is not Language.UNKNOWN])
def test_each_language_knows_states_capitals_and_the_words_of_a_name(language: Language) -> None:
    names = actor_words(language)
    assert "russia" in names.states.values()
    assert all(names.classes[name] for name in ("heads", "adjectives", "never", "titles"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Damascus spoke.", "en"),
        ("Selon Damas, rien.", "fr"),
        ("Заявил Дамаск, что нет.", "ru"),
        ("وقالت دمشق ذلك", "ar"),
        ("Dijo Damasco.", "es"),
    ],
)
def test_a_capital_stands_for_its_state_in_every_language(text: str, language: str) -> None:
    assert "syria" in [one.key for one in scene(text, language).sentences[0].mentions]


def test_a_name_does_not_run_over_a_full_stop_inside_a_list() -> None:
    found = scene("United; States and the US.", "en").sentences[0].mentions
    assert [one.key for one in found if one.key == "united-states"] == ["united-states"]


def test_a_small_word_is_no_name() -> None:
    assert scene("they gave us what is ours.", "en").sentences[0].mentions == ()
