"""Days and wall times of the reports as instants, in the zones of their places."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.resolve.conftest import Reports

from treve.errors import BadValue
from treve.resolve.places import places
from treve.settings import Settings


def utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def test_each_zone_has_every_day_from_the_first_to_the_last_of_all_reports(reports: Reports) -> None:
    store = reports(
        {"country": "SY", "first_day": dt.date(2017, 3, 29), "last_day": dt.date(2017, 3, 30)},
        {"country": "YE", "first_day": dt.date(2017, 4, 1)},
    )
    places(store, (), None, (), Settings())
    calendar = store.fetch("calendar").sort_by([("zone", "ascending"), ("day", "ascending")]).to_pylist()
    assert [(row["zone"], row["day"].day) for row in calendar] == [
        (zone, day) for zone in ("Asia/Aden", "Asia/Damascus") for day in (29, 30, 31, 1)
    ]
    short_day = calendar[6]
    assert (short_day["starts_at"], short_day["ends_at"]) == (utc("2017-03-30 22:00"), utc("2017-03-31 21:00"))


def test_each_wall_time_of_a_day_and_zone_stands_once(reports: Reports) -> None:
    row = {"country": "SY", "first_day": dt.date(2016, 12, 30), "time_local": "19:30"}
    store = reports(row, row, {**row, "country": "YE"}, {**row, "time_local": None})
    places(store, (), None, (), Settings())
    times = store.fetch("local_time").sort_by("zone").to_pylist()
    assert [(one["zone"], one["starts_at"], one["ends_at"]) for one in times] == [
        ("Asia/Aden", utc("2016-12-30 16:30"), utc("2016-12-30 16:31")),
        ("Asia/Damascus", utc("2016-12-30 17:30"), utc("2016-12-30 17:31")),
    ]


def test_a_zone_that_does_not_exist_is_an_error(reports: Reports) -> None:
    with pytest.raises(BadValue, match="Asia/Nowhere"):
        places(reports({"zone": "Asia/Nowhere"}), (), None, (), Settings())


def test_a_store_without_reports_has_an_empty_calendar(reports: Reports) -> None:
    store = reports()
    assert places(store, (), None, (), Settings()) == ()
    counts = store.tables()
    assert {counts[name] for name in ("place", "report_place", "calendar", "local_time", "area", "place_area")} == {0}
