"""What a pattern needs, against the pattern itself: nothing that matches is ever passed over."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.extract.scoring import marked
from treve.extract.patterns.cues import cues, indexed
from treve.extract.patterns.required import Index, Indexed, Pattern, Unindexed, needed
from treve.extract.text.folding import fold
from treve.model.draft import Language

PIECES = ["a", "b", "ab", "ba+", "c?", "(?:ab|ba)", "(?:a|bc)?", "[ab]", "c", r"\w", "(?:abc){1,2}", "(?=a)", "(?!b)"]
PATTERNS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join)
TEXTS = st.text(alphabet="abc ", max_size=12)


@given(PATTERNS, TEXTS)
@settings(max_examples=300)
def test_every_match_holds_a_needed_string(source: str, text: str) -> None:
    compiled = re.compile(source)
    strings = needed(source)
    for found in compiled.finditer(text):
        assert strings is None or any(one in text[found.start() :] for one in strings)


@given(st.lists(PATTERNS | PATTERNS.map(lambda source: rf"(?<!\w){source}"), min_size=1, max_size=4), TEXTS)
@settings(max_examples=400)
def test_an_indexed_text_gives_the_matches_of_a_plain_one(sources: list[str], text: str) -> None:
    patterns = [Pattern(source, number) for number, source in enumerate(sources)]
    known = Index(patterns).of(text)
    for one in patterns:
        plain = [found.span() for found in one.compiled.finditer(text, 1, 9)]
        assert [found.span() for found in one.finditer(known, 1, 9)] == plain
        first = one.search(known, 1, 9)
        assert (first.span() if first else None) == (plain[0] if plain else None)
        assert one.occurs(known) or not plain


@given(
    st.lists(
        st.lists(PATTERNS.map(lambda source: rf"(?<!\w){source}") | PATTERNS, min_size=1, max_size=3),
        min_size=1,
        max_size=3,
    ),
    TEXTS,
)
@example([[r"(?<!\w)c?(?=a)", r"(?<!\w)a"]], "c aababc ")
@settings(max_examples=400)
def test_alternatives_are_tried_in_their_order(alternatives: list[list[str]], text: str) -> None:
    patterns = [
        Pattern("|".join(f"(?:{one})" for one in parts), number, parts) for number, parts in enumerate(alternatives)
    ]
    known = Index(patterns).of(text)
    for one in patterns:
        assert [found.span() for found in one.finditer(known, 1, 9)] == [
            found.span() for found in one.compiled.finditer(text, 1, 9)
        ]


@given(
    st.lists(PATTERNS | PATTERNS.map(lambda source: rf"(?<!\w){source}"), min_size=1, max_size=4),
    st.lists(TEXTS, min_size=1, max_size=4),
)
@settings(max_examples=400)
def test_a_sentence_tells_every_pattern_that_matches_in_it(sources: list[str], sentences: list[str]) -> None:
    patterns = [Pattern(source, number) for number, source in enumerate(sources)]
    text, spans = "", []
    for one in sentences:
        spans.append((len(text), len(text) + len(one)))
        text += one + "\n"
    known = Index(patterns).of(text, spans)
    assert len(known.cues) == len(spans)
    for pattern in patterns:
        for (start, end), within in zip(spans, known.cues, strict=True):
            assert within & pattern.bit or pattern.compiled.search(text, start, end) is None


@pytest.mark.parametrize("language", [one for one in Language if one is not Language.UNKNOWN])
def test_the_cues_of_a_language_find_on_an_indexed_text_what_they_find_on_a_plain_one(language: Language) -> None:
    texts = [
        one["text"]
        for name in ("announcements.txt", "who.jsonl")
        for one in marked(name)
        if one["language"] == language
    ]
    plain = fold("\n".join(texts)).text
    known = indexed(plain, language)
    assert isinstance(known, Indexed)
    for subject in ("roles", "terms", "incidents"):
        for key, one in cues(language, subject).patterns.items():
            assert [m.span() for m in one.finditer(known)] == [m.span() for m in one.compiled.finditer(plain)], key


def test_what_never_matches_needs_what_no_text_holds() -> None:
    assert needed("(?!)") == frozenset()


WIDE = "(?<!\\w)(?:[a-z]+(?:al|ed) )?(?:keepers|mission)(?!\\w)"


@given(
    st.lists(st.sampled_from(["armed", "local", "keepers", "mission", "missions", "of", "peace"]), max_size=8).map(
        " ".join
    )
)
@settings(max_examples=200, deadline=None)
def test_an_alternative_that_can_begin_with_any_word_finds_what_it_finds_alone(text: str) -> None:
    pattern = Pattern(WIDE, 1)
    indexed_text = Index([pattern]).of(text)
    assert [one.span() for one in pattern.finditer(indexed_text)] == [one.span() for one in re.finditer(WIDE, text)]
    for start in range(0, len(text), 5):
        alone = [one.span() for one in re.compile(WIDE).finditer(text, start, start + 20)]
        assert [one.span() for one in pattern.finditer(indexed_text, start, start + 20)] == alone


def test_whole_words_are_kept_once_matched() -> None:
    pattern = Pattern("towns?", 1)
    assert [pattern.holds(one) for one in ("town", "towns", "township", "town")] == [True, True, False, True]


def test_a_pattern_that_no_index_looks_for_finds_the_same_on_an_indexed_text() -> None:
    known = Index([Pattern("peace", 1)]).of("no peace without bread")
    one = Unindexed(r"with\w*")
    assert [match[0] for match in one.finditer(known)] == ["without"]
    assert one.search(known, 10) is None
    assert one.match(known, 9) is not None
