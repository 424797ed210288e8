"""Whether a sentence tells of a time as past or as still to come, and the day on which it was said."""

from __future__ import annotations

import enum
import re
from collections.abc import Collection

from treve.extract.prose import Prose
from treve.extract.time_lexicon import TimeLexicon
from treve.model.draft import Language

_ACROSS_A_COMMA = 60
_BEHIND = 25
_BEFORE = 30
_LITTLE = 6
_UNSURE_WITHIN = 60


class Tense(enum.StrEnum):
    """How a time stands to the moment of writing, as the verb nearest to it says."""

    PAST = "past"
    FUTURE = "future"
    NONE = "none"


Marked = tuple[tuple[int, int, Tense], ...]
_ACCENTED = re.compile(r"(?<!\w)\w{2,20}(?:ó|rán?|ré|remos)(?!\w)")
_TO = re.compile(r"(?<!\w)à(?!\w)", re.IGNORECASE)
_ACCENT = re.compile(r"[áéíóúÁÉÍÓÚ]")
# What would be a verb with an accent at its end, and is none without: "comenzó", "cesará", "cesaría".
_PLAIN = re.compile(r"(?<!\w)[^\W_áéíóúÁÉÍÓÚ]{2,20}(?:[aei]ran?|[dbr]ran?|[aei]rian?|[^aeiou\W]o|io)(?!\w)", re.IGNORECASE)
_VERBS_WITHOUT_ACCENT = frozenset(
    {"expira", "expiran", "dijo", "hizo", "tuvo", "estuvo", "hubo", "pudo", "puso", "quiso", "vino", "dio", "supo", "trajo",
     "condujo", "produjo", "redujo", "anduvo", "mantuvo", "propuso", "impuso", "dispuso", "obtuvo", "detuvo"}
)  # fmt: skip
_NO_VERBS = frozenset({"teherán", "detrás", "corán", "gran", "aserrín"})


def tense_at(
    text: str,
    sentence: tuple[int, int],
    span: tuple[int, int],
    known: TimeLexicon,
    marked: Marked = (),
    no_verbs: Collection[int] = (),
) -> Tense:
    """The tense of the verb nearest to a span of a folded text within its sentence.

    A verb before the time is preferred to one after it, and one in the same clause to one across a comma.
    marked    verbs whose tense the text as given shows by an accent, in order
    no_verbs  where words begin that the text as given shows, by an accent or its lack, to be no verbs
    """
    cue = _limit_before(text, sentence, span, known)
    clause = max(sentence[0], span[0] - 120), min(sentence[1], span[1] + 60)
    told = known.unsure.search(text, max(sentence[0], span[0] - _UNSURE_WITHIN), span[0])
    if told and not known.past.search(text, span[1], sentence[1]):
        return Tense.NONE  # "was to have begun on Friday": the Friday past, or the one to come
    begun = known.begun.search(text, *clause) is not None
    if cue is not None and not begun and known.speech.search(text, *clause):
        return Tense.FUTURE
    best = _nearest(text, sentence, span, known, marked, no_verbs)
    # "Were given time until noon on Saturday": what a past verb grants need not be past itself.
    return Tense.NONE if best is Tense.PAST and cue is not None and not begun else best


def _nearest(
    text: str,
    sentence: tuple[int, int],
    span: tuple[int, int],
    known: TimeLexicon,
    marked: Marked,
    no_verbs: Collection[int],
) -> Tense:
    best: tuple[int, Tense] | None = None
    coming: list[tuple[int, int]] = []
    sides = (sentence[0], span[0]), (span[1], sentence[1])
    # A group of verbs that looks ahead ("is expected to be halted") holds participles that look back: it comes first.
    for tense, pattern in ((Tense.FUTURE, known.future), (Tense.PAST, known.past)):
        verbs = [
            found.span() for side in sides for found in pattern.finditer(text, *side) if found.start() not in no_verbs
        ]
        verbs += [one[:2] for one in marked if one[2] is tense and _beside(one, sentence, span)]
        for start, end in verbs:
            if tense is Tense.FUTURE:
                coming.append((start, end))
            elif any(first < end and start < last for first, last in coming):
                continue
            distance = _distance(text, (start, end), span)
            if best is None or distance < best[0]:
                best = distance, tense
    return best[1] if best else Tense.NONE


def _beside(verb: tuple[int, int, Tense], sentence: tuple[int, int], span: tuple[int, int]) -> bool:
    return sentence[0] <= verb[0] and verb[1] <= sentence[1] and (verb[1] <= span[0] or verb[0] >= span[1])


def _limit_before(
    text: str, sentence: tuple[int, int], span: tuple[int, int], known: TimeLexicon
) -> re.Pattern[str] | None:
    """The pattern of "from" or "until" that stands right before a time; None where neither does."""
    near = max(sentence[0], span[0] - _BEFORE)
    cue = None
    for pattern in (known.start, known.until):
        for found in pattern.finditer(text, near, min(sentence[1], span[0] + _BEFORE)):
            if found.end() <= span[0] + 1 and len(text[found.end() : span[0]].strip()) <= _LITTLE:
                cue = pattern
    return cue


def marked_tenses(prose: Prose) -> Marked:
    """Spanish verbs that only their accent tells apart: "cesó" is past, "cesará" is still to come. Folded offsets."""
    if prose.language is not Language.SPANISH:
        return ()
    found = []
    for verb in _ACCENTED.finditer(prose.text):
        if verb[0].lower() not in _NO_VERBS:
            tense = Tense.PAST if verb[0].endswith("ó") else Tense.FUTURE
            found.append((prose.folded.index(verb.start()), prose.folded.index(verb.end()), tense))
    return tuple(found)


def words_that_are_no_verbs(prose: Prose) -> frozenset[int]:
    """Where words begin that folding makes look like verbs: "à Lomé", "humanitaria", "el anuncio". Folded offsets.

    A Spanish text without a single accent tells nothing.
    """
    if prose.language is Language.FRENCH:
        return frozenset(prose.folded.index(one.start()) for one in _TO.finditer(prose.text))
    if prose.language is not Language.SPANISH or not _ACCENT.search(prose.text):
        return frozenset()
    return frozenset(
        prose.folded.index(one.start())
        for one in _PLAIN.finditer(prose.text)
        if one[0].lower() not in _VERBS_WITHOUT_ACCENT
    )


def _distance(text: str, verb: tuple[int, int], span: tuple[int, int]) -> int:
    if verb[1] <= span[0]:
        between = text[verb[1] : span[0]]
        return len(between) + _ACROSS_A_COMMA * _breaks(between)
    between = text[span[1] : verb[0]]
    comma_first = between.lstrip().startswith(",")
    return len(between) + _BEHIND + _ACROSS_A_COMMA * max(0, _breaks(between) - comma_first)


def _breaks(between: str) -> int:
    return sum(between.count(mark) for mark in (",", ";", ":", "–", "«", "»", '"'))
