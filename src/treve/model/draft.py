"""What reading a text gives: facts and relations, each tied to its words. Nothing here is accepted until a person confirms it.

Offsets are Unicode code points of the text as given, end excluded; `text` of a fact is `document[start:end]`, always.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Value = Mapping[str, Any]
"""The value of a fact: names and plain JSON values, as the kind prescribes."""


class Language(enum.StrEnum):
    """The languages that texts are read in; `UNKNOWN` for a text in none of them, which yields no facts."""

    FRENCH = "fr"
    ENGLISH = "en"
    SPANISH = "es"
    RUSSIAN = "ru"
    ARABIC = "ar"
    UNKNOWN = "und"


class FactKind(enum.StrEnum):
    """What a passage says."""

    AGREEMENT_DOCUMENT = "agreement_document"
    PARTY = "party"
    DENIES_PARTY = "denies_party"
    GUARANTOR = "guarantor"
    MEDIATOR = "mediator"
    ENDORSER = "endorser"
    EXCLUDED_ACTOR = "excluded_actor"
    EXCEPTION = "exception"
    TERRITORY = "territory"
    IN_FORCE_FROM = "in_force_from"
    IN_FORCE_UNTIL = "in_force_until"
    PROHIBITION = "prohibition"
    OBLIGATION = "obligation"
    MONITORING_MEASURE = "monitoring_measure"
    NEGOTIATION_COMMITMENT = "negotiation_commitment"
    WITHDRAWAL = "withdrawal"
    EARLIER_TRUCE = "earlier_truce"
    FIGURE = "figure"
    REGISTERED_TOTAL = "registered_total"
    INCIDENT = "incident"
    QUOTE = "quote"


class RelationType(enum.StrEnum):
    """How two actors, or an actor and an agreement, stand to each other."""

    SUPPORTS = "supports"
    CONFIRMS = "confirms"
    APPROVES = "approves"
    DENIES = "denies"
    BLAMES = "blames"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing the text says.

    start, end  code points of the text as given, end excluded
    text        the evidence: the words between start and end, unchanged
    value       what the words say, as the kind prescribes; unknown stays None
    why         one sentence: what decided the value
    further     free keys: `alternatives` (other spans of the same fact), `status`, `candidates_out`, `speaker`, …
    """

    kind: FactKind
    start: int
    end: int
    text: str
    value: Value
    why: str
    further: Value = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Relation:
    """Who backs, confirms, approves, denies or blames whom, or stays out. `whom` is None where the text names nobody."""

    type: RelationType
    who: str
    whom: str | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything read in one document.

    published   `YYYY`, `YYYY-MM` or `YYYY-MM-DD` as known; None where nobody says
    zone        IANA zone of wall times without one of their own; None where nobody says
    """

    id: str
    language: Language
    published: str | None
    zone: str | None
    facts: tuple[Fact, ...]
    relations: tuple[Relation, ...]
