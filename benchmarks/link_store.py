"""Invented reports of known truth as the tables that the step link reads."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pyarrow as pa

from benchmarks.link_truth import ACT_NAMES, BLOCS, CIVILIANS, DISTRICT, EXACT, GROUPS, NEAR, UNIDENTIFIED, Truth
from treve.store.arrow_types import arrow_schema
from treve.store.protocol import Store

START = dt.date(2015, 1, 1)
_PRECISIONS = {EXACT: "exact", NEAR: "near", DISTRICT: "district"}


def fill(store: Store, truth: Truth) -> None:
    """Write report, report_actor, report_place, place, actor tables and calendar. Report n stands in row n + 1."""
    r = truth.reports
    count = len(r.incident)
    rows = np.arange(1, count + 1)
    names = pa.array([*ACT_NAMES, "armed_force_unspecified"])
    zero = (np.datetime64(START) - np.datetime64("1970-01-01")).astype(np.int64)
    low, high = (pa.array(np.maximum(one, 0), mask=one < 0) for one in (r.deaths_low, r.deaths_high))
    minute = np.array([f"{number // 60:02}:{number % 60:02}" for number in range(1440)])
    precision = np.array([_PRECISIONS[one] for one in range(3)])[r.precision]
    report = {
        "source_row_id": pa.array(rows),
        "report_id": pa.array(np.char.add("made:", rows.astype(str))),
        "source": pa.array(np.array(["north", "south", "east"])[r.source]),
        "first_day": pa.array((r.first_day + zero).astype(np.int32)).cast(pa.date32()),
        "last_day": pa.array((r.last_day + zero).astype(np.int32)).cast(pa.date32()),
        "time_local": pa.array(minute[np.maximum(r.minute, 0)], mask=r.minute < 0),
        "latitude": pa.array(r.latitude),
        "longitude": pa.array(r.longitude),
        "place_precision": pa.array(precision),
        "direction": pa.array(np.full(count, "a_against_b")),
        "act": names.take(pa.array(r.act)),
        "deaths_low": low,
        "deaths_high": high,
    }
    store.load("report", pa.table(report))
    unknown = r.perpetrator == UNIDENTIFIED
    sides = {"source_row_id": rows, "side_a_set": pa.array(r.perpetrator + 1), "side_b_set": pa.array(r.target + 1)}
    store.load("report_actor", pa.table(sides))
    del unknown
    _places(store, truth, rows)
    _actors(store)
    spans = np.unique(np.concatenate([r.first_day, r.last_day]))
    days = pa.array((spans + zero).astype(np.int32)).cast(pa.date32())
    starts = days.cast(pa.timestamp("us"))
    store.load(
        "calendar",
        pa.table(
            {
                "zone": pa.array(["UTC"] * len(spans)),
                "day": days,
                "starts_at": starts,
                "ends_at": pa.array((spans + zero + 1).astype(np.int32)).cast(pa.date32()).cast(pa.timestamp("us")),
            }
        ),
    )
    store.load("local_time", pa.Table.from_pylist([], arrow_schema("local_time")))
    store.load("source_row", pa.Table.from_pylist([], arrow_schema("source_row")))


def _places(store: Store, truth: Truth, rows: np.ndarray) -> None:
    r = truth.reports
    key = np.stack([np.rint(r.latitude * 1e4), np.rint(r.longitude * 1e4), r.precision, r.town]).astype(np.int64)
    packed = ((key[0] * 4_000_000 + key[1]) * 4 + key[2]) * 32_768 + key[3]
    _, first, inverse = np.unique(packed, return_index=True, return_inverse=True)
    place = {
        "place_id": np.arange(1, len(first) + 1),
        "name": pa.array(np.char.add("town ", r.town[first].astype(str))),
        "latitude": r.latitude[first],
        "longitude": r.longitude[first],
        "place_precision": np.array([_PRECISIONS[one] for one in range(3)])[r.precision[first]],
        "radius_km": pa.array(np.where(r.precision[first] == NEAR, 25.0, 0.0), mask=r.precision[first] == DISTRICT),
        "country": pa.array(["SY"] * len(first)),
        "zone": pa.array(["UTC"] * len(first)),
        "zone_basis": pa.array(["country"] * len(first)),
    }
    store.load("place", pa.table(place))
    store.load("report_place", pa.table({"source_row_id": rows, "place_id": inverse + 1}))


def _actors(store: Store) -> None:
    ids = [f"bloc {n // 16} group {n % 16}" if n < CIVILIANS else "" for n in range(UNIDENTIFIED + 1)]
    ids[CIVILIANS], ids[UNIDENTIFIED] = "civilians", "unknown"
    kinds = ["umbrella" if n % 16 == 0 else "armed_group" for n in range(CIVILIANS)] + ["civilian", "unidentified"]
    actors = [
        {"actor_id": one, "kind": kind, "name_en": one, "source": "invented"}
        for one, kind in zip(ids, kinds, strict=True)
    ]
    store.load("actor", pa.Table.from_pylist(actors, arrow_schema("actor")))
    relations = [
        {"actor_id": ids[bloc * 16 + one], "relation": "part_of", "other_id": ids[bloc * 16]}
        for bloc in range(BLOCS)
        for one in range(1, GROUPS + 1)
    ]
    store.load("actor_relation", pa.Table.from_pylist(relations, arrow_schema("actor_relation")))
    members = [
        {"actor_set_id": n + 1, "position": 1, "name": one, "actor_id": one, "named_actor_id": one, "method": "exact"}
        for n, one in enumerate(ids)
    ]
    store.load("actor_set_member", pa.Table.from_pylist(members, arrow_schema("actor_set_member")))
