"""How far a name can go."""

from __future__ import annotations

import pytest

from tests.extract.made import scene
from treve.extract.who.actor_words import actor_words
from treve.extract.who.reach import Reach, reach_among
from treve.model.draft import Language


def reach(text: str, language: Language) -> Reach:
    names = actor_words(language)
    words = scene(text, language.value).sentences[0].words
    return reach_among(words, names, names.names(words))


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("and Lesti signed", 2),
        ("and Upper Lesti signed", 3),
        ("and Sudan signed", None),
        ("and FLOL signed", None),
        ("and Lesti rebels signed", None),
        ("and One Two Three signed", None),
        ("and villagers signed", None),
    ],
)
def test_a_run_of_capitals_goes_on_with_a_name_only_where_it_begins_no_other(text: str, after: int | None) -> None:
    assert reach(text, Language.ENGLISH).run(1) == after


def test_a_noun_in_small_letters_is_no_group_and_no_verb() -> None:
    assert reach("la dignité du peuple", Language.FRENCH).noun(1) == 2
    assert reach("la rébellion du peuple", Language.FRENCH).noun(1) is None
    assert reach("de mener des pourparlers", Language.FRENCH).noun(1) is None


def test_small_words_are_passed_over_up_to_a_mark() -> None:
    one = reach("et de la Mambé, de la", Language.FRENCH)
    assert one.behind(1, {"de", "la"}) == 3
    assert one.at(0, "et") is False  # nothing stands before it
    assert one.at(1, "de")
    assert one.parted(0, 4, {"la"})
