"""Who did what an incident tells, and whom it hit."""

from __future__ import annotations

import re

from treve.extract.patterns.cues import actors_of, cues
from treve.extract.violence.incident_places import FAR
from treve.extract.who.mentions import Mention, Scene, Sentence

_SUBJECTS = frozenset({"described", "actor", "group", "state", "capital", "organisation"})


def perpetrator_of(scene: Scene, sentence: Sentence, match: re.Match[str]) -> tuple[int, int] | None:
    """Who did it: the subject right before an active verb, or the name after "by"; a clash has none."""
    words = cues(scene.language, "incidents")
    by = words.pattern("told", "by")
    for found in by.finditer(scene.text, match.start(), min(sentence.end, match.end() + 60)):
        chain = actors_of(sentence, scene.text, found, "after", scene.language)
        if chain and _acts(chain[0]):
            return chain[0].start, chain[-1].end
    chain = actors_of(sentence, scene.text, match, "before", scene.language)
    if chain and _acts(chain[0]):
        return chain[0].start, chain[-1].end
    if scene.language.value == "ar":
        chain = actors_of(sentence, scene.text, match, "after", scene.language)
        if chain and _acts(chain[0]):
            return chain[0].start, chain[-1].end
    inside = [
        one
        for one in sentence.mentions
        if match.start() <= one.start < match.end()
        and _acts(one)
        and one.end < match.end()
        and not match[0].startswith(("mouvement", "movimiento"))
    ]
    return (inside[0].start, inside[0].end) if inside else None


def target_of(
    scene: Scene, sentence: Sentence, match: re.Match[str], perpetrator: tuple[int, int] | None
) -> tuple[int, int] | None:
    """Whom it hit: the actor named after "against" or right after the verb."""
    words = cues(scene.language, "incidents")
    for found in words.pattern("told", "target").finditer(
        scene.text, match.start(), min(sentence.end, match.end() + FAR)
    ):
        chain = [
            one
            for one in actors_of(sentence, scene.text, found, "after", scene.language)
            if _acts(one) and (perpetrator is None or one.start != perpetrator[0])
        ]
        if chain:
            return chain[0].start, chain[-1].end
    return None


def _acts(mention: Mention) -> bool:
    return mention.kind in _SUBJECTS and not mention.place
