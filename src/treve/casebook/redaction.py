"""Words taken out of a text: those one names, and what looks like an address of a person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from treve.errors import BadValue, worded

# One length for everything, so that what was taken out cannot be guessed from its length.
MARK = "[…]"
# What may lead to a person or a place: shown in a preview, taken out only where asked.
_LOOKS_LIKE = {
    "address for mail": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    "web address": re.compile(r"\b(?:https?://|www\.)[^\s<>\"]+"),
    "number of a telephone": re.compile(r"(?<![\w.])\+?\d(?:[ ()/.-]?\d){6,14}(?![\w.])"),
    "point": re.compile(
        r"(?<![\d.])-?\d{1,2}\.\d{3,}\s*°?\s*[NSns]?\s*[,;/ ]\s*-?\d{1,3}\.\d{3,}\s*°?\s*[EWew]?(?!\d)"
    ),
}


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a text: characters from `start` up to, not including, `end`; `why` in a word or two."""

    start: int
    end: int
    why: str


def suggested(text: str) -> list[Span]:
    """What looks like an address, a number or a point, in order; a person decides."""
    found = [Span(*match.span(), why) for why, pattern in _LOOKS_LIKE.items() for match in pattern.finditer(text)]
    return sorted(found, key=lambda span: (span.start, span.end))


def occurrences(text: str, words: Sequence[str]) -> list[Span]:
    """Every place where one of the words stands, whatever its case, its accents and the way they are written.

    Raises BadValue for an empty word, and for one that is nowhere: then the person meant another.
    """
    folded, places = _folded(text)
    found = []
    for word in words:
        wanted = _folded(word)[0]
        if not wanted.strip():
            raise BadValue("redaction", "word", word, "a word")
        here = [
            Span(places[one.start()], places[one.end() - 1] + 1, word) for one in re.finditer(re.escape(wanted), folded)
        ]
        if not here:
            raise BadValue("redaction", "word", word, "a word that stands in the text")
        found += here
    return sorted(found, key=lambda span: (span.start, span.end))


def redacted(text: str, spans: Sequence[Span]) -> str:
    """The text with every span taken out; spans that meet or overlap become one mark. Raises BadValue for one outside it."""
    made: list[str] = []
    at = 0
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        if not 0 <= span.start < span.end <= len(text):
            raise BadValue("redaction", "span", f"{span.start}:{span.end}", worded("within 0:{end}", end=len(text)))
        if span.start > at or not made:
            made += [text[at : span.start], MARK]
        at = max(at, span.end)
    return "".join([*made, text[at:]])


def _folded(text: str) -> tuple[str, list[int]]:
    """Small letters without accents or vowel signs, and for each the place in the text that it comes from."""
    letters, places = [], []
    for place, one in enumerate(text):
        for part in unicodedata.normalize("NFKD", one.casefold()):
            if not unicodedata.combining(part):
                letters.append(part)
                places.append(place)
    return "".join(letters), places
