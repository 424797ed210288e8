"""Patterns of whole words against the same written out for `re`."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.patterns.test_required import TEXTS
from treve.extract.patterns.required import Index
from treve.extract.patterns.word_patterns import numbered, whole_words
from treve.model.draft import Language

WORDS = st.lists(st.sampled_from(["a", "ab", "b(?:a|c)?", "(?:c|bc)", "aa b", "cab"]), min_size=1, max_size=4).map(
    "|".join
)


@given(WORDS, st.sampled_from(["", "bc"]), st.sampled_from(["", "own"]), TEXTS)
@settings(max_examples=400)
def test_whole_words_match_as_written_out(words: str, particle: str, group: str, text: str) -> None:
    pattern = whole_words(words, Language.UNKNOWN, particle, group)
    named = f"(?P<{group}>{words})" if group else f"(?:{words})"
    written = re.compile(rf"(?<!\w){f'[{particle}]?' if particle else ''}{named}(?!\w)")
    known = Index([pattern]).of(text)
    found, expected = list(pattern.finditer(known)), list(written.finditer(text))
    assert [one.span() for one in found] == [one.span() for one in expected]
    assert not group or [one.span(group) for one in found] == [one.span(group) for one in expected]


def test_no_two_patterns_of_a_language_share_a_bit() -> None:
    first, second = numbered("a", Language.UNKNOWN), whole_words("a", Language.UNKNOWN)
    assert not first.bit & second.bit
