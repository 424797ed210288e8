"""Counts that share one verb."""

from __future__ import annotations

import pytest

from tests.extract.made import facts


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [
        ("en", "Over 1,800 Palestinians and 67 Israelis dead since July.", [1800, 67]),
        ("en", "Three men, two women and four children were killed.", [3, 2, 4]),
        ("fr", "Trois hommes et deux femmes ont été tués.", [3, 2]),
        ("es", "Cuatro civiles y dos soldados murieron.", [4, 2]),
        ("ru", "Пять военных и двое мирных жителей погибли.", [5, 2]),
    ],
)
def test_the_verb_behind_the_last_tells_of_all(language: str, text: str, numbers: list[int]) -> None:
    found = facts(text, "figure", language)
    assert [(one.value["measure"], one.value["low"]) for one in found] == [("killed", one) for one in numbers]


@pytest.mark.parametrize(
    ("language", "text", "measures"),
    [
        ("en", "Twelve soldiers and 3 wounded civilians arrived.", ["injured"]),
        ("en", "Two journalists and 3 Syrian refugees arrived.", ["refugees"]),
        ("fr", "Deux journalistes et 3 blessés sont arrivés.", ["injured"]),
        ("fr", "Deux des dix otages et un soldat ont été tués.", ["killed"]),
    ],
)
def test_a_noun_that_says_what_befell_some_says_nothing_of_the_others(
    language: str, text: str, measures: list[str]
) -> None:
    assert [one.value["measure"] for one in facts(text, "figure", language)] == measures
