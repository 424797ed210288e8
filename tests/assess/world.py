"""A small invented world in the tables of a run, and a slow plain-Python oracle of every rule of `assess`.

Instants are whole hours from a fixed start, so that the oracle can try every hour one by one.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Collection
from dataclasses import dataclass, field, replace

from tests.rows import Row, rows
from treve.store.protocol import Store

START = dt.datetime(2016, 12, 1)  # noqa: DTZ001 - the tables hold UTC without a zone


def at(hour: int | None) -> dt.datetime | None:
    """The instant of an hour of the world; None stays None."""
    return None if hour is None else START + dt.timedelta(hours=hour)


@dataclass(frozen=True)
class Status:
    """Where an actor stands in one era under one reading."""

    bound: bool | None
    excluded: bool | None


@dataclass(frozen=True)
class Incident:
    """One incident: hours [earliest, latest), a place, two sets of actors (None: nobody named), an act."""

    earliest: int
    latest: int
    place: int
    side_a: tuple[str | None, ...] | None
    side_b: tuple[str | None, ...] | None
    directed: bool = True
    act: str | None = "artillery"
    exception_stated: bool | None = None


@dataclass(frozen=True)
class World:
    """One agreement with two readings, its eras, areas and rules, and incidents.

    starts, ends   per reading: (earliest, latest) hours; None: not known / no legal end
    eras           hours at which an era ends and the next begins
    areas          area → (part, mapped, eras in being, place → holds) ; part: territory, excluded or zone
    status         (reading, actor, era) → Status; an actor without one takes the default of its kind
    act_rules      (clause, act, zone, holds)
    """

    starts: dict[str, tuple[int, int | None] | None]
    ends: dict[str, tuple[int, int] | None]
    eras: tuple[int, ...] = ()
    areas: dict[str, tuple[str, bool, frozenset[int], dict[int, bool | None]]] = field(default_factory=dict)
    status: dict[tuple[str, str, int], Status] = field(default_factory=dict)
    act_rules: tuple[tuple[str, str, str | None, bool | None], ...] = ()
    exception_acts: frozenset[str] = frozenset()
    grounds: frozenset[str] = frozenset()
    incidents: tuple[Incident, ...] = ()

    def with_incidents(self, *incidents: Incident) -> World:
        """The same world with these incidents."""
        return replace(self, incidents=incidents)


KINDS = {
    "army": "state",
    "group": "armed_group",
    "caliphate": "armed_group",
    "insurgents": "umbrella",
    "somebody": "unidentified",
    "civilians": "civilian",
}
DEFAULT_BOUND: dict[str, bool | None] = {
    actor: None if kind in ("umbrella", "unidentified") else False for actor, kind in KINDS.items()
}


def fill(store: Store, world: World) -> None:
    """Put the world into the tables that `assess` reads."""
    agreement: Row = {"agreement_id": "truce"}
    boundaries = (None, *world.eras, None)
    sets = sorted({side for one in world.incidents for side in (one.side_a, one.side_b) if side}, key=str)
    number = {side: index for index, side in enumerate(sets, start=1)}
    store.load(
        "agreement",
        rows("agreement", [agreement | {"title": "Truce", "kind": "cessation", "zone": "UTC", "file": "-"}]),
    )
    store.load(
        "reading",
        rows(
            "reading",
            [
                agreement
                | {
                    "reading": reading,
                    "starts_earliest": at(start[0] if start else None),
                    "starts_latest": at(start[1] if start else None),
                    "ends_earliest": at(end[0] if end else None),
                    "ends_latest": at(end[1] if end else None),
                }
                for (reading, start), end in zip(world.starts.items(), world.ends.values(), strict=True)
            ],
        ),
    )
    store.load(
        "era",
        rows(
            "era",
            [
                agreement | {"era": era, "from_at": at(first), "until_at": at(last)}
                for era, (first, last) in enumerate(itertools.pairwise(boundaries), start=1)
            ],
        ),
    )
    store.load(
        "actor",
        rows(
            "actor",
            [
                {
                    "actor_id": actor,
                    "kind": kind,
                    "name_en": actor,
                    "default_bound": DEFAULT_BOUND[actor],
                    "source": "-",
                }
                for actor, kind in KINDS.items()
            ],
        ),
    )
    store.load(
        "actor_set_member",
        rows(
            "actor_set_member",
            [
                {
                    "actor_set_id": number[side],
                    "position": position,
                    "name": actor or "?",
                    "actor_id": actor,
                    "method": "exact",
                }
                for side in sets
                for position, actor in enumerate(side, start=1)
            ],
        ),
    )
    store.load(
        "party_status",
        rows(
            "party_status",
            [
                agreement
                | {
                    "reading": reading,
                    "actor_id": actor,
                    "era": era,
                    "bound": status.bound,
                    "bound_reason": f"bound_{actor}",
                    "excluded": status.excluded,
                    "excluded_reason": f"excluded_{actor}",
                }
                for (reading, actor, era), status in world.status.items()
            ],
        ),
    )
    store.load(
        "place",
        rows(
            "place",
            [
                {"place_id": place, "place_precision": "exact", "zone": "UTC", "zone_basis": "row"}
                for place in (1, 2, 3)
            ],
        ),
    )
    store.load("area", rows("area", [{"area_id": area, "name": area, "extent": "units"} for area in world.areas]))
    store.load(
        "agreement_area",
        rows(
            "agreement_area",
            [
                agreement | {"area_id": area, "part": part, "mapped": mapped}
                for area, (part, mapped, _, _) in world.areas.items()
            ],
        ),
    )
    store.load(
        "area_era",
        rows(
            "area_era",
            [
                agreement | {"area_id": area, "era": era, "in_being": era in in_being}
                for area, (_, _, in_being, _) in world.areas.items()
                for era in range(1, len(world.eras) + 2)
            ],
        ),
    )
    store.load(
        "place_area",
        rows(
            "place_area",
            [
                {"place_id": place, "area_id": area, "holds": holds}
                for area, (_, _, _, places) in world.areas.items()
                for place, holds in places.items()
                if holds is not False
            ],
        ),
    )
    store.load(
        "act_rule",
        rows(
            "act_rule",
            [
                agreement | {"clause_id": clause, "act": act, "area_id": zone, "holds": holds}
                for clause, act, zone, holds in world.act_rules
            ],
        ),
    )
    store.load(
        "exception_rule",
        rows("exception_rule", [agreement | {"clause_id": "E1", "act": act} for act in sorted(world.exception_acts)]),
    )
    store.load(
        "flag_ground",
        rows(
            "flag_ground",
            [
                agreement | {"flag": "possible_exclusion", "ground": ground, "text": ground}
                for ground in sorted(world.grounds)
            ],
        ),
    )
    pairs = sorted({_pair(one, number) for one in world.incidents})
    pair_ids = {pair: index for index, pair in enumerate(pairs, start=1)}
    store.load(
        "side_pair",
        rows(
            "side_pair",
            [
                {"side_pair_id": pair_ids[pair], "side_a_set": pair[0], "side_b_set": pair[1], "direction": pair[2]}
                for pair in pairs
            ],
        ),
    )
    store.load(
        "incident",
        rows(
            "incident",
            [
                {
                    "incident_id": index,
                    "reports": 1,
                    "recorders": 1,
                    "span_rule": "one_report",
                    "place_rule": "one_report",
                    "target_disputed": False,
                    "act_disputed": False,
                    "first_day": START.date(),
                    "last_day": START.date(),
                    "earliest_at": at(one.earliest),
                    "latest_at": at(one.latest),
                    "place_id": one.place,
                    "side_a_set": number[one.side_a] if one.side_a else None,
                    "side_b_set": number[one.side_b] if one.side_b else None,
                    "side_pair_id": pair_ids[_pair(one, number)],
                    "direction": _pair(one, number)[2],
                    "perpetrator_basis": "alleged",
                    "act": one.act,
                    "exception_stated": one.exception_stated,
                }
                for index, one in enumerate(world.incidents, start=1)
            ],
        ),
    )


def _pair(one: Incident, number: dict[tuple[str | None, ...], int]) -> tuple[int, int, str]:
    side_a, side_b = (number[side] if side else 0 for side in (one.side_a, one.side_b))
    return side_a, side_b, "a_against_b" if one.directed else "undirected"


def all_of(answers: list[bool | None]) -> bool | None:
    """TRUE if all are, FALSE if one is, else unknown: SQL's AND."""
    if False in answers:
        return False
    return None if None in answers else True


def any_of(answers: list[bool | None]) -> bool | None:
    """TRUE if one is, FALSE if all are, else unknown: SQL's OR."""
    if True in answers:
        return True
    return None if None in answers else False


def same(answers: Collection[bool | None]) -> bool | None:
    """The one answer given in every possible world; unknown if they differ."""
    return next(iter(answers)) if len(set(answers)) == 1 else None


def expected_verdict(answers: dict[str, bool | None]) -> str:
    """The verdict from seven answers; `exception_stated` counts only where a clause allows an exception."""
    for verdict, rule, failed_if in (
        ("outside_time", "in_force", False),
        ("outside_territory", "in_territory", False),
        ("excluded_area", "excluded_area", True),
        ("excluded_actor", "excluded_actor", True),
        ("not_between_parties", "parties_bound", False),
        ("act_not_prohibited", "act_prohibited", False),
        ("permitted_exception", "exception", True),
    ):
        if answers[rule] is failed_if:
            return verdict
    blocking = [answers[rule] for rule in answers if rule != "exception"]
    return "undetermined" if None in blocking else "covered"


def expected_in_force(
    start: tuple[int, int | None] | None, end: tuple[int, int] | None, first: int, last: int
) -> bool | None:
    """Try every hour of the incident, every possible start and every possible end."""
    if start is None:
        ended = {
            hour >= moment for hour in range(first, last) for moment in (range(end[0], end[1] + 1) if end else [10**6])
        }
        return False if ended == {True} else None
    open_start = start[1] is None
    starts = range(start[0], (start[1] if start[1] is not None else 10**3) + 1)
    ends = range(end[0], end[1] + 1) if end else range(10**6, 10**6 + 1)
    seen = {begin <= hour < finish for hour in range(first, last) for begin in starts for finish in ends}
    if open_start and seen == {True}:
        return None
    return same(seen)


def expected_findings(world: World) -> dict[tuple[int, str], dict[str, object]]:
    """The findings of the world, by (incident, reading), computed hour by hour and actor by actor."""
    found: dict[tuple[int, str], dict[str, object]] = {}
    for number, one in enumerate(world.incidents, start=1):
        eras = _eras(world, one)
        for reading in world.starts:
            answers: dict[str, bool | None] = {
                "in_force": expected_in_force(world.starts[reading], world.ends[reading], one.earliest, one.latest),
                "in_territory": same({_in_part(world, "territory", one.place, era) for era in eras}),
                "excluded_area": same({_in_part(world, "excluded", one.place, era) for era in eras}),
                "excluded_actor": any_of([_excluded(world, reading, side, eras) for side in (one.side_a, one.side_b)]),
                "parties_bound": _parties_bound(world, reading, one, eras),
                "act_prohibited": _act_prohibited(world, one, eras),
                "exception": True if one.exception_stated and one.act in world.exception_acts else None,
            }
            if answers["in_force"] is False or answers["in_territory"] is False:
                continue
            umbrella = any("insurgents" in (side or ()) for side in (one.side_a, one.side_b))
            found[number, reading] = {
                "verdict": expected_verdict(answers),
                **{rule: answer for rule, answer in answers.items() if rule != "exception"},
                "possible_exception": one.act in world.exception_acts and one.exception_stated is not True,
                "possible_exclusion": bool(world.grounds & {"unmapped_area", "unnamed_actor"})
                or ("umbrella_name" in world.grounds and umbrella),
            }
    return found


def _eras(world: World, one: Incident) -> list[int]:
    return sorted({1 + sum(hour >= boundary for boundary in world.eras) for hour in range(one.earliest, one.latest)})


def _in_part(world: World, part: str, place: int, era: int) -> bool | None:
    return any_of(
        [
            places.get(place, False) if era in in_being else False
            for own_part, mapped, in_being, places in world.areas.values()
            if own_part == part and (mapped or part == "territory")
        ]
        or [None if part == "territory" else False]
    )


def _status(world: World, reading: str, actor: str | None, era: int) -> Status:
    if actor is None:
        return Status(None, None)
    default = Status(DEFAULT_BOUND[actor], None if KINDS[actor] == "unidentified" else False)
    return world.status.get((reading, actor, era), default)


def _bound(world: World, reading: str, side: tuple[str | None, ...] | None, eras: list[int]) -> bool | None:
    if side is None:
        return None
    return any_of([same({_status(world, reading, actor, era).bound for era in eras}) for actor in side])


def _excluded(world: World, reading: str, side: tuple[str | None, ...] | None, eras: list[int]) -> bool | None:
    if side is None:
        return None
    return same({same({_status(world, reading, actor, era).excluded for era in eras}) for actor in side})


def _parties_bound(world: World, reading: str, one: Incident, eras: list[int]) -> bool | None:
    a_civilian = "civilians" in (one.side_a or ())
    b_civilian = "civilians" in (one.side_b or ())
    a_holds = True if not one.directed and a_civilian and not b_civilian else _bound(world, reading, one.side_a, eras)
    b_holds = True if b_civilian else _bound(world, reading, one.side_b, eras)
    return all_of([a_holds, b_holds])


def _act_prohibited(world: World, one: Incident, eras: list[int]) -> bool | None:
    if one.act is None:
        return None
    answers: list[bool | None] = []
    for _, act, zone, holds in world.act_rules:
        if act != one.act:
            continue
        if zone is None:
            answers.append(holds)
            continue
        _, _, in_being, places = world.areas[zone]
        inside = places.get(one.place, False)
        if inside is False or not in_being & set(eras):
            answers.append(False)
        else:
            answers.append(holds if inside is True and set(eras) <= in_being else None)
    return any_of(answers or [False])
