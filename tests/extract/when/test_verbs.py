from __future__ import annotations

import pytest

from treve.extract.drafting import prepare
from treve.extract.when.time_lexicon import time_lexicon
from treve.extract.when.verbs import Tense, Verbs, VerbsOfSentences, marked_tenses, verb_by_its_accents
from treve.model.draft import Language


@pytest.mark.parametrize(
    ("text", "tense"), [("El fuego cesó el jueves.", "past"), ("El fuego cesará el jueves.", "future")]
)
def test_an_accent_tells_what_its_letters_do_not(text: str, tense: str) -> None:
    prose = prepare(text, language="es")
    assert [one[2].value for one in marked_tenses(prose, (0, len(text)))] == [tense]


@pytest.mark.parametrize(
    ("text", "language", "words", "verb"),
    [
        ("La trêve à Lomé", "fr", "a lome", False),
        ("L'armée a tué", "fr", "a tue", True),
        ("El anuncio de la tregua en Bogotá", "es", "anuncio", False),
        ("La tregua humanitaria será mañana", "es", "humanitaria", False),
        ("La tregua humanitaria será mañana", "es", "sera", True),
        ("La tregua humanitaria sera manana", "es", "humanitaria", True),
        ("Se anunció que expira", "es", "expira", True),
        ("Se anunció que lo dijo", "es", "dijo", True),
        ("The truce humanitaria", "en", "humanitaria", True),
    ],
)
def test_an_accent_or_its_lack_tells_what_is_no_verb(text: str, language: str, words: str, verb: bool) -> None:
    prose = prepare(text, language=language)
    start = prose.folded.text.index(words)
    assert verb_by_its_accents(prose)((start, start + len(words))) is verb


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
    sentence = 0, len(prose.folded.text)
    verbs = VerbsOfSentences(prose, known).of(sentence)
    assert verbs.patterns[Tense.FUTURE].search(prose.folded.text) is not None
    assert not verbs.future.within(*sentence)
