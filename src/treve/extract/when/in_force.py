"""When the agreement begins and ends to apply."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from treve.extract.patterns.cues import cues
from treve.extract.patterns.places import Places
from treve.extract.patterns.required import Pattern
from treve.extract.text.prose import Prose
from treve.extract.when.at_signing import at_once, since_signing, upon_signing
from treve.extract.when.in_force_words import Words, words_of
from treve.extract.when.time_lexicon import time_lexicon
from treve.extract.when.time_mention import TimeForm, TimeMention
from treve.extract.when.truce_lengths import after_a_length, own_length
from treve.extract.when.unsettled import unsettled
from treve.extract.where.territory import BREACH_OF
from treve.model.draft import Fact, FactKind

_NEAR = 90
_CLOSE = 28
_SENTENCE = 400
_WORDS_MOST = 1.7  # times as long as the time itself: with longer words around it a span is no longer tight
_FROM_MOST = 3
_HEAD = 14
_WHEN = re.compile(r",? (?:when|cuando|lorsqu|quand|когда|عندما|حين)")
_BACK = 4  # sentences: "Article 2." is one of its own
_SIGNING = re.compile(r"(?<!\w)(?:sign|paraph|firm|rubric|suscri|подпи|وقع|توقيع)\w*")
# Folded.
_CONDITION = re.compile(
    r"(?<!\w)(?:if|unless|provided|a condition|pourvu|sauf si|si|siempre que|a menos"
    r"|если|при условии|[وف]?(?:اذا|شريطه|ما لم))(?!\w)"
)
_MAY = re.compile(
    r"(?<!\w)(?:could|might|may|pourrai(?:t|ent)|peut-etre|podria[n]?|quiza\w*|мо(?:жет|гут|гло)|возможно|[وف]?(?:قد|ربما|يمكن))(?!\w)"
)
# Russian: "недельное", "72-часовой". Folded.
_TOLD_AGAIN = re.compile(r"[\w-]+(?:ый|ое|ого|ая|ую|ой|ым|ом|ому)")
_BREAK = re.compile(r"(?<!(?<!\w)[ap]\.m)[.;:](?=\s|$)")


def in_force(prose: Prose) -> Iterator[Fact]:
    """The entry into force and the end of the agreement, each with every instant the text leaves open."""
    words = words_of(prose.language)
    if words is None:
        return
    text = prose.folded.text
    named = [one.span() for one in words.truce.finditer(text)]
    said = (one.span() for one in cues(prose.language, "roles").agreement.finditer(text) if not _NO_TRUCE.match(one[0]))
    strict = Places(named)
    truces, forces = Places(_apart([*named, *said])), Places(one.span() for one in words.in_force.finditer(text))
    if not truces:
        return
    words = replace(words, truces=truces, forces=forces)
    starts: list[TimeMention] = []
    counted: list[Fact] = []
    lengths: list[tuple[TimeMention, int]] = []
    before, ended = 0, False
    ends: set[str] = set()  # instants of the ends that are told
    for mention in prose.times:
        sentence = _clipped(_about(prose, mention, words), mention)
        if words.truces.within(*sentence) and not _unsettled(prose, mention, words, sentence):
            signed = since_signing(prose, mention, words, sentence)
            if signed is not None:
                counted.append(signed)
            elif mention.form is TimeForm.DURATION:
                length = own_length(prose, mention, words, sentence)
                lengths += [(mention, length)] if length is not None else []
            elif mention.form is TimeForm.INTERVAL and mention.ends is None and not strict.within(*sentence):
                pass  # "300 displaced since April, when the fighting began to cease": a stretch, and no truce beside it
            elif mention.values or mention.form is not TimeForm.INTERVAL:
                # "Since the beginning of the year": a part of a month or a year is no day.
                told = list(_of_mention(prose, mention, words, sentence, before, starts))
                ended = ended or any(one.kind is FactKind.IN_FORCE_UNTIL for one in told)
                ends |= {str(one.value["instants"]) for one in told if one.kind is FactKind.IN_FORCE_UNTIL}
                yield from told
        before = mention.end if mention.form is not TimeForm.DURATION else before
    if not starts and not counted:
        yield from list(upon_signing(prose, words)) or at_once(prose, words)
    if not starts:
        yield from counted  # a moment told by the clock as well is told once
    if not starts and ended:
        return  # "will last 36 hours, until midnight on 7 January": the end is told
    if ended or len(lengths) > 1:  # "the week-long truce will last seven days": the adjective tells it again
        lengths = [one for one in lengths if not _TOLD_AGAIN.fullmatch(prose.folded.text, one[0].start, one[0].end)]
    for mention, begin in lengths:
        fact = after_a_length(prose, mention, begin, starts)
        if fact.value["instants"] and str(fact.value["instants"]) in ends:
            continue  # "a 48-hour pause from … until …": the end is told
        ends.add(str(fact.value["instants"]))
        yield fact


def _apart(spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Some spans in order, those that share characters as one."""
    last: tuple[int, int] | None = None
    for start, end in sorted(spans):
        if last is not None and start < last[1]:
            last = last[0], max(last[1], end)
            continue
        if last is not None:
            yield last
        last = start, end
    if last is not None:
        yield last


# Folded: papers that need not be a truce.
_NO_TRUCE = re.compile(
    r"(?:plans?|planes|declaration\w*|declaracion\w*|feuilles?|hojas?|road|communique|план|заявлен|деклара|дорожн|خطه|خريطه|اعلان|بيان)"
)


def _unsettled(prose: Prose, mention: TimeMention, words: Words, sentence: tuple[int, int]) -> bool:
    """ "Demands a truce from Friday", "the previous truce ends": the truce that the time belongs to is not agreed, or another."""
    near = words.truces.last_before(sentence[0], mention.start) or words.truces.first_after(mention.end, sentence[1])
    if near is None:
        return False
    if _IF_AT_HEAD.match(prose.folded.text[sentence[0] : mention.start]):
        return True
    before = _EARLIER.search(prose.folded.text, max(sentence[0], near[0] - _EARLIER_WITHIN), near[0])
    if before is not None or _EARLIER_BEHIND.match(prose.folded.text, near[1]):
        return True
    return unsettled(prose, sentence, near)


_EARLIER_BEHIND = re.compile(r" (?:ال)?سابق(?:ه|ا)?(?!\w)")  # the Arabic adjective stands behind
# "If the sides agreed, the truce would run until April". Folded.
_IF_AT_HEAD = re.compile(
    r"(?:if|should|si|s'ils?|en cas d|a condition|en caso de|если|в случае|[وف]?(?:اذا|لو|في حال)) [^,،]{3,120}[,،]"
)
_EARLIER_WITHIN = 26  # characters
# Folded: "the previous truce ends on Saturday" tells of another one.
_EARLIER = re.compile(
    r"(?<!\w)(?:precedente?|anterieure?|previous|earlier|former|anterior|previ[ao]|предыдущ\w+|прежн\w+) (?:[\w-]+ )?$"
)


def _about(prose: Prose, mention: TimeMention, words: Words) -> tuple[int, int]:
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
    prose: Prose, mention: TimeMention, words: Words, sentence: tuple[int, int], before: int, starts: list[TimeMention]
) -> Iterator[Fact]:
    first, last = mention.ends or (mention, mention)
    until = _cue_before(prose, last, words.until, sentence) if mention.ends is None else None
    if until is not None and _of_what_stops(prose, words, sentence, until, last):
        until = None
    begins = _beginning(prose, first, words, sentence, before) if until is None else ()
    if begins:
        starts.append(first)
        yield _fact(prose, FactKind.IN_FORCE_FROM, begins, first)
    ends = (
        until is not None
        and _of_truce(prose, words, sentence, mention)
        and not _ends_other(prose, words, sentence, until)
    )
    if ends or (begins and mention.ends):
        begin = until if until is not None else _cue_before(prose, last, words.until, sentence)
        yield _fact(
            prose, FactKind.IN_FORCE_UNTIL, [last.start if begin is None else begin], _behind_start(prose, last, starts)
        )


def _behind_start(prose: Prose, mention: TimeMention, starts: Sequence[TimeMention]) -> TimeMention:
    """ "From 1 May until 31 October", where a past verb made it last year's October: an end stands behind its beginning."""
    begins = [value[:10] for one in starts for value in one.values]
    if not begins or mention.form is not TimeForm.DATE or _YEAR.search(prose.folded.text, mention.start, mention.end):
        return mention
    if not mention.values or any("/" in value or value >= min(begins) for value in mention.values):
        return mention
    if prose.published is None or max(mention.values) >= str(prose.published.first):
        return mention
    later = [dt.date.fromisoformat(value) for value in mention.values]
    try:
        moved = tuple(str(one.replace(year=one.year + 1)) for one in later)
    except ValueError:
        return mention
    return mention._replace(values=moved)


_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


def _of_what_stops(prose: Prose, words: Words, sentence: tuple[int, int], until: int, mention: TimeMention) -> bool:
    """ "Shooting is to end at noon": where the fighting ends, the truce begins."""
    start = max(sentence[0], until - _CLOSE)
    found = words.enter.finditer(prose.folded.text, start, mention.start)
    return any(one.start() < until < one.end() for one in found)


def _ends_other(prose: Prose, words: Words, sentence: tuple[int, int], until: int) -> bool:
    """ "The mandate of the mission expires on …", "the state of emergency, in force since May, ended …": no truce ends there.

    until: where the words of the end begin. Their subject stands before them in the same clause, but for an insertion.
    """
    text = prose.folded.text
    if _UNTIL.match(text, until):
        return _of_people(prose, words, sentence, until)
    before = _CLAUSES.split(text[sentence[0] : until])
    if (
        len(before) > 1
        and not before[-1].strip()
        and _AND_AT_END.search(text, max(sentence[0], until - 2 * _AND), until)
    ):
        # "It applies in A and expires on Friday": the verb before "and" has the same subject.
        same = before[-2]
        first = until - len(before[-1]) - len(same) - _AND
        if words.forces.within(max(sentence[0], first), until):
            return False
    while len(before) > 1 and not before[-1].strip():
        before = before[:-2]
    subject = before[-1].strip() if before else ""
    start = text.rfind(subject, sentence[0], until) if subject else until
    end = start + len(subject)
    if len(subject) < _LEAST_SUBJECT or words.truces.within(start, end) or words.forces.within(start, end):
        return False
    return _NAMELESS.fullmatch(subject) is None


def _of_people(prose: Prose, words: Words, sentence: tuple[int, int], until: int) -> bool:
    """ "Though Uganda says its soldiers will stay until April": a clause of soldiers, in which nothing lasts that the truce is."""
    text = prose.folded.text
    clause = _CLAUSES.split(text[sentence[0] : until])[-1]
    start = until - len(clause)
    if words.truces.within(start, until) or words.forces.within(start, until) or _LASTS.search(clause):
        return False
    return cues(prose.language, "terms").pattern("obligation", "bound").compiled.search(clause) is not None


_AND_AT_END = re.compile(r"(?<!\w)(?:and|et|y|e|и) $")
_AND = 5  # characters of "and" with its blanks
# Folded: what both sides do while a truce lasts.
_LASTS = re.compile(
    r"(?<!\w)(?:last|hold|held|run|extend|prolong|renew|observ|respect|cease|stop|suspend|halt|keep|dure|tien|court|recondui|renouvel"
    r"|maint|cess|prorrog|prorog|ampli|rig|regir|mant|vig|продл|действ|сохран|соблюд|прекра|приостан|[وف]?(?:س?[يت]ستمر|تمديد|مدد|[يت]لتزم))"
)
_LEAST_SUBJECT = 2  # letters; one is the Arabic "and" before the verb
# Folded: "until", beside verbs such as "expires", which have a subject.
_UNTIL = re.compile(
    r"(?:(?:and )?ending|jusqu|un?til|till|through|up to|running|hasta|до(?!\w)|по(?!\w)|حتي|لغايه|الي غايه)"
)
_CLAUSES = re.compile(r"[,،;:(\n]| [–—-] |\.(?=\s)|(?<!\w)(?:and|et|y|и|but|mais|pero|а|но) ")
# No noun of its own before the verb: a pronoun, a helping verb, "which". Folded.
_NAMELESS = re.compile(
    r"(?:(?:it|this|that|which|will|shall|would|then|also|is|was|due|set|to|il|elle|celle-ci|celui-ci|ce|cela|cette derniere"
    r"|ce dernier|qui|doit|devait|devrait|va|se|s'|que|esta|este|aquella|la cual|el cual|debe|debia|iba|va a|он[оа]?|котор\w+"
    r"|это|должн\w+|و|قد|التي|الذي|ان|س|كان|كانت|علي ان|وكان|وكانت|with|no|already|deja|ya|уже) ?)*"
)


def _fact(prose: Prose, kind: FactKind, begins: Sequence[int], mention: TimeMention) -> Fact:
    """A fact that stands on its time, with the words that lead to it where these are short; all of them are another span of it."""
    length = mention.end - mention.start
    # The last words are a bare "from"; those before it hold a verb.
    most = [_WORDS_MOST * length] * (len(begins) - 1) + [_FROM_MOST * length]
    begin = next((one for one, limit in zip(begins, most, strict=True) if mention.end - one <= limit), mention.start)
    span = begin, mention.end
    value: dict[str, object] = {"instants": list(mention.values)}
    further: dict[str, object] = {
        "status": "resolved" if len(mention.values) == 1 else "ambiguous" if mention.values else "needs_date"
    }
    if mention.needs:
        value["needs"] = mention.needs
    if mention.ruled_out:
        further["candidates_out"] = [{"value": one.value, "why": one.why} for one in mention.ruled_out]
    if begins[0] < begin:
        first, last = prose.span(begins[0], mention.end)
        further["alternatives"] = [{"start": first, "end": last, "text": prose.text[first:last]}]
    return prose.fact(kind, span, value, mention.why, **further)


def _beginning(
    prose: Prose, mention: TimeMention, words: Words, sentence: tuple[int, int], before: int
) -> Sequence[int]:
    """Where the words of a beginning start that governs the mention, the outermost first; empty if none does."""
    text = prose.folded.text
    if _is_said(prose, mention) or not _of_truce(prose, words, sentence, mention):
        return ()
    cue = _cue_before(prose, mention, words.start, sentence)
    entered = None
    for found in words.enter.finditer(text, max(sentence[0], before, mention.start - _NEAR), mention.start + 1):
        gap = text[found.end() : mention.start]
        if found.end() <= mention.start and not _BREAK.search(gap) and not _CONDITION.search(gap):
            entered = found
    if entered is not None:
        if _MAY.search(text, max(sentence[0], entered.start() - _CLOSE), entered.end()):
            return ()
        led = [mention.start if cue is None else cue]
        return [entered.start("own"), *led] if mention.start - entered.end() <= _CLOSE else led
    if cue is not None:
        return [] if _of_its_breach(prose, words, sentence, mention) else [cue]
    if words.start.search(text, mention.start, min(mention.end, mention.start + _HEAD)):
        return [mention.start]  # "at midnight from 8 to 9 May"
    after = words.enter.search(text, mention.end, min(sentence[1], mention.end + _NEAR))
    if (
        after
        and not _BREAK.search(text[mention.end : after.start()])
        and not _of_signing(prose, mention, sentence, after)
        and not words.at_once.match(text, after.end() + 1)
        and (
            _at_head(text, sentence[0], mention.start)
            or words.truces.within(sentence[0], mention.start)
            or _WHEN.match(text, mention.end)
        )
    ):
        return [mention.start]
    return ()


def _at_head(text: str, start: int, offset: int) -> bool:
    """ "On Friday the truce will begin": a time at the head of its clause tells of what follows, one at its end does not."""
    return len(text[start:offset].rpartition(",")[2]) <= _CLOSE


def _of_signing(prose: Prose, mention: TimeMention, sentence: tuple[int, int], after: re.Match[str]) -> bool:
    """ "They signed on Saturday a truce that takes effect …", "it will be signed on Thursday, and the truce will begin …"."""
    text = prose.folded.text
    known = time_lexicon(prose.language)
    said = known is not None and known.speech.search(text, sentence[0], mention.start) is not None
    gap = text[mention.end : after.start()]
    return said or _SIGNING.search(text, sentence[0], after.start()) is not None or "," in gap[1:]


def _of_truce(prose: Prose, words: Words, sentence: tuple[int, int], mention: TimeMention) -> bool:
    """Whether the nearest subject before the mention is the truce and no meeting or fighting."""
    text = prose.folded.text
    near = words.truces.last_before(sentence[0], mention.start)
    if near is None:
        following = words.truces.first_after(mention.end, sentence[1])
        if following is None:
            return False
        # "From 25 to 31 May 23 violations of the ceasefire were noted": the time is that of the count.
        return BREACH_OF.search(text, max(mention.end, following[0] - _BREACH_WITHIN), following[0]) is None
    return words.not_of.search(text, near[1], mention.start) is None


def _of_its_breach(prose: Prose, words: Words, sentence: tuple[int, int], mention: TimeMention) -> bool:
    """ "23 violations of the ceasefire since Saturday": the time counts violations."""
    near = words.truces.last_before(sentence[0], mention.start)
    if near is None or len(prose.folded.text[near[1] : mention.start].split()) > 1:
        return False
    return BREACH_OF.search(prose.folded.text, max(sentence[0], near[0] - _BREACH_WITHIN), near[0]) is not None


_BREACH_WITHIN = 30  # characters


def _is_said(prose: Prose, mention: TimeMention) -> bool:
    """Whether the mention only dates a speech: "a annoncé jeudi"."""
    known = time_lexicon(prose.language)
    if known is None or mention.form is not TimeForm.DATE:
        return False
    text = prose.folded.text
    before = text[max(0, mention.start - 24) : mention.start]
    return any(len(before[found.end() :].strip()) <= 4 for found in known.speech.finditer(before))


def _cue_before(prose: Prose, mention: TimeMention, cue: Pattern, sentence: tuple[int, int]) -> int | None:
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


__all__ = ["in_force"]
