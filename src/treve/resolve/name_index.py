"""Which actor of the library a name stands for.

In this order: the actor's id, one of its names, one of its aliases, a likeness of the folded forms. A name that two actors share
stands for neither, unless the day decides.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

from treve.model.actor import Actor
from treve.normalise.folding import fold

SHORTEST_FUZZY = 5
"""Letters a folded name needs to be compared by likeness: "IS", "SNA" and "HTS" differ from other names by one letter."""

MARGIN = 5.0
"""By how much, of 100, the nearest actor must be nearer than the next one."""

# How many spellings, by the quick measure, are looked at with the full one.
_CANDIDATES = 25
_NUMBERS = re.compile(r"\d+")


class Method(StrEnum):
    """How a name was matched to an actor."""

    EXACT = "exact"
    ALIAS = "alias"
    FUZZY = "fuzzy"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True)
class Match:
    """What a name stands for on any day.

    claimants  actors that share the name; empty if unresolved, several if only the day can decide
    score      likeness of a fuzzy match, 0 to 100; None for an exact name
    nearest    for a name no actor bears: the nearest actor and its likeness; None if nothing is like it
    """

    method: Method
    claimants: tuple[str, ...]
    score: float | None = None
    nearest: tuple[str, float] | None = None


class NameIndex:
    """The names of all actors, ready to be looked up."""

    def __init__(self, actors: Mapping[str, Actor], threshold: float) -> None:
        self._threshold = threshold
        self._actors = actors
        self._exact = _by_name((name, actor.actor_id) for actor in actors.values() for name in _own_names(actor))
        self._aliases = _by_name((name, actor.actor_id) for actor in actors.values() for name in actor.aliases)
        self._folded = _by_name(
            (folded, actor.actor_id)
            for actor in actors.values()
            for name in (actor.actor_id, *_own_names(actor), *actor.aliases)
            if (folded := fold(name))
        )
        self._spellings = {folded: _sorted_words(folded) for folded in self._folded}

    def match(self, name: str) -> Match:
        """The actor or actors a name stands for, by id, name, alias or likeness."""
        if name in self._actors:
            return Match(Method.EXACT, (name,))
        claimants = {*self._exact.get(name, ()), *self._aliases.get(name, ())}
        if claimants:
            return Match(Method.EXACT if name in self._exact else Method.ALIAS, tuple(sorted(claimants)))
        return self._match_folded(fold(name))

    def nearest(self, name: str, most: int) -> tuple[str, ...]:
        """The ids of the actors a name may stand for, the likeliest first: those that bear it, then those with names like it."""
        bearers = self.match(name).claimants
        return tuple(dict.fromkeys((*bearers, *(one for one, _ in self._ranked(fold(name))))))[:most]

    def _match_folded(self, folded: str) -> Match:
        ranked = self._ranked(folded)
        if len(folded.replace(" ", "")) >= SHORTEST_FUZZY:
            if folded in self._folded:
                return Match(Method.FUZZY, self._folded[folded], 100.0)
            runner_up = ranked[1][1] if len(ranked) > 1 else 0.0
            if ranked and ranked[0][1] >= self._threshold and ranked[0][1] - runner_up >= MARGIN:
                return Match(Method.FUZZY, (ranked[0][0],), ranked[0][1])
        return Match(Method.UNRESOLVED, (), nearest=ranked[0] if ranked else None)

    def _ranked(self, folded: str) -> list[tuple[str, float]]:
        """Actors by likeness to the folded name, nearest first; those with no likeness at all left out."""
        best: dict[str, float] = {}
        if folded:
            near = process.extract(_sorted_words(folded), self._spellings, scorer=fuzz.ratio, limit=_CANDIDATES)
            for _, _, spelling in near:
                score = likeness(folded, spelling)
                for actor_id in self._folded[spelling]:
                    best[actor_id] = max(score, best.get(actor_id, 0.0))
        return sorted(((one, score) for one, score in best.items() if score > 0), key=lambda pair: (-pair[1], pair[0]))


def likeness(one: str, other: str) -> float:
    """How alike two folded names are, 0 to 100, whatever the order of their words.

    The mean of the likeness of the whole names and of the words they do not share: "government of niger" and "government of
    nigeria" are as different as their last words. Names with different numbers in them ("13th division", "16th division") are
    not alike at all.
    Source: the likeness of two texts is rapidfuzz.fuzz.ratio (insertions and deletions over the sum of lengths).
    """
    if sorted(_NUMBERS.findall(one)) != sorted(_NUMBERS.findall(other)):
        return 0.0
    left, right = set(one.split()), set(other.split())
    if left == right:
        return 100.0
    whole = fuzz.ratio(_sorted_words(one), _sorted_words(other))
    rest = fuzz.ratio(" ".join(sorted(left - right)), " ".join(sorted(right - left)))
    return round((whole + rest) / 2, 1)


def valid_on(actor: Actor, day: dt.date) -> bool:
    """Whether the actor's name was in use on the day, as far as its dates say."""
    return (actor.valid_from is None or actor.valid_from <= day) and (
        actor.valid_until is None or day < actor.valid_until
    )


def _own_names(actor: Actor) -> tuple[str, ...]:
    return tuple(name for name in (actor.name_en, actor.name_fr, actor.name_ar, actor.name_ru) if name)


def _by_name(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for name, actor_id in pairs:
        found.setdefault(name, set()).add(actor_id)
    return {name: tuple(sorted(actor_ids)) for name, actor_ids in found.items()}


def _sorted_words(folded: str) -> str:
    return " ".join(sorted(folded.split()))
