"""Fronts have names in each language."""

from __future__ import annotations

from treve.bulletin.front_names import ALL_COVERED, NO_NAMES, NOBODY, FrontNames
from treve.catalogue import speaking


def test_a_front_is_called_as_its_language_calls_it_and_else_keeps_its_name() -> None:
    names = FrontNames({"fr": {"A – B": "Un – Deux"}})
    with speaking("fr"):
        assert names.names(["A – B", "my front"]) == ("Un – Deux", "my front")
    assert names.name("A – B") == "A – B"


def test_names_of_our_own_are_translated() -> None:
    with speaking("fr"):
        assert NO_NAMES.names([ALL_COVERED, NOBODY]) == ("l’ensemble des fronts visés", "personne nommé")
