"""The likely duplicates of one new report among all reports of a finished run."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import numpy as np

from treve.errors import BadValue
from treve.link import actor_keys, known_keys, place_keys
from treve.link.act_groups import act_rows
from treve.link.folded_names import place_form
from treve.link.plain_compare import pattern
from treve.link.span_keys import EPOCH
from treve.link.stored_weights import stored_weights
from treve.link.window import Window
from treve.model.act import Act
from treve.model.place import PlacePrecision
from treve.store.protocol import Store

ANY_MORE = 1_000_000
"""Deaths where only a lowest figure is stated, as in compared.sql."""

LEAST_CHANCE = 0.05
"""Chance below which a report is not worth a look."""


@dataclass(frozen=True, slots=True)
class NewReport:
    """A report that stands in no run yet. Actors by id of the library; None or nothing: not stated.

    It is weighed like the run's own pairs: as one more report of a source if most of those are of one source, otherwise of another.

    latitude, longitude  degrees; both or neither
    minute               of the local day, 0 to 1439, for a report of one day
    """

    first_day: dt.date
    last_day: dt.date
    latitude: float | None = None
    longitude: float | None = None
    precision: PlacePrecision = PlacePrecision.UNKNOWN
    place_name: str | None = None
    perpetrators: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    recorders: frozenset[str] = frozenset()
    directed: bool = True
    act: Act | None = None
    deaths_low: int | None = None
    deaths_high: int | None = None
    minute: int | None = None


@dataclass(frozen=True, slots=True)
class Likely:
    """A report that may tell the same incident, by its id, with the chance and the pattern of agreement."""

    report_id: str
    chance: float
    pattern: int


class Near:
    """A finished run, made ready to be asked for duplicates. Reads no report before it is asked.

    Raises NotFound if the run's reports were not compared.
    """

    def __init__(self, store: Store, window: Window | None = None) -> None:
        self._window = window or Window()
        self._weights = stored_weights(store)
        self._actors = actor_keys.by_key(store)
        self._above = actor_keys.kin(store)
        self._civilians = actor_keys.civilians(store)
        self._acts = {row["act"]: row for row in act_rows().to_pylist()}
        # In order of their first day, so that a report's days are one stretch of rows; about 250 bytes a report.
        store.run("link/all_reports.sql", into="step_asked_report")
        self._keys = known_keys.known_keys(store)
        self._first = self._keys.column("first_number").to_numpy()

    def reports(self, new: NewReport) -> tuple[Likely, ...]:
        """Likely duplicates, likeliest first, of equals the smaller id first. Raises BadValue for half a point or turned days."""
        key, akin = self._key(new)
        rows = self._close_by(key)
        odds: dict[int, list[tuple[str, float, int]]] = defaultdict(list)
        for row in rows:
            same_name = key["name_key"] is not None and place_form(row["place_name"] or "") == key["place_name"]
            if not same_name and (key["reach_km"] is None or row["reach_km"] is None):
                continue
            known = {**row, "source_number": 1 if self._weights.mostly_one_source else 2}
            if same_name:
                known["name_key"] = key["name_key"]
            told = pattern(key, known, akin)
            odds[row["register_id"]].append((row["report_id"], self._weights.odds(told), told))
        found = []
        for rivals in odds.values():
            total = 1 + sum(one for _, one, _ in rivals)
            found += [Likely(name, one / total, told) for name, one, told in rivals if one / total >= LEAST_CHANCE]
        return tuple(sorted(found, key=lambda likely: (-likely.chance, likely.report_id)))

    def _close_by(self, key: dict[str, Any]) -> list[dict[str, Any]]:
        """The reports within the window; those without a point too, if nothing can be measured."""
        window = self._window
        begin, end = key["first_number"] - window.days, key["last_number"] + window.days
        stretch = np.searchsorted(self._first, [begin - window.longest_days, end + 1])
        near = self._keys.slice(stretch[0], stretch[1] - stretch[0])
        days = {name: near.column(name).to_numpy() for name in ("first_number", "last_number")}
        kept = (days["last_number"] >= begin) & (days["last_number"] - days["first_number"] < window.longest_days)
        if key["reach_km"] is not None:
            points = {name: near.column(name).to_numpy() for name in ("point_x", "point_y", "point_z", "reach_km")}
            square = sum((points[f"point_{axis}"] - key[f"point_{axis}"]) ** 2 for axis in "xyz")
            kept &= ~(square > (window.km + key["reach_km"] + points["reach_km"]) ** 2)
        rows: list[dict[str, Any]] = near.take(np.flatnonzero(kept)).to_pylist()
        return rows

    def _key(self, new: NewReport) -> tuple[dict[str, Any], frozenset[tuple[int, int]]]:
        if (new.latitude is None) != (new.longitude is None):
            raise BadValue("near", "latitude", str(new.latitude), "both latitude and longitude, or neither")
        if new.last_day < new.first_day:
            raise BadValue("near", "last_day", str(new.last_day), f"a day on or after {new.first_day}")
        keys = self._actor_keys(new.perpetrators, new.targets, new.recorders)
        sides = {"a": keys.get(new.perpetrators), "b": keys.get(new.targets)}
        act = self._acts.get(new.act.value, {}) if new.act else {}
        key = {
            "source_number": 1,
            "first_number": (new.first_day - EPOCH).days,
            "last_number": (new.last_day - EPOCH).days,
            "minute": new.minute if new.first_day == new.last_day else None,
            **place_keys.one_point(new.latitude, new.longitude, new.precision),
            "place_name": place_form(new.place_name or ""),
            "name_key": -1 if place_form(new.place_name or "") else None,
            "side_a_key": sides["a"],
            "side_b_key": sides["b"],
            "civilian_target": bool(new.targets) and new.targets <= self._civilians,
            "recorder_key": keys.get(new.recorders),
            "directed": new.directed,
            "act_number": act.get("act_number"),
            "act_group": act.get("group_number"),
            "deaths_low": 0 if new.deaths_low is None and new.deaths_high is not None else new.deaths_low,
            "deaths_high": ANY_MORE if new.deaths_high is None and new.deaths_low is not None else new.deaths_high,
        }
        return key, self._akin((new.perpetrators, sides["a"]), (new.targets, sides["b"]))

    def _actor_keys(self, *named: frozenset[str]) -> dict[frozenset[str], int]:
        """The key of each set of actors: that of the run, or one of its own below all others; nobody named has none."""
        known = {members: key for key, members in self._actors.items()}
        fresh = [who for who in dict.fromkeys(named) if who and who not in known]
        return {who: known[who] for who in named if who in known} | {who: -1 - at for at, who in enumerate(fresh)}

    def _akin(self, *sides: tuple[frozenset[str], int | None]) -> frozenset[tuple[int, int]]:
        own = {key: members for members, key in sides if key is not None}
        pairs = actor_keys.akin({**self._actors, **own}, self._above)
        return frozenset(pair for pair in pairs if pair[0] in own)
