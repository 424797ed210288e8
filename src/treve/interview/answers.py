"""One answer of a person, read into the part of an agreement file it stands for, or refused with what was expected.

Several things in one answer are separated by ';'. An empty answer says nothing and is read as nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from treve.agreements.words import prohibited_acts
from treve.errors import BadValue
from treve.normalise.actor_book import ActorBook
from treve.normalise.own_actors import NEW_MARK, NewActor, new_actor
from treve.normalise.places import find_country
from treve.normalise.zones import is_zone, zones_of_country
from treve.resolve.admin1 import admin1_in_our_spelling, is_admin1
from treve.resolve.name_index import Method, NameIndex

UNKNOWN_ZONE = "unknown"
PART_MARK = "?"
"""After a place: only some part of it is meant, and nobody says which."""

OFFERED_PROHIBITIONS = (
    "attack_any_weapon",
    "all_hostilities",
    "any_fire",
    "all_military_operations",
    "offensive_operations",
    "aerial_bombardment",
    "combat_aviation",
    "seize_or_seek_territory",
    "offensive_reconnaissance_sabotage",
    "heavy_weapons_in_zone",
    "military_reinforcements",
    "block_humanitarian_access",
    "recruitment_and_training",
    "revenge_or_retribution",
)
"""Codes that fit many a truce, the general bans first; codes made for one agreement of the library are known, but not offered."""

_NOT_STATED = frozenset({"", "none", "nobody", "no", "unknown", "not stated", "-"})
_MOMENT = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})(?:[T ](?P<time>\d{1,2}:\d{2}))?(?:\s+(?P<zone>\S+))?")


@dataclass(frozen=True, slots=True)
class Named:
    """Who was named: ids, in order, and those of them that are new."""

    actor_ids: tuple[str, ...]
    new: tuple[NewActor, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or a wall time with its zone; zone None: nobody states it; utc None: a day, or no zone."""

    value: str
    zone: str | None
    utc: str | None


def read_title(text: str) -> str:
    """A title. Raises BadValue if there is none."""
    if not text.strip():
        raise BadValue("what", "answer", text, "a title, such as: Truce of Homs, 20 January 2017")
    return text.strip()


def read_named(question: str, text: str, book: ActorBook) -> Named:
    """Actors by id or name; `+Name` is a new one. Raises BadValue for a name that no actor bears, with the nearest."""
    index = NameIndex(book.actors, threshold=95.0)
    found: list[str] = []
    new: list[NewActor] = []
    for part in _parts(text):
        if part.startswith(NEW_MARK):
            actor = new_actor(part)
            new.append(actor)
            found.append(actor.actor_id)
        else:
            found.append(_known(question, part, index, book))
    return Named(tuple(dict.fromkeys(found)), tuple(new))


def read_voice(text: str, book: ActorBook) -> str:
    """Who says so: `text` for the agreement's own words, or the id or name of an actor or asserter. Raises BadValue."""
    said = text.strip()
    if said in book.asserters or said in book.actors:
        return said
    named = {asserter.name.casefold(): key for key, asserter in book.asserters.items()}
    if said.casefold() in named:
        return named[said.casefold()]
    return _known("who says so", said, NameIndex(book.actors, threshold=95.0), book)


def read_places(text: str) -> list[dict[str, Any]]:
    """Areas from places such as `SY`, `Syria/Homs` or `SY/Idlib?`; one area each, under the name as written.

    Raises BadValue for a country, or a first-order division of it, that nobody knows.
    """
    parts = _parts(text)
    if not parts:
        raise BadValue("where", "answer", text, "a country or a division, such as: SY; or SY/Homs; or SY/Idlib?")
    return [_place(part) for part in parts]


def read_moment(question: str, text: str, country: str | None) -> Moment:
    """A day, or a day, an hour and a zone: `2017-01-20 12:00 Asia/Damascus`; the zone may be `unknown`.

    An hour without a zone takes that of the country if it has only one. Raises BadValue otherwise.
    """
    found = _MOMENT.fullmatch(text.strip())
    expected = "a day, or a day, an hour and a zone, such as: 2017-01-20 12:00 Asia/Damascus"
    if found is None:
        raise BadValue(question, "answer", text, expected)
    zone = _zone(question, text, found["zone"], country)
    try:
        if found["time"] is None:
            return Moment(dt.date.fromisoformat(found["day"]).isoformat(), zone, None)
        wall = dt.datetime.strptime(f"{found['day']} {found['time']}", "%Y-%m-%d %H:%M")  # noqa: DTZ007
    except ValueError:
        raise BadValue(question, "answer", text, expected) from None
    utc = wall.replace(tzinfo=ZoneInfo(zone)).astimezone(dt.UTC) if zone else None
    return Moment(wall.isoformat(timespec="minutes"), zone, f"{utc:%Y-%m-%dT%H:%MZ}" if utc else None)


def read_end(text: str, country: str | None) -> Moment | None:
    """When it ends; None if no end is stated or known."""
    return None if text.strip().casefold() in _NOT_STATED else read_moment("until when", text, country)


def read_prohibitions(text: str) -> tuple[str, ...]:
    """Codes of prohibitions, by their number in OFFERED_PROHIBITIONS or any code that `treve` knows. Raises BadValue."""
    offered = OFFERED_PROHIBITIONS
    found = []
    for part in _parts(text):
        code = offered[int(part) - 1] if part.isdecimal() and 0 < int(part) <= len(offered) else part
        if code not in prohibited_acts():
            raise BadValue(
                "what is forbidden", "answer", part, f"numbers from 1 to {len(offered)}, or words of the list"
            )
        found.append(code)
    if not found:
        raise BadValue("what is forbidden", "answer", text, "at least one; a truce that forbids nothing covers nothing")
    return tuple(dict.fromkeys(found))


def read_excluded(text: str, book: ActorBook) -> Named:
    """Who is shut out; nobody if nobody is named."""
    if text.strip().casefold() in _NOT_STATED:
        return Named((), ())
    return read_named("who is shut out", text, book)


def country_of(areas: list[dict[str, Any]]) -> str | None:
    """The one country of all areas; None if there are several, or none is stated."""
    units: list[Mapping[str, str]] = [
        unit for area in areas for key in ("covers", "may_cover") for unit in area.get(key) or ()
    ]
    countries = {unit["country"] for unit in units}
    return next(iter(countries)) if len(countries) == 1 else None


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _known(question: str, name: str, index: NameIndex, book: ActorBook) -> str:
    match = index.match(name)
    if match.method is not Method.UNRESOLVED and len(match.claimants) == 1:
        return match.claimants[0]
    raise BadValue(question, "answer", name, _other_names(match.claimants, match.nearest, book, name))


def _other_names(claimants: tuple[str, ...], nearest: tuple[str, float] | None, book: ActorBook, name: str) -> str:
    shown: Callable[[str], str] = lambda actor_id: f"{actor_id} ({book.actors[actor_id].name_en})"  # noqa: E731
    if claimants:
        return "one of " + ", ".join(shown(one) for one in claimants)
    near = f"; the nearest is {shown(nearest[0])}" if nearest else ""
    return f"an actor of the library{near}; +{name} adds a new one"


def _place(part: str) -> dict[str, Any]:
    only_some = part.endswith(PART_MARK)
    country_name, _, division = (piece.strip() for piece in part.removesuffix(PART_MARK).partition("/"))
    country = find_country(country_name)
    if country is None:
        raise BadValue("where", "answer", part, "a country by name or code first, such as SY/Homs")
    unit = {"country": country}
    if division:
        if not is_admin1(country, division):
            raise BadValue(
                "where", "answer", part, f"a first-order division of {country} that the crosswalk knows, or the country"
            )
        unit["admin1"] = admin1_in_our_spelling(country, division) or division
    name = unit.get("admin1", country_name if len(country_name) > 2 else country)
    return {"name": name, ("may_cover" if only_some else "covers"): [unit]}


def _zone(question: str, text: str, zone: str | None, country: str | None) -> str | None:
    zones = zones_of_country(country) if country else ()
    if zone is None:
        if len(zones) == 1:
            return zones[0]
        asked = f"one of {', '.join(zones[:6])}" if zones else "an IANA zone such as Asia/Damascus"
        raise BadValue(question, "answer", text, f"a zone behind it: {asked}, or `{UNKNOWN_ZONE}`")
    if zone == UNKNOWN_ZONE:
        return None
    if not is_zone(zone):
        raise BadValue(question, "answer", text, f"an IANA zone such as Asia/Damascus, or `{UNKNOWN_ZONE}`")
    return zone
