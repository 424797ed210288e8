"""Every refusal has a sentence in every language."""

from __future__ import annotations

import string

import pytest

from treve.bulletin.effect_sentences import LANGUAGES
from treve.bulletin.refusals import REFUSALS, refusal_sentence
from treve.model.refusal import Missing


@pytest.mark.parametrize("missing", Missing)
def test_every_language_says_the_same(missing: Missing) -> None:
    told = REFUSALS[missing]
    assert tuple(told) == LANGUAGES
    places = [{name for _, name, _, _ in string.Formatter().parse(one) if name} for one in told.values()]
    assert all(one == places[0] for one in places)


def test_the_numbers_of_a_refusal_are_said() -> None:
    assert "holds" not in refusal_sentence({"missing": "too_few_events", "values": {"count": 1, "fewest": 10}})
    assert "1 counted" in refusal_sentence({"missing": "too_few_events", "values": {"count": 1, "fewest": 10}})
