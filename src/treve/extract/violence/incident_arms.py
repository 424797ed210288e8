"""With what an incident was done, where the words of the act leave it open: "a helicopter opened fire" is an air strike.

Whoever fires from the air is the subject before the act, in Arabic behind it, or is named behind it: "machine-gunned by two
helicopters", "shot from a drone". An aircraft that is shot at fires nothing.
"""

from __future__ import annotations

import re

from treve.extract.patterns.cues import cues
from treve.extract.who.mentions import Scene, Sentence
from treve.model.draft import Language

_OPEN = frozenset({"small_arms_fire", "shelling", "ground_attack", "killing"})
_FLYING = (("drone_strike", "drones"), ("air_strike", "aircraft"))
_BEFORE, _BEHIND = 70, 45  # characters from the act to what flies
_CLAUSE = re.compile(r"[,;:(){}«»\"\n](?=\s|$)\s?|\.\s")
_FEW = re.compile(r"(?: [^\s,;:]+){0,6} ?")


def armed_with(scene: Scene, sentence: Sentence, act: str, match: re.Match[str]) -> str:
    """The act as it is when what flies does it; else the act itself."""
    if act not in _OPEN:
        return act
    words = cues(scene.language, "incidents")
    for told, way in _FLYING:
        pattern = words.pattern("told", way)
        if not sentence.cues & pattern.bit:
            continue
        behind = words.pattern("told", f"from_{way}").search(
            scene.text, match.end(), min(sentence.end, match.end() + _BEHIND)
        )
        if behind is not None and _CLAUSE.search(scene.text, match.end(), behind.start()) is None:
            return told
        if _fires(scene, sentence, match, way):
            return told
    return act


def _fires(scene: Scene, sentence: Sentence, match: re.Match[str], way: str) -> bool:
    words = cues(scene.language, "incidents")
    text, start = scene.text, max(sentence.start, match.start() - _BEFORE)
    for mark in _CLAUSE.finditer(text, start, match.start()):
        start = mark.end()
    last = match.start()
    if (
        scene.language is Language.ARABIC
    ):  # the subject stands inside the words of the act, or right behind a verb alone
        last = match.end() + (0 if " " in match[0].strip() else _BEHIND // 2)
    for one in words.pattern("told", way).finditer(text, start, min(last, sentence.end)):
        if one.start() - match.end() > 1 or words.pattern("told", "beside").search(text, start, one.start()):
            continue
        if words.pattern("told", "shot_at").search(text, min(one.end(), match.start()), match.end()):
            continue
        if one.start() >= match.start() or _FEW.fullmatch(text, one.end(), match.start()) is not None:
            return True
    return False
