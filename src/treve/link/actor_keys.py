"""Actors as the linker compares them: which lists of names mean the same, and which are akin.

Akin: they share an actor, one is a part of the other or its umbrella (`rebels` and one of the rebel groups), or one is said to
fight on the other's side. Two groups under one umbrella are not akin for that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pyarrow as pa

from treve.model.actor import ActorKind, Relation
from treve.store.arrow_types import arrow_schema
from treve.store.protocol import Store

_LIKENESS = pa.schema([("key_1", pa.int64()), ("key_2", pa.int64())])

Members = frozenset[str]


def load(store: Store) -> None:
    """Write link_actor and step_likeness.

    A set of whom nobody is identified gets no key: it says nothing for or against. civilian: nobody else is in the set.
    """
    members = _members(store)
    behind = _numbered(members)
    keys = {one: number for number, one in behind.items()}
    unarmed = civilians(store)
    rows = [
        {"actor_set_id": number, "actor_key": keys[one], "civilian": one <= unarmed}
        for number, one in sorted(members.items())
        if one
    ]
    store.load("link_actor", pa.Table.from_pylist(rows, arrow_schema("link_actor")))
    likeness = [{"key_1": one, "key_2": other} for one, other in akin(behind, kin(store))]
    store.load("step_likeness", pa.Table.from_pylist(likeness, _LIKENESS))


def by_key(store: Store) -> dict[int, Members]:
    """The members behind each key."""
    return _numbered(_members(store))


def _numbered(members: Mapping[int, Members]) -> dict[int, Members]:
    return dict(enumerate(sorted({one for one in members.values() if one}, key=sorted), start=1))


def civilians(store: Store) -> Members:
    """The actors that are civilians."""
    return frozenset(row["actor_id"] for row in store.fetch("actor").to_pylist() if row["kind"] == ActorKind.CIVILIAN)


def _members(store: Store) -> dict[int, Members]:
    """The actors of each set, under the name they ended with; an unresolved name stands for itself."""
    unidentified = {
        row["actor_id"] for row in store.fetch("actor").to_pylist() if row["kind"] == ActorKind.UNIDENTIFIED
    }
    renamed = {
        row["actor_id"]: row["other_id"]
        for row in store.fetch("actor_relation").to_pylist()
        if row["relation"] == Relation.RENAMED_TO
    }
    found: dict[int, set[str]] = defaultdict(set)
    for row in store.fetch("actor_set_member").to_pylist():
        own = found[row["actor_set_id"]]
        actor_id = row["actor_id"]
        if actor_id is None:
            own.add(f"name {row['name']}")
        elif actor_id not in unidentified:
            own.add(_newest(actor_id, renamed))
    return {number: frozenset(own) for number, own in found.items()}


def _newest(actor_id: str, renamed: Mapping[str, str]) -> str:
    seen = {actor_id}
    while actor_id in renamed and renamed[actor_id] not in seen:
        actor_id = renamed[actor_id]
        seen.add(actor_id)
    return actor_id


def kin(store: Store) -> dict[str, frozenset[str]]:
    """All that an actor is or was a part of, merged into, or is said to support; itself included."""
    above: dict[str, set[str]] = defaultdict(set)
    renamed: dict[str, str] = {}
    for row in store.fetch("actor_relation").to_pylist():
        if row["relation"] == Relation.RENAMED_TO:
            renamed[row["actor_id"]] = row["other_id"]
        else:
            above[row["actor_id"]].add(row["other_id"])
    if "assertion" in store.tables():
        for row in store.fetch("assertion").to_pylist():
            if row["about"] == "support" and row["actor_id"] and row["side"]:
                above[row["actor_id"]].add(row["side"])
    newest: dict[str, set[str]] = defaultdict(set)
    for one, others in above.items():
        newest[_newest(one, renamed)] |= {_newest(other, renamed) for other in others}
    return {one: frozenset(_upward(one, newest)) for one in newest}


def _upward(actor_id: str, above: Mapping[str, set[str]]) -> set[str]:
    found, waiting = {actor_id}, [actor_id]
    while waiting:
        for other in above.get(waiting.pop(), ()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found


def akin(sets: Mapping[int, Members], above: Mapping[str, frozenset[str]]) -> list[tuple[int, int]]:
    """Both orders of every two different keys that are akin, in order."""
    holders: dict[str, set[int]] = defaultdict(set)
    for key, members in sets.items():
        for member in members:
            holders[member].add(key)
    found: set[tuple[int, int]] = set()
    for key, members in sets.items():
        for other in _near(members, above, holders):
            if other != key:
                found |= {(key, other), (other, key)}
    return sorted(found)


def _near(members: Iterable[str], above: Mapping[str, frozenset[str]], holders: Mapping[str, set[int]]) -> set[int]:
    return {key for one in members for actor in above.get(one, {one}) for key in holders.get(actor, ())}
