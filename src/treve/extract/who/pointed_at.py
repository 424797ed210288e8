"""Whom "these two countries" means."""

from __future__ import annotations

import bisect
import re

from treve.extract.patterns.cues import cues
from treve.extract.who.mentions import Mention, Scene, Sentence

_COUNTED = (("two", 2), ("three", 3), ("four", 4))


def pointed_at(scene: Scene, sentence: Sentence, match: re.Match[str]) -> tuple[Mention, ...]:
    """Whom "these three powers" after a wording means: the states named before, if they are exactly so many."""
    words = cues(scene.language, "roles")
    for name, number in _COUNTED:
        if not words.pattern("anaphora", name).match(scene.text, match.end() + 1):
            continue
        place = bisect.bisect_left(scene.sentences, sentence.start, key=lambda one: one.start)
        for before in reversed(scene.sentences[max(0, place - 2) : place]):
            states = {one.key: one for one in before.mentions if one.kind in ("state", "capital") and not one.place}
            if len(states) == number:
                return tuple(states.values())
    return ()
