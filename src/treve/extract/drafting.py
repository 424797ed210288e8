"""From a text to its draft: make the text ready, run every extractor, keep each fact once, check that each stands on its words."""

from __future__ import annotations

import bisect
import dataclasses
import itertools
from collections.abc import Iterable, Sequence

from treve.errors import BadValue
from treve.extract.counted.number_words import numbers
from treve.extract.patterns.cues import indexed
from treve.extract.registry import EXTRACTORS
from treve.extract.text.dateline import dateline
from treve.extract.text.folding import Folded, fold
from treve.extract.text.language import language_of
from treve.extract.text.prose import Prose
from treve.extract.text.published import Published, read_published
from treve.extract.text.sentences import sentences
from treve.extract.when.times import times
from treve.extract.when.zones_of_places import zone_in_text
from treve.model.draft import Draft, Fact, FactKind, Language, Relation
from treve.normalise.zones import is_zone

AUTO = "auto"
_LEAD = 3
_AFTER_EARLIER = 30  # characters after the name of an earlier truce: "… held for two months"


def draft(
    text: str, *, document_id: str = "-", published: str | None = None, zone: str | None = None, language: str = AUTO
) -> Draft:
    """Everything the rules read in a text.

    published  `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; None: the text's own dateline, if it has one
    zone       IANA zone of wall times for which the text states none; None: that of the one country in which the text places things
    language   `fr`, `en`, `es`, `ru`, `ar`, or `auto`
    Raises     BadValue for a date, zone or language that cannot be read.
    """
    prose = prepare(text, document_id=document_id, published=published, zone=zone, language=language)
    found = [one for extractor in EXTRACTORS for one in extractor(prose)]
    facts = once(_without_earlier_times([one for one in found if isinstance(one, Fact)]), _end_of_lead(prose))
    relations = sorted(
        {one for one in found if isinstance(one, Relation)}, key=lambda one: (one.start, one.end, one.type)
    )
    result = Draft(
        id=document_id,
        language=prose.language,
        published=prose.published.said if prose.published else None,
        zone=prose.zone,
        facts=facts,
        relations=tuple(relations),
    )
    check(result, text)
    return result


def prepare(
    text: str, *, document_id: str = "-", published: str | None = None, zone: str | None = None, language: str = AUTO
) -> Prose:
    """The text made ready for extractors. Raises BadValue as `draft` does."""
    if zone is not None and not is_zone(zone):
        raise BadValue(document_id, "zone", zone, "an IANA zone such as Asia/Damascus")
    copy = fold(text)
    told = language_of(text, copy.text) if language == AUTO else _language(language, document_id)
    zone = zone or zone_in_text(copy.text)
    known = read_published(published, document_id) if published else dateline(copy.text, told)
    parted = sentences(text, copy)
    copy = Folded(indexed(copy.text, told, parted), copy.origin)
    prose = Prose(document_id, text, told, known, zone, copy, parted)
    prose = dataclasses.replace(prose, numbers=numbers(prose))
    return dataclasses.replace(prose, times=times(prose))


def _language(name: str, where: str) -> Language:
    try:
        return Language(name)
    except ValueError:
        raise BadValue(where, "language", name, "fr, en, es, ru, ar or auto") from None


def _end_of_lead(prose: Prose) -> int:
    """Where the third sentence ends: headline and lead stand before it."""
    return prose.folded.span(*prose.sentences[:_LEAD][-1])[1] if prose.sentences else 0


def _without_earlier_times(facts: list[Fact]) -> list[Fact]:
    """The facts, but for the beginnings and ends of a truce before the present one."""
    past = _Spans(
        dataclasses.replace(one, end=one.end + _AFTER_EARLIER) for one in facts if one.kind is FactKind.EARLIER_TRUCE
    )
    times = (FactKind.IN_FORCE_FROM, FactKind.IN_FORCE_UNTIL)
    return [one for one in facts if one.kind not in times or not past.meet(one)]


def once(facts: Iterable[Fact], end_of_lead: int) -> tuple[Fact, ...]:
    """Each fact once, in order of the text: a repeat of kind and value goes to `alternatives` of the first.

    Two equal figures are one only where the first stands in the headline or lead: elsewhere they may count different people.
    A count of violations that is the number of a registered total is dropped: it is told by that fact.
    """
    given = sorted(facts, key=lambda one: (one.start, one.end, one.kind))
    totals = _Spans(one for one in given if one.kind is FactKind.REGISTERED_TOTAL)
    kept: dict[tuple[FactKind, str, str], Fact] = {}
    repeats: dict[tuple[FactKind, str, str], list[dict[str, object]]] = {}
    for one in given:
        if one.kind is FactKind.FIGURE and one.value.get("measure") == "violations" and totals.meet(one):
            continue
        # Two quotes of one speaker are two facts, wherever they stand.
        own = one.text if one.kind is FactKind.QUOTE else ""
        key = one.kind, own, repr(sorted(one.value.items()))
        repeated = kept.get(key)
        if repeated is None:
            kept[key] = one
        elif (
            one.kind not in (FactKind.FIGURE, FactKind.INCIDENT, FactKind.QUOTE)
            or repeated.end <= end_of_lead < one.start
        ):
            if (repeated.start, repeated.end) != (one.start, one.end):
                span = {"start": one.start, "end": one.end, "text": one.text}
                repeats.setdefault(key, []).extend([span, *one.further.get("alternatives", ())])
        else:
            kept[one.kind, f"{own} {one.start}", key[2]] = one
    for place, spans in repeats.items():
        kept[place] = _with_alternatives(kept[place], spans)
    return tuple(kept.values())


def _with_alternatives(fact: Fact, spans: Sequence[dict[str, object]]) -> Fact:
    known = fact.further.get("alternatives", [])
    return dataclasses.replace(fact, further={**fact.further, "alternatives": [*known, *spans]})


class _Spans:
    """The spans of some facts, to be asked whether another meets one of them."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._spans = sorted((one.start, one.end) for one in facts)
        self._last = list(itertools.accumulate((end for _, end in self._spans), max))

    def meet(self, fact: Fact) -> bool:
        """Whether the words of a fact share a character with one of the spans."""
        before = bisect.bisect_left(self._spans, (fact.end, 0))
        return before > 0 and self._last[before - 1] > fact.start


def check(result: Draft, text: str) -> None:
    """Every fact and relation stands on its words. Raises BadValue naming the first that does not."""
    grounded: tuple[Fact | Relation, ...] = (*result.facts, *result.relations)
    for one in grounded:
        if text[one.start : one.end] != one.text or not one.text:
            raise BadValue(result.id, "text", one.text, f"the characters {one.start} to {one.end} of the document")


__all__ = ["AUTO", "Published", "check", "draft", "once", "prepare"]
