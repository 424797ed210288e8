from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.extract.drafting import prepare
from treve.extract.time_lexicon import time_lexicon
from treve.extract.verbs import Places, Tense, Verbs, marked_tenses, verbs_of, words_that_are_no_verbs
from treve.model.draft import Language

CUTS = st.lists(st.integers(0, 40), max_size=16, unique=True).map(sorted)
SPANS = CUTS.map(lambda cuts: [(first, last) for first, last in zip(cuts[::2], cuts[1::2], strict=False)])
OFFSETS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted).map(tuple)


@given(SPANS, OFFSETS)
def test_places_are_found_as_by_looking_at_each(spans: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    places = Places(reversed(spans))
    start, end = asked
    inside = [one for one in spans if start <= one[0] and one[1] <= end]
    assert places.within(start, end) == bool(inside)
    assert places.first_after(start, end) == (inside[0] if inside else None)
    before = [one for one in spans if start <= one[0] < end]
    assert places.last_before(start, end) == (before[-1] if before else None)
    assert places.meet(asked) == any(one[0] < end and start < one[1] for one in spans)


@pytest.mark.parametrize(
    ("text", "tense"), [("El fuego cesó el jueves.", "past"), ("El fuego cesará el jueves.", "future")]
)
def test_an_accent_tells_what_its_letters_do_not(text: str, tense: str) -> None:
    prose = prepare(text, language="es")
    assert [one[2].value for one in marked_tenses(prose)] == [tense]


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("La trêve à Lomé", "fr", ["a"]),
        ("L'armée a tué", "fr", []),
        ("El anuncio de la tregua humanitaria será mañana", "es", ["anuncio", "humanitaria"]),
        ("El anuncio de la tregua humanitaria sera manana", "es", []),
        ("Se anunció que expira y lo dijo", "es", []),
    ],
)
def test_an_accent_or_its_lack_tells_what_is_no_verb(text: str, language: str, words: list[str]) -> None:
    prose = prepare(text, language=language)
    found = sorted(words_that_are_no_verbs(prose))
    assert [prose.folded.text[start:].split()[0] for start in found] == words


def test_what_stands_in_a_group_that_looks_ahead_does_not_look_back() -> None:
    known = time_lexicon(Language.ENGLISH)
    assert known is not None
    verbs = Verbs("fighting is expected to be halted; it was halted", known)
    assert verbs.past.first_after(0, 33) is None
    assert verbs.past.first_after(33, 60) is not None


def test_words_of_no_verb_are_in_neither_tense() -> None:
    prose = prepare("La tregua humanitaria en Bogotá", language="es")
    known = time_lexicon(Language.SPANISH)
    assert known is not None
    verbs = verbs_of(prose, known)
    assert verbs.patterns[Tense.FUTURE].search(prose.folded.text) is not None
    assert not verbs.future.within(0, len(prose.folded.text))
