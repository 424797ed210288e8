"""Counts of violations that rules only allow for, or that are still to be made: "will verify", "up to thirty a month"."""

from __future__ import annotations

import re

from treve.extract.patterns.cues import cues
from treve.extract.text.prose import Prose
from treve.extract.who.mentions import Scene
from treve.model.draft import Language

_BEFORE = 24  # characters before a verb or a number
_BEHIND = 24  # characters behind what is counted
# Folded: words before an English verb that put off what it tells; other languages use an infinitive.
_AHEAD = re.compile(
    r"(?<!\w)(?:to|will|shall|must|can|may|should|would|cannot)(?: (?:not|be|now|also|then|have to|\w+ly))? $"
)
_INFINITIVE = {
    Language.FRENCH: re.compile(r"\w+(?:er|ir)"),
    Language.SPANISH: re.compile(r"\w+(?:ar|er|ir)"),
    Language.RUSSIAN: re.compile(r"\w+ть(?:ся)?"),
}
# Folded: an infinitive that tells what was done ("vient d'enregistrer", "tras registrar").
_DONE = re.compile(r"(?<!\w)(?:vien(?:t|nent) d(?:e |')|tras |acab\w+ de |(?:despues|luego) de )$")


def still_to_come(scene: Scene, verb: re.Match[str]) -> bool:
    """Whether a verb of counting is put off, allowed or ordered, and nothing counted yet."""
    before = scene.text[max(0, verb.start() - _BEFORE) : verb.start()]
    if scene.language is Language.ENGLISH:
        return _AHEAD.search(before) is not None
    infinitive = _INFINITIVE.get(scene.language)
    if infinitive is None or infinitive.fullmatch(verb[0].split()[0]) is None:
        return False
    return _DONE.search(before) is None


def is_limit(prose: Prose, first: int, start: int, end: int) -> bool:
    """Whether a number is a bound that rules set: "up to thirty violations", "three violations a month".

    first       where the sentence begins
    start, end  of the number with what is counted
    """
    words = cues(prose.language, "terms")
    text = prose.folded.text
    bounds = words.pattern("registered", "limit").finditer(text, max(first, start - _BEFORE), start)
    if any(one.end() >= start - 1 for one in bounds):
        return True
    rate = words.pattern("registered", "rate").search(text, end, min(len(text), end + _BEHIND))
    return rate is not None and rate.start() - end <= 1
