"""Areas that are told and not named ("the three upland districts", "the frontier from A to B"), and areas to their end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from treve.extract.cues import cues
from treve.extract.mentions import Scene, Sentence
from treve.extract.tokens import Token

_QUANTIFIER = 24  # characters: "all of the", which belongs to the area it counts
_MOST_LISTED = 6  # names behind commas


def described_area(scene: Scene, match: re.Match[str]) -> tuple[int, int] | None:
    """The folded span of an area told by number, side or ends that stands right behind the words of a scope; None without any."""
    terms = cues(scene.language, "terms")
    area = terms.pattern("territory", "described")
    counted = _ALL.search(scene.text, max(match.start(), match.end() - _QUANTIFIER), match.end())
    for begin in (counted.start() if counted else match.end(), match.end()):
        found = area.match(scene.text, begin + (scene.text[begin : begin + 1] == " "))
        if found is not None:
            return found.start(), found.end()
    return None


# Folded: what the words of a scope end with, and the area begins with.
_ALL = re.compile(
    r"(?<!\w)(?:all|both|tou(?:te)?s?|tod[oa]s?|вс[еюя]\w*|обоих|обеих|جميع|كل|كامل)"
    r"(?: of)?(?: the| les| la| le| l'| los| las| el| la)?$"
)


def to_its_end(scene: Scene, sentence: Sentence, span: tuple[int, int]) -> tuple[int, int]:
    """An area with the names listed behind it and with what it includes: "the wards of A, B and C", "…, including its waters"."""
    start, end = _listed(sentence, span)
    further = cues(scene.language, "terms").pattern("territory", "tail").match(scene.text, end)
    return start, further.end() if further is not None else end


def _listed(sentence: Sentence, span: tuple[int, int]) -> tuple[int, int]:
    """ "Goro, Tilli and Amba": names behind commas are part of a list that "and" closes."""
    words = sentence.words
    place = next((number for number, one in enumerate(words) if one.start >= span[1]), len(words))
    commas = 0
    while place < len(words) and commas < _MOST_LISTED and words[place].gap == ", " and words[place].capital:
        commas += 1
        place += 1
        while place < len(words) and words[place].gap == " " and words[place].capital:
            place += 1
    if not commas or place + 1 >= len(words) or words[place].word not in _AND or not words[place + 1].capital:
        return span if not commas or not _further_noun(words, place) else (span[0], words[place - 1].end)
    place += 1
    while place < len(words) and words[place].gap == " " and words[place].capital:
        place += 1
    return span[0], words[place - 1].end


def _further_noun(words: Sequence[Token], place: int) -> bool:
    """ "Great Sawa, Little Sawa and the waters between them": the list goes on with a noun."""
    return place < len(words) and words[place].word in _AND


_AND = frozenset({"and", "et", "y", "e", "и"})
