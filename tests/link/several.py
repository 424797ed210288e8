"""What several reports of one incident come to, one incident after the other in plain Python; and reports to try it on."""

from __future__ import annotations

import datetime as dt
import math
import random
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from treve.link.act_groups import UNTELLING
from treve.model.act import FAMILY, Act, Family
from treve.model.place import PlacePrecision

Told = dict[str, Any]
"""What one report says, under the names of the columns that say it."""

ACTS = (Act.MORTAR, Act.ARTILLERY, Act.SIEGE, Act.OTHER, Act.ARMED_FORCE_UNSPECIFIED)
PRECISIONS = (PlacePrecision.EXACT, PlacePrecision.NEAR, PlacePrecision.DISTRICT)
AKIN = frozenset({(1, 2), (2, 1), (3, 4), (4, 3)})
START = dt.date(2017, 1, 1)


def places(chance: random.Random, count: int) -> list[Told]:
    """Places by number from 1, some kilometres apart, some without a point or without a radius."""
    made = []
    for number in range(1, count + 1):
        point = [chance.choice([0.0, 3.0, 40.0]) for _ in range(3)] if chance.random() < 0.8 else [None] * 3
        precision = chance.choice(PRECISIONS)
        radius = {PlacePrecision.EXACT: 0.0, PlacePrecision.NEAR: 25.0}.get(precision)
        made.append({"place_id": number, "point": point, "precision": precision, "radius": radius})
    return made


def told(chance: random.Random, known: list[Told]) -> Told:
    """What one report says, of few values, so that reports often agree and often do not."""

    def number(*, high: int = 0) -> int | None:
        return chance.choice([None, 1, 2, 3 + high])

    first = chance.randrange(4)
    sides = {f"side_{side}_set": chance.choice([None, 1, 2, 3, 4, 5, 6, 7]) for side in "ab"}
    return {
        "first": first,
        "last": first + chance.choice([0, 0, 1, 2]),
        "hour": chance.choice([None, None, 3, 4]),
        "place": chance.choice(known),
        "directed": chance.random() < 0.6,
        **sides,
        # Sets 1 to 5 stand for keys 1 to 4, two of them for the same; of whom set 7 names nobody is known.
        **{f"{name[:7]}key": key_of(one) for name, one in sides.items()},
        "recorder": chance.choice([None, 1, 2, 3]),
        "register": chance.choice([1, 2, 3]),
        "act": chance.choice([None, *ACTS]),
        "deaths_low": number(),
        "deaths_best": number(),
        "deaths_high": number(high=1),
        "injured_low": number(),
        "injured_high": number(high=1),
        "civilian_deaths": number(),
        "exception_stated": chance.choice([None, None, True, False]),
    }


def key_of(actor_set: int | None) -> int | None:
    """The key of a set of actors."""
    return {1: 1, 2: 2, 3: 3, 4: 4, 5: 4, 6: 5}.get(actor_set or 0)


def together(reports: list[Told], instants: Callable[[Told], tuple[dt.datetime, dt.datetime]]) -> Told:
    """The row of the table incident, its id and its pair of sides left aside. instants: from when until when one report allows."""
    first, last, _ = _span([(one["first"], one["last"]) for one in reports], whole=True)
    earliest, latest, fits = _span([instants(one) for one in reports], whole=False)
    directed = [one for one in reports if one["directed"]]
    (side_a, a_disputed), (side_b, b_disputed) = (_side(directed or reports, side) for side in "ab")
    basis = "undirected" if not directed else "disputed" if a_disputed else "alleged" if side_a else "not_named"
    return {
        "reports": len(reports),
        "recorders": len({_voice(one) for one in reports}),
        "first_day": START + dt.timedelta(days=first),
        "last_day": START + dt.timedelta(days=last),
        "earliest_at": earliest,
        "latest_at": latest,
        "span_rule": "intersection" if fits else "widest",
        **_place([one["place"] for one in reports]),
        "side_a_set": side_a,
        "side_b_set": side_b,
        "direction": "a_against_b" if directed else "undirected",
        "perpetrator_basis": basis,
        "target_disputed": b_disputed,
        **_act([one["act"] for one in reports if one["act"]]),
        **_figures(reports),
    }


def _voice(one: Told) -> int:
    return int(one["recorder"] or -one["register"])


def _span(spans: list[tuple[Any, Any]], *, whole: bool) -> tuple[Any, Any, bool]:
    """whole: the end of a span belongs to it."""
    inner = max(start for start, _ in spans), min(end for _, end in spans)
    if inner[0] < inner[1] or (whole and inner[0] == inner[1]):
        return *inner, True
    return min(start for start, _ in spans), max(end for _, end in spans), False


def _place(named: list[Told]) -> Told:
    times = Counter(one["place_id"] for one in named)
    by_count = {one["place_id"]: (-times[one["place_id"]], one["place_id"]) for one in named}
    finest = min(named, key=lambda one: (PRECISIONS.index(one["precision"]), by_count[one["place_id"]]))
    widest = min(named, key=lambda one: (-PRECISIONS.index(one["precision"]), by_count[one["place_id"]]))
    apart = [_km(one, other) for at, one in enumerate(named) for other in named[:at]]
    elsewhere = any(
        one["radius"] is not None and (_km(one, finest) or 0) > one["radius"] + 2 and one is not finest for one in named
    )
    return {
        "place_id": (widest if elsewhere else finest)["place_id"],
        "place_rule": "widest" if elsewhere else "most_precise",
        "kilometres_apart": max((km for km in apart if km is not None), default=None),
    }


def _km(one: Told, other: Told) -> float | None:
    if None in (*one["point"], *other["point"]):
        return None
    return math.dist(one["point"], other["point"])


def _side(reports: list[Told], side: str) -> tuple[int | None, bool]:
    """The set that stands for a side, and whether the reports dispute it."""
    named = [(one[f"side_{side}_key"], one[f"side_{side}_set"], _voice(one)) for one in reports]
    named = [one for one in named if one[0] is not None]
    if not named:
        return None, False
    keys = {key for key, _, _ in named}
    if any(a != b and (a, b) not in AKIN for a in keys for b in keys):
        return None, True
    most = min(keys, key=lambda key: (-len({voice for own, _, voice in named if own == key}), key))
    return min(actors for key, actors, _ in named if key == most), False


def _act(acts: list[Act]) -> Told:
    telling = {one for one in acts if one not in UNTELLING}
    one_kind = telling or set(acts)
    act: str | None = None
    if len(one_kind) == 1:
        act = next(iter(one_kind)).value
    elif acts and all(FAMILY[one] is Family.KINETIC for one in acts):
        act = Act.ARMED_FORCE_UNSPECIFIED.value
    return {"act": act, "act_disputed": len(telling) > 1}


def _figures(reports: list[Told]) -> Told:
    def stated(name: str) -> list[int]:
        return [one[name] for one in reports if one[name] is not None]

    def highest(what: str) -> int | None:
        low, high = max(stated(f"{what}_low"), default=None), max(stated(f"{what}_high"), default=None)
        return high if high is None or low is None or high >= low else None

    def agreed(figures: Iterable[int]) -> int | None:
        found = set(figures)
        return found.pop() if len(found) == 1 else None

    return {
        "deaths_low": min(stated("deaths_low"), default=None),
        "deaths_best": agreed(stated("deaths_best")),
        "deaths_high": highest("deaths"),
        "injured_low": min(stated("injured_low"), default=None),
        "injured_high": highest("injured"),
        "civilian_deaths": agreed(stated("civilian_deaths")),
        "exception_stated": max(stated("exception_stated"), default=None),
    }
