"""Totals that lay violations to a side: "attributed five to X", "X violated the truce 30 times", "the regime committed 37"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from treve.extract.cues import LONGEST_SENTENCE, cues
from treve.extract.mentions import Mention, Scene, Sentence
from treve.extract.numbers import Number
from treve.extract.passages import blocked, last_of
from treve.extract.recorded import Count, name_of, period_of, told_total
from treve.model.draft import Fact, FactKind

_CLOSE = 14  # characters from the number of times to a verb behind it
_TO_TIMES = 70  # characters from "violated" to the number of times


def times_over(scene: Scene, sentence: Sentence) -> Iterator[Fact]:
    """ "Islamabad says India violated the truce 3,097 times": who says so records, the subject of the verb is blamed."""
    terms = cues(scene.language, "terms")
    end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
    for often in terms.pattern("registered", "times").finditer(scene.text, sentence.start, end):
        number = next(
            (one for one in scene.prose.numbers_in(sentence.start, end) if 0 <= often.start() - one.end <= 2), None
        )
        if number is None or number.low is None or number.low != number.high:
            continue
        start = max(sentence.start, number.start - _TO_TIMES)
        violated = terms.pattern("registered", "violated")
        verb = last_of(violated.finditer(scene.text, start, number.start))
        if verb is None:  # Russian: "the rebels 42 times broke the truce"
            verb = violated.search(scene.text, often.end(), min(end, often.end() + _CLOSE))
        before = [one for one in sentence.mentions if verb and one.end <= verb.start() and not one.place]
        if verb is None or len(before) < 2 or blocked(scene.prose, sentence, verb.start(), verb.end()):
            continue
        yield told_total(scene, sentence, (before[-1].start, often.end()), before[-2], before[-1], number.low)


def attributed(scene: Scene, sentence: Sentence, number: Number, laid: bool) -> tuple[Mention, int, int] | None:
    """Whom a number is laid to, and the span: "attributed five to X", "62 were laid to X", "X was responsible for 203".

    laid  another number of the sentence was: "… and 25 to the Government"
    """
    terms = cues(scene.language, "terms")
    passive = terms.pattern("registered", "laid_after").match(scene.text, number.end)
    if passive is None and laid:
        passive = terms.pattern("registered", "laid_to").match(scene.text, number.end)
    if passive is not None:
        whom = next((one for one in sentence.mentions if -1 <= one.start - passive.end() <= 5), None)
        if whom is not None:
            return whom, number.start, whom.end
    before = terms.pattern("registered", "laid").search(
        scene.text[max(sentence.start, number.start - 40) : number.start]
    )
    after = terms.pattern("registered", "laid_to").match(scene.text, number.end)
    if before is not None and after is not None:
        whom = next((one for one in sentence.mentions if after.end() <= one.start <= after.end() + 5), None)
        if whom is not None:
            return whom, number.start, whom.end
    responsible = terms.pattern("registered", "answers_for").search(
        scene.text[max(sentence.start, number.start - 50) : number.start]
    )
    if responsible is not None:
        start = max(sentence.start, number.start - 50) + responsible.start()
        whom = next((one for one in reversed(sentence.mentions) if 0 <= start - one.end <= 3), None)
        if whom is not None:
            return whom, whom.start, number.end
    return None


def by_doer(scene: Scene, sentences: Sequence[Sentence], count: Count, recorder: Mention | None) -> Fact | None:
    """ "The regime committed 37 violations" under a heading that names who recorded them: the verb's subject is blamed."""
    sentence = sentences[-1]
    start = max(sentence.start, count.start - 60)
    verb = last_of(
        cues(scene.language, "terms").pattern("registered", "committed").finditer(scene.text, start, count.start)
    )
    if verb is None or blocked(scene.prose, sentence, verb.start(), count.end):
        return None
    between = [one for one in sentence.mentions if verb.end() <= one.start and one.end <= count.start]
    earlier = [one for one in sentences[0].mentions if not one.place and not one.person] if len(sentences) > 1 else []
    named = recorder or (earlier[0] if earlier else None)
    if not between or named is None:
        return None
    return told_total(scene, sentence, (verb.start(), count.end), named, between[-1], count.value)


def committed_by(scene: Scene, sentence: Sentence, count: Count) -> Fact | None:
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
        "recorder": name_of(scene, before[-2]),
        "blamed": name_of(scene, before[-1]),
        "value": count.value,
        "period": period_of(scene, sentence),
    }
    return scene.prose.fact(FactKind.REGISTERED_TOTAL, (count.start, count.end), value, "says who committed them")
