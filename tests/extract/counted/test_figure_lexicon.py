from __future__ import annotations

import pytest

from treve.extract.counted.figure_lexicon import figure_lexicon
from treve.model.draft import Language

READ = [one for one in Language if one is not Language.UNKNOWN]


@pytest.mark.parametrize("language", READ)
def test_every_language_has_words_for_every_measure_and_bound(language: Language) -> None:
    known = figure_lexicon(language)
    assert known is not None
    assert set(known.fixed) == {"killed", "injured"}
    assert set(known.noun) == {"displaced", "refugees", "detained", "fighters", "violations"}
    assert set(known.modifier.groupindex) == {"more", "least", "most", "fewer", "about"}


def test_an_unknown_language_has_none() -> None:
    assert figure_lexicon(Language.UNKNOWN) is None
