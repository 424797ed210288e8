"""Parties told by "between A and B": where an agreement is named before it, and nothing else that is between two."""

from __future__ import annotations

import re

from treve.extract.patterns.cues import cues
from treve.extract.text.passages import last_of
from treve.extract.who.mentions import Mention, Scene, Sentence

_WITHIN = 140  # characters from the agreement to "between"


def agreed_between(scene: Scene, sentence: Sentence, match: re.Match[str], named: list[Mention]) -> bool:
    """Two actors at least, and before "between" an agreement behind which no fighting, talks or border are named."""
    if len({one.key for one in named}) < 2:
        return False
    deal = _agreement_before(scene, sentence, match.start())
    return deal is not None and not _two_sided(scene, deal, match.start())


def of_something_else(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """A wording that ends in "between", where fighting, talks or a border are what is between: "ended the war between A and B"."""
    word = last_of(cues(scene.language, "roles").pattern("gaps", "between").finditer(scene.text, *match.span()))
    if word is None or word.end() < match.end() - 1:
        return False
    deal = _agreement_before(scene, sentence, word.start())
    return _two_sided(scene, match.start() if deal is None else deal, word.start())


def _agreement_before(scene: Scene, sentence: Sentence, place: int) -> int | None:
    start = max(sentence.start, place - _WITHIN)
    deal = last_of(cues(scene.language, "roles").agreement.finditer(scene.text, start, place))
    return None if deal is None else deal.end()


def _two_sided(scene: Scene, start: int, end: int) -> bool:
    comma = scene.text.rfind(
        ",", start, end
    )  # "signed after Qatari mediation, between A and B": not the mediation is between them
    start = max(start, comma)
    return cues(scene.language, "roles").pattern("gaps", "two_sided").search(scene.text, start, end) is not None
