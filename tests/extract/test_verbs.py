from __future__ import annotations

import pytest

from treve.extract.drafting import prepare
from treve.extract.time_lexicon import time_lexicon
from treve.extract.verbs import Tense, Verbs, marked_tenses, verbs_of, words_that_are_no_verbs
from treve.model.draft import Language


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
