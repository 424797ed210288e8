"""Every term of the house has its one word in French and in Arabic: locale/terms.toml, held against every sentence."""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

LOCALE = Path(__file__).parents[2] / "src" / "treve" / "catalogue" / "locale"
LANGUAGES = {"fr": "french", "ar": "arabic"}
# Places, options, commands and addresses are no words of the sentence.
_NO_WORDS = re.compile(r"\{[^}]*\}|`[^`]*`|[“«]treve [^”»]*[”»]|\btreve [a-z]+|\B--[a-z-]+|\bLOG\.key|\w+=\w+")
_VOWEL_SIGNS = re.compile("[\u064b-\u0652\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Term:
    """A term: its name, the pattern of its English, and per language its word and the pattern of the word's forms."""

    name: str
    english: re.Pattern[str]
    words: dict[str, str]
    stems: dict[str, re.Pattern[str]]
    exceptions: frozenset[str]


def _terms() -> tuple[Term, ...]:
    read = tomllib.loads((LOCALE / "terms.toml").read_text(encoding="utf-8"))
    exceptions = read.pop("exception_to")
    assert {one["term"] for one in exceptions} <= set(read)
    return tuple(
        Term(
            name,
            re.compile(table["english"]),
            {language: _plain(table[key]) for language, key in LANGUAGES.items()},
            {language: re.compile(table.get(f"{key}_stem", _plain(table[key]))) for language, key in LANGUAGES.items()},
            frozenset(one["english"] for one in exceptions if one["term"] == name),
        )
        for name, table in read.items()
    )


def _plain(text: str) -> str:
    return _VOWEL_SIGNS.sub("", text).lower()


def _words_of(text: str) -> str:
    return _plain(_NO_WORDS.sub("…", text))


@functools.cache
def _sentences(language: str) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """The English of each sentence and its translation, each in all its forms."""
    with (LOCALE / f"{language}.po").open("rb") as file:
        return tuple((_forms(one.id), _forms(one.string)) for one in read_po(file, locale=language) if one.id)


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


TERMS = _terms()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.name)
def test_a_sentence_with_a_term_has_the_word_for_it(term: Term, language: str) -> None:
    without = [
        f"{english[0]}: {said}"
        for english, forms in _sentences(language)
        if english[0] not in term.exceptions and term.english.search(_words_of(english[0]))
        for said in dict.fromkeys(forms)
        if not term.stems[language].search(_words_of(said))
    ]
    assert without == [], f"{term.name} is {term.words[language]}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_word_of_a_term_is_the_word_of_no_other(language: str) -> None:
    shared = [
        (one.name, other.name)
        for one in TERMS
        for other in TERMS
        if one is not other and other.stems[language].fullmatch(one.words[language])
    ]
    assert [pair for pair in shared if set(pair) != {"exclusion", "area_left_out"}] == []


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.name)
def test_every_term_is_said_somewhere_and_its_own_word_fits(term: Term) -> None:
    assert any(term.english.search(_words_of(english[0])) for english, _ in _sentences("fr"))
    for language, stem in term.stems.items():
        assert stem.search(term.words[language])


def test_every_exception_is_a_sentence_that_has_the_term() -> None:
    said = {english[0] for english, _ in _sentences("fr")}
    for term in TERMS:
        for sentence in term.exceptions:
            assert sentence in said
            assert term.english.search(_words_of(sentence))
