"""What a number counts: the noun or the verb beside it that says what befell the people counted."""

from __future__ import annotations

import functools
import re

from treve.extract.counted.counts import Count
from treve.extract.counted.figure_lexicon import FigureLexicon
from treve.extract.counted.tolls import strength, toll
from treve.extract.text.prose import Prose

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
_OPENS = re.compile(r" ?\(")
_INSERTED = 40  # characters from what is counted to the first number inside an insertion
_INSERTION = 90
_FINITE_WITHIN = 28
_FINITE = re.compile(
    r"(?<!\w)(?:were|was|are|is|have|has|had|ont|sont|etaient|furent|resultaron|fueron|son|estan|quedaron|han|habian|были|стали|получили)(?!\w)"
)
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
    men = strength(text, known, count)
    if men is not None:
        return "fighters", men
    end, default, is_fixed = _noun(text, known, count, clause)
    if end == count.end:
        sum_of = toll(text, known, count, sentence)
        if sum_of is not None:
            return sum_of, end
    if end == count.end and not count.people:
        end = _unknown_noun(prose, known, count, clause)
    if is_fixed and default:
        return default, end
    verb = _verb(text, known, count, end, clause, sentence)
    held = default == "detained" or _HOSTAGES.search(text, count.start, end) is not None
    if held and verb in ("displaced", "refugees"):
        verb = "released"  # "24 hostages were driven out of Gaza"
    if verb == "released":
        exchanged = default == "detained" and known.verb["prisoners_exchanged"].search(text, *sentence)
        return ("prisoners_exchanged", end) if exchanged else None
    if verb == "prisoners_exchanged" and default not in ("detained", None):
        verb = None
    own = default in ("displaced", "refugees", "fighters")
    if own and verb is not None and verb != default and _told_of_another(text, known, count, clause):
        verb = None
    if default == "violations":
        return default, end
    if verb is None and last is not None and _is_part(text, known, count, clause):
        verb = last[1]
    if default == "detained" and verb is None and _exchanged(text, known, count, sentence):
        return "prisoners_exchanged", end
    noun = end > count.end or count.people or _OPENS.match(text, end) is not None
    if noun and default in ("detained", None) and _handed(text, known, count, clause, sentence):
        return "prisoners_exchanged", end
    if verb is None and default is None and last is not None and last[1] != "violations" and _left_out(text, count):
        return last[1], end
    if verb is not None and (noun or _adjacent(text, known, count, clause) or _follows(text, known, count)):
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
    if count.people:
        noun = known.nouns.match(text, count.start)
        kind, _, measure = (noun.lastgroup or "").partition("_") if noun else ("", "", "")
        return count.end, measure or None, kind == "fixed" and bool(measure)
    of_them = _OF_THEM.match(text, count.end)
    if of_them is not None:
        return of_them.end(), None, False
    for found in known.nouns.finditer(text, count.end, limit):
        gap = text[count.end : found.start()]
        if (
            not _near(gap)
            or _TO.fullmatch(gap)
            or _AND.match(found[0])
            or known.verbs.match(text, count.end + 1, found.start())
        ):
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
        for measure, pattern in known.beside.items():
            if pattern.match(text, best[1] + 1):
                return best[1], measure, True
    return best[1], best[2], best[3]


# Folded: those whom no verb of flight or evacuation makes displaced.
_HOSTAGES = re.compile(r"(?<!\w)(?:hostage|captive|otage|rehen|заложник|пленн|رهين|رهائن|رهاين)")
_HANDED_BEFORE = 50  # characters
_DASHED = re.compile(r"[,;] (?:а )?[^\W\d_]+(?: [^\W\d_]+)? [–-] $")
_DASH_BEFORE = 50  # characters
# Folded: one word between a number and what it counts, no preposition.
_AND = re.compile("وال")
_ONE_WORD = re.compile(
    r" (?!(?:from|with|near|after|during|when|dans|lors|apres|pendant|avec|pres|para|tras"
    r"|durante|desde|hasta|entre|con|при|после|среди|под"
    r"|خلال|جراء|بعد|اثر|قرب)(?!\w))[^\W\d_]{4,} "
)
# Folded.
_TO = re.compile(r" (?:aux?|al|a l[ao]s?|to (?:the )?|к) ?")  # "eleven to one side, four to the fighters"
_TRUCKS_OF = re.compile(r" [^\W\d_]+ (?:de |d'|of |من )")


_PARTED = re.compile(r"[.,;:()!?\d]")


def _near(gap: str) -> bool:
    return len(gap.split()) <= _WORDS_BETWEEN and not _PARTED.search(gap)


@functools.cache
def _word_behind(of: str) -> re.Pattern[str]:
    return re.compile(rf"\s(?:(?:{of})\s?)?([^\W\d_][\w-]+)")


def _unknown_noun(prose: Prose, known: FigureLexicon, count: Count, clause: tuple[int, int]) -> int:
    """The end of the unlisted word right after a number: a name ("millions de Syriens"), or whatever a verb right before counts.

    The number's own end if there is none.
    """
    text = prose.folded.text
    found = _word_behind(known.of).match(text, count.end, min(clause[1], count.end + _NOUN_WITHIN))
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
    after = known.verbs.search(text, end, limit) or _beyond(text, known, end, clause, sentence)
    if after and _WITHOUT.search(text, max(end, after.start() - _WITHOUT_WITHIN), after.start()):
        after = None  # "a grenade hit a café, without injured": nobody was
    if after and (
        clause[1] == sentence[1]
        or after.start() > clause[1]
        or after[0].endswith(" in")
        or text[after.end() : clause[1]].strip()
    ):
        return after.lastgroup
    if near and not ("," in between and _told_apart(text, end)):
        return near[-1].lastgroup
    # "Were killed 12 men and 3 women": the verb stands before the other number.
    earlier = list(known.verbs.finditer(text, max(sentence[0], count.start - _VERB_EARLIER), clause[0]))
    link = text[clause[0] : count.start]
    if (
        earlier
        and not ("," in link and _told_apart(text, end))
        and len(link) <= 24
        and re.search(r"(?<!\w)(?:et|and|y|и|e|و)(?: (?:al?|aux?|to|of|de))?\s*$|^[^.;:]*,\s*$", link)
    ):
        return earlier[-1].lastgroup
    return None


_WITHOUT = re.compile(r"(?<!\w)(?:without|sans(?: faire de)?|sin(?: dejar| causar)?|без|دون|بدون) $")  # folded
_WITHOUT_WITHIN = 16  # characters


def _told_apart(text: str, end: int) -> bool:
    """Whether those counted have a verb of their own behind them: ", 13 civilians were taken"."""
    comma = text.find(",", end, end + _FINITE_WITHIN)
    return _FINITE.search(text, end, comma if comma >= 0 else end + _FINITE_WITHIN) is not None


def _beyond(
    text: str, known: FigureLexicon, end: int, clause: tuple[int, int], sentence: tuple[int, int]
) -> re.Match[str] | None:
    """The verb behind an insertion with numbers of its own: "20,000 people, including 14,000 civilians, were killed"."""
    if clause[1] == sentence[1] or clause[1] - end > _INSERTED:
        return None
    if _OPENS.match(text, end):
        closes = text.find(")", clause[1], min(sentence[1], clause[1] + _INSERTION))
    elif known.including.search(text, end, clause[1]) and text.startswith(",", end):
        closes = text.find(",", clause[1], min(sentence[1], clause[1] + _INSERTION))
    else:
        return None
    return known.verbs.search(text, closes, min(sentence[1], closes + _VERB_AFTER)) if closes > 0 else None


def _adjacent(text: str, known: FigureLexicon, count: Count, clause: tuple[int, int]) -> bool:
    """Whether a verb stands right beside a number without a noun ("killing 12")."""
    before = list(known.verbs.finditer(text, max(clause[0], count.start - 24), count.start))
    return bool(before) and len(text[before[-1].end() : count.start].strip()) <= _SMALL_WORD


def _is_part(text: str, known: FigureLexicon, count: Count, clause: tuple[int, int]) -> bool:
    """ "Including 3 children", "five of them children": a part of the number told before it."""
    if _OF_THEM.match(text, count.end):
        return True
    return known.including.search(text, max(clause[0], count.start - 24), count.start) is not None


def _exchanged(text: str, known: FigureLexicon, count: Count, sentence: tuple[int, int]) -> bool:
    """ "Swapped 20 hostages for 2,000 prisoners": those given for the first are exchanged as well."""
    first = max(sentence[0], count.start - _VERB_EARLIER)
    return known.verb["prisoners_exchanged"].search(text, first, count.start) is not None


def _handed(text: str, known: FigureLexicon, count: Count, clause: tuple[int, int], sentence: tuple[int, int]) -> bool:
    """Given or got in an exchange that the sentence tells of: "in the swap the army got back 246 soldiers"."""
    first = max(clause[0], count.start - _HANDED_BEFORE)
    before = list(known.handed.finditer(text, first, count.start))
    if not before or STOP.search(text, before[-1].end(), count.start):
        return False
    return known.verb["prisoners_exchanged"].search(text, *sentence) is not None


def _left_out(text: str, count: Count) -> bool:
    """Verb and noun are those of the number before: «Россия получила 246 человек, Украина – 277»."""
    return _DASHED.search(text, max(count.start - _DASH_BEFORE, 0), count.start) is not None


def counts_things(text: str, known: FigureLexicon, count: Count) -> bool:
    """Units and things: "12 km", "1,114 collective shelters", "25 houses"; "two truck drivers" are people."""
    if _NO_UNIT.match(text, count.end):
        return True
    found = known.things.match(text, count.end + 1)
    if found is None:
        word = _ONE_WORD.match(text, count.end)
        if word is None or known.nouns.match(text, count.end + 1) or known.verbs.match(text, count.end + 1):
            return False
        found = known.things.match(text, word.end())
    if found is None or text[found.end() : found.end() + 1] == "-":
        return False
    return not known.noun_after or known.nouns.match(text, found.end() + 1) is None
