"""Numbers, days and instants in words."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.bulletin import phrases

INSTANT = dt.datetime(2016, 12, 29, 22)  # noqa: DTZ001 - the tables hold UTC without a zone


def test_a_missing_number_is_not_zero() -> None:
    assert phrases.number(None) == "not stated"
    assert phrases.number(0) == "0"
    assert phrases.number(1234567) == "1,234,567"


@pytest.mark.parametrize(("value", "expected"), [(0, "0 rows"), (1, "1 row"), (2000, "2,000 rows")])
def test_a_noun_follows_its_number(value: int, expected: str) -> None:
    assert phrases.counted(value, "row", "rows") == expected


@pytest.mark.parametrize(
    ("part", "whole", "expected"), [(1, 2, "50 %"), (0, 5, "0 %"), (1, 500, "less than 1 %"), (0, 0, "not stated")]
)
def test_a_small_share_is_never_told_as_none(part: int, whole: int, expected: str) -> None:
    assert phrases.share(part, whole) == expected


def test_days_and_spans() -> None:
    assert phrases.days(dt.date(2016, 12, 30), dt.date(2016, 12, 30)) == "30 December 2016"
    assert phrases.days(dt.date(2017, 1, 1), dt.date(2017, 12, 28)) == "1 January 2017 to 28 December 2017"


def test_an_instant_is_told_in_utc_and_at_the_place() -> None:
    assert phrases.instant(INSTANT) == "29 December 2016, 22:00 UTC"
    assert phrases.local(INSTANT, "Asia/Damascus") == "30 December 2016, 00:00 (Asia/Damascus)"
    assert phrases.local_day(INSTANT, "Asia/Damascus") == dt.date(2016, 12, 30)


def test_a_zone_that_is_none_gives_no_local_time() -> None:
    assert phrases.local(INSTANT, "unknown") is None
    assert phrases.local_day(INSTANT, "unknown") == dt.date(2016, 12, 29)


@given(st.datetimes(min_value=dt.datetime(1900, 1, 1)))  # noqa: DTZ001
def test_iso_instants_read_back(value: dt.datetime) -> None:
    told = phrases.iso(value)
    assert told is not None
    assert told.endswith("Z")
    assert dt.datetime.fromisoformat(told.removesuffix("Z")) == value


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2016-12-30T00:00", "30 December 2016, 00:00"),
        ("2016-12-30", "30 December 2016"),
        ("soon", "soon"),
        (None, "not stated"),
    ],
)
def test_a_stated_time_is_told_as_far_as_it_can_be_read(value: str | None, expected: str) -> None:
    assert phrases.stated_time(value) == expected


def test_a_local_time_has_utc_beside_it() -> None:
    assert phrases.local_and_utc(INSTANT, "Asia/Damascus") == (
        "30 December 2016, 00:00 (Asia/Damascus), that is 29 December 2016, 22:00 UTC"
    )
    assert phrases.local_and_utc(INSTANT, "nowhere") == "local time not known, that is 29 December 2016, 22:00 UTC"
    assert phrases.local_and_utc(None, "Asia/Damascus") == "not stated"
