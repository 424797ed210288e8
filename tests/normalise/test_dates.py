from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.errors import BadValue
from treve.model.day_span import DaySpan
from treve.normalise.dates import month_around, read_day_span, read_time, week_around

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2015", dt.date(2015, 1, 1), dt.date(2015, 12, 31)),
        ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("2023-02", dt.date(2023, 2, 1), dt.date(2023, 2, 28)),
        ("2015-03-09", dt.date(2015, 3, 9), dt.date(2015, 3, 9)),
        ("2100-12", dt.date(2100, 12, 1), dt.date(2100, 12, 31)),
        (" 2015-03-09 ", dt.date(2015, 3, 9), dt.date(2015, 3, 9)),
    ],
)
def test_span_is_as_wide_as_the_text_is_vague(text: str, first: dt.date, last: dt.date) -> None:
    assert read_day_span(text, "x.csv:2") == DaySpan(first, last)


@pytest.mark.parametrize(
    "text",
    ["2016-01-01 00:00:00.000", "2016-01-01T00:00:00", "2016-01-01 00:00", "01 January 2016", "1 january 2016"],
)
def test_midnight_and_month_names_say_no_more_than_the_day(text: str) -> None:
    day = dt.date(2016, 1, 1)
    assert read_day_span(text, "x") == DaySpan(day, day)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "2015-13",
        "2015-02-30",
        "2024-02-31",
        "March 2015",
        "2015-00",
        "0000",
        "1899-12-31",
        "2101-01-01",
        "0217-01-05",
        "0001-01-01",
        "9999-12-31",
        "15",
        "2015-3-9",
        "2015-03-09 14:30:00",
        "2015-03-09 00:00:00Z",
        "09/03/2015",
        "31 Feb 2016",
        "01 Janvier 2016",
        "2015-",
        "٢٠١٥",
        "=TODAY()",
    ],
)
def test_unreadable_text_is_an_error_that_names_its_place(text: str) -> None:
    with pytest.raises(BadValue, match=r"x\.csv:2"):
        read_day_span(text, "x.csv:2")


@given(DAYS)
def test_a_full_date_reads_back_as_itself(day: dt.date) -> None:
    assert read_day_span(day.isoformat(), "x") == DaySpan(day, day)


@given(DAYS)
def test_a_vaguer_text_never_loses_the_day(day: dt.date) -> None:
    text = day.isoformat()
    for vaguer in (text[:7], text[:4]):
        span = read_day_span(vaguer, "x")
        assert span.first <= day <= span.last


@given(st.text(max_size=30))
def test_any_text_gives_a_span_or_our_own_error(text: str) -> None:
    try:
        span = read_day_span(text, "x")
    except BadValue:
        return
    assert span.first <= span.last


@given(DAYS)
def test_week_and_month_around_hold_the_day(day: dt.date) -> None:
    span = DaySpan(day, day)
    week, month = week_around(span), month_around(span)
    assert week.first <= day <= week.last
    assert (week.last - week.first).days <= 14
    assert (month.first.day, month.first.month) == (1, day.month)
    assert (month.last + dt.timedelta(1)).day == 1


def test_a_week_is_seven_days_either_side() -> None:
    day = dt.date(2019, 3, 1)
    assert week_around(DaySpan(day, day)) == DaySpan(dt.date(2019, 2, 22), dt.date(2019, 3, 8))


@pytest.mark.parametrize(
    ("text", "time"), [("9:05", "09:05"), ("09:05", "09:05"), ("23:59:00", "23:59"), ("0:00", "00:00")]
)
def test_a_wall_time_is_written_hh_mm(text: str, time: str) -> None:
    assert read_time(text, "x") == time


@pytest.mark.parametrize("text", ["", "24:00", "12:60", "noon", "12", "12:30:15", "-1:00", "12h30", "1२:00"])
def test_other_times_are_errors(text: str) -> None:
    with pytest.raises(BadValue, match="HH:MM"):
        read_time(text, "x")
