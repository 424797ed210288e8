"""Totals told for comparison: "recorded 17 breaches, against 22 a week earlier"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from treve.extract.patterns.cues import LONGEST_SENTENCE, cues
from treve.extract.totals.recorded import Count, name_of
from treve.extract.when.time_mention import TimeMention
from treve.extract.who.mentions import Mention, Scene, Sentence
from treve.model.draft import Fact, FactKind

# Folded: when the other total was.
_WHEN = re.compile(
    r"(?:the |an? )?(?:week|month|day|fortnight|year)s? (?:earlier|before|ago)"
    r"|(?:in |during )?(?:the )?(?:previous|preceding|last) (?:week|month|day|year)"
    r"|la veille(?!\w)|the day before|el dia anterior|накануне|днем ранее|(?:في )?اليوم السابق"
    r"|(?:une |la |le |l')?(?:semaine|mois|jour|veille|annee) (?:precedente?|plus tot|d'avant|auparavant|derniere?)"
    r"|(?:una |la |el )?(?:semana|mes|dia|ano) (?:anterior|precedente|antes|previ[ao]|pasad[ao])"
    r"|(?:недел\w+|месяц\w*|д[не]\w+|сут\w+) (?:ранее|назад|раньше)"
    r"|(?:неделей|месяцем|днем) (?:ранее|раньше)|в (?:предыдущую|прошлую|прежнюю) неделю|(?:неделю|месяц) назад"
    r"|(?:на )?(?:прошлой|предыдущей) неделе|(?:в )?(?:прошлом|предыдущем) месяце"
    r"|(?:في |خلال )?(?:ال)?(?:اسبوع|شهر|يوم) (?:السابق|الماضي|الفايت|الذي سبقه?)"
)
_DASH = re.compile(
    r"\s?[-–—:,]\s?| (?:их )?(?:было|отмечалось|насчитывалось) | (?:there (?:were|had been)|it was|hubo|fueron|il y en avait) "
)
_SMALL = re.compile(r"[^.;,\d]{0,16}?")
_WITHIN = 34  # characters around the number


def compared(scene: Scene, sentence: Sentence, recorder: Mention | None, counts: Sequence[Count]) -> Iterator[Fact]:
    """Each number beside "a week earlier", in a sentence that has counted violations; the period of that total is left open."""
    if recorder is None or not counts:
        return
    end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
    told = scene.prose.times_in(counts[0].end, end)
    start = counts[0].end
    for number in scene.prose.numbers_in(counts[0].end, end):
        counted = any(one.start <= number.start < one.end for one in counts)
        timed = any(one.start <= number.start < one.end for one in told)
        if number.low is None or number.low != number.high or counted or timed:
            continue
        span = _span(scene, start, number.start, number.end, end)
        if span is not None and _of_another(scene, number.end, span[1]):
            span = None
        span = span or _timed(scene, told, start, number.start, number.end)
        if span is not None:
            start = span[1]  # a time belongs to one number
            value = {"recorder": name_of(scene, recorder), "blamed": None, "value": number.low, "period": None}
            yield scene.prose.fact(FactKind.REGISTERED_TOTAL, span, value, "a total told for comparison")


def compared_after(scene: Scene, sentence: Sentence, recorder: Mention | None) -> Iterator[Fact]:
    """ "In August there were fifteen", in the sentence behind one that has counted violations."""
    end = min(sentence.end, sentence.start + _SHORT)
    if recorder is None or sentence.end - sentence.start > _SHORT:
        return
    told = scene.prose.times_in(sentence.start, end)
    timed = told[0].end if told and told[0].start - sentence.start <= _LEAD_IN else None
    found = _WHEN.match(scene.text, sentence.start, end)
    head = found.end() if found is not None else timed
    if head is None:
        yield from _figure_was(scene, sentence, recorder, end)
        return
    for number in scene.prose.numbers_in(head, end):
        whole = number.low is not None and number.low == number.high
        were = _WERE.fullmatch(scene.text, head, number.start)
        if whole and were is not None and _BARE.match(scene.text, number.end):
            value = {"recorder": name_of(scene, recorder), "blamed": None, "value": number.low, "period": None}
            span = were.start(1), number.end
            yield scene.prose.fact(FactKind.REGISTERED_TOTAL, span, value, "a total told for comparison")
        return


def _figure_was(scene: Scene, sentence: Sentence, recorder: Mention, end: int) -> Iterator[Fact]:
    """ "The figure was 25 the week before"."""
    number = next(iter(scene.prose.numbers_in(sentence.start, end)), None)
    if number is None or number.low is None or number.low != number.high:
        return
    if _FIGURE_WAS.fullmatch(scene.text, sentence.start, number.start) is None:
        return
    when = _WHEN.match(scene.text, number.end + 1, end)
    if when is not None:
        value = {"recorder": name_of(scene, recorder), "blamed": None, "value": number.low, "period": None}
        span = sentence.start, when.end()
        yield scene.prose.fact(FactKind.REGISTERED_TOTAL, span, value, "a total told for comparison")


# Folded.
_FIGURE_WAS = re.compile(
    r"(?:(?:the|that) (?:figure|number|total|count) (?:was|stood at|had been)|there (?:were|had been)|it (?:was|had been)"
    r"|(?:le|ce) (?:chiffre|total|nombre) etait de|il y en avait(?: eu)?|on en comptait"
    r"|(?:la cifra|el total|el numero) (?:era|fue) de|hubo|eran|их было|было|(?:это )?число составляло"
    r"|و?كان(?:ت)?(?: (?:العدد|عددها|الحصيله|الرقم))?) "
)
_SHORT, _LEAD_IN = 80, 8  # characters
# Folded: "there were", between a time and a number.
_WERE = re.compile(
    r",?\s(?:(?:il |elle |ils |elles )?)((?:there (?:were|had been)|(?:it |they )?(?:was|were)"
    r"|il y en avait(?: eu)?|(?:elles |ils )?etaient"
    r"|fueron|hubo|eran|habian sido|их было|было|كانت|كان عددها|بلغت)) "
)
_BARE = re.compile(r"\s?(?=$|[.;:\n])")


def _span(scene: Scene, start: int, first: int, last: int, end: int) -> tuple[int, int] | None:
    """A number with the time behind it, or before it and a dash; None where there is neither."""
    behind = _WHEN.search(scene.text, last, min(end, last + _WITHIN))
    if behind is not None and _SMALL.fullmatch(scene.text, last, behind.start()):
        return first, behind.end()
    against = _AGAINST.search(scene.text, max(start, first - _WITHIN), first)
    timed = scene.prose.times_in(last, min(end, last + _WITHIN)) if against is not None else ()
    if timed and _SMALL.fullmatch(scene.text, last, timed[0].start):
        return first, timed[0].end
    for before in _WHEN.finditer(scene.text, max(start, first - _WITHIN), first):
        if _DASH.fullmatch(scene.text, before.end(), first) or _WERE.fullmatch(scene.text, before.end(), first):
            return before.start(), last
    return None


def _timed(scene: Scene, told: Sequence[TimeMention], start: int, first: int, last: int) -> tuple[int, int] | None:
    """ "… 61 violations, in May there were 74", "against 74 in May": a number with the month that it belongs to."""
    for one in told:
        if start <= one.start and one.end <= first and _WERE.fullmatch(scene.text, one.end, first):
            return one.start, last
        against = _AGAINST.search(scene.text, max(start, first - _WITHIN), first)
        if against is not None and 0 <= one.start - last <= _LEAD_IN:
            return against.start(), one.end
    return None


# Folded.
_AGAINST = re.compile(
    r"(?<!\w)(?:against|compared (?:with|to)|versus|down from|up from|as against|contre|apres|frente a|contra|tras|против|после"
    r"|по сравнению с|مقارنه ب|[وف]?مقابل|بعد) ?$"
)


def _of_another(scene: Scene, start: int, end: int) -> bool:
    """Whether the number counts the dead, the hurt or the detained, and no violations."""
    own = cues(scene.language, "terms").pattern("registered", "noun").search(scene.text, start, end)
    return own is None and _WORD.search(_WHEN.sub("", scene.text[start:end])) is not None


_WORD = re.compile(r"[^\W\d_]{4}")
