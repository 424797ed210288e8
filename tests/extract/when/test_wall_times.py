from __future__ import annotations

import datetime as dt
import zoneinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.extract.when.wall_times import end_after, instants_of, iso, zone_named

PARIS = zoneinfo.ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    ("wall", "zone", "instants"),
    [
        ("2016-12-30T00:00", "Asia/Damascus", ["2016-12-30T00:00+02:00"]),
        ("2017-07-01T00:00", "Asia/Damascus", ["2017-07-01T00:00+03:00"]),
        ("2025-01-19T00:00", "Asia/Damascus", ["2025-01-19T00:00+03:00"]),
        ("2017-10-29T02:30", "Europe/Paris", ["2017-10-29T02:30+02:00", "2017-10-29T02:30+01:00"]),
        ("2017-03-26T02:30", "Europe/Paris", ["2017-03-26T03:00+02:00"]),
        ("2016-12-30T00:00", "+05:30", ["2016-12-30T00:00+05:30"]),
        ("2016-12-30T00:00", "-03:30", ["2016-12-30T00:00-03:30"]),
    ],
)
def test_a_wall_time_follows_the_rules_of_its_day(wall: str, zone: str, instants: list[str]) -> None:
    assert [iso(one) for one in instants_of(dt.datetime.fromisoformat(wall), zone_named(zone))] == instants


@given(st.datetimes(dt.datetime.fromisoformat("1990-01-01"), dt.datetime.fromisoformat("2030-01-01")))
def test_every_instant_shows_the_wall_time_unless_the_clocks_skipped_it(wall: dt.datetime) -> None:
    wall = wall.replace(microsecond=0)
    found = instants_of(wall, PARIS)
    shown = {one.astimezone(PARIS).replace(tzinfo=None, fold=0) for one in found}
    assert shown == {wall} or (len(found) == 1 and min(shown) > wall)


def test_a_length_counts_hours_and_not_days() -> None:
    start = dt.datetime(2017, 3, 26, tzinfo=PARIS)
    assert iso(end_after(start, dt.timedelta(hours=24))) == "2017-03-27T01:00+02:00"
