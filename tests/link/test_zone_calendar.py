"""Days and minutes of time zones in numbers, against the store's own join."""

from __future__ import annotations

import datetime as dt
import random

import numpy as np
import pyarrow as pa
import pytest

from tests.rows import rows
from treve.link.place_keys import NOT_STATED
from treve.link.span_keys import EPOCH
from treve.link.zone_calendar import ZoneCalendar
from treve.store.duckdb import DuckDBStore

_FIRST = dt.date(2016, 12, 28)
_ZONES = {"Europe/Kyiv": 2, "America/Bogota": -5, "Asia/Damascus": 3}


def _store() -> DuckDBStore:
    """Six days of three zones, one of which lacks the last, and wall times of some of them."""
    store = DuckDBStore(None)
    days, hours = [], []
    for zone, east in _ZONES.items():
        for number in range(5 if zone == "America/Bogota" else 6):
            day = _FIRST + dt.timedelta(days=number)
            start = dt.datetime.combine(day, dt.time()) - dt.timedelta(hours=east)
            # One day is an hour short, as where clocks are put forward.
            days.append(
                {
                    "zone": zone,
                    "day": day,
                    "starts_at": start,
                    "ends_at": start + dt.timedelta(hours=24 - (number == 2)),
                }
            )
            for clock in ("00:00", "09:30", "23:59")[: number % 4]:
                at = start + dt.timedelta(hours=int(clock[:2]), minutes=int(clock[3:]))
                hours.append(
                    {
                        "zone": zone,
                        "day": day,
                        "time_local": clock,
                        "starts_at": at,
                        "ends_at": at + dt.timedelta(minutes=1),
                    }
                )
    store.load("calendar", rows("calendar", days))
    store.load("local_time", rows("local_time", hours))
    return store


def test_spans_are_what_a_look_into_both_tables_says() -> None:
    store = _store()
    own = ZoneCalendar.of(store)
    assert own.zone_rows().to_pylist() == [{"zone": zone, "zone_number": at} for at, zone in enumerate(sorted(_ZONES))]
    days = {(row["zone"], row["day"]): row for row in store.fetch("calendar").to_pylist()}
    hours = {(row["zone"], row["day"], row["time_local"]): row for row in store.fetch("local_time").to_pylist()}
    chance, asked, expected = random.Random(3), [], []
    for _ in range(500):
        zone = chance.choice(sorted(_ZONES))
        first = _FIRST + dt.timedelta(days=chance.randrange(5))
        last = first + dt.timedelta(
            days=chance.choice([0, 0, 1]) if (zone, first + dt.timedelta(days=1)) in days else 0
        )
        clock = chance.choice([None, "00:00", "09:30", "23:59", "12:00"]) if first == last else None
        minute = NOT_STATED if clock is None else int(clock[:2]) * 60 + int(clock[3:])
        asked.append((own.zones.index(zone), (first - EPOCH).days, (last - EPOCH).days, minute))
        told = hours.get((zone, first, clock or ""))
        begin, end = (told, told) if told else (days[zone, first], days[zone, last])
        expected.append((begin["starts_at"], end["ends_at"]))
    columns = (np.array(one, np.int32) for one in zip(*asked, strict=True))
    found = [pa.array(one).cast(pa.timestamp("us")).to_pylist() for one in own.spans(*columns)]
    assert list(zip(*found, strict=True)) == expected
    assert len({end - begin for begin, end in expected}) > 3


@pytest.mark.parametrize("day", [-1, 5, 6])
def test_a_day_that_the_calendar_of_a_zone_lacks_is_refused(day: int) -> None:
    own = ZoneCalendar.of(_store())
    number = np.array([(_FIRST - EPOCH).days + day], np.int32)
    zone = np.array([own.zones.index("America/Bogota")], np.int32)
    with pytest.raises(IndexError):
        own.spans(zone, number, number, np.array([NOT_STATED], np.int32))


def test_no_reports_have_no_spans() -> None:
    none = np.zeros(0, np.int32)
    assert [one.tolist() for one in ZoneCalendar.of(_store()).spans(none, none, none, none)] == [[], []]
