"""Where two versions, or two languages, of a text disagree, fact by fact.

Names are compared by who they are (Damascus, Дамаск and دمشق are one), times as instants, counts as bounds. A passage of words is
compared only by how many there are of its kind: wording differs between languages without disagreeing.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass

from treve.model.draft import Draft, Fact, FactKind

_NAMED = frozenset(
    {
        FactKind.PARTY,
        FactKind.DENIES_PARTY,
        FactKind.GUARANTOR,
        FactKind.MEDIATOR,
        FactKind.ENDORSER,
        FactKind.EXCLUDED_ACTOR,
    }
)
_TIMES = frozenset({FactKind.IN_FORCE_FROM, FactKind.IN_FORCE_UNTIL})
_COUNTED = frozenset(
    {
        FactKind.TERRITORY,
        FactKind.EXCEPTION,
        FactKind.PROHIBITION,
        FactKind.OBLIGATION,
        FactKind.MONITORING_MEASURE,
        FactKind.NEGOTIATION_COMMITMENT,
        FactKind.EARLIER_TRUCE,
        FactKind.QUOTE,
    }
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing on which two texts disagree. here, there: the words of each; None where one says nothing of it."""

    kind: FactKind
    what: str
    here: str | None
    there: str | None


def differences(one: Draft, other: Draft) -> tuple[Difference, ...]:
    """Every disagreement, in order of kind; empty where none was found."""
    found: list[Difference] = []
    for kind in FactKind:
        here = [fact for fact in one.facts if fact.kind is kind]
        there = [fact for fact in other.facts if fact.kind is kind]
        if kind in _COUNTED:
            found.extend(_counted(kind, here, there))
        else:
            found.extend(_keyed(kind, here, there, _key(kind)))
    return tuple(found)


def _key(kind: FactKind) -> Callable[[Fact], str]:
    if kind in _NAMED:
        return _who
    if kind in _TIMES:
        return _when
    if kind is FactKind.WITHDRAWAL:
        return lambda fact: f"{fact.value['extent']} {fact.value['status']}"
    if kind is FactKind.REGISTERED_TOTAL:
        return lambda fact: f"{fact.value['value']} {'blames' if fact.value['blamed'] else 'blames nobody'}"
    if kind is FactKind.INCIDENT:
        return lambda fact: (
            f"{fact.value['act']} {fact.value['date']} {fact.value['killed_low']}-{fact.value['killed_high']}"
        )
    return lambda fact: json.dumps(fact.value, sort_keys=True, ensure_ascii=False)


def _who(fact: Fact) -> str:
    """The actor of the library, else the side it is on, else the name."""
    return str(fact.further.get("actor") or fact.further.get("side") or fact.value["name"]).casefold()


def _when(fact: Fact) -> str:
    """Instants in UTC, so that two zones or spellings of one moment agree."""
    instants = sorted(
        dt.datetime.fromisoformat(one).astimezone(dt.UTC).isoformat() if "T" in one else one
        for one in fact.value.get("instants", ())
    )
    return ", ".join(instants)


def _keyed(kind: FactKind, here: list[Fact], there: list[Fact], key: Callable[[Fact], str]) -> list[Difference]:
    mine = {key(fact): fact for fact in here}
    theirs = {key(fact): fact for fact in there}
    only_here = [name for name in mine if name not in theirs]
    only_there = [name for name in theirs if name not in mine]
    if kind not in _NAMED and len(only_here) == len(only_there) == 1:
        name, other = only_here[0], only_there[0]
        return [Difference(kind, f"{name} / {other}", mine[name].text, theirs[other].text)]
    return [
        *(Difference(kind, name, mine[name].text, None) for name in only_here),
        *(Difference(kind, name, None, theirs[name].text) for name in only_there),
    ]


def _counted(kind: FactKind, here: list[Fact], there: list[Fact]) -> list[Difference]:
    if len(here) == len(there):
        return []
    words = ["; ".join(fact.text for fact in facts) or None for facts in (here, there)]
    return [Difference(kind, f"{len(here)} / {len(there)}", words[0], words[1])]
