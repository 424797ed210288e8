"""Whether a sentence tells of a time as past or as still to come, and the day on which it was said."""

from __future__ import annotations

import re

from treve.extract.patterns.places import Places, Span
from treve.extract.when.time_lexicon import TimeLexicon
from treve.extract.when.verbs import Tense, Verbs

_ACROSS_A_COMMA = 60
_BEHIND = 25
_BEFORE = 30
_LITTLE = 6
_UNSURE_WITHIN = 60
_CLAUSE = 120, 60  # characters before and after a time in which what has begun or was said counts


def tense_at(verbs: Verbs, sentence: Span, span: Span, known: TimeLexicon, *, limits: bool = True) -> Tense:
    """The tense of the verb nearest to a span of a folded text within its sentence.

    A verb before the time is preferred to one after it, and one in the same clause to one across a comma.
    limits: after "from" or "until" a past verb that says nothing of a beginning or an end tells no tense.
    """
    if verbs.silent:
        return Tense.NONE
    cue = _limit_before(verbs.text, sentence, span, known) if limits else None
    clause = max(sentence[0], span[0] - _CLAUSE[0]), min(sentence[1], span[1] + _CLAUSE[1])
    unsure = verbs.unsure.within(max(sentence[0], span[0] - _UNSURE_WITHIN), span[0])
    if unsure and not verbs.past.within(span[1], sentence[1]):
        return Tense.NONE  # "was to have begun on Friday": the Friday past, or the one to come
    begun = verbs.begun.within(*clause)
    if cue is not None and not begun and verbs.speech.within(*clause):
        return Tense.FUTURE
    best = _nearest(verbs, sentence, span)
    # "Were given time until noon on Saturday": what a past verb grants need not be past itself.
    return Tense.NONE if best is Tense.PAST and cue is not None and not begun else best


def _nearest(verbs: Verbs, sentence: Span, span: Span) -> Tense:
    best: tuple[int, Tense] | None = None
    for tense, places in ((Tense.FUTURE, verbs.future), (Tense.PAST, verbs.past)):
        # The distance grows outwards: the nearest verb of each side is enough.
        for verb in (_before(verbs, tense, places, sentence[0], span[0]), places.first_after(span[1], sentence[1])):
            distance = _distance(verbs.text, verb, span) if verb else None
            if distance is not None and (best is None or distance < best[0]):
                best = distance, tense
    return best[1] if best else Tense.NONE


def _before(verbs: Verbs, tense: Tense, places: Places, start: int, end: int) -> Span | None:
    """The last verb before an offset; one that swallows what follows ("est fixé à dimanche") without that."""
    verb = places.last_before(start, end)
    while verb is not None and verb[1] > end:
        shorter = verbs.patterns[tense].match(verbs.text, verb[0], end)
        if shorter is not None:
            return shorter.span()
        verb = places.last_before(start, verb[0])
    return verb


def _limit_before(text: str, sentence: Span, span: Span, known: TimeLexicon) -> re.Pattern[str] | None:
    """The pattern of "from" or "until" that stands right before a time; None where neither does."""
    near = max(sentence[0], span[0] - _BEFORE)
    cue = None
    for pattern in (known.start, known.until):
        for found in pattern.finditer(text, near, min(sentence[1], span[0] + _BEFORE)):
            if found.end() <= span[0] + 1 and len(text[found.end() : span[0]].strip()) <= _LITTLE:
                cue = pattern
    return cue


def _distance(text: str, verb: Span, span: Span) -> int:
    if verb[1] <= span[0]:
        between = text[verb[1] : span[0]]
        return len(between) + _ACROSS_A_COMMA * _breaks(between)
    between = text[span[1] : verb[0]]
    comma_first = between.lstrip().startswith(",")
    return len(between) + _BEHIND + _ACROSS_A_COMMA * max(0, _breaks(between) - comma_first)


def _breaks(between: str) -> int:
    return len(_BREAKS.findall(between))


_BREAKS = re.compile('[,;:–«»"]')
