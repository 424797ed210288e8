"""How actors belong together, looked up fast: the relations of an ActorBook by actor, read once for many agreements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from treve.model.actor import ActorKind, Relation
from treve.normalise.actor_book import ActorBook


@dataclass(frozen=True, slots=True)
class Bond:
    """A relation seen from one of its ends: the other actor, and the days for which it holds (end excluded; None is open)."""

    other_id: str
    first: dt.date | None
    until: dt.date | None

    def holds(self, day: dt.date) -> bool:
        """Whether it holds on a day."""
        return (self.first is None or self.first <= day) and (self.until is None or day < self.until)


class Kinship:
    """The relations of the actors of a book, by actor. Nothing in it changes once it is made."""

    def __init__(self, book: ActorBook) -> None:
        self.book = book
        self._names: dict[str, tuple[str, ...]] = {}
        bonds: dict[tuple[Relation, bool], dict[str, list[Bond]]] = {}
        for one in book.relations:
            if one.relation is Relation.RENAMED_TO:
                same = tuple(dict.fromkeys((*self.same(one.actor_id), *self.same(one.other_id))))
                self._names.update(dict.fromkeys(same, same))
                continue
            for upward, holder, other in ((True, one.actor_id, one.other_id), (False, one.other_id, one.actor_id)):
                held = bonds.setdefault((one.relation, upward), {})
                held.setdefault(holder, []).append(Bond(other, one.first, one.until))
        self._parents = self._under_all_names(bonds.get((Relation.PART_OF, True), {}))
        self._children = self._under_all_names(bonds.get((Relation.PART_OF, False), {}))
        self._successors = self._under_all_names(bonds.get((Relation.MERGED_INTO, True), {}))
        self._predecessors = self._under_all_names(bonds.get((Relation.MERGED_INTO, False), {}))
        self._sides: dict[str, frozenset[str]] = {}
        self.unidentified = frozenset(key for key, actor in book.actors.items() if actor.kind is ActorKind.UNIDENTIFIED)

    def kind(self, actor_id: str) -> ActorKind:
        """The kind of an actor. Raises KeyError if there is none of that id."""
        return self.book.actors[actor_id].kind

    def is_umbrella(self, actor_id: str) -> bool:
        """Whether a name names nobody in particular."""
        return self.book.actors[actor_id].kind is ActorKind.UMBRELLA

    def same(self, actor_id: str) -> tuple[str, ...]:
        """The ids under which the actor has gone: one that was renamed is the same actor under both names, at all times."""
        return self._names.get(actor_id) or (actor_id,)

    def stands_alone(self, actor_id: str) -> bool:
        """Whether the actor never was a part of another, nor another a part of it, and none merged into it."""
        return not (actor_id in self._parents or actor_id in self._children or actor_id in self._predecessors)

    def parents(self, actor_id: str) -> tuple[Bond, ...]:
        """What the actor is or was a part of, under any of its names."""
        return self._parents.get(actor_id, ())

    def children(self, actor_id: str) -> tuple[Bond, ...]:
        """What is or was a part of the actor, under any of its names."""
        return self._children.get(actor_id, ())

    def predecessors(self, actor_id: str) -> tuple[Bond, ...]:
        """Actors that merged into this one, with the day of the merger."""
        return self._predecessors.get(actor_id, ())

    def successors(self, actor_id: str) -> tuple[Bond, ...]:
        """Actors into which this one merged, with the day of the merger."""
        return self._successors.get(actor_id, ())

    def _under_all_names(self, bonds: dict[str, list[Bond]]) -> dict[str, tuple[Bond, ...]]:
        holders = {name for actor_id in bonds for name in self.same(actor_id)}
        return {one: tuple(bond for name in self.same(one) for bond in bonds.get(name, ())) for one in sorted(holders)}

    def sides(self, actor_id: str) -> frozenset[str]:
        """The actor under all its names, and all it has ever been a part of, directly or through others."""
        if actor_id not in self._sides:
            self._sides[actor_id] = frozenset(self._upward({*self.same(actor_id)}))
        return self._sides[actor_id]

    def _upward(self, found: set[str]) -> set[str]:
        waiting = list(found)
        while waiting:
            for bond in self.parents(waiting.pop()):
                new = set(self.same(bond.other_id)) - found
                found |= new
                waiting.extend(new)
        return found

    def descendants(self, actor_ids: Iterable[str]) -> Iterator[str]:
        """All that has ever been a part of the actors, or into which they or their parts merged; the actors first, each once."""
        seen: set[str] = set()
        waiting = sorted(actor_ids, reverse=True)
        while waiting:
            actor_id = waiting.pop()
            if actor_id in seen:
                continue
            seen.add(actor_id)
            yield actor_id
            waiting.extend(self.same(actor_id))
            waiting.extend(bond.other_id for bond in (*self.children(actor_id), *self.successors(actor_id)))
