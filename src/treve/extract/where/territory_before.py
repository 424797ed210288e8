"""Where the agreement applies, named before it: "The districts of A and B are covered by the truce", "in A, where it holds"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from treve.extract.patterns.cues import LONGEST_SENTENCE, cues
from treve.extract.who.mentions import Scene, Sentence

Span = tuple[int, int]
PlaceAfter = Callable[[Sentence, int, Scene], Span | None]

_LONGEST = 10  # words of an area before the cue
_CLAUSE = 90  # characters of "where the ceasefire has been in force since June"
_WHERE = re.compile(r",? (?:where|ou|donde|где|حيث) ")
# Folded: what holds there.
_HOLDS = re.compile(
    r"(?<!\w)(?:(?:is|are|was|has been|remains?|came|comes) (?:now )?in(?:to)? (?:force|effect)|holds|applies|is observed|has held"
    r"|s'applique\w*|est (?:entree? )?en vigueur|tient|prevaut|est respecte\w*"
    r"|rige|se aplica\w*|esta (?:vigente|en vigor)|se mantiene|se respeta|вступил\w* в силу|действу\w+|соблюда\w+|держится"
    r"|[يت]سري|[يت]طبق|ساري?ه?|[يت]صمد|نافذه?)(?!\w)"
)
_AND = re.compile(r"(?:,? (?:and|et|y|e|и)|,) (?:the |les |le |la |l'|los |las |el |в )?$| و$")
_AND_ARTICLE = re.compile(r",? (?:and|et|y|e|и) (?:the|les?|la|l'|los|las|el|в|во|на) ?")
_AND_WORD = re.compile(r"(?:and|et|y|e|и|the|les?|la|los|las|el|in|en|dans|au|aux|в|во|на|و?في|من) ")
_PLACES = frozenset({"state", "capital"})


def areas_before(scene: Scene, place_after: PlaceAfter) -> Iterator[tuple[Sentence, Span]]:
    """Each area that stands right before "is covered by the truce" or ", where the truce holds", with its sentence."""
    covered = cues(scene.language, "terms").pattern("territory", "covered")
    agreement = cues(scene.language, "roles").agreement
    for sentence in scene.having(agreement):
        end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
        for match in covered.finditer(scene.text, sentence.start, end):
            for span in _ending(scene, sentence, match.start(), place_after):
                if _is_area(scene, sentence, span):
                    yield sentence, span
        for match in _WHERE.finditer(scene.text, sentence.start, end):
            clause = _clause_end(scene.text, match.end(), end)
            if agreement.between(scene.text, match.end(), clause) and _HOLDS.search(scene.text, match.end(), clause):
                yield from ((sentence, span) for span in _ending(scene, sentence, match.start(), place_after))


def _clause_end(text: str, start: int, end: int) -> int:
    comma = text.find(",", start, min(end, start + _CLAUSE))
    return comma if comma >= 0 else min(end, start + _CLAUSE)


def _ending(scene: Scene, sentence: Sentence, offset: int, place_after: PlaceAfter) -> Iterator[Span]:
    """The longest area that ends at an offset, and those joined to it by "and" before it."""
    stop = offset - 1 if scene.text[offset - 1 : offset] == " " else offset
    for word in [word for word in sentence.words if word.end <= stop][-_LONGEST:]:
        span = place_after(sentence, word.joined, scene)
        if span is None or _AND_WORD.match(scene.text, word.joined):
            continue
        cut = _AND_ARTICLE.search(scene.text, *span)
        if (cut.start() if cut is not None else span[1]) != stop:
            continue
        yield span[0], stop
        joined = _AND.search(scene.text, sentence.start, span[0])
        if joined is not None:
            yield from _ending(scene, sentence, joined.start(), place_after)
        return


def _is_area(scene: Scene, sentence: Sentence, span: Span) -> bool:
    """A word for a region in it, or a state or capital: "Hamas is covered by the truce" names no area."""
    region = cues(scene.language, "terms").pattern("territory", "region")
    words = [word for word in sentence.words if span[0] <= word.start and word.end <= span[1]]
    told = any(region.holds(word.word) or region.holds(word.form) for word in words)
    return told or any(one.kind in _PLACES and span == (one.start, one.end) for one in sentence.mentions)
