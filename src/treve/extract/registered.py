"""Totals of violations that a named recorder registered, ruled or claimed. The recorder is never taken for the perpetrator.

"Turkey registered seven violations" blames nobody. Only "committed by", "by the side of" or an accusation fills `blamed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from treve.extract.cues import LONGEST_SENTENCE, actors_of, cues
from treve.extract.mentions import Mention, Scene, Sentence
from treve.extract.numbers import Number
from treve.extract.passages import blocked, last_of
from treve.extract.time_mention import TimeForm
from treve.model.draft import Fact, FactKind

_GAP_WORDS = 4  # between a number and what it counts: "39 new and serious violations"
_ACCUSES = re.compile(r"accus|blam|обвин|اتهم|imput|denonc|denounc|culp|responsabiliz")
_PART = re.compile(r"[^\W\d_]")
_DAY_SPAN = "PT24H"


@dataclass(frozen=True, slots=True)
class Count:
    """A number of violations in a sentence. number None: "no violation". Offsets are folded."""

    start: int
    end: int
    value: int


def registered(scene: Scene) -> Iterator[Fact]:
    """One fact per recorder and total; figures by province go to `parts`."""
    recorder: Mention | None = None
    for sentence in scene.sentences:
        counts = _counts(scene, sentence)
        for count in counts:
            accused = _committed(scene, sentence, count)
            if accused is not None:
                yield accused
                continue
            named = _recorder(scene, sentence, count)
            if named is None and _verb_near(scene, sentence, count) is None:
                continue
            speaker = named or recorder
            if speaker is None or blocked(scene.prose, sentence, count.start, count.end, negation=False):
                continue
            recorder = speaker
            yield _fact(scene, sentence, count, speaker)


def _committed(scene: Scene, sentence: Sentence, count: Count) -> Fact | None:
    """ "The ministry said that rebels committed 3 violations": the one before the verb is blamed, the speaker records."""
    verb = last_of(
        cues(scene.language, "terms")
        .pattern("registered", "committed")
        .finditer(scene.text, max(sentence.start, count.start - 40), count.start)
    )
    if verb is None or blocked(scene.prose, sentence, verb.start(), count.end):
        return None
    before = [one for one in sentence.mentions if one.end <= verb.start() and not one.place]
    if len(before) < 2:
        return None
    value = {
        "recorder": _name(scene, before[-2]),
        "blamed": _name(scene, before[-1]),
        "value": count.value,
        "period": _period(scene, sentence),
    }
    return scene.prose.fact(FactKind.REGISTERED_TOTAL, (count.start, count.end), value, "says who committed them")


def _counts(scene: Scene, sentence: Sentence) -> list[Count]:
    terms = cues(scene.language, "terms")
    end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
    found = [
        Count(match.start(), match.end(), 0)
        for match in terms.pattern("registered", "none").finditer(scene.text, sentence.start, end)
    ]
    numbers = [one for one in scene.prose.numbers if sentence.start <= one.start and one.end <= end]
    for noun in terms.pattern("registered", "noun").finditer(scene.text, sentence.start, end):
        number = _number_before(scene, numbers, noun.start())
        if number is None or number.low is None or number.low != number.high:
            continue
        if not any(one.start <= number.start < one.end for one in found):
            found.append(Count(number.start, noun.end(), number.low))
    return sorted(found, key=lambda one: one.start)


def _number_before(scene: Scene, numbers: list[Number], offset: int) -> Number | None:
    before = [one for one in numbers if one.end <= offset]
    if not before:
        return None
    gap = scene.text[before[-1].end : offset]
    return before[-1] if len(gap.split()) <= _GAP_WORDS and not re.search(r"[,.;:()\d]", gap) else None


def _verb_near(scene: Scene, sentence: Sentence, count: Count) -> re.Match[str] | None:
    """The verb of registering nearest to a count, before it first."""
    verb = cues(scene.language, "terms").pattern("registered", "verb")
    found = last_of(verb.finditer(scene.text, max(sentence.start, count.start - 90), count.start))
    if found is not None:
        return found
    return verb.search(scene.text, count.end, min(sentence.end, count.end + 80))


def _recorder(scene: Scene, sentence: Sentence, count: Count) -> Mention | None:
    """Who registered: the subject of the verb, the one after "by", or the one after "according to"."""
    text = scene.text
    terms = cues(scene.language, "terms")
    for source in terms.pattern("registered", "source").finditer(text, sentence.start, sentence.end):
        after = [one for one in sentence.mentions if one.start >= source.end() and one.start - source.end() < 30]
        if after:
            return after[0]
    verb = _verb_near(scene, sentence, count)
    if verb is None:
        return None
    if verb.start() >= count.end:
        after = [one for one in sentence.mentions if one.start >= verb.end() and one.start - verb.end() < 25]
        return after[0] if after else None
    before = [one for one in sentence.mentions if one.end <= verb.start() and not one.place]
    after = [one for one in sentence.mentions if verb.end() <= one.start < count.start and not one.place]
    if _ACCUSES.search(verb[0]):
        return before[0] if before else None
    gap = text[before[-1].end : verb.start()] if before else ""
    if before and len(gap) < 60:
        return before[0] if "," not in text[before[0].end : before[-1].start] else before[-1]
    return after[0] if after else (before[0] if before else None)


def _fact(scene: Scene, sentence: Sentence, count: Count, recorder: Mention) -> Fact:
    verb = _verb_near(scene, sentence, count)
    span = count.start, count.end
    if (
        verb is not None
        and 0 <= count.start - verb.end() <= 25
        and not re.search("[,;:]", scene.text[verb.end() : count.start])
        and not _ACCUSES.search(verb[0])
    ):
        span = verb.start(), count.end
    elif verb is not None and 0 <= verb.start() - count.end <= 25:
        span = count.start, verb.end()
    blamed = _blamed(scene, sentence, count, recorder)
    value = {
        "recorder": _name(scene, recorder),
        "blamed": _name(scene, blamed) if blamed else None,
        "value": count.value,
        "period": _period(scene, sentence),
    }
    parts = _parts(scene, sentence, count)
    further = {"parts": parts} if parts else {}
    why = "accuses a side" if blamed else "names who registered, and blames nobody"
    return scene.prose.fact(FactKind.REGISTERED_TOTAL, span, value, why, **further)


def _blamed(scene: Scene, sentence: Sentence, count: Count, recorder: Mention) -> Mention | None:
    """The side the recorder accuses; None where it accuses nobody."""
    text = scene.text
    for match in cues(scene.language, "terms").pattern("registered", "by").finditer(text, count.start, sentence.end):
        chain = [one for one in actors_of(sentence, text, match, "after", scene.language) if one.key != recorder.key]
        if chain:
            return chain[0]
    verb = _verb_near(scene, sentence, count)
    if verb is not None and verb.end() <= count.start and _ACCUSES.search(verb[0]):
        between = [
            one for one in sentence.mentions if verb.end() <= one.start < count.start and one.key != recorder.key
        ]
        return between[0] if between else None
    return None


def _period(scene: Scene, sentence: Sentence) -> str | None:
    """`PT24H`, a date or `a/b` as the sentence says; None where it says nothing or leaves it open."""
    if cues(scene.language, "terms").pattern("registered", "day").search(scene.text, sentence.start, sentence.end):
        return _DAY_SPAN
    times = [one for one in scene.prose.times if sentence.start <= one.start and one.end <= sentence.end]
    for one in times:
        if one.form in (TimeForm.DATE, TimeForm.INTERVAL) and len(one.values) == 1:
            return one.values[0]
    return None


def _parts(scene: Scene, sentence: Sentence, count: Count) -> list[dict[str, object]]:
    """Numbers by place after the total: "8 in Hama, 5 in Latakia", "Aleppo (3), Hama (2)"."""
    found: list[dict[str, object]] = []
    numbers = [
        one for one in scene.prose.numbers if one.start >= count.end and one.end <= sentence.end and one.low == one.high
    ]
    for number in numbers:
        after = [one for one in sentence.mentions if 0 <= one.start - number.end < 40]
        inside = scene.text[number.start - 1 : number.start] == "("
        before = [one for one in sentence.mentions if 0 <= number.start - one.end < 4]
        near = before[-1] if inside and before else after[0] if after else None
        if near is not None and near.kind in ("capital_letters", "state", "capital", "actor"):
            found.append({"place": _name(scene, near), "value": number.low})
    return found


def _name(scene: Scene, mention: Mention) -> str:
    start, end = scene.prose.span(mention.start, mention.end)
    return scene.prose.text[start:end]
