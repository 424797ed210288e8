"""Two versions, two languages."""

from __future__ import annotations

from tests.extract.made import read
from treve.extract.comparing import differences

ENGLISH = "Russia and Turkey signed the truce. The truce excludes Daesh. At least 12 people were killed."
FRENCH = (
    "La Russie et la Turquie ont signé la trêve. La trêve ne concerne pas Daech. Au moins 12 personnes ont été tuées."
)


def test_a_text_agrees_with_itself_and_with_its_translation() -> None:
    assert differences(read(ENGLISH, "en"), read(ENGLISH, "en")) == ()
    assert differences(read(ENGLISH, "en"), read(FRENCH, "fr")) == ()


def test_parties_exclusions_and_counts_that_differ_are_named() -> None:
    other = "La Russie et l'Iran ont signé la trêve. Au moins 15 personnes ont été tuées."
    found = {(one.kind.value, one.here, one.there) for one in differences(read(ENGLISH, "en"), read(other, "fr"))}
    assert found == {
        ("party", "Turkey", None),
        ("party", None, "Iran"),
        ("excluded_actor", "Daesh", None),
        ("figure", "At least 12 people", "Au moins 15 personnes"),
    }
