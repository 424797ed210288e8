"""Invented agreements, in the format of agreement files: districts named by id, dated memberships, a term that runs out."""

from __future__ import annotations

import datetime as dt
import json
import zoneinfo
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from treve.model.actor import ActorKind
from treve.simulate.actors import Cast
from treve.simulate.ground import Ground

FIRST_DAY = dt.date(2015, 1, 1)
DAYS = 3_653  # the years 2015 to 2024
SHORTEST, LONGEST = 4, 400
"""Days an agreement lasts; each factor of length is as likely as the next, since most ceasefires are short."""
SMALLEST_SHARE, LARGEST_SHARE = 0.05, 0.6
"""Share of the districts of its land in which an agreement applies."""
HEARSAY = "general knowledge"
_MEMBERS = (ActorKind.STATE, ActorKind.ARMED_GROUP)
# Sets of prohibitions, and how often each occurs.
_PROHIBITIONS: tuple[tuple[tuple[str, ...], float], ...] = (
    (("attack_any_weapon",), 0.35),
    (("attack_any_weapon", "combat_aviation", "seize_or_seek_territory"), 0.25),
    (("all_hostilities",), 0.15),
    (("all_military_operations", "block_humanitarian_access"), 0.10),
    (("combat_aviation",), 0.15),
)


def invent_agreements(rng: np.random.Generator, ground: Ground, cast: Cast, count: int) -> Iterator[dict[str, Any]]:
    """Agreements, each in one land drawn at random."""
    for number in range(1, count + 1):
        yield _invent(rng, ground, cast, number)


def write_agreements(agreements: list[dict[str, Any]], path: Path) -> None:
    """Write agreements as one JSON list, one agreement a line."""
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in agreements)
    path.write_text(f"[\n{lines}\n]\n", encoding="utf-8", newline="\n")


def _invent(rng: np.random.Generator, ground: Ground, cast: Cast, number: int) -> dict[str, Any]:
    land = int(rng.integers(len(ground.lands)))
    code, zone = ground.lands[land].code, ground.lands[land].zone
    lasting = round(float(np.exp(rng.uniform(np.log(SHORTEST), np.log(LONGEST)))))
    start = FIRST_DAY + dt.timedelta(days=int(rng.integers(DAYS - LONGEST)))
    end = start + dt.timedelta(days=lasting)
    members = rng.permutation(cast.of_land(land, *_MEMBERS))
    parties = members[: int(rng.integers(2, 7))]
    outside = rng.permutation([*members[len(parties) :], *cast.of_land(land, ActorKind.UMBRELLA)])
    excluded = outside[: int(rng.integers(0, 4))]
    prohibitions = _PROHIBITIONS[int(rng.choice(len(_PROHIBITIONS), p=[share for _, share in _PROHIBITIONS]))][0]
    return {
        "id": f"{code.lower()}-{start.isoformat()}-{number:05d}",
        "title": f"Simulated truce {number} in {code}",
        "class": "cessation",
        "quote_needed": False,
        "zone": zone,
        "times": {
            "declared": None,
            "signed": None,
            "effective": [_time(start, zone, None)],
            "ended": [_time(end, zone, "scheduled_end")],
            "end_reason": None,
        },
        "parties": [_party(rng, cast.actors[party].actor_id, start, end) for party in parties],
        "territory": {"include": [_area(rng, ground, land)]},
        "excluded_actors": [_exclusion(cast.actors[one].actor_id, start) for one in excluded],
        "prohibitions": [{"code": prohibition, "src": [1]} for prohibition in prohibitions],
        "exceptions": [{"code": "self_defence", "src": [1]}] if rng.random() < 0.3 else None,
        "sources": ["simulated"],
    }


def _time(day: dt.date, zone: str, kind: str | None) -> dict[str, Any]:
    """Midday: an hour that no change of clocks skips or repeats in any of the zones."""
    midday = dt.datetime.combine(day, dt.time(12))
    utc = midday.replace(tzinfo=zoneinfo.ZoneInfo(zone)).astimezone(dt.UTC)
    return {
        "value": f"{midday:%Y-%m-%dT%H:%M}",
        "tz": zone,
        "utc": f"{utc:%Y-%m-%dT%H:%MZ}",
        "precision": "minute",
        "kind": kind,
        "by": "text",
        "in_text": True,
        "src": [1],
    }


def _party(rng: np.random.Generator, actor_id: str, start: dt.date, end: dt.date) -> dict[str, Any]:
    """Three of four sign; some join later by their own word, some are parties by hearsay only; one in ten leaves early."""
    drawn = rng.random()
    third = (end - start).days // 3
    later = start + dt.timedelta(days=int(rng.integers(1, third + 1)))
    leaves = end - dt.timedelta(days=int(rng.integers(1, third + 1)))
    until = leaves.isoformat() if rng.random() < 0.1 else None
    if drawn < 0.75:
        own = {"asserted": "signed", "by": "text", "on": start.isoformat(), "in_text": True, "from": start.isoformat()}
    elif drawn < 0.9:
        own = {
            "asserted": "joined",
            "by": actor_id,
            "on": later.isoformat(),
            "in_text": False,
            "from": later.isoformat(),
        }
    else:
        own = {"asserted": "bound", "by": HEARSAY, "on": start.isoformat(), "in_text": False, "from": None}
    return {"actor": actor_id, **own, "until": until, "src": [1]}


def _exclusion(actor_id: str, start: dt.date) -> dict[str, Any]:
    return {
        "actor": actor_id,
        "asserted": "excluded",
        "by": "text",
        "on": start.isoformat(),
        "in_text": True,
        "src": [1],
    }


def _area(rng: np.random.Generator, ground: Ground, land: int) -> dict[str, Any]:
    """A random subset of the districts of a land, at least one."""
    districts = ground.districts_of(land)
    chosen = districts[rng.random(len(districts)) < rng.uniform(SMALLEST_SHARE, LARGEST_SHARE)]
    if not len(chosen):
        chosen = districts[:1]
    return {
        "name": f"{len(chosen)} districts of {ground.lands[land].code}",
        "areas": [ground.district_ids[district] for district in chosen],
    }
