"""Duties told by nouns: "the deal provides for the release of prisoners and the withdrawal of heavy weapons"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from treve.extract.agreed.bans import LEAST, LINK_AT_END, before_speaker, clause_of
from treve.extract.patterns.cues import cues
from treve.extract.text.passages import blocked
from treve.extract.who.mentions import Scene, Sentence
from treve.model.draft import Language

_WORDS_TO_NOUN = 7
_COLON_WITHIN = 30  # characters
# The text of the agreement in quotation marks: "provides in particular "the withdrawal of …", "the return of …"".
_OPENING = re.compile(r"(?:[\s,:]|\w){0,24}?[\"«“]\s?")
_NEXT_QUOTE = re.compile(r"\s?[\"»”],?\s?(?:and|et|y|и|و|ainsi que|as well as|,)?\s?[\"«“]\s?")

_AND = re.compile(r"(?:and|et|y|e|и) ")


def provided_in(scene: Scene, sentence: Sentence, end: int) -> Iterator[tuple[int, int]]:
    """The folded spans of the duties that a sentence names by nouns, in order."""
    words = cues(scene.language, "terms")
    provides = words.pattern("obligation", "provides")
    if not sentence.cues & provides.bit:
        return
    told = -1
    for match in provides.finditer(scene.text, sentence.start, end):
        text_says = cues(scene.language, "roles").agreement.between(
            scene.text, max(0, match.start() - 30), match.start()
        )
        if _DEMANDS.match(match[0]) and not _by_text(scene, sentence, match):
            continue
        if match.start() < told or (not text_says and blocked(scene.prose, sentence, match.start(), match.start())):
            continue
        if scene.past(sentence, *match.span()):
            continue
        for start, stop in _passages(scene, match, end):
            for span in _named(scene, start, stop):
                told = span[1]
                yield span


def _by_text(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the agreement, or a pronoun for it at the head of the sentence, is what demands something: the UN binds nobody."""
    if scene.articles or _IT.match(scene.text, sentence.start):
        return True
    # In Arabic the subject follows its verb.
    end = match.end() + _BEHIND if scene.language is Language.ARABIC else match.start()
    return cues(scene.language, "roles").agreement.between(scene.text, sentence.start, end)


_BEHIND = 20  # characters
# Folded.
_DEMANDS = re.compile(r"(?:exig|reclam|demand|calls?|called|calling|requir|требу|[وف]?[يت]?شترط)")
_IT = re.compile(r"(?:it|il|elle|он[оа]?|este|esta|exige|требует) ")


def _passages(scene: Scene, match: re.Match[str], end: int) -> Iterator[tuple[int, int]]:
    """What follows the words "provides for": its clause, or the quotes that give the text."""
    opening = _OPENING.match(scene.text, match.end(), end)
    if opening is None:
        colon = scene.text.find(":", match.end(), match.end() + _COLON_WITHIN)
        start = colon + 1 if colon >= 0 else match.end()
        yield start, before_speaker(scene, start, clause_of(scene, start, end))
        return
    quoted: re.Match[str] | None = opening
    while quoted is not None:
        stop = clause_of(scene, quoted.end(), end)
        yield quoted.end(), stop
        quoted = _NEXT_QUOTE.match(scene.text, stop, end)


def _named(scene: Scene, start: int, stop: int) -> Iterator[tuple[int, int]]:
    found = list(cues(scene.language, "terms").pattern("obligation", "noun").finditer(scene.text, start, stop))
    if not found or len(scene.text[start : found[0].start()].split()) > _WORDS_TO_NOUN:
        return
    begin = _without_and(scene, found[0].start())
    for following in [*found[1:], None]:
        if following is not None and len(scene.text[begin : following.start()].split()) < 2:
            continue  # "delivery and distribution of aid" is one duty
        last = following.start() if following else _other_measure(scene, begin, stop)
        cut = LINK_AT_END.search(scene.text[begin:last])
        last = begin + cut.start() if cut else last
        if last - begin >= LEAST:
            yield begin, last
        begin = _without_and(scene, following.start()) if following else begin


def _without_and(scene: Scene, start: int) -> int:
    joined = _AND.match(scene.text, start)
    return joined.end() if joined else start


def _other_measure(scene: Scene, start: int, stop: int) -> int:
    """Where talks, a body of monitoring or a ban are named, which end a duty told by a noun."""
    words = cues(scene.language, "terms")
    for role, way in (("negotiation", "span"), ("monitoring", "span"), ("prohibition", "cue")):
        found = words.pattern(role, way).search(scene.text, start, stop)
        stop = found.start() if found and found.start() > start else stop
    return stop
