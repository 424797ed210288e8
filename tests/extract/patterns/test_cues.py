"""Wording and who stands beside it."""

from __future__ import annotations

import re

import pytest

from tests.extract.made import scene, texts
from treve.extract.patterns.cues import actors_of, cues
from treve.model.draft import Language

LANGUAGES = [one for one in Language if one is not Language.UNKNOWN]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("subject", ["roles", "terms", "incidents"])
def test_every_language_has_every_pattern_and_no_macro_is_left(language: Language, subject: str) -> None:
    ours = cues(language, subject).patterns
    assert set(ours) >= set(cues(Language.ENGLISH, subject).patterns) - {("blames", "subject_after")}
    assert not [key for key, one in ours.items() if re.search(r"\{[A-Za-z_]+\}", one.compiled.pattern)]


def test_the_actors_before_a_wording_are_all_that_are_coordinated() -> None:
    read = scene("Norway, Kenya and the African Union guarantee it.", "en")
    match = re.search("guarantee", read.text)
    assert match
    found = actors_of(read.sentences[0], read.text, match, "before", Language.ENGLISH)
    assert sorted(one.key for one in found) == ["african-union", "kenya", "norway"]


def test_a_name_further_off_does_not_belong_to_a_wording() -> None:
    read = scene("Norway said the text that nobody wanted was guaranteed.", "en")
    match = re.search("guaranteed", read.text)
    assert match
    assert actors_of(read.sentences[0], read.text, match, "before", Language.ENGLISH) == []


def test_an_adjective_that_no_list_knows_belongs_to_the_group_before_it() -> None:
    assert texts("Les milices amhara ont signé la trêve.", "party", "fr") == ["milices amhara"]
    assert texts("El Gobierno y las milicias amhara firmaron la tregua.", "party", "es") == [
        "Gobierno",
        "milicias amhara",
    ]
    assert texts("La milice a dit hier que l'armée a signé la trêve.", "party", "fr") == ["armée"]
