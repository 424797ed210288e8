"""From a text to its draft: make the text ready, run every extractor, keep each fact once, check that each stands on its words."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable

from treve.errors import BadValue
from treve.extract.dateline import dateline
from treve.extract.folding import fold
from treve.extract.language import language_of
from treve.extract.number_words import numbers
from treve.extract.prose import Prose
from treve.extract.published import Published, read_published
from treve.extract.registry import EXTRACTORS
from treve.extract.sentences import sentences
from treve.extract.times import times
from treve.model.draft import Draft, Fact, FactKind, Language, Relation
from treve.normalise.zones import is_zone

AUTO = "auto"


def draft(
    text: str, *, id: str = "-", published: str | None = None, zone: str | None = None, language: str = AUTO
) -> Draft:
    """Everything the rules read in a text.

    published  `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; None: the text's own dateline, if it has one
    zone       IANA zone of wall times for which the text states none
    language   `fr`, `en`, `es`, `ru`, `ar`, or `auto`
    Raises     BadValue for a date, zone or language that cannot be read.
    """
    prose = prepare(text, id=id, published=published, zone=zone, language=language)
    found = [one for extractor in EXTRACTORS for one in extractor(prose)]
    facts = once([one for one in found if isinstance(one, Fact)])
    relations = sorted(
        {one for one in found if isinstance(one, Relation)}, key=lambda one: (one.start, one.end, one.type)
    )
    result = Draft(
        id=id,
        language=prose.language,
        published=prose.published.said if prose.published else None,
        zone=zone,
        facts=facts,
        relations=tuple(relations),
    )
    check(result, text)
    return result


def prepare(
    text: str, *, id: str = "-", published: str | None = None, zone: str | None = None, language: str = AUTO
) -> Prose:
    """The text made ready for extractors. Raises BadValue as `draft` does."""
    if zone is not None and not is_zone(zone):
        raise BadValue(id, "zone", zone, "an IANA zone such as Asia/Damascus")
    copy = fold(text)
    told = language_of(text, copy.text) if language == AUTO else _language(language, id)
    known = read_published(published, id) if published else dateline(copy.text, told)
    prose = Prose(id, text, told, known, zone, copy, sentences(text, copy))
    prose = dataclasses.replace(prose, numbers=numbers(prose))
    return dataclasses.replace(prose, times=times(prose))


def _language(name: str, where: str) -> Language:
    try:
        return Language(name)
    except ValueError:
        raise BadValue(where, "language", name, "fr, en, es, ru, ar or auto") from None


def once(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Each fact once, in order of the text: a repeat of kind and value goes to `alternatives` of the first.

    A count of violations that is the number of a registered total is dropped: it is told by that fact.
    """
    given = sorted(facts, key=lambda one: (one.start, one.end, one.kind))
    totals = [one for one in given if one.kind is FactKind.REGISTERED_TOTAL]
    kept: dict[tuple[str, str], Fact] = {}
    for one in given:
        if one.kind is FactKind.FIGURE and one.value.get("measure") == "violations" and _within(one, totals):
            continue
        # Two quotes of one speaker are two facts.
        own = one.text if one.kind is FactKind.QUOTE else ""
        key = (one.kind, own + json.dumps(one.value, sort_keys=True, ensure_ascii=False))
        kept[key] = _with_alternative(kept[key], one) if key in kept else one
    return tuple(kept.values())


def _within(fact: Fact, others: Iterable[Fact]) -> bool:
    return any(fact.start < other.end and other.start < fact.end for other in others)


def _with_alternative(first: Fact, repeat: Fact) -> Fact:
    if (first.start, first.end) == (repeat.start, repeat.end):
        return first
    span = {"start": repeat.start, "end": repeat.end, "text": repeat.text}
    return dataclasses.replace(
        first, further={**first.further, "alternatives": [*first.further.get("alternatives", []), span]}
    )


def check(result: Draft, text: str) -> None:
    """Every fact and relation stands on its words. Raises BadValue naming the first that does not."""
    grounded: tuple[Fact | Relation, ...] = (*result.facts, *result.relations)
    for one in grounded:
        if text[one.start : one.end] != one.text or not one.text:
            raise BadValue(result.id, "text", one.text, f"the characters {one.start} to {one.end} of the document")


__all__ = ["AUTO", "Published", "check", "draft", "once", "prepare"]
