"""A truce or a document that is only proposed, drafted, demanded or turned down: nobody has agreed to it yet."""

from __future__ import annotations

import re

from treve.extract.patterns.cues import cues
from treve.extract.text.passages import last_of
from treve.extract.text.prose import Prose

_WITHIN = 75  # characters between the proposal and what is proposed
_AGREED_BEFORE = 60  # characters: "accepted a proposal for a truce"
_ARTICLE = 9  # characters
_BEHIND = 30  # characters: "proposed a truce, signed on Friday"
_MARK = re.compile(r"[;:.\n\"«»“”()،]|, |،|(?<!\w)(?:and|et|y|e|и|но|but|mais|pero|which|qui|que|котор\w+)(?!\w)")
_NO_ACT = ("قبل", "firme")  # "before" as well as "accepted"; "firm and lasting" as well as "sign"
# "Turned down the truce", "urged them to keep the truce": one that is known already. Folded.
_KNOWN = re.compile(
    r"(?:(?<!\w)(?:the|th(?:is|at)|la|le|les|l'|cette?|el|los|las|est[ae]|эт\w+|данн\w+)[ ']?\s?|[وف]?(?:ب|ك)?ال|لل)$"
)
_DEFINITE = re.compile(r"(?:the |la |le |l'|el |[وف]?[بكل]?ال|لل)")


def unsettled(prose: Prose, sentence: tuple[int, int], span: tuple[int, int]) -> bool:
    """Whether the sentence tells of the truce or document at a folded span as of something not agreed.

    The proposal stands before it in the same clause ("demands a truce of thirty days"), or right behind it ("a truce was
    rejected"). Words of agreeing before the proposal ("accepted the proposal of a truce") or right behind the truce ("a truce
    signed on Friday") settle it. What bears the definite article is known already.
    """
    words, terms = cues(prose.language, "roles"), cues(prose.language, "terms")
    text = prose.folded.text
    if _KNOWN.search(text, max(sentence[0], span[0] - _ARTICLE), span[0]) or _DEFINITE.match(text, span[0]):
        return False
    dropped = words.pattern("blocks", "dropped")
    if dropped.match(text, span[1]) is not None:
        return not _accepted(prose, sentence, span[0])
    start = max(sentence[0], span[0] - _WITHIN)
    proposing = last_of(words.pattern("blocks", "proposing").finditer(text, start, span[0] + 1))
    if proposing is None or proposing.start() >= span[0] or _MARK.search(text, proposing.end(), span[0]):
        return False
    agreed = terms.pattern("documents", "announced")
    if agreed.search(text, proposing.end(), span[0]) is not None:
        return False
    behind = agreed.search(text, span[1], min(sentence[1], span[1] + _BEHIND))
    if behind is not None and behind[0] not in _NO_ACT and _MARK.search(text, span[1], behind.start()) is None:
        return False
    return not _accepted(prose, sentence, proposing.start())


def _accepted(prose: Prose, sentence: tuple[int, int], offset: int) -> bool:
    """Whether words of accepting stand before an offset."""
    start = max(sentence[0], offset - _AGREED_BEFORE)
    accepting = cues(prose.language, "roles").pattern("blocks", "accepting")
    return accepting.search(prose.folded.text, start, offset) is not None
