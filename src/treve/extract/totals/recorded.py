"""A total of violations as a fact: its number, its period, who registered it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from treve.extract.counted.numbers import Number
from treve.extract.counted.other_violations import counts_something_else
from treve.extract.patterns.cues import LONGEST_SENTENCE, cues
from treve.extract.when.time_mention import TimeForm
from treve.extract.who.mentions import Mention, Scene, Sentence
from treve.model.draft import Fact, FactKind

_GAP_WORDS = 4  # between a number and what it counts: "39 new and serious violations"
# Folded: "84 weapons in violation of the lines" counts weapons.
_OF_ANOTHER = re.compile(r"(?<!\w)(?:in|as|beyond|outside|with|en|avec|con|в|с|за|на|من|في)(?!\w)")
_JOINED_ON = re.compile(r"-[^\W\d_]+")
_EACH = re.compile("по $")  # "по 6 нарушений": in each of several places
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
    none, nouns = terms.pattern("registered", "none"), terms.pattern("registered", "noun")
    if not sentence.cues & (none.bit | nouns.bit):
        return []
    end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
    found = [Count(match.start(), match.end(), 0) for match in none.finditer(scene.text, sentence.start, end)]
    numbers = scene.prose.numbers_in(sentence.start, end)
    for noun in nouns.finditer(scene.text, sentence.start, end):
        number = _number_before(scene, numbers, noun.start())
        if number is None:
            reached = _number_reached(scene, numbers, noun)
            if reached is not None and reached.low is not None and reached.low == reached.high:
                found.append(Count(noun.start(), reached.end, reached.low))
                continue
        if number is None or number.low is None or number.low != number.high:
            continue
        if counts_something_else(scene.prose, number.end, noun.start(), noun.end()):
            continue
        if not any(one.start <= number.start < one.end for one in found):
            found.append(Count(number.start, noun.end(), number.low))
    return sorted(found, key=lambda one: one.start)


def _number_before(scene: Scene, numbers: Sequence[Number], offset: int) -> Number | None:
    before = [one for one in numbers if one.end <= offset]
    if not before:
        return None
    gap = scene.text[before[-1].end : offset]
    if gap == " as ":
        return before[-1]  # "upheld 312 as violations"
    far = len(gap.split()) > _GAP_WORDS or re.search(r"[,.;:()\d]", gap) or _OF_ANOTHER.search(gap)
    if far or _EACH.search(scene.text, max(0, before[-1].start - 3), before[-1].start):
        return None
    return before[-1]


def _number_reached(scene: Scene, numbers: Sequence[Number], noun: re.Match[str]) -> Number | None:
    """ "The number of violations stood at 215": the number stands behind what it counts."""
    if _NUMBER_OF.search(scene.text[max(0, noun.start() - _LEAD_IN) : noun.start()]) is None:
        return None
    for one in numbers:
        if noun.end() <= one.start <= noun.end() + _REACHED_WITHIN:
            return one if _REACHED.search(scene.text[noun.end() : one.start]) else None
    return None


_LEAD_IN, _REACHED_WITHIN = 22, 90  # characters
# Folded.
_NUMBER_OF = re.compile(
    r"(?<!\w)(?:(?:number|total|tally|count) of (?:ceasefire |truce |the )?|(?:nombre|total) (?:de|des|d') ?"
    r"|(?:numero|total|cifra) de (?:las )?|(?:число|количество) |عدد (?:ال)?)$"
)
_REACHED = re.compile(
    r"(?<!\w)(?:(?:stands|stood|is|was) (?:now )?(?:at )?|reached |rose to |(?:s'eleve|s'elevait|est passe) a |(?:a )?atteint "
    r"|(?:asciende|ascendio|se elevo|llego) a |(?:fue|es) de |составил[оаи]? |достигло |достигает )$"
)


def period_of(scene: Scene, sentence: Sentence) -> str | None:
    """`PT24H`, a date or `a/b` as the sentence says; None where it says nothing or leaves it open."""
    if cues(scene.language, "terms").pattern("registered", "day").search(scene.text, sentence.start, sentence.end):
        return _DAY_SPAN
    for one in scene.prose.times_in(sentence.start, sentence.end):
        if one.form in (TimeForm.DATE, TimeForm.INTERVAL):
            begun = _begun(one.values, scene)
            if len(begun) == 1:
                return begun[0]
    return None


def _begun(values: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    """Of several values those that begin by the publication: what is counted has happened."""
    known = scene.prose.published
    if len(values) < 2 or known is None:
        return values
    return tuple(one for one in values if one[:10] <= str(known.last))


def name_of(scene: Scene, mention: Mention) -> str:
    joined = _JOINED_ON.match(scene.text, mention.end)  # "Пресс-служба": what a hyphen joins belongs to the name
    start, end = scene.prose.span(mention.start, joined.end() if joined else mention.end)
    return scene.prose.text[start:end]
