"""Who is said not to have signed, in whatever order the words stand: the one group of a sentence that refuses a truce.

Rules for wordings ask that the name stands right beside the words. Here the sentence has only one name that can be meant.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from treve.extract.patterns.cues import LONGEST_SENTENCE, cues
from treve.extract.text.passages import blocked
from treve.extract.who.mentions import Mention, Scene, Sentence
from treve.extract.who.role_guards import of_something_denied

_GROUPS = frozenset({"group", "actor", "described"})
_NEAR = 110  # characters between the name and the words
# Folded: nobody in particular, or a body that no truce binds.
_NO_SIDE = re.compile(
    r"(?:the |les? |la |el |los )?(?:parties|sides?|opposition|army|police|court|parliament|ministry|commission|committee|mission"
    r"|armee|parlement|tribunal|ministere|comite|ejercito|policia|parlamento|ministerio|comision|comite|mision"
    r"|сторон\w*|армия|армии|полици\w+|парламент\w*|минист\w+|комисси\w+|комитет|мисси\w+"
    r"|(?:ال)?(?:جيش|شرطه|برلمان|وزاره|لجنه|بعثه|محكمه|اطراف|طرفان))"
)


def unsigned(
    scene: Scene, told: Collection[str], refused: Collection[int]
) -> Iterator[tuple[Sentence, re.Match[str], Mention]]:
    """Each group that alone can be meant by words of refusal in its sentence, with these.

    told     keys of those whose role is told already
    refused  where sentences begin in which somebody is already said to refuse
    """
    core = cues(scene.language, "roles").pattern("denies_party", "core")
    for sentence in scene.having(core):
        if sentence.start in refused:
            continue
        end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
        for match in core.finditer(scene.text, sentence.start, end):
            if blocked(scene.prose, sentence, match.start(), match.start(), negation=False, after=0):
                continue
            if scene.past(sentence, *match.span()) or of_something_denied(scene, sentence, match):
                continue
            meant = [one for one in sentence.mentions if _may_refuse(scene, match, one) and one.key not in told]
            if len({one.key for one in meant}) == 1:
                yield sentence, match, meant[0]
                break


def _may_refuse(scene: Scene, match: re.Match[str], mention: Mention) -> bool:
    if mention.kind not in _GROUPS or mention.place or mention.person or mention.key.startswith("government:"):
        return False
    bare = mention.kind == "described" and mention.last - mention.first == 1 and mention.outer == mention.start
    if bare or _NO_SIDE.fullmatch(scene.text, mention.start, mention.end):
        return False
    return max(match.start() - mention.end, mention.start - match.end()) <= _NEAR
