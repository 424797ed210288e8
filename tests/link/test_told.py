"""What is known in numbers of reports that share an incident."""

from __future__ import annotations

import math

import pyarrow as pa

from tests.link.conftest import World, keys_and_places, known
from treve.link.place_keys import NOT_STATED
from treve.link.told import shared, told
from treve.link.zone_calendar import ZoneCalendar
from treve.model.place import PlacePrecision


def _groups(*rows: tuple[int, int, bool]) -> pa.Table:
    columns = ("source_row_id", "incident_id", "superseded")
    return pa.Table.from_pylist([dict(zip(columns, row, strict=True)) for row in rows])


def test_reports_of_an_incident_stand_side_by_side_where_two_of_them_count() -> None:
    rows = _groups(
        (3, 1, False), (5, 2, False), (8, 1, False), (9, 2, True), (1, 1, True), (10, 4, False), (4, 4, False)
    )
    report, incident = shared(rows)
    assert list(zip(incident.tolist(), report.tolist(), strict=True)) == [(1, 3), (1, 8), (4, 4), (4, 10)]


def test_nobody_shares_an_incident_where_there_are_no_groups() -> None:
    rows = _groups((3, 1, False)).slice(0, 0)
    assert [one.tolist() for one in shared(rows)] == [[], []]


def test_what_is_told_of_an_incident_is_what_is_compared(world: World) -> None:
    keys, places = keys_and_places(world.store)
    table = {row["source_row_id"]: row for row in known(world.store)}
    asked = sorted(keys.number.tolist())[::7]
    # Each two of them tell one incident.
    calendar = ZoneCalendar.of(world.store)
    groups = _groups(*((one, asked[at // 2 * 2], False) for at, one in enumerate(asked[:200])))
    found = told(keys, places, calendar, groups)
    assert found.report.tolist() == asked[:200]
    recorders = set()
    own = {row["source_row_id"]: row for row in world.store.fetch("report").to_pylist()}
    at_place = {row["place_id"]: row for row in world.store.fetch("place").to_pylist()}
    days = {(row["zone"], row["day"]): row for row in world.store.fetch("calendar").to_pylist()}
    for at, number in enumerate(found.report.tolist()):
        row = table[number]
        assert found.place[at] == row["place_id"]
        point = [row[f"point_{axis}"] for axis in "xyz"]
        assert [None if math.isnan(one) else one for one in found.point[at].tolist()] == point
        for side in ("side_a_key", "side_b_key"):
            assert getattr(found, side)[at] == (NOT_STATED if row[side] is None else row[side])
        assert found.voice[at] == (-row["register_id"] if row["recorder_key"] is None else row["recorder_key"])
        assert found.directed[at] == row["directed"]
        assert found.telling[at] == (row["act_number"] is not None)
        report, place = own[number], at_place[row["place_id"]]
        first, last = (days[place["zone"], report[name]] for name in ("first_day", "last_day"))
        if report["time_local"] is None:
            stated = [pa.scalar(one, pa.timestamp("us")).value for one in (first["starts_at"], last["ends_at"])]
            assert [found.earliest[at], found.latest[at]] == stated
        assert (found.last_day[at] - found.first_day[at]) == (report["last_day"] - report["first_day"]).days
        radius = None if math.isnan(found.radius_km[at]) else found.radius_km[at]
        assert radius == place["radius_km"]
        assert list(PlacePrecision)[found.fineness[at]] == place["place_precision"]
        recorders.add(row["recorder_key"] is None)
    assert recorders
