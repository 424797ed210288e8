"""Actors, their names and how they belong together, each valid in time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    """What sort of actor a name stands for.

    An umbrella ("rebels", "Syrian insurgents") names nobody in particular: it stays an umbrella and is never replaced by a member.
    `unidentified` is a source's statement that it does not know who it was.
    """

    STATE = "state"
    ARMED_GROUP = "armed_group"
    COALITION = "coalition"
    UMBRELLA = "umbrella"
    ORGANISATION = "organisation"
    CIVILIAN = "civilian"
    UNIDENTIFIED = "unidentified"


class Relation(StrEnum):
    """How one actor belongs to another.

    part_of      under its command or inside it, for the days given
    renamed_to   the same actor under a new name, from the day given
    merged_into  dissolved into a new body that has other members too, from the day given
    """

    PART_OF = "part_of"
    RENAMED_TO = "renamed_to"
    MERGED_INTO = "merged_into"


@dataclass(frozen=True, slots=True)
class ActorName:
    """One spelling of an actor's name. language None: any."""

    name: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class ActorRelation:
    """`actor_id` stands in `relation` to `other_id` from `first` to before `until`; None is open."""

    actor_id: str
    relation: Relation
    other_id: str
    first: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor of the library.

    valid_from, valid_until  days on which the name was in use, the end excluded; None is open or unknown
    source                   an address, or "general knowledge" (to be checked before any other use)
    """

    actor_id: str
    kind: ActorKind
    name_en: str
    name_fr: str | None
    name_ar: str | None
    name_ru: str | None
    aliases: tuple[str, ...]
    valid_from: dt.date | None
    valid_until: dt.date | None
    source: str
