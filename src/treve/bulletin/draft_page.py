"""The page of a draft: the text with its facts in colour, and the draft beside it. One file, no outside request, no script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import jinja2

from treve.bulletin.draft_told import label, told
from treve.bulletin.draft_words import words_in
from treve.model.draft import Draft, Fact
from treve.normalise.actor_book import ActorBook

TEMPLATES = Path(__file__).parent / "templates"
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
    """The HTML of a draft and its text, its own words in English or French."""
    words = words_in(language)
    names = {kind: label(kind, words) for kind in {fact.kind for fact in draft.facts}}
    pieces = tuple(_pieces(draft, text, {kind.value: one for kind, one in names.items()}))
    groups: dict[str, list[str]] = {}
    for kind, one in names.items():
        groups.setdefault(GROUPS[kind.value], []).append(one)
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, undefined=jinja2.StrictUndefined
    )
    return environment.get_template("draft.html").render(
        told=told(draft, name, book, words),
        words=words,
        pieces=pieces,
        groups=sorted((group, ", ".join(sorted(kinds))) for group, kinds in groups.items()),
        group_of=GROUPS,
        language="fr" if language == "fr" else "en",
        text_language=draft.language.value,
        direction="rtl" if draft.language.value == "ar" else "ltr",
        css=(TEMPLATES / "style.css").read_text(encoding="utf-8"),
    )


def _pieces(draft: Draft, text: str, names: dict[str, str]) -> Iterator[Piece]:
    """The text cut where a fact begins or ends; the shortest fact over a piece gives its colour."""
    cuts = sorted({0, len(text), *(cut for fact in draft.facts for cut in (fact.start, fact.end))})
    starts: dict[int, list[int]] = {}
    for number, fact in enumerate(draft.facts):
        starts.setdefault(fact.start, []).append(number)
    order = sorted(draft.facts, key=lambda fact: fact.start)
    waiting = 0
    over: list[Fact] = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        while waiting < len(order) and order[waiting].start <= start:
            over.append(order[waiting])
            waiting += 1
        over = [fact for fact in over if fact.end > start]
        shortest = min(over, key=lambda fact: fact.end - fact.start) if over else None
        yield Piece(
            text[start:end],
            GROUPS[shortest.kind.value] if shortest else None,
            "; ".join(dict.fromkeys(names[fact.kind.value] for fact in over)),
            tuple(starts.get(start, ())),
        )
