"""The actors, their names and relations, and the authorities that make assertions.

Three tables of the library: library/actors.csv, library/actor_relations.csv and library/asserters.csv. A user's own
actors.csv in the same columns is added to them.
"""

from __future__ import annotations

import csv
import datetime as dt
import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from treve.errors import BadFile, BadValue
from treve.model.actor import Actor, ActorKind, ActorRelation, Relation
from treve.model.asserter import Asserter, AsserterKind

LIBRARY = Path(__file__).parent / "library"
ACTOR_COLUMNS = (
    "actor_id",
    "name_en",
    "name_fr",
    "name_ar",
    "name_ru",
    "kind",
    "aliases",
    "valid_from",
    "valid_until",
    "source",
)


@dataclass(frozen=True, slots=True)
class ActorBook:
    """What is known of actors and asserters, by id."""

    actors: Mapping[str, Actor]
    relations: tuple[ActorRelation, ...]
    asserters: Mapping[str, Asserter]

    def kind(self, actor_id: str) -> ActorKind:
        """The kind of an actor. Raises KeyError if there is none of that id."""
        return self.actors[actor_id].kind

    def parents(self, actor_id: str, day: dt.date | None = None) -> tuple[str, ...]:
        """Actors of which this one is a part on the day; day None: at any time."""
        return tuple(relation.other_id for relation in self._of(actor_id, Relation.PART_OF) if _valid(relation, day))

    def sides(self, actor_id: str) -> frozenset[str]:
        """The actor and all it has ever been a part of, directly or through others."""
        found = {actor_id}
        waiting = [actor_id]
        while waiting:
            for parent in self.parents(waiting.pop()):
                if parent not in found:
                    found.add(parent)
                    waiting.append(parent)
        return frozenset(found)

    def bearer(self, actor_id: str, day: dt.date) -> str:
        """The actor that this one had become on the day, by renaming or merging; itself if it had not."""
        seen = {actor_id}
        while True:
            heirs = [
                relation.other_id
                for relation in self.relations
                if relation.actor_id == actor_id
                and relation.relation is not Relation.PART_OF
                and relation.first is not None
                and relation.first <= day
                and relation.other_id not in seen
            ]
            if not heirs:
                return actor_id
            actor_id = heirs[0]
            seen.add(actor_id)

    def speaks_for(self, asserter_id: str) -> frozenset[str]:
        """Ids of the actors whose word this is: an actor for itself, an organ for its actor, a joint body for its members."""
        asserter = self.asserters.get(asserter_id)
        if asserter is not None:
            return frozenset(asserter.speaks_for)
        return frozenset({asserter_id}) if asserter_id in self.actors else frozenset()

    def asserter_kind(self, asserter_id: str) -> AsserterKind | None:
        """The kind of an asserter; an actor not listed as asserter is `actor`; None if nobody knows it."""
        asserter = self.asserters.get(asserter_id)
        if asserter is not None:
            return asserter.kind
        return AsserterKind.ACTOR if asserter_id in self.actors else None

    def _of(self, actor_id: str, relation: Relation) -> Iterator[ActorRelation]:
        return (one for one in self.relations if one.actor_id == actor_id and one.relation is relation)


def actor_book(own_actors: Path | None = None) -> ActorBook:
    """The library's actors and asserters, and those of the user's own actors.csv; an own actor replaces one of the same id.

    Raises BadFile or BadValue, with file and line, for a file that does not fit.
    """
    library = _library()
    if own_actors is None:
        return library
    own = {actor.actor_id: actor for actor in _read_actors(own_actors)}
    return ActorBook(MappingProxyType({**library.actors, **own}), library.relations, library.asserters)


@functools.cache
def _library() -> ActorBook:
    actors = {actor.actor_id: actor for actor in _read_actors(LIBRARY / "actors.csv")}
    relations = tuple(_read_relations(LIBRARY / "actor_relations.csv", actors))
    asserters = {asserter.asserter_id: asserter for asserter in _read_asserters(LIBRARY / "asserters.csv", actors)}
    return ActorBook(MappingProxyType(actors), relations, MappingProxyType(asserters))


def _read_actors(path: Path) -> Iterator[Actor]:
    seen: set[str] = set()
    for where, row in _rows(path, ACTOR_COLUMNS):
        actor_id = row["actor_id"]
        if not actor_id or actor_id in seen:
            raise BadValue(where, "actor_id", actor_id, "an id that occurs once")
        seen.add(actor_id)
        yield Actor(
            actor_id=actor_id,
            kind=_kind(where, row["kind"]),
            name_en=row["name_en"],
            name_fr=row["name_fr"] or None,
            name_ar=row["name_ar"] or None,
            name_ru=row["name_ru"] or None,
            aliases=tuple(alias.strip() for alias in row["aliases"].split(";") if alias.strip()),
            valid_from=_first_day(where, "valid_from", row["valid_from"]),
            valid_until=_first_day(where, "valid_until", row["valid_until"]),
            source=row["source"],
        )


def _read_relations(path: Path, actors: Mapping[str, Actor]) -> Iterator[ActorRelation]:
    for where, row in _rows(path, ("actor_id", "relation", "other_id", "first", "until", "source")):
        for column in ("actor_id", "other_id"):
            if row[column] not in actors:
                raise BadValue(where, column, row[column], "the id of an actor in actors.csv")
        yield ActorRelation(
            actor_id=row["actor_id"],
            relation=Relation(row["relation"]),
            other_id=row["other_id"],
            first=_first_day(where, "first", row["first"]),
            until=_first_day(where, "until", row["until"]),
        )


def _read_asserters(path: Path, actors: Mapping[str, Actor]) -> Iterator[Asserter]:
    for where, row in _rows(path, ("asserter_id", "name", "kind", "speaks_for")):
        speaks_for = tuple(one for one in row["speaks_for"].split(";") if one)
        for actor_id in speaks_for:
            if actor_id not in actors:
                raise BadValue(where, "speaks_for", actor_id, "ids of actors in actors.csv, separated by ';'")
        yield Asserter(row["asserter_id"], row["name"], AsserterKind(row["kind"]), speaks_for)


def _rows(path: Path, columns: Iterable[str]) -> Iterator[tuple[str, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [column for column in columns if column not in (reader.fieldnames or ())]
            if missing:
                raise BadFile(str(path), f"no column {', '.join(missing)}", f"the columns {', '.join(columns)}")
            for row in reader:
                yield f"{path}:{reader.line_num}", {name: (value or "").strip() for name, value in row.items() if name}
    except OSError as problem:
        raise BadFile(str(path), str(problem.strerror), "a CSV file of actors") from problem
    except UnicodeDecodeError as problem:
        raise BadFile(str(path), f"not UTF-8 at byte {problem.start}", "UTF-8") from problem


def _kind(where: str, text: str) -> ActorKind:
    try:
        return ActorKind(text)
    except ValueError:
        raise BadValue(where, "kind", text, ", ".join(ActorKind)) from None


def _first_day(where: str, column: str, text: str) -> dt.date | None:
    """The first day of a year, month or day as written: validity starts or ends no later than that."""
    if not text:
        return None
    try:
        parts = [int(part) for part in text.split("-")]
        return dt.date(*([*parts, 1, 1])[:3])
    except (ValueError, TypeError):
        raise BadValue(where, column, text, "YYYY, YYYY-MM or YYYY-MM-DD") from None


def _valid(relation: ActorRelation, day: dt.date | None) -> bool:
    if day is None:
        return True
    return (relation.first is None or relation.first <= day) and (relation.until is None or day < relation.until)
