"""Figures: how many were killed, injured, displaced, detained, exchanged …

A figure is a number, what bounds it ("more than"), what is counted, and the noun or verb that says what befell them. Numbers
that are asked for, planned, denied or nought are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from treve.extract.figure_lexicon import FigureLexicon, figure_lexicon
from treve.extract.numbers import Number
from treve.extract.prose import Prose
from treve.model.draft import Fact, FactKind

_SENTENCE = 600  # characters on either side of a number that belong to its sentence; a longer one is a list or a damaged text
_NOUN_WITHIN = 48
_ADJACENT = 1
_ARTICLE_WORDS = 1  # "un soldat"; in "un bombardement aérien" the article counts no people
_ARTICLES = ("un", "une", "una", "uno", "a", "an")
_SMALL_WORD = 2  # letters: "retuvieron a veinte"
_VERB_BEFORE = 70
_VERB_AFTER = 110
_VERB_EARLIER = 140
_WORDS_BETWEEN = 3
_CUE_WITHIN = 90
_AUXILIARY = re.compile(
    r"(?<!\w)(?:were|was|are|is|have|has|had|been|ont|sont|ete|etaient|furent|resultaron|fueron|han|habian|son|estan|были|стали|получили|получил|кто|who|qui|que|in|dans|en|et|and|y|и|on|at|by|par|por)(?!\w)"
)
_JOINED = re.compile(r"(?<!\w)(?:et|and|y|e|и|و|puis)(?!\w)|,")
_OF_THEM = re.compile(r" (?:of (?:them|whom|these)|d'entre (?:eux|elles)|de (?:ellos|ellas)|из них|منهم|منهن)(?!\w)")
_SHARE = re.compile(
    r"(?<!\w)(?:quart|tiers|moitie|half|third|quarter|mitad|tercio|cuarta parte|четверть|треть|половина)"
    r" ?(?:of|des?|de l[oa]s)? ?(?:the |all )?$"
)
_HAVING = re.compile(r" (?:have|has|had|were|was|are|remain|ont|sont|han|fueron|были) ")
_STOP = re.compile(r"[;:]|[.!?](?=\s|$)|\n")
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_NO_UNIT = re.compile(
    r"\s?[-–]?(?:(?:km2?|kilom\w*|m|met(?:er|re)s?|metros?|heures?|hours?|hrs?|days?|jours?|dias?|horas?|час\w*|дн\w{1,2}|суток|км|м|мм|mm|cm|kg"
    r"|tonn?es?"
    r"|toneladas|тонн\w*|percent|pour cent|por ciento|процент\w*|ans|years?|anos?|лет|год\w*"
    r"|ساعات?|ساعه|ايام|يوما?|كيلومترا?|مترا?|سنوات"
    r"|dollars?|euros?|dolares|долл\w*|دولار)(?!\w)|%)"
)


@dataclass(frozen=True, slots=True)
class _Count:
    """A number with its bounds: spans in the folded text, from the modifier to the end of the number."""

    start: int
    end: int
    low: int | None
    high: int | None
    strict: bool = False
    about: bool = False
    vague: bool = False


def figures(prose: Prose) -> Iterator[Fact]:
    """Each count the text states as a fact, with its bounds."""
    known = figure_lexicon(prose.language)
    if known is None:
        return
    counts = list(_counts(prose, known))
    last: tuple[int, str] | None = None
    told = 0
    for place, count in enumerate(counts):
        whole = prose.sentence_at(count.start)
        sentence = max(whole[0], count.start - _SENTENCE), min(whole[1], count.end + _SENTENCE)
        low = max(sentence[0], told, counts[place - 1].end) if place else sentence[0]
        high = min(sentence[1], counts[place + 1].start) if place + 1 < len(counts) else sentence[1]
        found = _measured(prose, known, count, (low, high), sentence, last if last and last[0] == whole[0] else None)
        if found is None:
            continue
        measure, end = found
        count, end = _bounded_after(prose, known, count, end)
        told = end if count.high != 1 or prose.folded.text[count.start : count.end] not in _ARTICLES else told
        last = whole[0], measure
        article = count.low == count.high == 1 and prose.folded.text[count.start : count.end] in _ARTICLES
        far = len(prose.folded.text[count.end : end].split()) > _ARTICLE_WORDS
        if article and (far or measure in ("violations", "detained")):
            continue  # "is no violation", "a journalist was arrested": the article counts nothing
        if count.low == 0 or count.high == 0 or _unreal(prose, known, count, (low, high), sentence):
            continue
        if measure == "violations" and known.recorder.search(
            prose.folded.text, max(sentence[0], count.start - 200), sentence[1]
        ):
            continue
        yield _fact(prose, known, count, measure, end, (low, high))


def _bounded_after(prose: Prose, known: FigureLexicon, count: _Count, end: int) -> tuple[_Count, int]:
    """ "15 wounded at the very least": the bound stands behind what is counted."""
    found = known.after["least"].match(prose.folded.text, end) if "least" in known.after else None
    if found is None or not found[0].strip() or count.vague or count.low != count.high or count.about:
        return count, end
    return replace(count, high=None), found.end()


def _fact(prose: Prose, known: FigureLexicon, count: _Count, measure: str, end: int, clause: tuple[int, int]) -> Fact:
    value: dict[str, object] = {"measure": measure, "low": count.low, "high": count.high, "strict": count.strict}
    if count.about:
        value["approx"] = True
    if count.vague:
        value["vague"] = True
    further = {"hedged": True} if known.hedged.search(prose.folded.text, *clause) else {}
    return prose.fact(
        FactKind.FIGURE, (count.start, end), value, "the number, its modifier and the noun or verb beside it", **further
    )


def _counts(prose: Prose, known: FigureLexicon) -> Iterator[_Count]:
    dated = [(one.start, one.end) for one in prose.times]
    place = 0
    number = 0
    found = prose.numbers
    while number < len(found):
        one = found[number]
        while place < len(dated) and dated[place][1] <= one.start:
            place += 1
        if place < len(dated) and dated[place][0] < one.end:
            number += 1
            continue
        following = found[number + 1] if number + 1 < len(found) else None
        joined = _range(prose, known, one, following) if following else None
        if joined is not None:
            yield joined
            number += 2
            continue
        yield _bounded(prose, known, one)
        number += 1


def _range(prose: Prose, known: FigureLexicon, first: Number, second: Number) -> _Count | None:
    """ "Between 12 and 15", "12 to 15", "12-15"; None where the two numbers are no range."""
    text = prose.folded.text
    if second.start - first.end > 8 or None in (first.low, first.high, second.low, second.high):
        return None
    if (first.low or 0) >= (second.high or 0):
        return None
    link = text[first.end : second.start]
    for form in known.ranges:
        lead, _, rest = form.partition("{a}")
        middle = rest.partition("{b}")[0]
        if not re.fullmatch(middle, link):
            continue
        if not lead:
            return _Count(first.start, second.end, first.low, second.high)
        before = text[max(0, first.start - len(lead) - 2) : first.start]
        if re.search(rf"(?<!\w){lead}$", before):
            return _Count(first.start - len(lead), second.end, first.low, second.high)
    return None


def _bounded(prose: Prose, known: FigureLexicon, number: Number) -> _Count:
    text = prose.folded.text
    start, end = number.start, number.end
    low, high, strict, about = number.low, number.high, False, number.about
    if number.vague or number.about:
        article = (known.several if number.vague else known.article).search(text[max(0, start - 14) : start])
        if article and article[0].strip():
            start -= len(text[max(0, start - 14) : start]) - article.start()
    for _ in range(2):
        kind, width = _modifier(known, text[max(0, start - 24) : start])
        if kind is None:
            break
        start -= width
        if kind == "about":
            about = True
        elif not number.vague:
            low, high, strict = _bounds(kind, number)
            about = False
    for kind, pattern in known.after.items():
        found = pattern.match(text, end)
        if found and not number.vague and kind == "least" and high == low:
            high = None
    return _Count(start, end, low, high, strict, about, number.vague)


def _modifier(known: FigureLexicon, before: str) -> tuple[str | None, int]:
    best: tuple[str | None, int] = None, 0
    for kind, pattern in known.modifier.items():
        found = pattern.search(before)
        if found and len(before) - found.start() > best[1]:
            best = kind, len(before) - found.start()
    return best


def _bounds(kind: str, number: Number) -> tuple[int | None, int | None, bool]:
    if kind in ("more", "least"):
        return number.low, None, kind == "more"
    return None, number.high, kind == "fewer"


def _measured(
    prose: Prose,
    known: FigureLexicon,
    count: _Count,
    clause: tuple[int, int],
    sentence: tuple[int, int],
    last: tuple[int, str] | None,
) -> tuple[str, int] | None:
    """What the number counts, and where the counted noun ends; None for a number that counts nothing of ours."""
    text = prose.folded.text
    if _NO_UNIT.match(text, count.end):
        return None
    end, default, is_fixed = _noun(text, known, count, clause)
    if end == count.end:
        end = _unknown_noun(prose, known, count, clause)
    if is_fixed and default:
        return default, end
    verb = _verb(text, known, count, end, clause, sentence)
    if verb == "released":
        exchanged = default == "detained" and known.verb["prisoners_exchanged"].search(text, *sentence)
        return ("prisoners_exchanged", end) if exchanged else None
    if verb == "prisoners_exchanged" and default not in ("detained", None):
        verb = None
    if (
        verb == "killed"
        and default in ("displaced", "refugees", "fighters")
        and _told_of_another(text, known, count, clause)
    ):
        verb = None
    if default == "violations":
        return default, end
    if verb is None and _is_part(text, known, count, clause) and last is not None:
        verb = last[1]
    if verb is not None and (end > count.end or _adjacent(text, known, count, clause) or _follows(text, known, count)):
        return verb, end
    return (default, end) if default else None


def _follows(text: str, known: FigureLexicon, count: _Count) -> bool:
    """Whether a verb stands right behind a number without a noun: "250,000 have crossed", "mil cruzaron"."""
    return _HAVING.match(text, count.end) is not None or known.verbs.match(text, count.end + 1) is not None


def _told_of_another(text: str, known: FigureLexicon, count: _Count, clause: tuple[int, int]) -> bool:
    """Whether the verb before a number has another number and a comma or "and" in between: "left 5 dead and 30 refugees"."""
    before = list(known.verbs.finditer(text, max(clause[0] - _VERB_BEFORE, 0), count.start))
    return bool(before) and _JOINED.search(text, before[-1].end(), count.start) is not None


def _noun(text: str, known: FigureLexicon, count: _Count, clause: tuple[int, int]) -> tuple[int, str | None, bool]:
    """The end of the counted noun, the measure it names, and whether no verb can change it."""
    limit = min(clause[1], count.end + _NOUN_WITHIN)
    best: tuple[int, int, str | None, bool] | None = None
    if _OF_THEM.match(text, count.end):
        return count.end, None, False
    tables = [
        *((measure, one, True) for measure, one in known.fixed.items()),
        *((measure, one, False) for measure, one in known.noun.items()),
    ]
    for measure, pattern, is_fixed in [*tables, (None, known.person, False)]:
        found = pattern.search(text, count.end, limit)
        if found is None or (best is not None and found.start() >= best[0]):
            continue
        gap = text[count.end : found.start()]
        told_apart = _AUXILIARY.match(gap.lstrip()) is not None
        if _near(gap) and (measure if told_apart else _AUXILIARY.search(gap) is None):
            # "6,000 were displaced": the verb says the measure, and no noun is counted.
            best = found.start(), count.end if told_apart else found.end(), measure, is_fixed
    if best is None:
        return count.end, None, False
    if best[2] is None and best[1] > count.end:
        # "12 civils tués", "30 people dead": the noun of people, and right behind it the measure.
        for measure, pattern in known.fixed.items():
            found = pattern.match(text, best[1] + 1)
            if found:
                return best[1], measure, True
    return best[1], best[2], best[3]


def _near(gap: str) -> bool:
    return len(gap.split()) <= _WORDS_BETWEEN and not re.search(r"[.,;:()!?\d]", gap)


def _unknown_noun(prose: Prose, known: FigureLexicon, count: _Count, clause: tuple[int, int]) -> int:
    """The end of the unlisted word right after a number: a name ("millions de Syriens"), or whatever a verb right before counts.

    The number's own end if there is none.
    """
    text = prose.folded.text
    found = re.compile(rf"\s(?:(?:{known.of})\s?)?([^\W\d_][\w-]+)").match(
        text, count.end, min(clause[1], count.end + _NOUN_WITHIN)
    )
    if (
        found is None
        or _OF_THEM.match(text, count.end)
        or known.verbs.match(text, found.start(1))
        or _AUXILIARY.match(text, found.start(1))
    ):
        return count.end
    named = prose.text[prose.folded.origin[found.start(1)]].isupper()
    return found.end() if named or _adjacent(text, known, count, clause) else count.end


def _verb(
    text: str, known: FigureLexicon, count: _Count, end: int, clause: tuple[int, int], sentence: tuple[int, int]
) -> str | None:
    """The measure of the verb that governs a number: right before it, else after it, else before it in the clause."""
    before = list(known.verbs.finditer(text, max(clause[0], count.start - _VERB_BEFORE), count.start))
    near = [found for found in before if not _STOP.search(text, found.end(), count.start)]
    between = text[near[-1].end() : count.start] if near else ""
    if near and len(between.split()) <= _ADJACENT and not _JOINED.search(between):
        return near[-1].lastgroup
    stop = _STOP.search(text, end, clause[1])
    limit = min(stop.start() if stop else clause[1], end + _VERB_AFTER)
    after = known.verbs.search(text, end, limit)
    if after and (clause[1] == sentence[1] or text[after.end() : clause[1]].strip()):
        return after.lastgroup
    if near:
        return near[-1].lastgroup
    # "Were killed 12 men and 3 women": the verb stands before the other number.
    earlier = list(known.verbs.finditer(text, max(sentence[0], count.start - _VERB_EARLIER), clause[0]))
    link = text[clause[0] : count.start]
    if earlier and len(link) <= 24 and re.search(r"(?<!\w)(?:et|and|y|и|e|و)\s*$|^[^.;:]*,\s*$", link):
        return earlier[-1].lastgroup
    return None


def _adjacent(text: str, known: FigureLexicon, count: _Count, clause: tuple[int, int]) -> bool:
    """Whether a verb stands right beside a number without a noun ("killing 12")."""
    before = list(known.verbs.finditer(text, max(clause[0], count.start - 24), count.start))
    return bool(before) and len(text[before[-1].end() : count.start].strip()) <= _SMALL_WORD


def _is_part(text: str, known: FigureLexicon, count: _Count, clause: tuple[int, int]) -> bool:
    return known.including.search(text, max(clause[0], count.start - 24), count.start) is not None


def _unreal(
    prose: Prose, known: FigureLexicon, count: _Count, clause: tuple[int, int], sentence: tuple[int, int]
) -> bool:
    """Whether a number is only asked for, planned, supposed or denied."""
    text = prose.folded.text
    if _SHARE.search(text[max(0, count.start - 30) : count.start]):
        return True  # "a quarter of the 4.5 million": the number is the whole
    before = max(sentence[0], count.start - _CUE_WITHIN)
    comma = text.rfind(", ", before, count.start)
    found = known.unreal.search(text, before, count.start)
    if found and (comma < found.start() or found.end() > count.start - 40):
        return True
    stop = _STOP.search(text, count.end, clause[1])
    tail = min(stop.start() if stop else clause[1], count.end + 60)
    comma = text.find(",", count.end, tail)
    return known.unreal.search(text, count.end, comma if comma >= 0 else tail) is not None
