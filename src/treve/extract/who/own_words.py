"""Who denies being a party in words of its own: "we have signed nothing", said the Front."""

from __future__ import annotations

import re
from collections.abc import Iterator

from treve.extract.patterns.cues import LONGEST_SENTENCE, cues
from treve.extract.who.mentions import Mention, Scene, Sentence
from treve.extract.who.quotes import QUOTED
from treve.extract.who.speakers import speaker_of

_BEFORE = 400  # characters of a quote before the words of denial
_GROUPS = frozenset({"state", "capital", "group", "organisation", "actor", "described"})


def denials(scene: Scene) -> Iterator[tuple[Sentence, re.Match[str], Mention]]:
    """Each actor whose quote says "we are no party to it", with its sentence and those words."""
    pattern = cues(scene.language, "roles").pattern("denies_party", "we")
    for sentence in scene.having(pattern):
        end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
        for match in pattern.finditer(scene.text, sentence.start, end):
            quote = _around(scene, match)
            speaker = speaker_of(scene, *quote).mention if quote else None
            if speaker is not None:
                yield sentence, match, _group_of(scene, speaker)


def _around(scene: Scene, match: re.Match[str]) -> tuple[int, int] | None:
    start = max(0, match.start() - _BEFORE)
    for quote in QUOTED.finditer(scene.text, start, min(len(scene.text), match.end() + 2 * _BEFORE)):
        if quote.start() <= match.start() and match.end() <= quote.end():
            return quote.span()
    return None


def _group_of(scene: Scene, speaker: Mention) -> Mention:
    """ "Said Ali Hassan, spokesman of the Karsan Front": the Front."""
    if speaker.kind in _GROUPS:
        return speaker
    stands = cues(scene.language, "roles").pattern("gaps", "stands_for")
    for sentence in scene.between(speaker.start, speaker.end):
        for place, one in enumerate(sentence.mentions[:-1]):
            following = sentence.mentions[place + 1]
            if one.start == speaker.start and stands.fullmatch(scene.text, one.end, following.start):
                return following
    return speaker
