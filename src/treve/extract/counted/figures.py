"""Figures: how many were killed, injured, displaced, detained, exchanged …

A figure is a number, what bounds it ("more than"), what is counted, and the noun or verb that says what befell them. Numbers
that are asked for, planned, denied or nought are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from treve.extract.counted.counts import Count, bounded_after, counts_of
from treve.extract.counted.figure_lexicon import FigureLexicon, figure_lexicon
from treve.extract.counted.joined_counts import names_measure, people_before_another
from treve.extract.counted.measured import STOP, counts_things, measured
from treve.extract.counted.other_violations import counts_something_else
from treve.extract.counted.still_to_come import is_limit
from treve.extract.text.prose import Prose
from treve.model.draft import Fact, FactKind

_SENTENCE = (
    600  # characters on either side of a number that belong to its sentence; a longer one is a list or a damaged text
)
_ARTICLE_WORDS = 1  # "un soldat"; in "un bombardement aérien" the article counts no people
_ARTICLES = ("un", "une", "una", "uno", "a", "an")
_CUE_WITHIN = 90
_SHARE = re.compile(
    r"(?<!\w)(?:quart|tiers|moitie|half|third|quarter|mitad|tercio|cuarta parte|четверть|треть|половина)"
    r" ?(?:of|des?|de l[oa]s)? ?(?:the |all )?$"
    r"|(?<!\w)(?:one|1|two|2|three|3) (?:in|out of) (?:every )?$|(?<!\w)un[oa]? de cada $"
)
_WHOLE = re.compile(r" (?:of the|des|d'entre les|de l[oa]s|из) ")
_WORD = re.compile(r"[^\W\d_][\w'-]*")


def figures(prose: Prose) -> Iterator[Fact]:
    """Each count the text states as a fact, with its bounds."""
    known = figure_lexicon(prose.language)
    if known is None:
        return
    counts = [one for one in counts_of(prose, known) if not counts_things(prose.folded.text, known, one)]
    last: tuple[int, str] | None = None
    waiting: list[tuple[Count, int, tuple[int, int]]] = []
    told = 0
    for place, count in enumerate(counts):
        whole = prose.sentence_at(count.start)
        sentence = max(whole[0], count.start - _SENTENCE), min(whole[1], count.end + _SENTENCE)
        low = max(sentence[0], told, counts[place - 1].end) if place else sentence[0]
        high = min(sentence[1], counts[place + 1].start) if place + 1 < len(counts) else sentence[1]
        found = measured(prose, known, count, (low, high), sentence, last if last and last[0] == whole[0] else None)
        if found is None:
            whole_of = place and _WHOLE.fullmatch(prose.folded.text, counts[place - 1].end, count.start)
            following = counts[place + 1] if place + 1 < len(counts) and not whole_of else None
            end = people_before_another(prose, known, count, following)
            waiting = [*waiting, (count, end, (low, high))] if end is not None else []
            continue
        measure, end = found
        joined, waiting = waiting, []
        told_count, end = bounded_after(prose, known, count, end)
        told = end if count.high != 1 or prose.folded.text[count.start : count.end] not in _ARTICLES else told
        last = whole[0], measure
        article = count.low == count.high == 1 and prose.folded.text[count.start : count.end] in _ARTICLES
        far = len(prose.folded.text[count.end : end].split()) > _ARTICLE_WORDS
        if count.low == count.high == 1 and prose.folded.text[max(0, count.start - 3) : count.start] == "no ":
            continue  # "no one was hurt"
        if article and (far or measure in ("violations", "detained")):
            continue  # "is no violation", "a journalist was arrested": the article counts nothing
        if place and _WHOLE.fullmatch(prose.folded.text, counts[place - 1].end, count.start):
            continue  # "two of the ten hostages": ten is the whole
        if count.low == 0 or count.high == 0 or _unreal(prose, known, count, (low, high), sentence):
            continue
        if measure == "violations" and (
            is_limit(prose, sentence[0], count.start, end) or counts_something_else(prose, count.end, end, end)
        ):
            continue
        if measure == "violations" and known.recorder.search(
            prose.folded.text, max(sentence[0], count.start - 200), sentence[1]
        ):
            continue
        if joined and measure != "violations" and not names_measure(prose, known, count, end):
            for one, last_letter, clause in joined:
                if not _unreal(prose, known, one, clause, sentence):
                    yield _fact(prose, known, one, measure, last_letter, clause)
        yield _fact(prose, known, told_count, measure, end, (low, high))


def _fact(prose: Prose, known: FigureLexicon, count: Count, measure: str, end: int, clause: tuple[int, int]) -> Fact:
    value: dict[str, object] = {"measure": measure, "low": count.low, "high": count.high, "strict": count.strict}
    if count.about:
        value["approx"] = True
    if count.vague:
        value["vague"] = True
    further = {"hedged": True} if known.hedged.search(prose.folded.text, *clause) else {}
    return prose.fact(
        FactKind.FIGURE, (count.start, end), value, "the number, its modifier and the noun or verb beside it", **further
    )


def _unreal(
    prose: Prose, known: FigureLexicon, count: Count, clause: tuple[int, int], sentence: tuple[int, int]
) -> bool:
    """Whether a number is only asked for, planned, supposed or denied."""
    text = prose.folded.text
    if known.none.search(text[max(0, count.start - 12) : count.start]):
        return True  # "not one soldier"
    if _SHARE.search(text[max(0, count.start - 30) : count.start]):
        return True  # "a quarter of the 4.5 million": the number is the whole
    before = max(sentence[0], count.start - _CUE_WITHIN)
    comma = text.rfind(", ", before, count.start)
    found = known.unreal.search(text, before, count.start)
    if found and (comma < found.start() or found.end() > count.start - 40):
        return True
    stop = STOP.search(text, count.end, clause[1])
    tail = min(stop.start() if stop else clause[1], count.end + 60)
    comma = text.find(",", count.end, tail)
    return known.unreal.search(text, count.end, comma if comma >= 0 else tail) is not None
