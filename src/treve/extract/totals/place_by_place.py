"""Totals told place by place: "six violations in Taiz, eleven in Hodeidah and three in Marib".

Parts of a total told before are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from treve.extract.patterns.cues import LONGEST_SENTENCE
from treve.extract.totals.recorded import Count
from treve.extract.violence.incident_places import named_by_kind
from treve.extract.where.territory import place_after
from treve.extract.who.mentions import Scene, Sentence
from treve.model.draft import Fact, FactKind, Language

# Folded: what stands between a place and the next number.
_NEXT = re.compile(r",? ?(?:(?:and|et|y|e|и|а|و|ainsi que|as well as|asi como) ?)?")
# Folded.
_IN = re.compile(
    r"(?<!\w)(?:in|at|near|around|a|au|aux|en|dans|pres de|autour de|cerca de|во?|на|у|под|близ|في|قرب)"
    r" (?:(?:the|la|les?|el|los|las) |l')?"
)
_DASH = re.compile(r"\s?[-–—](?=\s)")
_LEAD_IN = 40  # characters before a count in which its place may stand


def place_by_place(scene: Scene, sentence: Sentence, count: Count, end: int, told: Fact) -> Iterator[Fact]:
    """Each further number with a place of its own, where the count before has one too.

    end  where the count ends, with whom it is laid to
    """
    behind = _place_end(scene, sentence, end)
    if behind is None and _place_before(scene, sentence, count.start):
        behind = end
    if behind is None:
        return
    stop = min(sentence.end, sentence.start + LONGEST_SENTENCE)
    for number in scene.prose.numbers_in(end, stop):
        if number.start < behind:
            continue
        if number.low is None or number.low != number.high or not _NEXT.fullmatch(scene.text, behind, number.start):
            return
        after = _place_end(scene, sentence, number.end)
        if after is None:
            return
        behind = after
        value = {**told.value, "value": number.low}
        yield scene.prose.fact(
            FactKind.REGISTERED_TOTAL, (number.start, after), value, "a total of another place, in a row"
        )


def _place_end(scene: Scene, sentence: Sentence, offset: int) -> int | None:
    """Where a place ends that is named right behind an offset."""
    dash = _DASH.match(scene.text, offset)
    start = dash.end() if dash else offset
    found = _IN.match(scene.text, start + 1, sentence.end)
    if found is None:
        return None
    span = place_after(sentence, found.end(), scene) or named_by_kind(sentence, found, scene)
    if span is None and scene.language is Language.RUSSIAN:
        return next(
            (one.end for one in sentence.words if one.start == found.end() and _OF_REGION.search(one.form)), None
        )
    return span[1] if span is not None and span[1] > offset else None


_OF_REGION = re.compile(r"[сц]к(?:ой|ом)$")  # "in the Luhansk one", whose noun stands before


def _place_before(scene: Scene, sentence: Sentence, offset: int) -> bool:
    """Whether a place ends right before an offset: "received in Cauca seven complaints"."""
    for found in _IN.finditer(scene.text, max(sentence.start, offset - _LEAD_IN), offset):
        span = place_after(sentence, found.end(), scene)
        if span is not None and 0 < offset - span[1] <= 1:
            return True
    return False
