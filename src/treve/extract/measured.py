"""What a number counts: the noun or the verb beside it that says what befell the people counted."""

from __future__ import annotations

import re

from treve.extract.counts import Count
from treve.extract.figure_lexicon import FigureLexicon
from treve.extract.prose import Prose

_NOUN_WITHIN = 48
_ADJACENT = 1
_SMALL_WORD = 2  # letters: "retuvieron a veinte"
_VERB_BEFORE = 70
_VERB_AFTER = 110
_VERB_EARLIER = 140
_WORDS_BETWEEN = 3
_AUXILIARY = re.compile(
    r"(?<!\w)(?:were|was|are|is|have|has|had|been|ont|sont|ete|etaient|furent|resultaron|fueron|han|habian|son|estan|были|стали|получили|получил|кто|who|qui|que|in|dans|en|et|and|y|и|on|at|by|par|por)(?!\w)"
)
_JOINED = re.compile(r"(?<!\w)(?:et|and|y|e|и|و|puis)(?!\w)|,")
_OF_THEM = re.compile(r" (?:of (?:them|whom|these)|d'entre (?:eux|elles)|de (?:ellos|ellas)|из них|منهم|منهن)(?!\w)")
_HAVING = re.compile(r" (?:have|has|had|were|was|are|remain|ont|sont|han|fueron|были) ")
STOP = re.compile(r"[;:]|[.!?](?=\s|$)|\n")
_NO_UNIT = re.compile(
    r"\s?[-–]?(?:(?:km2?|kilom\w*|m|met(?:er|re)s?|metros?|heures?|hours?|hrs?|days?|jours?|dias?|horas?|час\w*|дн\w{1,2}|суток|км|м|мм|mm|cm|kg"
    r"|tonn?es?"
    r"|toneladas|тонн\w*|percent|pour cent|por ciento|процент\w*|ans|years?|anos?|лет|год\w*"
    r"|ساعات?|ساعه|ايام|يوما?|كيلومترا?|مترا?|سنوات"
    r"|dollars?|euros?|dolares|долл\w*|دولار)(?!\w)|%)"
)


def measured(
    prose: Prose,
    known: FigureLexicon,
    count: Count,
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


def _follows(text: str, known: FigureLexicon, count: Count) -> bool:
    """Whether a verb stands right behind a number without a noun: "250,000 have crossed", "mil cruzaron"."""
    return _HAVING.match(text, count.end) is not None or known.verbs.match(text, count.end + 1) is not None


def _told_of_another(text: str, known: FigureLexicon, count: Count, clause: tuple[int, int]) -> bool:
    """Whether the verb before a number has another number and a comma or "and" in between: "left 5 dead and 30 refugees"."""
    before = list(known.verbs.finditer(text, max(clause[0] - _VERB_BEFORE, 0), count.start))
    return bool(before) and _JOINED.search(text, before[-1].end(), count.start) is not None


def _noun(text: str, known: FigureLexicon, count: Count, clause: tuple[int, int]) -> tuple[int, str | None, bool]:
    """The end of the counted noun, the measure it names, and whether no verb can change it."""
    limit = min(clause[1], count.end + _NOUN_WITHIN)
    best: tuple[int, int, str | None, bool] | None = None
    if _OF_THEM.match(text, count.end):
        return count.end, None, False
    for found in known.nouns.finditer(text, count.end, limit):
        gap = text[count.end : found.start()]
        if not _near(gap) or _TO.fullmatch(gap):
            break
        if _TRUCKS_OF.fullmatch(gap) and (found.lastgroup or "").endswith(("_fighters", "_detained")):
            break  # "two trucks of fighters" counts trucks
        kind, _, measure = (found.lastgroup or "").partition("_")
        told_apart = _AUXILIARY.match(gap.lstrip()) is not None
        if measure if told_apart else _AUXILIARY.search(gap) is None:
            # "6,000 were displaced": the verb says the measure, and no noun is counted.
            best = found.start(), count.end if told_apart else found.end(), measure or None, kind == "fixed"
            break
    if best is None:
        return count.end, None, False
    if best[2] is None and best[1] > count.end:
        # "12 civils tués", "30 people dead": the noun of people, and right behind it the measure.
        for measure, pattern in known.fixed.items():
            if pattern.match(text, best[1] + 1):
                return best[1], measure, True
    return best[1], best[2], best[3]


# Folded.
_TO = re.compile(r" (?:aux?|al|a l[ao]s?|to (?:the )?|к) ?")  # "eleven to one side, four to the fighters"
_TRUCKS_OF = re.compile(r" [^\W\d_]+ (?:de |d'|of |من )")


def _near(gap: str) -> bool:
    return len(gap.split()) <= _WORDS_BETWEEN and not re.search(r"[.,;:()!?\d]", gap)


def _unknown_noun(prose: Prose, known: FigureLexicon, count: Count, clause: tuple[int, int]) -> int:
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
    text: str, known: FigureLexicon, count: Count, end: int, clause: tuple[int, int], sentence: tuple[int, int]
) -> str | None:
    """The measure of the verb that governs a number: right before it, else after it, else before it in the clause."""
    # A verb may ask for words behind the number ("driven … from their homes").
    seen = min(clause[1], count.end + _VERB_AFTER)
    verbs = known.verbs.finditer(text, max(clause[0], count.start - _VERB_BEFORE), seen)
    before = [found for found in verbs if found.end() <= count.start]
    near = [found for found in before if not STOP.search(text, found.end(), count.start)]
    between = text[near[-1].end() : count.start] if near else ""
    if near and len(between.split()) <= _ADJACENT and not _JOINED.search(between):
        return near[-1].lastgroup
    stop = STOP.search(text, end, clause[1])
    limit = min(stop.start() if stop else clause[1], end + _VERB_AFTER)
    after = known.verbs.search(text, end, limit)
    if after and (clause[1] == sentence[1] or text[after.end() : clause[1]].strip()):
        return after.lastgroup
    if near:
        return near[-1].lastgroup
    # "Were killed 12 men and 3 women": the verb stands before the other number.
    earlier = list(known.verbs.finditer(text, max(sentence[0], count.start - _VERB_EARLIER), clause[0]))
    link = text[clause[0] : count.start]
    if (
        earlier
        and len(link) <= 24
        and re.search(r"(?<!\w)(?:et|and|y|и|e|و)(?: (?:al?|aux?|to|of|de))?\s*$|^[^.;:]*,\s*$", link)
    ):
        return earlier[-1].lastgroup
    return None


def _adjacent(text: str, known: FigureLexicon, count: Count, clause: tuple[int, int]) -> bool:
    """Whether a verb stands right beside a number without a noun ("killing 12")."""
    before = list(known.verbs.finditer(text, max(clause[0], count.start - 24), count.start))
    return bool(before) and len(text[before[-1].end() : count.start].strip()) <= _SMALL_WORD


def _is_part(text: str, known: FigureLexicon, count: Count, clause: tuple[int, int]) -> bool:
    return known.including.search(text, max(clause[0], count.start - 24), count.start) is not None
