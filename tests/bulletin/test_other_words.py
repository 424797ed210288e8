"""Words outside the page."""

from __future__ import annotations

from treve.bulletin.glossary import terms
from treve.bulletin.other_words import OTHER_WORDS


def test_no_word_is_explained_twice() -> None:
    names = [word for word, _, _ in OTHER_WORDS]
    assert len(set(names)) == len(names)
    assert {one.word.lower() for one in terms()} & {name.lower() for name in names} == set()
    assert all(meaning for _, meaning, _ in OTHER_WORDS)
