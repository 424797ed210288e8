"""A total of violations as a fact: its number, its period, who registered it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from treve.extract.cues import LONGEST_SENTENCE, cues
from treve.extract.mentions import Mention, Scene, Sentence
from treve.extract.numbers import Number
from treve.extract.time_mention import TimeForm
from treve.model.draft import Fact, FactKind

_GAP_WORDS = 4  # between a number and what it counts: "39 new and serious violations"
_DAY_SPAN = "PT24H"


@dataclass(frozen=True, slots=True)
class Count:
    """A number of violations in a sentence. number None: "no violation". Offsets are folded."""

    start: int
    end: int
    value: int


def told_total(
    scene: Scene, sentence: Sentence, span: tuple[int, int], recorder: Mention, blamed: Mention | None, number: int
) -> Fact:
    value = {
        "recorder": name_of(scene, recorder),
        "blamed": name_of(scene, blamed) if blamed else None,
        "value": number,
        "period": period_of(scene, sentence),
    }
    why = "accuses a side" if blamed else "names who registered, and blames nobody"
    return scene.prose.fact(FactKind.REGISTERED_TOTAL, span, value, why)


def counts_in(scene: Scene, sentence: Sentence) -> list[Count]:
    terms = cues(scene.language, "terms")
    end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
    found = [
        Count(match.start(), match.end(), 0)
        for match in terms.pattern("registered", "none").finditer(scene.text, sentence.start, end)
    ]
    numbers = scene.prose.numbers_in(sentence.start, end)
    for noun in terms.pattern("registered", "noun").finditer(scene.text, sentence.start, end):
        number = _number_before(scene, numbers, noun.start())
        if number is None or number.low is None or number.low != number.high:
            continue
        if not any(one.start <= number.start < one.end for one in found):
            found.append(Count(number.start, noun.end(), number.low))
    return sorted(found, key=lambda one: one.start)


def _number_before(scene: Scene, numbers: Sequence[Number], offset: int) -> Number | None:
    before = [one for one in numbers if one.end <= offset]
    if not before:
        return None
    gap = scene.text[before[-1].end : offset]
    return before[-1] if len(gap.split()) <= _GAP_WORDS and not re.search(r"[,.;:()\d]", gap) else None


def period_of(scene: Scene, sentence: Sentence) -> str | None:
    """`PT24H`, a date or `a/b` as the sentence says; None where it says nothing or leaves it open."""
    if cues(scene.language, "terms").pattern("registered", "day").search(scene.text, sentence.start, sentence.end):
        return _DAY_SPAN
    for one in scene.prose.times_in(sentence.start, sentence.end):
        if one.form in (TimeForm.DATE, TimeForm.INTERVAL) and len(one.values) == 1:
            return one.values[0]
    return None


def name_of(scene: Scene, mention: Mention) -> str:
    start, end = scene.prose.span(mention.start, mention.end)
    return scene.prose.text[start:end]
