"""The letters with which matches begin, against the patterns themselves: no place where one matches is passed over."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.patterns.test_required import PATTERNS, TEXTS
from treve.extract.patterns.beginnings import HEAD, NOWHERE, Beginnings, Scanner, WordHeads, word_heads, words_of
from treve.extract.when.time_lexicon import time_lexicon
from treve.model.draft import Language

WORD_PATTERNS = PATTERNS.map(lambda source: rf"(?<!\w){source}")


@given(PATTERNS, TEXTS)
@settings(max_examples=300)
def test_every_match_begins_as_told(source: str, text: str) -> None:
    compiled = re.compile(source)
    begins = Beginnings(compiled)
    assert all(begins(text, found.start()) for found in compiled.finditer(text))


@given(WORD_PATTERNS, TEXTS)
@settings(max_examples=300)
def test_no_place_is_left_out_at_which_a_match_begins_where_a_word_does(source: str, text: str) -> None:
    compiled = re.compile(source)
    heads = word_heads(source)
    if heads is None:
        return
    assert all(any(text.startswith(head, found.start()) for head in heads) for found in compiled.finditer(text))
    told = _places(WordHeads([(7, heads)]), text).get(7, [])
    assert {start for start in range(len(text)) if compiled.match(text, start)} <= set(told)
    assert list(told) == sorted(set(told))


def _places(known: WordHeads, text: str) -> dict[int, list[int]]:
    found, _ = known.places(words_of(text), [len(text) + 1] * 2)
    assert all(one[-1] == NOWHERE for one in found.values())
    return {number: list(one[:-1]) for number, one in found.items()}


def test_places_are_told_of_each_pattern() -> None:
    known = WordHeads([(1, frozenset({"ab"})), (2, frozenset({"abc", "c"}))])
    assert _places(known, "abc ab, c-abcd") == {1: [0, 4, 10], 2: [0, 8, 10]}
    assert _places(known, "b ba") == {}


def test_each_stretch_of_a_text_tells_which_patterns_can_begin_in_it() -> None:
    known = WordHeads([(1, frozenset({"ab"})), (2, frozenset({"c"}))])
    text = "ab c\nno\nc"
    assert known.places(words_of(text), [5, 8, len(text) + 1, len(text) + 1])[1] == [0b110, 0, 0b100]


def test_a_pattern_that_may_begin_inside_a_word_or_with_any_letter_has_no_heads() -> None:
    assert word_heads("signed") is None
    assert word_heads(r"(?<!\w)\w+ signed") is None
    assert word_heads(r"(?<!\w)(?: signed|sealed)") is None
    assert word_heads(r"(?<!\w)(?:signatory|seal)") == frozenset({"signat", "seal"})
    assert word_heads(r"(?<!\w)(?:it|item)") == frozenset({"it"})


def test_a_match_without_letters_begins_with_what_has_to_follow() -> None:
    assert word_heads(r"(?<!\w)(?<=the )(?=sealed|signing)") == frozenset({"sealed", "signin"})
    assert word_heads(r"(?<!\w)(?=s)sealed") == frozenset({"sealed"})


@given(st.lists(PATTERNS, min_size=1, max_size=4), TEXTS)
@settings(max_examples=200)
def test_a_scanner_takes_the_first_pattern_that_matches(sources: list[str], text: str) -> None:
    patterns = [re.compile(source) for source in sources]
    scanner = Scanner(patterns)
    for start in range(len(text)):
        wanted = next((found.span() for one in patterns if (found := one.match(text, start))), None)
        got = scanner.match(text, start)
        assert (got.span() if got else None) == wanted
        assert text[start : start + HEAD] not in scanner.idle or wanted is None


def test_times_are_tried_on_few_words_only() -> None:
    lexicon = time_lexicon(Language.FRENCH)
    assert lexicon is not None
    assert lexicon.scanner.match("les parties", 0) is None
    assert "les pa" in lexicon.scanner.idle
    assert lexicon.scanner.match("jeudi", 0) is not None
    assert "jeudi" not in lexicon.scanner.idle
