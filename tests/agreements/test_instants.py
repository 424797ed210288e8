from __future__ import annotations

import datetime as dt
import zoneinfo

from hypothesis import given
from hypothesis import strategies as st

from tests.agreements.made import start
from treve.agreements.instants import day_span, day_start, hull, instant_span, instants_of
from treve.model.day_span import InstantSpan


def wall(*parts: int) -> dt.datetime:
    return dt.datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001


def utc(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=dt.UTC)  # type: ignore[arg-type, misc]


def test_the_offset_of_a_zone_is_that_of_the_year() -> None:
    assert instants_of(wall(2016, 12, 30), "Asia/Damascus") == (utc(2016, 12, 29, 22),)
    assert instants_of(wall(2023, 12, 30), "Asia/Damascus") == (utc(2023, 12, 29, 21),)
    assert instants_of(wall(2016, 7, 30), "Asia/Damascus") == (utc(2016, 7, 29, 21),)


def test_a_wall_time_the_clocks_skip_is_no_instant_and_one_that_comes_twice_is_two() -> None:
    assert instants_of(wall(2016, 3, 25, 0, 30), "Asia/Damascus") == ()
    assert instants_of(wall(2016, 10, 27, 23, 30), "Asia/Damascus") == (
        utc(2016, 10, 27, 20, 30),
        utc(2016, 10, 27, 21, 30),
    )


def test_a_bare_day_is_the_local_day_of_the_agreement() -> None:
    span = instant_span(start(dt.date(2017, 5, 5), None), "Asia/Damascus")
    assert span == InstantSpan(utc(2017, 5, 4, 21), utc(2017, 5, 5, 21))
    assert day_start(dt.date(2017, 1, 4), "Asia/Damascus") == utc(2017, 1, 3, 22)


def test_a_day_of_an_agreement_without_a_zone_is_as_wide_as_the_clocks_of_the_earth() -> None:
    assert day_span(dt.date(2017, 5, 5), "unknown") == InstantSpan(utc(2017, 5, 4, 10), utc(2017, 5, 6, 12))


def test_a_wall_time_without_a_zone_lies_between_the_first_and_the_last_clock_of_the_earth() -> None:
    span = instant_span(start(wall(2020, 3, 6, 0, 1), None), "Asia/Damascus")
    assert span == InstantSpan(utc(2020, 3, 5, 10, 1), utc(2020, 3, 6, 12, 1))


def test_the_hull_of_nothing_is_nothing() -> None:
    assert hull([]) is None


@given(st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2030, 1, 1)))  # noqa: DTZ001
def test_every_instant_of_a_wall_time_shows_that_wall_time(moment: dt.datetime) -> None:
    zone = zoneinfo.ZoneInfo("Asia/Damascus")
    for instant in instants_of(moment, zone.key):
        assert instant.astimezone(zone).replace(tzinfo=None) == moment
