"""Bans told by any verb: "les deux forces ne s'y affronteront plus", "under the accord they no longer tax the drivers".

A verb that looks ahead and is negated forbids where its subject is one who is bound, as such a verb obliges when it is not negated;
in the present tense it does so behind "under the terms of the accord" alone. Who refuses to leave or to free forbids nothing: the
verbs of duties are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from treve.extract.agreed.bans import LEAST, before_speaker, clause_of, until_exception
from treve.extract.agreed.duties_ahead import bound_by_text, is_bound, is_claimed
from treve.extract.patterns.cues import LONGEST_SENTENCE, cues
from treve.extract.text.passages import speaks_of_agreement
from treve.extract.who.mentions import Scene, Sentence
from treve.extract.who.we import only_sounds_future
from treve.model.draft import Language

Span = tuple[int, int]

_BACK = 4  # sentences in which the agreement may have been named
_JOINED = re.compile(r",? (?:but|mais|pero|но) | (?:and|et|y|и) (?=ne |n'|no |не )|\sو(?=لا|لن)")


def forbidden_ahead(scene: Scene, sentence: Sentence, told: Sequence[Span]) -> Iterator[Span]:
    """The folded spans of such bans. told: those of the sentence that are worded as such."""
    words = cues(scene.language, "terms")
    ahead, present = words.pattern("prohibition", "ahead"), words.pattern("prohibition", "by_text")
    if not sentence.cues & (ahead.bit | present.bit) or not scene.of_agreement:
        return
    end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
    by_text = bound_by_text(scene, sentence, end) if sentence.cues & present.bit else None
    found = [one for one in ahead.finditer(scene.text, sentence.start, end) if not only_sounds_future(scene, one)]
    if by_text is not None:
        found += present.finditer(scene.text, by_text, end)
    last = -1
    for match in sorted(found, key=lambda one: one.start()):
        if match.start() < last or any(start < match.end() and match.start() < stop for start, stop in told):
            continue
        own = by_text if by_text is not None else -1  # a verb without a subject goes on with what the text says
        if not (scene.articles or by_text is not None or speaks_of_agreement(scene.prose, sentence, _BACK)):
            continue
        if not (_goes_on(scene, own) or is_bound(scene, sentence, match, own)):
            continue
        if is_claimed(scene, sentence, match) or _told_by_somebody(scene, match, end):
            continue
        stop = before_speaker(scene, match.end(), clause_of(scene, match.end(), end))
        stop = until_exception(scene, match.end(), stop)
        joined = _JOINED.search(scene.text, match.end(), stop)
        stop = joined.start() if joined else stop
        last = stop
        if stop - match.start() >= LEAST:
            yield match.start(), stop


def _goes_on(scene: Scene, own: int) -> bool:
    """In Arabic the verb opens its clause: behind "under the accord" that of a joined clause is bound as well."""
    return scene.language is Language.ARABIC and own >= 0


def _told_by_somebody(scene: Scene, match: re.Match[str], end: int) -> bool:
    """ "The army will not fire first, the minister insisted": what a side says of itself."""
    if scene.articles:
        return False
    return cues(scene.language, "terms").pattern("speech", "verb").search(scene.text, match.end(), end) is not None
