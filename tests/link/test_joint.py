"""What several reports of one incident come to, against the rule in plain Python."""

from __future__ import annotations

import datetime as dt
import math
import random
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pytest

from tests.link import several
from tests.link.several import ACTS, AKIN, PRECISIONS, START, Told
from tests.rows import rows
from treve import link
from treve.link.act_groups import act_rows
from treve.link.place_keys import NOT_STATED
from treve.link.span_keys import EPOCH
from treve.link.told import Told as InNumbers
from treve.link.told import shared
from treve.model.place import PlacePrecision
from treve.store.duckdb import DuckDBStore

INCIDENTS = 2_000
PLACES = 40
_ZONE = "Asia/Damascus"
_NOON = dt.datetime(2017, 1, 1, 12)  # noqa: DTZ001 - UTC without a zone in the tables


@pytest.mark.parametrize("workers", [1, 3])
def test_several_reports_come_to_what_the_rule_says(workers: int) -> None:
    chance = random.Random(5)
    known = several.places(chance, PLACES)
    groups = [[several.told(chance, known) for _ in range(chance.choice([2, 2, 3, 4, 6]))] for _ in range(INCIDENTS)]
    store = DuckDBStore(None)
    in_numbers = _fill(store, known, groups)
    link.come_to(store, link.Shared(in_numbers, link.said(store)), workers)
    found = {row.pop("incident_id"): row for row in store.fetch("incident").to_pylist() if row.pop("side_pair_id")}
    store.close()
    expected = {}
    row = 1
    for reports in groups:
        # Every third incident has a first report that was published again, and says nothing any more.
        gone = row % 3 == 0
        expected[row] = several.together(reports[gone:], _instants) if len(reports) - gone > 1 else None
        row += len(reports)
    assert len(found) == len(expected)
    told = {number: one for number, one in expected.items() if one}
    assert {number: _rounded(found[number]) for number in told} == {n: _rounded(one) for n, one in told.items()}
    # Nothing of this is worth much unless each way out is taken.
    for name, values in (("span_rule", 2), ("place_rule", 2), ("perpetrator_basis", 4), ("act_disputed", 2)):
        assert len({one[name] for one in told.values()}) == values


def _rounded(row: Told) -> Told:
    far = row["kilometres_apart"]
    return {**row, "kilometres_apart": None if far is None else round(far, 6)}


def _instants(one: Told) -> tuple[dt.datetime, dt.datetime]:
    start, end = (_NOON + dt.timedelta(days=one[name]) for name in ("first", "last"))
    if one["hour"] is not None and one["first"] == one["last"]:
        start += dt.timedelta(hours=one["hour"])
        return start, start + dt.timedelta(minutes=1)
    return start, end + dt.timedelta(days=1)


def _fill(store: DuckDBStore, known: list[Told], groups: list[list[Told]]) -> InNumbers:
    """The tables as they stand when links are known. Reports are numbered in order; an incident is its first report."""
    told: list[Told] = []
    grouped: list[Told] = []
    for group in groups:
        first = len(told) + 1
        for one in group:
            told.append({"source_row_id": len(told) + 1, **one})
            again = first % 3 == 0 and one is group[0]
            grouped.append({"source_row_id": len(told), "incident_id": first, "superseded": again})
    store.load("step_group", pa.Table.from_pylist(grouped))
    store.load("report", rows("report", [_report(one) for one in told]))
    store.load("report_actor", rows("report_actor", told))
    stands = [{"source_row_id": one["source_row_id"], "place_id": one["place"]["place_id"]} for one in told]
    store.load("report_place", rows("report_place", stands))
    placed = [
        {
            "place_id": one["place_id"],
            "place_precision": one["precision"].value,
            "radius_km": one["radius"],
            "zone": _ZONE,
            "zone_basis": "country",
        }
        for one in known
    ]
    store.load("place", rows("place", placed))
    days = [(START + dt.timedelta(days=day), _NOON + dt.timedelta(days=day)) for day in range(8)]
    whole = [
        {"zone": _ZONE, "day": day, "starts_at": start, "ends_at": start + dt.timedelta(days=1)} for day, start in days
    ]
    store.load("calendar", rows("calendar", whole))
    hours = [(day, start + dt.timedelta(hours=hour), hour) for day, start in days for hour in (3, 4)]
    clock = [
        {
            "zone": _ZONE,
            "day": day,
            "time_local": f"0{hour}:00",
            "starts_at": at,
            "ends_at": at + dt.timedelta(minutes=1),
        }
        for day, at, hour in hours
    ]
    store.load("local_time", rows("local_time", clock))
    store.load("step_likeness", pa.table({"key_1": [a for a, _ in AKIN], "key_2": [b for _, b in AKIN]}))
    return _in_numbers(told, grouped)


def _report(one: Told) -> Told:
    return {
        **one,
        "report_id": f"table:{one['source_row_id']}",
        "source": "table",
        "first_day": START + dt.timedelta(days=one["first"]),
        "last_day": START + dt.timedelta(days=one["last"]),
        "time_local": None if one["hour"] is None else f"0{one['hour']}:00",
        "place_precision": one["place"]["precision"].value,
        "direction": "a_against_b" if one["directed"] else "undirected",
        "act": one["act"].value if one["act"] else None,
    }


def _in_numbers(told: list[Told], grouped: list[Told]) -> InNumbers:
    report, incident = shared(pa.Table.from_pylist(grouped))
    own = [told[number - 1] for number in report.tolist()]
    telling = set(act_rows().column("act").to_pylist())
    points = [[math.nan if one is None else one for one in row["place"]["point"]] for row in own]
    return InNumbers(
        report,
        incident,
        np.array([row["place"]["place_id"] for row in own]),
        np.array(points),
        np.array([row["side_a_key"] or NOT_STATED for row in own]),
        np.array([row["side_b_key"] or NOT_STATED for row in own]),
        np.array([row["recorder"] or -row["register"] for row in own]),
        np.array([row["directed"] for row in own]),
        np.array([row["act"] is not None and row["act"].value in telling for row in own]),
        np.array([_day_number(row["first"]) for row in own]),
        np.array([_day_number(row["last"]) for row in own]),
        _microseconds(_instants(row)[0] for row in own),
        _microseconds(_instants(row)[1] for row in own),
        np.array([math.nan if row["place"]["radius"] is None else row["place"]["radius"] for row in own]),
        np.array([list(PlacePrecision).index(row["place"]["precision"]) for row in own]),
    )


def _microseconds(instants: Iterable[dt.datetime]) -> npt.NDArray[np.int64]:
    return np.array(list(instants)).astype("datetime64[us]").astype(np.int64)


def _day_number(day: int) -> int:
    return (START - EPOCH).days + day


def test_acts_and_precisions_tried_differ_in_what_they_tell() -> None:
    telling = set(act_rows().column("act").to_pylist())
    assert {one.value in telling for one in ACTS} == {True, False}
    assert len(set(PRECISIONS)) == len(PRECISIONS)
