"""Verbs that look like clauses of an agreement and are none: what speakers say of "us", and Spanish pasts without an accent."""

from __future__ import annotations

import re

from treve.extract.patterns.cues import cues
from treve.extract.who.mentions import Scene, Sentence
from treve.model.draft import Language

_LONGEST_QUOTE = 600  # characters
_OPENING = re.compile(r"[\"«“„]")
_CLOSING = re.compile(r"[\"»”]")
_FUTURE = re.compile(r"r(a)n?(?!\w)")


def spoken_by_us(scene: Scene, sentence: Sentence, place: int) -> bool:
    """Whether an offset stands in a quote that speaks of "us": the claim of its speaker. In an agreement's own text none does."""
    if scene.articles:
        return False
    start = max(0, min(sentence.start, place - _LONGEST_QUOTE))
    opening = None
    for mark in _OPENING.finditer(scene.text, max(start, place - _LONGEST_QUOTE), place):
        opening = mark.start()
    if opening is None or _CLOSING.search(scene.text, opening + 1, place):
        return False
    closing = _CLOSING.search(scene.text, place, place + _LONGEST_QUOTE)
    first_person = cues(scene.language, "terms").pattern("speech", "first_person")
    return closing is not None and first_person.search(scene.text, opening, closing.start()) is not None


def only_sounds_future(scene: Scene, match: re.Match[str]) -> bool:
    """Spanish "desmintiera" for "desminará": the last vowel of a future bears its accent."""
    if scene.language is not Language.SPANISH:
        return False
    ends = list(_FUTURE.finditer(scene.text, match.start(), match.end()))
    if not ends:
        return False
    return scene.prose.text[scene.prose.folded.origin[ends[-1].start(1)]] in "aA"
