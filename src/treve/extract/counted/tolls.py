"""Counts told by a sum: "the number of dead has reached 863", "… and that of the wounded 3,500", "the death toll rose to 40"."""

from __future__ import annotations

import re

from treve.extract.counted.counts import Count
from treve.extract.counted.figure_lexicon import FigureLexicon

_BEFORE = 130  # characters between "the number of" and the number
_NOUN_WITHIN = 40
# Folded: "has risen from 31 to 38", of which the first number is no longer so.
_GROWN = re.compile(r"(?<!\w)(?:from|de|с|من) $")
_GROWN_TO = re.compile(r"(?: [^\W\d_]{3,})? (?:to|a|до|الي) ")
_NUMBER = re.compile(r"(?<![\d.,])(?!(?:19|20)\d\d(?!\d))\d[\d.,]*\d?")  # no year
_AND = re.compile(r",? (?:and|et|y|и|а|و) ?(?!\d)[^\d,]{3,30}$")
_APART = re.compile(r"[;:!?](?=\s|$)|\.(?=\s|$)|\n")


def toll(text: str, known: FigureLexicon, count: Count, sentence: tuple[int, int]) -> str | None:
    """The measure a bare number sums up; None where no "number of" with a verb of reaching stands before it.

    text  folded
    """
    first = max(sentence[0], count.start - _BEFORE)
    cue = None
    for found in known.toll.finditer(text, first, count.start):
        cue = found
    if cue is None or _APART.search(text, cue.end(), count.start):
        return None
    start = cue.end()
    for number in _NUMBER.finditer(text, cue.end(), count.start):
        if not _GROWN.search(text, cue.end(), number.start()) or not _GROWN_TO.fullmatch(
            text, number.end(), count.start
        ):
            start = number.end()
    if start > cue.end() and not _AND.match(text, start, count.start):
        return None
    if known.reach.search(text, max(sentence[0], count.start - 2 * _BEFORE), count.start) is None:
        return None
    if start == cue.end() and known.verb["killed"].fullmatch(cue[0]):
        return "killed"
    for noun in known.nouns.finditer(text, start, min(count.start, start + _NOUN_WITHIN)):
        measure = (noun.lastgroup or "").partition("_")[2]
        if measure:
            return measure
    return None


def strength(text: str, known: FigureLexicon, count: Count) -> int | None:
    """Where the men of "has about 1,500 men" end, none of whom fell; None where no strength is told."""
    men = known.men.match(text, count.end + 1)
    if men is None or known.strength.search(text[max(0, count.start - 24) : count.start]) is None:
        return None
    fell = known.verbs.match(text, men.end() + 1) or known.fixed["killed"].match(text, men.end() + 1)
    return None if fell or known.fixed["injured"].match(text, men.end() + 1) else men.end()
