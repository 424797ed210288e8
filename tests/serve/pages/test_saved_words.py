"""Every kind of saved filter has words in every language."""

from __future__ import annotations

from tests.serve.pages.spoken import faults
from treve.casebook import saved_filters
from treve.serve.pages.saved import LISTS
from treve.serve.pages.saved_words import WHAT


def test_every_kind_has_words_and_a_list_to_look_at_it() -> None:
    assert set(WHAT) == set(saved_filters.WHAT) == set(LISTS)
    assert faults(WHAT) == []
