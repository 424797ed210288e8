from __future__ import annotations

import pytest

from tests.extract.made import facts


@pytest.mark.parametrize(
    ("text", "language", "measures"),
    [
        ("Dix-sept manifestants sont toujours derrière les barreaux.", "fr", ["detained"]),
        ("2.600 personas han perdido la vida y más de 340 mil han huido del país.", "es", ["killed", "refugees"]),
        ("The war has driven more than 300,000 people from their homes.", "en", ["displaced"]),
        ("La guerre a coûté la vie à 2 143 Palestiniens et à 70 Israéliens.", "fr", ["killed", "killed"]),
        ("Свыше 5,5 тысячи получили ранения.", "ru", ["injured"]),
    ],
    ids=["behind bars", "lost their lives and fled", "driven from home", "both nations", "received wounds"],
)
def test_the_verb_or_the_noun_says_what_befell_them(text: str, language: str, measures: list[str]) -> None:
    assert [one.value["measure"] for one in facts(text, "figure", language)] == measures


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Trois camions de combattants sont passés."),
        ("en", "Two truckloads of fighters drove past."),
        ("fr", "Le rapport en impute quatre aux combattants."),
    ],
)
def test_fighters_that_are_not_counted_are_no_figure(language: str, text: str) -> None:
    assert facts(text, "figure", language) == []
