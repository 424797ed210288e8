"""Ids as names."""

from __future__ import annotations

from treve.bulletin.voices import Voices
from treve.store.protocol import Store


def test_actors_of_the_run_and_asserters_of_the_library_have_names(store: Store) -> None:
    voices = Voices.of(store)
    assert voices.names("text;group;nobody-knows") == "the agreement’s own text; The Group; nobody-knows"
