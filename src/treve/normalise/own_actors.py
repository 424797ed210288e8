"""Actors that the library lacks, as a person names them in an answer: `+Free Guard of Homs`, or `+Republic of X (state)`."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from treve.errors import BadValue
from treve.model.actor import Actor, ActorKind
from treve.normalise.actor_book import ACTOR_COLUMNS, ActorBook

NEW_MARK = "+"
"""Before a name: an actor that the library does not have, to be added to an actors file of one's own."""
ACTOR, PARTIES, MORE_PARTIES = "actor:", "parties", "more_parties"
"""What answers that name actors are kept under: who a name stands for; who is bound, several separated by ';'."""
NOBODY = "none"
"""Answers that nobody more is bound."""
KINDS = (ActorKind.ARMED_GROUP, ActorKind.STATE, ActorKind.COALITION, ActorKind.UMBRELLA, ActorKind.ORGANISATION)
"""What it can be; an armed group where the answer does not say."""
_ANSWER = re.compile(r"(?P<name>[^()]+?)\s*(?:\((?P<kind>[a-z_ ]+)\))?")
_NAMED_ID = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class NewActor:
    """An actor that only this person's file knows."""

    actor_id: str
    name: str
    kind: ActorKind = ActorKind.ARMED_GROUP


def named_id(name: str) -> str:
    """An id made of the letters and digits of a name. Raises BadValue if it has none of the Latin script."""
    made = _NAMED_ID.sub("-", name.lower()).strip("-")
    if not made:
        raise BadValue("who", "answer", name, "a new actor's name in Latin letters, such as +Free Guard of Homs")
    return made


def new_actor(answer: str) -> NewActor:
    """The actor of an answer that begins with NEW_MARK. Raises BadValue for a name without Latin letters or a kind that is none."""
    found = _ANSWER.fullmatch(answer.removeprefix(NEW_MARK).strip())
    if found is None:
        raise BadValue(
            "who", "answer", answer, "a name, then perhaps its kind in brackets, such as +Republic of X (state)"
        )
    kind = (found["kind"] or ActorKind.ARMED_GROUP).replace(" ", "_")
    if kind not in KINDS:
        raise BadValue("who", "answer", answer, f"one of the kinds {', '.join(KINDS)}")
    return NewActor(named_id(found["name"]), found["name"], ActorKind(kind))


def named_in(key: str, value: str) -> tuple[str, ...]:
    """The actors, by id or `+Name`, of an answer that names any; none of any other answer."""
    if key.startswith(ACTOR):
        return (value,)
    if key not in (PARTIES, MORE_PARTIES) or value.strip() == NOBODY:
        return ()
    return tuple(dict.fromkeys(part.strip() for part in value.split(";") if part.strip()))


def own_actors(answers: Mapping[str, str]) -> tuple[NewActor, ...]:
    """The actors that answers name and the library lacks. answers: what each is kept under → the answer."""
    return actors_of(one for key, value in answers.items() for one in named_in(key, value))


def actors_of(answers: Iterable[str]) -> tuple[NewActor, ...]:
    """The new actors among answers, each once, in order."""
    found = {one.actor_id: one for one in (new_actor(text) for text in answers if text.startswith(NEW_MARK))}
    return tuple(found.values())


def with_actors(book: ActorBook, new: Iterable[NewActor]) -> ActorBook:
    """The book with these actors in it; what it has already stays as it is."""
    own = {one.actor_id: _actor(one) for one in new}
    return ActorBook(MappingProxyType({**own, **book.actors}), book.relations, book.asserters)


def as_csv(new: Iterable[NewActor]) -> str:
    """The actors as a file for `--actors`."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, ACTOR_COLUMNS)
    writer.writeheader()
    for one in new:
        writer.writerow({"actor_id": one.actor_id, "name_en": one.name, "kind": one.kind, "source": "own"})
    return out.getvalue()


def _actor(one: NewActor) -> Actor:
    return Actor(
        actor_id=one.actor_id,
        kind=one.kind,
        name_en=one.name,
        name_fr=None,
        name_ar=None,
        name_ru=None,
        aliases=(),
        valid_from=None,
        valid_until=None,
        source="own",
    )
