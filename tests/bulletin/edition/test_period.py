from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.bulletin.edition.period import Kind, periods
from treve.errors import BadValue


def test_a_week_ends_at_its_cut_off_and_the_one_before_where_it_begins() -> None:
    week, before = periods(Kind.WEEKLY, dt.date(2017, 1, 5), "19:30", "Asia/Damascus")
    assert week.ends_at.isoformat() == "2017-01-05T19:30:00+02:00"
    assert week.starts_at.isoformat() == "2016-12-29T19:30:00+02:00"
    assert before.ends_at == week.starts_at
    assert before.starts_at.isoformat() == "2016-12-22T19:30:00+02:00"
    assert week.utc[1] == dt.datetime(2017, 1, 5, 17, 30)  # noqa: DTZ001
    assert (week.first_day, week.last_day) == (dt.date(2016, 12, 29), dt.date(2017, 1, 5))


def test_the_end_of_a_day_is_no_part_of_the_next() -> None:
    day, _ = periods(Kind.DAILY, dt.date(2017, 1, 5), "24:00", "Asia/Damascus")
    assert (day.first_day, day.last_day) == (dt.date(2017, 1, 5), dt.date(2017, 1, 5))


@pytest.mark.parametrize(
    ("until", "starts"),
    [
        ((2017, 1, 31), (2016, 12, 31)),
        ((2017, 2, 28), (2017, 1, 31)),
        ((2017, 3, 31), (2017, 2, 28)),
        ((2017, 3, 15), (2017, 2, 15)),
        ((2017, 1, 1), (2016, 12, 1)),
    ],
)
def test_months_end_where_months_end(until: tuple[int, int, int], starts: tuple[int, int, int]) -> None:
    month, _ = periods(Kind.MONTHLY, dt.date(*until), "18:00", "Europe/Kyiv")
    assert month.starts_at.date() == dt.date(*starts)


def test_a_day_on_which_the_clock_is_changed_has_23_or_25_hours() -> None:
    spring, _ = periods(Kind.DAILY, dt.date(2017, 3, 26), "24:00", "Europe/Kyiv")
    autumn, _ = periods(Kind.DAILY, dt.date(2017, 10, 29), "24:00", "Europe/Kyiv")
    hours = [(utc[1] - utc[0]) / dt.timedelta(hours=1) for utc in (spring.utc, autumn.utc)]
    assert hours == [23, 25]


@pytest.mark.parametrize(("cut_off", "zone"), [("7", "UTC"), ("24:30", "UTC"), ("18:00", "Damascus"), ("18:00", "")])
def test_what_is_no_time_or_no_zone_is_refused(cut_off: str, zone: str) -> None:
    with pytest.raises(BadValue, match="expected"):
        periods(Kind.DAILY, dt.date(2017, 1, 1), cut_off, zone)


@given(
    kind=st.sampled_from(Kind),
    until=st.dates(dt.date(1990, 1, 1), dt.date(2060, 1, 1)),
    cut_off=st.sampled_from(["00:00", "02:30", "19:30", "24:00"]),
    zone=st.sampled_from(["Asia/Damascus", "America/Bogota", "Europe/Kyiv", "Asia/Kathmandu"]),
)
def test_periods_follow_each_other_without_a_gap(kind: Kind, until: dt.date, cut_off: str, zone: str) -> None:
    period, previous = periods(kind, until, cut_off, zone)
    assert previous.starts_at < previous.ends_at == period.starts_at < period.ends_at
    if kind is not Kind.MONTHLY:
        step = dt.timedelta(days=7 if kind is Kind.WEEKLY else 1)
        assert periods(kind, until - step, cut_off, zone)[0] == previous
