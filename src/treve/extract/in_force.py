"""When the agreement begins and ends to apply."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from treve.extract.folding import folded
from treve.extract.lexicon import lexicon
from treve.extract.places import Places
from treve.extract.prose import Prose
from treve.extract.time_lexicon import time_lexicon
from treve.extract.time_mention import TimeForm, TimeMention
from treve.extract.truce_lengths import after_a_length, end_of_length
from treve.model.draft import Fact, FactKind, Language

_NEAR = 90
_CLOSE = 28
_SENTENCE = 400
_BACK = 4  # sentences: "Article 2." is one of its own
_OF_WHAT = re.compile(
    r" (?:of|d'|de (?!prolong|renouvel)|de l)(?! ?(?:truce|treve|tregua|ceasefire|cessez|calm|calma|paix|paz))\s?\w"
)
_SIGNING = re.compile(r"(?<!\w)(?:sign|paraph|firm|rubric|suscri|подпи|وقع|توقيع)\w*")
_AFTER_SIGNING = re.compile(
    r" (?:apres|suivant|following|after|from|despues de|a partir de|posteriores a|после|с момента|من تاريخ|من|بعد) ?"
    r"(?:la |sa |le |the |its |su |al? |el )?(?:date (?:of|de) )?"
    r"(?:sign\w+|firma|suscripcion|подписани\w+|adoption|توقيع\w*|التوقيع)"
)
_UPON_SIGNING = re.compile(
    r"(?<!\w)(?:from|upon|on|as of|with effect from|des|a|a compter de|a partir de|desde|tras|с момента|со дня"
    r"|فور|من|منذ|لحظه)"
    r" (?:(?:the|its|la|sa|le|su|el|fecha|date|moment|day|jour|تاريخ|لحظه) ?(?:of|de|d')? ?){0,4}"
    r"(?:signature|signing|firma|suscripcion|подписани\w+|توقيع\w*|التوقيع)(?!\w)"
)
_BEFORE_SIGNING = re.compile(
    r"(?:days?|hours?|weeks?|jours|heures|semaines|dias|horas|дн\w+|час\w*|يوما?|ايام|ساعه)\s?$"
)
NEEDS_SIGNATURE = "when the agreement was signed"
_NOWHERE = Places(())
_BREAK = re.compile(r"[.;:](?=\s|$)")


@dataclass(frozen=True, slots=True)
class _Words:
    truce: re.Pattern[str]
    enter: re.Pattern[str]
    start: re.Pattern[str]
    until: re.Pattern[str]
    lasting: re.Pattern[str]
    not_of: re.Pattern[str]
    in_force: re.Pattern[str]
    deadline: re.Pattern[str]
    truces: Places = _NOWHERE  # where one text names a truce
    forces: Places = _NOWHERE  # where it says "in force"


@functools.cache
def _words(language: Language) -> _Words | None:
    given = lexicon(language, "in_force")
    if not given:
        return None
    left = r"(?<!\w)[وفبلك]?" if language is Language.ARABIC else r"(?<!\w)"

    def pattern(key: str) -> re.Pattern[str]:
        return re.compile(rf"{left}(?P<own>{folded(given[key])})(?!\w)")

    lasting = re.compile(folded(given["lasting"].rstrip("$")) + "$")
    return _Words(
        pattern("truce"),
        pattern("enter"),
        pattern("from"),
        pattern("until"),
        lasting,
        pattern("not_of"),
        pattern("in_force"),
        re.compile(rf"(?:{folded(given['deadline'].rstrip('$'))})$"),
    )


def in_force(prose: Prose) -> Iterator[Fact]:
    """The entry into force and the end of the agreement, each with every instant the text leaves open."""
    words = _words(prose.language)
    if words is None:
        return
    truces, forces = (
        Places(one.span() for one in pattern.finditer(prose.folded.text)) for pattern in (words.truce, words.in_force)
    )
    if not truces:
        return
    words = replace(words, truces=truces, forces=forces)
    starts: list[TimeMention] = []
    counted: list[Fact] = []
    lengths: list[tuple[TimeMention, tuple[int, int]]] = []
    before = 0
    for mention in prose.times:
        sentence = _clipped(_about(prose, mention, words), mention)
        if words.truces.within(*sentence):
            signed = _since_signing(prose, mention, words, sentence)
            if signed is not None:
                counted.append(signed)
            elif mention.form is TimeForm.DURATION:
                span = _lasting(prose, mention, words, sentence)
                lengths += [(mention, span)] if span else []
            else:
                yield from _of_mention(prose, mention, words, sentence, before, starts)
        before = mention.end if mention.form is not TimeForm.DURATION else before
    if not starts and not counted:
        yield from _upon_signing(prose, words)
    if not starts:
        yield from counted  # a moment told by the clock as well is told once
    for mention, span in lengths:
        yield after_a_length(prose, mention, span, starts)


def _since_signing(prose: Prose, mention: TimeMention, words: _Words, sentence: tuple[int, int]) -> Fact | None:
    """ "Enters into force 72 hours after signature": so long after the day of publication, taken to be that of the signature."""
    text = prose.folded.text
    signing = _AFTER_SIGNING.match(text, mention.end)
    if mention.form is not TimeForm.DURATION or signing is None:
        return None
    entered = words.enter.search(text, max(sentence[0], mention.start - _CLOSE), mention.start)
    if entered is None:
        return None
    day = prose.published.days() if prose.published else ()
    end = end_of_length(str(day[0]), mention.values[0], prose.zone) if len(day) == 1 else None
    value: dict[str, object] = {"instants": [end] if end else []}
    if end is None:
        value["needs"] = NEEDS_SIGNATURE
    why = "so long after the signature, taken to be of the day of publication"
    return prose.fact(FactKind.IN_FORCE_FROM, (mention.start, signing.end()), value, why)


def _upon_signing(prose: Prose, words: _Words) -> Iterator[Fact]:
    """ "With effect from the date of signature": the day of publication, taken to be that of the signature."""
    text = prose.folded.text
    days = prose.published.days() if prose.published else ()
    for found in _UPON_SIGNING.finditer(text):
        sentence = prose.sentence_at(found.start())
        near = max(sentence[0], found.start() - _NEAR)
        if _BEFORE_SIGNING.search(text, near, found.start()) or not words.truces.within(near, found.start()):
            continue
        value: dict[str, object] = {"instants": [str(days[0])] if len(days) == 1 else []}
        if len(days) != 1:
            value["needs"] = NEEDS_SIGNATURE
        why = "from the signature, taken to be of the day of publication"
        yield prose.fact(FactKind.IN_FORCE_FROM, found.span(), value, why)
        return


def _about(prose: Prose, mention: TimeMention, words: _Words) -> tuple[int, int]:
    """The sentence of a mention; with those before it where it says "it shall remain in force" and names no truce itself."""
    sentence = _clipped(prose.sentence_at(mention.start), mention)
    if words.truces.within(*sentence) or not words.forces.within(*sentence):
        return sentence
    start = sentence[0]
    for _ in range(_BACK):
        start = prose.sentence_at(max(0, start - 2))[0]
        if words.truces.within(start, sentence[0]):
            break
    return start, sentence[1]


def _clipped(sentence: tuple[int, int], mention: TimeMention) -> tuple[int, int]:
    return max(sentence[0], mention.start - _SENTENCE), min(sentence[1], mention.end + _SENTENCE)


def _of_mention(
    prose: Prose, mention: TimeMention, words: _Words, sentence: tuple[int, int], before: int, starts: list[TimeMention]
) -> Iterator[Fact]:
    first, last = mention.ends or (mention, mention)
    until = _cue_before(prose, last, words.until, sentence) if mention.ends is None else None
    begins = _beginning(prose, first, words, sentence, before) if until is None else None
    if begins is not None:
        starts.append(first)
        span = (begins, mention.end if mention.ends is None else first.end)
        yield _fact(prose, FactKind.IN_FORCE_FROM, span, first)
    if (until is not None and _of_truce(prose, words, sentence, mention)) or (begins is not None and mention.ends):
        begin = until if until is not None else _cue_before(prose, last, words.until, sentence)
        span = (begin if begin is not None else last.start, last.end)
        yield _fact(prose, FactKind.IN_FORCE_UNTIL, span, last)


def _fact(prose: Prose, kind: FactKind, span: tuple[int, int], mention: TimeMention) -> Fact:
    value: dict[str, object] = {"instants": list(mention.values)}
    further: dict[str, object] = {
        "status": "resolved" if len(mention.values) == 1 else "ambiguous" if mention.values else "needs_date"
    }
    if mention.needs:
        value["needs"] = mention.needs
    if mention.ruled_out:
        further["candidates_out"] = [{"value": one.value, "why": one.why} for one in mention.ruled_out]
    return prose.fact(kind, span, value, mention.why, **further)


def _beginning(prose: Prose, mention: TimeMention, words: _Words, sentence: tuple[int, int], before: int) -> int | None:
    """Where the words of a beginning start, if they govern the mention; None if none do."""
    text = prose.folded.text
    if _is_said(prose, mention) or not _of_truce(prose, words, sentence, mention):
        return None
    cue = _cue_before(prose, mention, words.start, sentence)
    entered = None
    for found in words.enter.finditer(text, max(sentence[0], before, mention.start - _NEAR), mention.start + 1):
        if found.end() <= mention.start and not _BREAK.search(text[found.end() : mention.start]):
            entered = found
    if entered is not None:
        between = text[entered.end() : mention.start]
        if len(between) <= _CLOSE:
            return entered.start("own")
        return cue if cue is not None else mention.start
    if cue is not None:
        return cue
    after = words.enter.search(text, mention.end, min(sentence[1], mention.end + _NEAR))
    if (
        after
        and not _BREAK.search(text[mention.end : after.start()])
        and not _of_signing(prose, mention, sentence, after)
    ):
        return mention.start
    return None


def _of_signing(prose: Prose, mention: TimeMention, sentence: tuple[int, int], after: re.Match[str]) -> bool:
    """ "They signed on Saturday a truce that takes effect …", "it will be signed on Thursday, and the truce will begin …"."""
    text = prose.folded.text
    known = time_lexicon(prose.language)
    said = known is not None and known.speech.search(text, sentence[0], mention.start) is not None
    gap = text[mention.end : after.start()]
    return said or _SIGNING.search(text, sentence[0], mention.start) is not None or "," in gap[1:]


def _of_truce(prose: Prose, words: _Words, sentence: tuple[int, int], mention: TimeMention) -> bool:
    """Whether the nearest subject before the mention is the truce and no meeting or fighting."""
    text = prose.folded.text
    near = words.truces.last_before(sentence[0], mention.start)
    if near is None:
        return words.truces.within(mention.end, sentence[1])
    return words.not_of.search(text, near[1], mention.start) is None


def _is_said(prose: Prose, mention: TimeMention) -> bool:
    """Whether the mention only dates a speech: "a annoncé jeudi"."""
    known = time_lexicon(prose.language)
    if known is None or mention.form is not TimeForm.DATE:
        return False
    text = prose.folded.text
    before = text[max(0, mention.start - 24) : mention.start]
    return any(len(before[found.end() :].strip()) <= 4 for found in known.speech.finditer(before))


def _cue_before(prose: Prose, mention: TimeMention, cue: re.Pattern[str], sentence: tuple[int, int]) -> int | None:
    """Where a cue starts that stands right before a mention."""
    text = prose.folded.text
    known = time_lexicon(prose.language)
    found = None
    for one in cue.finditer(text, max(sentence[0], mention.start - 40), mention.start + 3):
        gap = text[one.end() : mention.start]
        glued = known is None or known.glue.fullmatch(gap) is not None
        if one.start() < mention.start and len(gap.strip()) <= 12 and glued and not _BREAK.search(gap):
            found = one.start("own")
            break
    return found


_SINCE_WHAT = re.compile(r" (?:after|since|into|before|apres|depuis|avant|despues|antes|tras|после|до|بعد|قبل)(?!\w)")


def _lasting(prose: Prose, mention: TimeMention, words: _Words, sentence: tuple[int, int]) -> tuple[int, int] | None:
    """The span of a length that is the truce's own; None for any other length."""
    text = prose.folded.text
    before = text[max(sentence[0], mention.start - 40) : mention.start]
    lasting = words.lasting.search(before)
    truce = None
    for found in words.truces.between(max(sentence[0], mention.start - _NEAR), min(sentence[1], mention.end + 40)):
        gap = text[found[1] : mention.start] if found[1] <= mention.start else text[mention.end : found[0]]
        if not _BREAK.search(gap) and (lasting or len(gap.strip()) <= 12) and not words.not_of.search(gap):
            truce = found
    if truce is None:
        return None
    if not lasting and truce[0] < mention.end and truce[1] > mention.start:
        return None
    if not lasting and words.deadline.search(before):
        return None
    if not lasting and _SINCE_WHAT.match(text, mention.end):
        return None  # "…, two years after war broke out"
    if _OF_WHAT.match(text, mention.end):
        return None  # "the fruit of eighteen months of talks"
    start = mention.start if not lasting else max(sentence[0], mention.start - 40) + lasting.start()
    return start, mention.end


__all__ = ["in_force"]
