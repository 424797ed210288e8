from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.extract.when.nth_weekdays import LAST, nth_weekday, number_of, of_the_month
from treve.extract.when.verbs import Tense


@given(st.integers(1900, 2100), st.integers(1, 12), st.integers(0, 6), st.sampled_from([1, 2, 3, 4, LAST]))
def test_the_day_is_that_weekday_and_as_many_of_them_came_before_it(
    year: int, month: int, weekday: int, number: int
) -> None:
    day = nth_weekday(year, month, weekday, number)
    assert (day.year, day.month, day.weekday()) == (year, month, weekday)
    if number == LAST:
        assert (day + dt.timedelta(days=7)).month != month
    else:
        assert (day.day - 1) // 7 == number - 1


@pytest.mark.parametrize(
    ("tense", "seen_from", "day"),
    [
        (Tense.FUTURE, dt.date(2024, 3, 1), dt.date(2024, 3, 1)),
        (Tense.FUTURE, dt.date(2024, 3, 2), dt.date(2024, 4, 5)),
        (Tense.FUTURE, dt.date(2024, 12, 31), dt.date(2025, 1, 3)),
        (Tense.PAST, dt.date(2024, 1, 2), dt.date(2023, 12, 1)),
        (Tense.NONE, dt.date(2024, 3, 20), dt.date(2024, 3, 1)),
    ],
)
def test_the_first_friday_of_the_month_is_the_one_the_tense_allows(
    tense: Tense, seen_from: dt.date, day: dt.date
) -> None:
    assert of_the_month(4, 1, tense, seen_from) == day


def test_a_number_is_read_from_the_group_that_matched() -> None:
    assert number_of({"first": None, "third": "troisieme"}) == 3
    assert number_of({"last": "last"}) == LAST
    assert number_of({"first": None}) is None
