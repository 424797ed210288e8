"""Many local days at once, against one day at a time."""

from __future__ import annotations

import datetime as dt
import zoneinfo

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from treve.errors import BadValue
from treve.normalise.zones import local_days
from treve.resolve.day_instants import day_instants, midnights

ZONES = sorted(zoneinfo.available_timezones() - {"localtime"})


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([*ZONES, "RU", "US", "KI", "unknown"]),
    st.dates(dt.date(1890, 1, 1), dt.date(2037, 1, 1)),
    st.integers(0, 800),
)
@example("Pacific/Apia", dt.date(2011, 12, 1), 60)  # skipped a day
@example("Pacific/Kwajalein", dt.date(1993, 8, 1), 40)  # skipped a day
@example("Asia/Beirut", dt.date(2016, 3, 1), 60)  # a day that starts at one
@example("America/Havana", dt.date(2016, 10, 1), 60)  # an hour before midnight that occurs twice
@example("Africa/Casablanca", dt.date(2018, 1, 1), 700)
def test_days_start_and_end_when_each_day_alone_does(key: str, first: dt.date, more: int) -> None:
    last = first + dt.timedelta(days=more)
    at = midnights(first, last)
    starts, ends = day_instants(key, at)
    days, expected_starts, expected_ends = zip(*local_days(key, first, last), strict=True)
    assert at.days().tolist() == list(days)
    assert starts.tolist() == list(expected_starts)
    assert ends.tolist() == list(expected_ends)


def test_instants_are_held_to_the_microsecond() -> None:
    starts, _ = day_instants("Asia/Damascus", midnights(dt.date(2017, 3, 29), dt.date(2017, 3, 29)))
    assert starts.dtype == np.dtype("datetime64[us]")


def test_a_key_that_is_no_zone_is_an_error_that_names_it() -> None:
    with pytest.raises(BadValue, match="Asia/Nowhere"):
        day_instants("Asia/Nowhere", midnights(dt.date(2017, 1, 1), dt.date(2017, 1, 2)))
