"""Which words tell of a withdrawal: from the forces to what they leave or take with them."""

from __future__ import annotations

import re

from treve.extract.agreed.withdrawal_guards import phrase_end
from treve.extract.patterns.cues import cues
from treve.extract.text.passages import last_of
from treve.extract.who.mentions import Mention, Scene, Sentence
from treve.model.draft import Language

_BESIDE = 70  # characters behind the word in which a place is looked for
_FORCES_WITHIN = 30
_FEW = re.compile(r"(?: [^\W\d_]+){0,1} ")
# Folded: from where, in the words right behind.
_FROM = re.compile(
    r"(?: [^\W\d_]+){0,3}? (?:(?:from|out of|of|de la|de|du|des|del|из|от|с|من) |de l'|d')"
    r"(?:the |an? |l[ae]s? |el |los |une? |una? )?"
    r"(?P<first>[^\W\d_][\w'-]*)(?: (?P<second>[^\W\d_][\w-]*))?"
)
# The same right behind "left", "salieron de": a name in capitals, in Arabic any word.
_LEFT = re.compile(r"(?: (?:the|l[ae]s?|el|los|l'))? ?(?P<first>[^\W\d_][\w'-]*)(?: (?P<second>[^\W\d_][\w-]*))?")


# Folded: behind these another part of the sentence begins.
_APART = re.compile(r"[,.;:()«»\"!?،؛]| (?:and|et|y|и|ومن) ")


def span_of(scene: Scene, sentence: Sentence, match: re.Match[str], actor: Mention | None) -> tuple[int, int]:
    """From the word of withdrawal to who withdraws or what is withdrawn, inside the clause."""
    start, end = match.span()
    if actor is not None and 0 <= start - actor.end < 40 and not _APART.search(scene.text, actor.end, start):
        start = actor.start
    start = _forces_before(scene, sentence, start)
    if actor is not None and 0 <= actor.start - end < 30:
        end = actor.end
    else:
        goods = (
            cues(scene.language, "terms")
            .pattern("withdrawal", "military")
            .search(scene.text, end, min(sentence.end, end + 50, max(end, phrase_end(scene, sentence, end))))
        )
        if goods and not re.search(r"[,.;:]", scene.text[end : goods.start()]):
            end = goods.end()
    return start, _place_end(scene, sentence, end)


def _forces_before(scene: Scene, sentence: Sentence, start: int) -> int:
    """Where the word for the forces stands right before an offset ("tropas", "efectivos del"); else the offset itself."""
    military = cues(scene.language, "terms").pattern("withdrawal", "military")
    found = last_of(military.finditer(scene.text, max(sentence.start, start - _FORCES_WITHIN), start))
    near = found is not None and _FEW.fullmatch(scene.text, found.end(), start) is not None
    return found.start() if found is not None and near else start


def _place_end(scene: Scene, sentence: Sentence, end: int) -> int:
    """Where the place ends that is left, if it is told right behind; else the offset itself."""
    origin = scene.prose.folded.origin
    names = scene.language is Language.ARABIC
    found = _FROM.match(scene.text, end, min(sentence.end, end + _BESIDE))
    if found is None:
        found = _LEFT.match(scene.text, end, min(sentence.end, end + _BESIDE))
        if found is None or names or not scene.prose.text[origin[found.start("first")]].isupper():
            return end
    if found["second"] and (names or scene.prose.text[origin[found.start("second")]].isupper()):
        return found.end("second")
    return found.end("first")
