from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from treve.extract.when.calendar_days import days_of
from treve.extract.when.time_parts import Part
from treve.extract.when.time_points import Point
from treve.extract.when.verbs import Tense

DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2050, 1, 1))


@given(DAYS, st.integers(0, 6))
def test_a_past_weekday_is_the_latest_and_a_future_one_the_next_that_day_included(day: dt.date, weekday: int) -> None:
    around = [day + dt.timedelta(days=shift) for shift in range(-6, 7)]
    on_it = [one for one in around if one.weekday() == weekday]
    past, future = max(one for one in on_it if one <= day), min(one for one in on_it if one >= day)
    point = Point(0, 1, weekday=weekday)
    assert days_of(point, Tense.PAST, day) == (past,)
    assert days_of(point, Tense.FUTURE, day) == (future,)
    assert set(days_of(point, Tense.NONE, day)) == {past, future}


@given(DAYS, st.integers(0, 6))
def test_last_less_than_a_week_back_is_this_one_or_the_one_before(day: dt.date, weekday: int) -> None:
    found = days_of(Point(0, 1, weekday=weekday, marks={"last"}), Tense.PAST, day)
    assert all(one < day and one.weekday() == weekday for one in found)
    assert len(found) == (1 if day.weekday() == weekday else 2)


def test_without_a_day_of_publication_no_weekday_has_a_date() -> None:
    assert days_of(Point(0, 1, weekday=3), Tense.FUTURE, None) == ()


def test_last_week_has_seven_days_or_the_one_named() -> None:
    day = dt.date(2016, 12, 29)
    assert len(days_of(Point(0, 1, week=-1), Tense.PAST, day)) == 7
    assert days_of(Point(0, 1, week=-1, weekday=1), Tense.PAST, day) == (dt.date(2016, 12, 20),)


@given(DAYS.filter(lambda day: (day.month, day.day) != (2, 29)), st.integers(-31, 31), st.sampled_from(list(Tense)))
def test_a_date_without_a_year_within_a_month_is_of_no_other_year(day: dt.date, shift: int, tense: Tense) -> None:
    told = day + dt.timedelta(days=shift)
    point = Point(0, 1, dated=Part("day_month", 0, 1, dates=((None, told.month, told.day),)))
    assert days_of(point, tense, day) == (told,)
