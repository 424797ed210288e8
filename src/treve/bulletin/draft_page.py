"""The page of a draft: the text with its facts in colour, and the draft beside it. One file, no outside request, no script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from treve.bulletin import layout
from treve.bulletin.draft_told import label, told
from treve.bulletin.draft_words import Words, words_in
from treve.catalogue import LANGUAGES
from treve.model.draft import Draft, FactKind
from treve.normalise.actor_book import ActorBook

GROUPS = {
    "agreement_document": "agreed",
    "territory": "agreed",
    "in_force_from": "time",
    "in_force_until": "time",
    "prohibition": "rule",
    "exception": "rule",
    "obligation": "rule",
    "monitoring_measure": "rule",
    "negotiation_commitment": "rule",
    "party": "actor",
    "denies_party": "actor",
    "guarantor": "actor",
    "mediator": "actor",
    "endorser": "actor",
    "excluded_actor": "actor",
    "quote": "said",
    "withdrawal": "event",
    "incident": "event",
    "registered_total": "event",
    "figure": "event",
    "earlier_truce": "event",
}
"""The colour group of each kind."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text over which the same facts lie. anchors: numbers of the facts that begin here."""

    text: str
    group: str | None
    meaning: str
    anchors: tuple[int, ...]


def draft_page(draft: Draft, text: str, name: str, book: ActorBook, language: str) -> str:
    """The HTML of a draft and its text, its own words in a language of the catalogue."""
    words = words_in(language)
    return (
        layout.environment()
        .get_template("draft.html")
        .render(
            told=told(draft, name, book, words),
            words=words,
            pieces=pieces(draft, text, words),
            groups=colours(draft, words),
            group_of=GROUPS,
            language=LANGUAGES[words.language],
            text_language=draft.language.value,
            direction="rtl" if draft.language.value == "ar" else "ltr",
        )
    )


def colours(draft: Draft, words: Words) -> list[tuple[str, str]]:
    """The colour groups met in a draft, each with the names of its kinds."""
    groups: dict[str, set[str]] = {}
    for fact in draft.facts:
        groups.setdefault(GROUPS[fact.kind.value], set()).add(label(fact.kind, words))
    return sorted((group, ", ".join(sorted(kinds))) for group, kinds in groups.items())


def pieces(draft: Draft, text: str, words: Words) -> tuple[Piece, ...]:
    """The text cut where a fact begins or ends; the shortest fact over a piece gives its colour."""
    return tuple(_pieces(draft, text, {fact.kind.value: label(fact.kind, words) for fact in draft.facts}))


def _pieces(draft: Draft, text: str, names: dict[str, str]) -> Iterator[Piece]:
    spans = sorted(
        {(fact.start, fact.end, fact.kind) for fact in draft.facts}
        | {
            (one["start"], one["end"], fact.kind)
            for fact in draft.facts
            for one in fact.further.get("alternatives", ())
        }
    )
    cuts = sorted({0, len(text), *(cut for start, end, _ in spans for cut in (start, end))})
    starts: dict[int, list[int]] = {}
    for number, fact in enumerate(draft.facts):
        starts.setdefault(fact.start, []).append(number)
    waiting = 0
    over: list[tuple[int, int, FactKind]] = []
    for start, end in pairwise(cuts):
        while waiting < len(spans) and spans[waiting][0] <= start:
            over.append(spans[waiting])
            waiting += 1
        over = [one for one in over if one[1] > start]
        shortest = min(over, key=lambda one: one[1] - one[0]) if over else None
        yield Piece(
            text[start:end],
            GROUPS[shortest[2].value] if shortest else None,
            "; ".join(dict.fromkeys(names[one[2].value] for one in over)),
            tuple(starts.get(start, ())),
        )
