"""Worlds of fire for tests of counting rules: what happened, a store that reports it, and a plain count of the truth."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tests.rows import Row, rows
from treve.model.counting_rule import CountingRule, Counts
from treve.store.duckdb import DuckDBStore

START = dt.datetime(2021, 3, 26)  # noqa: DTZ001 - UTC without a zone in the tables


@dataclass(frozen=True, slots=True)
class Fire:
    """One incident as it was.

    minute   after START; sides: who fires, at whom; explosions as reported (None: not stated)
    blur     minutes by which the report may be early or late; named, placed, dated: what the report states
    """

    minute: int
    sides: tuple[int, int] = (1, 2)
    place: int = 1
    act: str | None = "mortar"
    explosions: int | None = 1
    blur: int = 0
    named: bool = True
    placed: bool = True


def store_of(world: Sequence[Fire]) -> DuckDBStore:
    """The tables that counting rules read, for one report of each incident."""
    store = DuckDBStore(None)
    incidents: list[Row] = []
    reports: list[Row] = []
    for number, fire in enumerate(world, start=1):
        when = START + dt.timedelta(minutes=fire.minute)
        earliest, latest = when - dt.timedelta(minutes=fire.blur), when + dt.timedelta(minutes=fire.blur)
        days = {"first_day": earliest.date(), "last_day": latest.date()}
        first, second = fire.sides if fire.named else (None, None)
        sides = {"side_a_set": first, "side_b_set": second, "direction": "a_against_b"}
        incidents.append(
            {
                "incident_id": number, "reports": 1, "recorders": 1, **days, "span_rule": "one_report",
                "place_rule": "one_report", "target_disputed": False, "act_disputed": False, "earliest_at": earliest, "latest_at": latest,
               
                "place_id": fire.place if fire.placed else 99, **sides, "side_pair_id": 1, "perpetrator_basis": "alleged",
                "act": fire.act,
            }
        )  # fmt: skip
        reports.append(
            {
                "source_row_id": number, "report_id": f"table:{number}", "source": "table", **days,
                "place_precision": "exact", "direction": "a_against_b", "observed": fire.explosions,
            }
        )  # fmt: skip
    links: list[Row] = [
        {"incident_id": one, "source_row_id": one, "superseded": False} for one in range(1, len(world) + 1)
    ]
    places: list[Row] = [
        {
            "place_id": place, "place_precision": "exact", "zone": "Europe/Kyiv", "zone_basis": "country",
            "country": "UA", "admin1": "Donetsk" if place == 1 else "Luhansk", "radius_km": None if place == 99 else 0.0,
        }
        for place in (1, 2, 99)
    ]  # fmt: skip
    content: dict[str, list[Row]] = {
        "incident": incidents, "report": reports, "incident_report": links, "place": places, "finding": [], "reading": [],
    }  # fmt: skip
    for table, found in content.items():
        store.load(table, rows(table, found))
    return store


def plain_count(world: Sequence[Fire], rule: CountingRule) -> int:
    """The true number: fire sorted by time, split wherever the pause is longer than the gap."""
    fires = [fire for fire in world if not rule.acts or fire.act in rule.acts]
    if rule.counts is Counts.INCIDENT:
        return len(fires)
    if rule.counts is Counts.OBSERVATION:
        return sum(fire.explosions or 0 for fire in fires)
    groups: dict[tuple[object, int], list[int]] = defaultdict(list)
    for fire in fires:
        sides = fire.sides if rule.counts is Counts.EPISODE else tuple(sorted(fire.sides))
        groups[sides, fire.place].append(fire.minute)
    count = 0
    for minutes in groups.values():
        ordered = sorted(minutes)
        count += 1 + sum(later - earlier > (rule.gap_minutes or 0) for earlier, later in itertools.pairwise(ordered))
    return count
