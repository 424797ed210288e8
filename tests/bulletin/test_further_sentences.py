"""Every sentence stands in every language with the same places."""

from __future__ import annotations

from string import Formatter

import pytest

from treve.bulletin.effect_sentences import LANGUAGES
from treve.bulletin.further_sentences import SENTENCES


@pytest.mark.parametrize("key", SENTENCES)
def test_a_sentence_has_the_same_places_in_every_language(key: str) -> None:
    places = [{name for _, name, _, _ in Formatter().parse(SENTENCES[key][language]) if name} for language in LANGUAGES]
    assert bool(places[0]) == (key != "unseen.prior")
    assert places[0] == places[1] == places[2]
