"""Step resolve, the actors: who is meant by the names in the reports, on their day.

Names are treated once per distinct list and joined back in SQL. A name is valid in time: the actor that bears it can change
with the day (`ActorBook.bearer`), so one list can be several sets, each for its days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from treve.model.actor import ActorKind, ActorRelation, Relation
from treve.normalise.actor_book import ActorBook
from treve.resolve.name_index import Match, Method, NameIndex, valid_on
from treve.settings import Settings
from treve.store.arrow_types import arrow_schema
from treve.store.protocol import Store

_SET = arrow_schema("actor_set")
_MEMBER = pa.schema(
    [
        ("actor_set_id", pa.int64()),
        ("position", pa.int64()),
        ("name", pa.string()),
        ("actor_id", pa.string()),
        ("named_actor_id", pa.string()),
        ("method", pa.string()),
        ("score", pa.float64()),
    ]
)
_NEAREST = pa.schema([("name", pa.string()), ("nearest_actor_id", pa.string()), ("nearest_score", pa.float64())])


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who bears a name on the days of one set; both ids None if unresolved."""

    actor_id: str | None
    named_actor_id: str | None
    method: Method
    score: float | None


def actors(store: Store, book: ActorBook, settings: Settings) -> None:
    """Say who is meant by every name: tables actor, actor_relation, actor_set, actor_set_member, report_actor, unresolved_name."""
    _load_book(store, book)
    lists: list[str] = store.fetch("resolve/distinct_names.sql").column("names").to_pylist()
    index = NameIndex(book.actors, settings.fuzzy_threshold)
    matches = {name: index.match(name) for name in sorted({name for names in lists for name in split_names(names)})}
    _load_sets(store, book, lists, matches)
    nearest = [
        {"name": name, "nearest_actor_id": match.nearest[0], "nearest_score": match.nearest[1]}
        for name, match in matches.items()
        if match.nearest is not None
    ]
    store.load("step_nearest_actor", pa.Table.from_pylist(nearest, _NEAREST))
    store.run("resolve/report_actor.sql", into="report_actor")
    store.run("resolve/unresolved_name.sql", into="unresolved_name")


def split_names(names: str) -> tuple[str, ...]:
    """The names of a list separated by ';', in order, each with single blanks only, empty ones left out."""
    return tuple(name for part in names.split(";") if (name := " ".join(part.split())))


def _load_book(store: Store, book: ActorBook) -> None:
    rows = [
        {
            "actor_id": actor.actor_id,
            "kind": actor.kind.value,
            "name_en": actor.name_en,
            "name_fr": actor.name_fr,
            "name_ar": actor.name_ar,
            "name_ru": actor.name_ru,
            "valid_from": actor.valid_from,
            "valid_until": actor.valid_until,
            "default_bound": None if actor.kind in (ActorKind.UMBRELLA, ActorKind.UNIDENTIFIED) else False,
            "source": actor.source,
        }
        for actor in book.actors.values()
    ]
    store.load("actor", pa.Table.from_pylist(rows, arrow_schema("actor")))
    relations = [
        {
            "actor_id": relation.actor_id,
            "relation": relation.relation.value,
            "other_id": relation.other_id,
            "first": relation.first,
            "until": relation.until,
        }
        for relation in book.relations
    ]
    store.load("actor_relation", pa.Table.from_pylist(relations, arrow_schema("actor_relation")))


def _load_sets(store: Store, book: ActorBook, lists: Sequence[str], matches: dict[str, Match]) -> None:
    heirs = _heirs(book)
    change_days = {name: _change_days(match, book, heirs) for name, match in matches.items()}
    sets: list[dict[str, object]] = []
    members: list[dict[str, object]] = []
    for names in sorted(lists):
        inside = split_names(names)
        if not inside:
            continue
        days = sorted({day for name in inside for day in change_days[name]})
        for first, until, bearers in _spans(days, [matches[name] for name in inside], book):
            number = len(sets) + 1
            sets.append({"actor_set_id": number, "names": names, "first": first, "until": until})
            members += [
                {
                    "actor_set_id": number,
                    "position": position,
                    "name": name,
                    "actor_id": bearer.actor_id,
                    "named_actor_id": bearer.named_actor_id,
                    "method": bearer.method.value,
                    "score": bearer.score,
                }
                for position, (name, bearer) in enumerate(zip(inside, bearers, strict=True), start=1)
            ]
    store.load("actor_set", pa.Table.from_pylist(sets, _SET))
    store.load("actor_set_member", pa.Table.from_pylist(members, _MEMBER))


def _spans(
    days: Sequence[dt.date], matches: Sequence[Match], book: ActorBook
) -> Iterator[tuple[dt.date | None, dt.date | None, list[Bearer]]]:
    """The list's bearers between its days of change; neighbouring spans with the same bearers are one."""
    first: dt.date | None = None
    bearers = [_bearer(match, dt.date.min, book) for match in matches]
    for day in days:
        then = [_bearer(match, day, book) for match in matches]
        if then != bearers:
            yield first, day, bearers
            first, bearers = day, then
    yield first, None, bearers


def _bearer(match: Match, day: dt.date, book: ActorBook) -> Bearer:
    claimants = match.claimants
    if len(claimants) > 1:
        claimants = tuple(one for one in claimants if valid_on(book.actors[one], day))
    if len(claimants) != 1:
        return Bearer(None, None, Method.UNRESOLVED, None)
    return Bearer(book.bearer(claimants[0], day), claimants[0], match.method, match.score)


def _heirs(book: ActorBook) -> dict[str, list[ActorRelation]]:
    """Renamings and mergers, by the actor that passed on its name."""
    heirs: dict[str, list[ActorRelation]] = {}
    for relation in book.relations:
        if relation.relation is not Relation.PART_OF:
            heirs.setdefault(relation.actor_id, []).append(relation)
    return heirs


def _change_days(match: Match, book: ActorBook, heirs: Mapping[str, Sequence[ActorRelation]]) -> frozenset[dt.date]:
    """Days on which the name may pass to another actor: renamings and mergers, and the validity of actors that share it."""
    days = {relation.first for one in _line(match.claimants, heirs) for relation in heirs.get(one, ())}
    if len(match.claimants) > 1:
        days |= {day for one in match.claimants for day in (book.actors[one].valid_from, book.actors[one].valid_until)}
    return frozenset(day for day in days if day is not None)


def _line(claimants: Sequence[str], heirs: Mapping[str, Sequence[ActorRelation]]) -> frozenset[str]:
    """The actors and all they ever turned into."""
    line, waiting = set(claimants), list(claimants)
    while waiting:
        new = {relation.other_id for relation in heirs.get(waiting.pop(), ())} - line
        line |= new
        waiting += new
    return frozenset(line)
