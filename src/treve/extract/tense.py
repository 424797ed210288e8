"""Whether a sentence tells of a time as past or as still to come, and the day on which it was said."""

from __future__ import annotations

import enum

from treve.extract.time_lexicon import TimeLexicon

_ACROSS_A_COMMA = 60
_BEHIND = 25
_BEFORE = 30
_LITTLE = 6


class Tense(enum.StrEnum):
    """How a time stands to the moment of writing, as the verb nearest to it says."""

    PAST = "past"
    FUTURE = "future"
    NONE = "none"


def tense_at(text: str, sentence: tuple[int, int], span: tuple[int, int], known: TimeLexicon) -> Tense:
    """The tense of the verb nearest to a span of a folded text within its sentence.

    A verb before the time is preferred to one after it, and one in the same clause to one across a comma.
    """
    if _from_then_on(text, sentence, span, known):
        return Tense.FUTURE
    best: tuple[int, Tense] | None = None
    coming: list[tuple[int, int]] = []
    # A group of verbs that looks ahead ("is expected to be halted") holds participles that look back: it comes first.
    for tense, pattern in ((Tense.FUTURE, known.future), (Tense.PAST, known.past)):
        for found in pattern.finditer(text, *sentence):
            if found.start() < span[1] and found.end() > span[0]:
                continue
            if tense is Tense.FUTURE:
                coming.append(found.span())
            elif any(first < found.end() and found.start() < last for first, last in coming):
                continue
            distance = _distance(text, found.span(), span)
            if best is None or distance < best[0]:
                best = distance, tense
    return best[1] if best else Tense.NONE


def _from_then_on(text: str, sentence: tuple[int, int], span: tuple[int, int], known: TimeLexicon) -> bool:
    """Whether "from" or "until" stands right before a time that a past verb of saying, not of beginning, governs."""
    near = max(sentence[0], span[0] - _BEFORE)
    cue = None
    for pattern in (known.start, known.until):
        for found in pattern.finditer(text, near, span[0] + 1):
            if len(text[found.end() : span[0]].strip()) <= _LITTLE:
                cue = found
    if cue is None:
        return False
    clause = text[max(sentence[0], span[0] - 120) : min(sentence[1], span[1] + 60)]
    return known.begun.search(clause) is None and known.speech.search(clause) is not None


def _distance(text: str, verb: tuple[int, int], span: tuple[int, int]) -> int:
    if verb[1] <= span[0]:
        between = text[verb[1] : span[0]]
        return len(between) + _ACROSS_A_COMMA * _breaks(between)
    between = text[span[1] : verb[0]]
    comma_first = between.lstrip().startswith(",")
    return len(between) + _BEHIND + _ACROSS_A_COMMA * max(0, _breaks(between) - comma_first)


def _breaks(between: str) -> int:
    return sum(between.count(mark) for mark in (",", ";", ":", "–", "«", "»", '"'))
