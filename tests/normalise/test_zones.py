"""Local days and hours as instants, against every minute of the day looked up one by one."""

from __future__ import annotations

import datetime as dt
import zoneinfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treve.errors import BadValue
from treve.normalise.zones import UNKNOWN, has_not_come, is_zone, local_days, local_time, zones_of_country

DAY = dt.timedelta(days=1)
ZONES = (
    "Asia/Damascus",
    "Europe/Kyiv",
    "America/New_York",
    "America/Sao_Paulo",
    "Asia/Gaza",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Africa/Cairo",
)


def utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def span(key: str, day: dt.date) -> tuple[dt.datetime, dt.datetime]:
    ((_, starts_at, ends_at),) = local_days(key, day, day)
    return starts_at, ends_at


@pytest.mark.parametrize(
    ("country", "zones"),
    [
        ("SY", ("Asia/Damascus",)),
        ("YE", ("Asia/Aden",)),
        ("PS", ("Asia/Gaza", "Asia/Hebron")),
        ("XK", ()),
        ("", ()),
        ("sy", ()),
    ],
)
def test_a_country_has_the_zones_of_the_time_zone_database(country: str, zones: tuple[str, ...]) -> None:
    assert zones_of_country(country) == zones


@pytest.mark.parametrize(
    ("day", "starts_at", "ends_at"),
    [
        (dt.date(2016, 12, 30), utc("2016-12-29 22:00"), utc("2016-12-30 22:00")),
        (dt.date(2017, 7, 1), utc("2017-06-30 21:00"), utc("2017-07-01 21:00")),
        # Midnight of 31 March 2017 did not exist in Damascus: that day had 23 hours; 27 October 2016 had 25.
        (dt.date(2017, 3, 30), utc("2017-03-29 22:00"), utc("2017-03-30 22:00")),
        (dt.date(2017, 3, 31), utc("2017-03-30 22:00"), utc("2017-03-31 21:00")),
        (dt.date(2016, 10, 27), utc("2016-10-26 21:00"), utc("2016-10-27 22:00")),
        # Syria stayed on summer time from 2022 on.
        (dt.date(2023, 1, 1), utc("2022-12-31 21:00"), utc("2023-01-01 21:00")),
    ],
)
def test_a_day_in_damascus_follows_that_years_rules(day: dt.date, starts_at: dt.datetime, ends_at: dt.datetime) -> None:
    assert span("Asia/Damascus", day) == (starts_at, ends_at)


def test_a_jump_across_midnight_starts_the_day_at_the_jump() -> None:
    # Toronto went from 23:30 on 30 March 1919 to 00:30 on 31 March.
    assert span("America/Toronto", dt.date(1919, 3, 30)) == (
        utc("1919-03-30 05:00"),
        utc("1919-03-31 04:30"),
    )
    assert span("America/Toronto", dt.date(1919, 3, 31))[0] == utc("1919-03-31 04:30")


def test_midnight_twice_starts_the_day_at_the_first_and_ends_the_day_before_at_the_second() -> None:
    # St John's put its clocks back at 00:01 on 29 October 2006, to 23:01 of the day before.
    ends_at = span("America/St_Johns", dt.date(2006, 10, 28))[1]
    starts_at = span("America/St_Johns", dt.date(2006, 10, 29))[0]
    assert (starts_at, ends_at) == (utc("2006-10-29 02:30"), utc("2006-10-29 03:30"))


def test_a_day_that_a_zone_skipped_is_not_empty() -> None:
    # Samoa had no 30 December 2011.
    starts_at, ends_at = span("Pacific/Apia", dt.date(2011, 12, 30))
    assert ends_at - starts_at == DAY


@given(st.sampled_from(ZONES), st.dates(dt.date(1990, 1, 1), dt.date(2030, 1, 1)))
@settings(max_examples=40, deadline=None)
def test_a_day_holds_every_quarter_of_an_hour_whose_local_date_it_is_and_no_other(zone: str, day: dt.date) -> None:
    starts_at, ends_at = span(zone, day)
    info = zoneinfo.ZoneInfo(zone)
    midnight = dt.datetime.combine(day, dt.time())
    for quarter in range(-96, 192):
        instant = midnight + quarter * dt.timedelta(minutes=15)
        local = instant.replace(tzinfo=dt.UTC).astimezone(info).date()
        assert (local == day) == (starts_at <= instant < ends_at)


def test_the_day_of_a_country_with_several_zones_is_the_widest_of_theirs() -> None:
    day = dt.date(2020, 1, 1)
    spans = [span(zone, day) for zone in zones_of_country("US")]
    assert span("US", day) == (min(start for start, _ in spans), max(end for _, end in spans))
    assert span("US", day)[1] - span("US", day)[0] > DAY


def test_the_day_of_an_unknown_zone_is_that_of_any_zone_on_earth() -> None:
    starts_at, ends_at = span(UNKNOWN, dt.date(2017, 1, 1))
    assert (starts_at, ends_at) == (utc("2016-12-31 10:00"), utc("2017-01-02 12:00"))
    for zone in sorted(zoneinfo.available_timezones()):
        start, end = span(zone, dt.date(2017, 1, 1))
        assert starts_at <= start < end <= ends_at


def test_days_come_in_order_and_none_is_missing() -> None:
    days = [day for day, _, _ in local_days("Asia/Damascus", dt.date(2016, 12, 30), dt.date(2017, 1, 2))]
    assert days == [dt.date(2016, 12, 30), dt.date(2016, 12, 31), dt.date(2017, 1, 1), dt.date(2017, 1, 2)]


@pytest.mark.parametrize(
    ("day", "time_local", "starts_at", "ends_at"),
    [
        (dt.date(2016, 12, 30), "00:00", utc("2016-12-29 22:00"), utc("2016-12-29 22:01")),
        (dt.date(2016, 9, 12), "19:00", utc("2016-09-12 16:00"), utc("2016-09-12 16:01")),
        # Half past eleven on 27 October 2016 came twice.
        (dt.date(2016, 10, 27), "23:30", utc("2016-10-27 20:30"), utc("2016-10-27 21:31")),
        # Half past midnight on 31 March 2017 never came; the clocks jumped at 22:00 UTC.
        (dt.date(2017, 3, 31), "00:30", utc("2017-03-30 21:30"), utc("2017-03-30 22:31")),
    ],
)
def test_a_wall_time_spans_all_instants_it_can_stand_for(
    day: dt.date, time_local: str, starts_at: dt.datetime, ends_at: dt.datetime
) -> None:
    assert local_time("Asia/Damascus", day, time_local) == (starts_at, ends_at)


def test_a_wall_time_of_an_unknown_zone_spans_twenty_six_hours() -> None:
    starts_at, ends_at = local_time(UNKNOWN, dt.date(2017, 1, 1), "12:00")
    assert ends_at - starts_at == dt.timedelta(hours=26, minutes=1)


@pytest.mark.parametrize("text", ["", "25:00", "noon", "12", "12:00:00"])
def test_text_that_is_no_time_of_day_is_an_error(text: str) -> None:
    with pytest.raises(BadValue, match="HH:MM"):
        local_time("Asia/Damascus", dt.date(2017, 1, 1), text)


@pytest.mark.parametrize("key", ["Syria/Damascus", "", "../etc/passwd", "XX"])
def test_a_key_that_is_no_zone_is_an_error(key: str) -> None:
    assert not is_zone(key)
    with pytest.raises(BadValue, match="IANA"):
        span(key, dt.date(2017, 1, 1))


def test_a_day_has_come_once_it_has_begun_somewhere_on_earth() -> None:
    first = dt.datetime.now(zoneinfo.ZoneInfo("Pacific/Kiritimati")).date()
    assert not has_not_come(first)
    assert has_not_come(first + dt.timedelta(days=1))
