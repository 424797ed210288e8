"""The clauses of a sentence that tells of several events: "gunmen abducted a priest in Yei; a truck hit a mine near Torit"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from treve.extract.patterns.cues import LONGEST_SENTENCE, cues
from treve.extract.patterns.required import Pattern
from treve.extract.text.passages import is_entry
from treve.extract.violence.incident_places import place_of
from treve.extract.who.mentions import Scene, Sentence

# Folded: what parts two clauses that each tell of an event of its own.
_JOINT = re.compile(
    r"; (?:(?:and|et|y|а|и) )?"
    r"|, (?:and|while|whereas|et|tandis que|alors que|pendant que|y|e|mientras(?: que)?|а|и|тогда как|в то время как) "
    r"| (?:and|et|y|и) | (?:while|tandis que|mientras(?: que)?|بينما|فيما|في حين) "
    r"|[,.] (?=و)"
    r"|,? (?:(?:minutes|hours|shortly|soon) (?:after|before)"
    r"|(?:quelques )?(?:minutes|heures) (?:apres|avant) que|(?:minutos|horas) (?:despues|antes) de que) "
)
_PLAIN = (" and ", " et ", " y ", " и ")  # these join words as well: the next act stands right behind them
_NEXT = 25  # characters
_MOST = 4  # clauses


def halves(scene: Scene, sentence: Sentence, acts: Sequence[tuple[str, Pattern]]) -> list[Sentence]:
    """The sentence parted at semicolons behind which another act is told; an entry of a list is one."""
    if scene.text.find("; ", sentence.start, sentence.end) < 0 or is_entry(scene.prose, sentence):
        return [sentence]
    killing = cues(scene.language, "incidents").pattern("act", "killing")
    asked = [pattern for _, pattern in acts if sentence.cues & pattern.bit]
    found = []
    start = mark = sentence.start
    end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
    while (mark := scene.text.find("; ", mark + 1, end)) >= 0:
        following = scene.text.find("; ", mark + 1, end)
        last = end if following < 0 else following
        told = [(one, match) for one in asked if (match := one.search(scene.text, mark, last)) is not None]
        part = sentence._replace(start=mark + 2, end=last)
        # "Shells fell on Tir; two people were killed": the dead of the event before, unless they have a place of their own.
        if any(one is not killing or place_of(scene, part, match) is not None for one, match in told):
            found.append(sentence._replace(start=start, end=mark))
            start = mark + 2
    return [*found, sentence._replace(start=start)]


def clauses(scene: Scene, sentence: Sentence, acts: Sequence[tuple[str, Pattern]]) -> list[Sentence]:
    """The sentence in as many clauses as tell of an act, each from its joint to the next; one where nothing parts them.

    A condition or a denial anywhere in the sentence may govern all of it, and an entry of a list is one event.
    """
    end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
    killing = cues(scene.language, "incidents").pattern("act", "killing")
    joints = [one for one in _JOINT.finditer(scene.text, sentence.start, end) if one.start() > sentence.start]
    if not joints or is_entry(scene.prose, sentence):
        return [sentence]
    asked = sorted(
        (pattern for _, pattern in acts if sentence.cues & pattern.bit), key=lambda one: one is killing
    )  # "a device went off in Tibú and killed a soldier" tells of one event
    deaths = bool(asked) and asked[-1] is killing
    found = []
    start = sentence.start
    for joint in joints:
        if joint[0] in _PLAIN:
            last = min(end, joint.end() + _NEXT)
            told = any(one.search(scene.text, joint.end(), last) for one in asked[: -1 if deaths else None])
        else:
            told = any(one.search(scene.text, joint.end(), end) for one in asked)
        if told and any(one.search(scene.text, start, joint.start()) for one in asked):
            found.append(sentence._replace(start=start, end=joint.start()))
            start = joint.end()
    if not found or len(found) >= _MOST or _governed(scene, sentence, end):
        return [sentence]
    return [*found, sentence._replace(start=start)]


def _governed(scene: Scene, sentence: Sentence, end: int) -> bool:
    """Whether a condition or a denial stands in the sentence."""
    roles = cues(scene.language, "roles")
    patterns = (
        roles.pattern("blocks", "conditional"),
        roles.pattern("denies", "before"),
        roles.pattern("denies", "after"),
    )
    return any(sentence.cues & one.bit and one.search(scene.text, sentence.start, end) for one in patterns)
