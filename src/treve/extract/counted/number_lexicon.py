"""The number words of a language, compiled, and the value of a run of them."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from treve.extract.patterns.lexicon import lexicon
from treve.extract.text.folding import folded
from treve.model.draft import Language

LARGEST = 10**12
"""Above it a run of digits is no count of people or things."""


@dataclass(frozen=True, slots=True)
class NumberLexicon:
    """Number words, folded. `and_words` join the parts of a number and count nothing; `duals` name two people in one word."""

    words: dict[str, int]
    scale: dict[str, int]
    approximate: dict[str, int]
    vague: dict[str, int]
    and_words: frozenset[str]
    duals: frozenset[str]
    language: Language


@functools.cache
def number_lexicon(language: Language) -> NumberLexicon:
    """The number words of a language; empty for one without a list."""
    given = lexicon(language, "numbers")

    def table(key: str) -> dict[str, int]:
        return {folded(word): value for word, value in given.get(key, {}).items()}

    return NumberLexicon(
        table("words"),
        table("scale"),
        table("approximate"),
        table("vague"),
        frozenset(given.get("and", ())),
        frozenset(folded(word) for word in given.get("dual", ())),
        language,
    )


@functools.cache
def words_pattern(language: Language) -> str:
    """A run of at most eight number words, as a regular expression over folded text; never matches for a language without words."""
    known = number_lexicon(language)
    names = sorted({*known.words, *known.scale}, key=len, reverse=True)
    if not names:
        return r"(?!)"
    one = "(?:" + "|".join(re.escape(name) for name in names) + r")(?!\w)"
    if language is Language.ARABIC:
        return rf"{one}(?:\s(?:و\s?)?{one}){{0,7}}"
    joined = "|".join(known.and_words)
    link = rf"(?:[\s-](?:(?:{joined})[\s-])?)" if joined else r"[\s-]"
    return rf"{one}(?:{link}{one}){{0,7}}"


@functools.cache
def count_pattern(language: Language) -> str:
    """A small whole number in digits or words, as times use it ("72", "quinze")."""
    return rf"(?<![\d.,])\d{{1,4}}(?![.,]?\d)|{words_pattern(language)}"


_BETWEEN_WORDS = re.compile(r"[\s-]+")


def value_of_words(text: str, language: Language) -> int | None:
    """The value of a run of number words, folded; None for a run that makes no number ("two three")."""
    known = number_lexicon(language)
    total, current, last = 0, 0, LARGEST
    for word in _BETWEEN_WORDS.split(text):
        bare = word[1:] if language is Language.ARABIC and word not in known.words and word not in known.scale else word
        if word in known.and_words or not bare:
            continue
        if bare in known.scale:
            size = known.scale[bare]
            if size == 100:
                current = max(current, 1) * 100
            elif current >= size:
                return None  # "two million and three million"
            else:
                total, current = total + max(current, 1) * size, 0
            last = size
        elif bare in known.words:
            number = known.words[bare]
            if number == 20 and current % 100 == 4 and language is Language.FRENCH:
                number = 76
            elif language is not Language.ARABIC and current and number >= last and last < 100 and not 60 <= last <= 80:
                return None
            current, last = current + number, number
        else:
            return None
    return total + current


def small_count(text: str, language: Language) -> int | None:
    """The value of what `count_pattern` found."""
    return int(text) if text.isdigit() else value_of_words(text, language)
