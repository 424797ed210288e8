"""Every state, outcome, standard and answer of a casebook has words."""

from __future__ import annotations

from treve.bulletin import ruling_words
from treve.casebook.rulings import ATTRIBUTIONS, RESULTS, STANDARDS, DecidedBy
from treve.casebook.workflow import Outcome, State


def test_no_code_is_without_words() -> None:
    assert set(ruling_words.STATES) == {one.value for one in State}
    assert set(ruling_words.OUTCOMES) == {one.value for one in Outcome}
    assert set(ruling_words.STANDARDS) == set(STANDARDS)
    assert set(ruling_words.DECIDED) == {one.value for one in DecidedBy}
    assert set(ruling_words.ATTRIBUTIONS) == set(ATTRIBUTIONS)
    assert set(ruling_words.RESULTS) == set(RESULTS)
