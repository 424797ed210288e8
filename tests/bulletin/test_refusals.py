"""Every refusal has a sentence in every language."""

from __future__ import annotations

import pytest

from treve.bulletin.refusals import REFUSALS, refusal_sentence
from treve.catalogue import LANGUAGES, speaking
from treve.model.refusal import Missing


@pytest.mark.parametrize("missing", Missing)
def test_every_reason_is_told_in_every_language(missing: Missing) -> None:
    told = []
    for language in LANGUAGES:
        with speaking(language):
            told.append(REFUSALS[missing])
    assert len(set(told)) == len(LANGUAGES)


def test_the_numbers_of_a_refusal_are_said() -> None:
    assert "holds" not in refusal_sentence({"missing": "too_few_events", "values": {"count": 1, "fewest": 10}})
    assert "1 counted" in refusal_sentence({"missing": "too_few_events", "values": {"count": 1, "fewest": 10}})
