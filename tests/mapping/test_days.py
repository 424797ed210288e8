from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904, to_excel

from treve.errors import BadValue
from treve.mapping.cells import YearNotShown
from treve.mapping.days import EXPECTED_ORDER, EXPECTED_YEAR, DayRule, Order, is_utc, read_when

DAYS = st.dates(dt.date(1955, 1, 1), dt.date(2090, 12, 31))
LANGUAGES = ("en", "fr", "ar_SY", "ar_DZ", "ar", "es", "ru")


@given(DAYS, st.sampled_from(LANGUAGES))
def test_a_day_in_words_is_read_in_every_language(day: dt.date, language: str) -> None:
    written = format_date(day, "d MMMM y", locale=language)
    assert read_when(written, DayRule()).span == read_when(day, DayRule()).span


@given(DAYS, st.sampled_from(("/", ".", "-")))
def test_days_in_figures_are_read_in_the_order_told(day: dt.date, between: str) -> None:
    written = {
        Order.DAY_FIRST: f"{day.day}{between}{day.month}{between}{day.year}",
        Order.MONTH_FIRST: f"{day.month:02}{between}{day.day:02}{between}{day.year}",
    }
    for order, text in written.items():
        assert read_when(text, DayRule(order)).span.first == day
        if day.day > 12 or day.day == day.month:
            assert read_when(text, DayRule()).span.first == day
        else:
            with pytest.raises(BadValue) as refused:
                read_when(text, DayRule())
            assert refused.value.expected == EXPECTED_ORDER


@given(DAYS)
def test_a_serial_number_is_the_day_excel_means(day: dt.date) -> None:
    assert read_when(to_excel(day), DayRule()).span.first == day
    late = day.replace(year=min(day.year + 4, 2090)) if (day.month, day.day) != (2, 29) else day
    from_1904 = to_excel(late, epoch=CALENDAR_MAC_1904)
    if 20_000 <= from_1904 < 70_000:
        assert read_when(from_1904, DayRule(from_1904=True)).span.first == late


@given(st.datetimes(dt.datetime(1955, 1, 1), dt.datetime(2090, 12, 31)))  # noqa: DTZ001
def test_the_time_behind_a_day_is_kept(moment: dt.datetime) -> None:
    for text in (
        f"{moment:%Y-%m-%d %H:%M}",
        f"{moment:%Y-%m-%dT%H:%M:%S.000+02:00}",
        f"{moment:%d}-{moment:%b}-{moment:%Y}, {moment:%H:%M}",
    ):
        when = read_when(text, DayRule())
        assert (when.span.first, when.time) == (moment.date(), f"{moment:%H:%M}")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("3-5 janvier 2017", "2017-01-03", "2017-01-05"),
        ("3-5/01/2017", "2017-01-03", "2017-01-05"),
        ("du 3 au 5 janvier 2017", "2017-01-03", "2017-01-05"),
        ("31 Dec - 2 January 2017", None, None),
        ("30/12/2016 - 02/01/2017", "2016-12-30", "2017-01-02"),
        ("من ٣ إلى ٥ كانون الثاني ٢٠١٧", "2017-01-03", "2017-01-05"),
        ("5 Jan - 7 Jan 2017", "2017-01-05", "2017-01-07"),
        ("January 2017", "2017-01-01", "2017-01-31"),
        ("02/2017", "2017-02-01", "2017-02-28"),
        ("2017", "2017-01-01", "2017-12-31"),
        ("Thursday, January 5, 2017", "2017-01-05", "2017-01-05"),
        ("jeudi 5 janvier 2017", "2017-01-05", "2017-01-05"),
        ("1er janv. 2017", "2017-01-01", "2017-01-01"),
        ("5th of January 2017", "2017-01-05", "2017-01-05"),
        ("5-Jan-17", "2017-01-05", "2017-01-05"),
        ("20170105", "2017-01-05", "2017-01-05"),
        ("7-5 January 2017", None, None),
        ("31/06/2017", None, None),
        ("15/04/1438", None, None),
        ("early January", None, None),
        ("5", None, None),
        ("about 5 January 2017", None, None),
    ],
)
def test_notations_of_people(text: str, first: str | None, last: str | None) -> None:
    if first is None or last is None:
        with pytest.raises(BadValue):
            read_when(text, DayRule(Order.DAY_FIRST))
        return
    span = read_when(text, DayRule(Order.DAY_FIRST)).span
    assert (span.first.isoformat(), span.last.isoformat()) == (first, last)


def test_a_day_without_a_year_is_read_in_the_year_told_and_refused_without() -> None:
    for text in ("5 janv.", "05/01"):
        with pytest.raises(BadValue) as refused:
            read_when(text, DayRule(Order.DAY_FIRST))
        assert refused.value.expected == EXPECTED_YEAR
        assert read_when(text, DayRule(Order.DAY_FIRST, 2017)).span.first == dt.date(2017, 1, 5)


def test_a_day_that_contradicts_the_order_is_refused_not_turned() -> None:
    with pytest.raises(BadValue):
        read_when("01/13/2017", DayRule(Order.DAY_FIRST))


def test_cells_that_excel_turned_are_turned_back() -> None:
    may = dt.datetime(2017, 5, 1)  # noqa: DTZ001
    assert read_when(may, DayRule(turned=True)).span.first == dt.date(2017, 1, 5)
    assert read_when(may, DayRule()).span.first == dt.date(2017, 5, 1)


def test_a_day_that_stands_for_never_is_refused_in_every_form() -> None:
    for cell in ("9999-12-31", "31/12/9999", dt.date(9999, 12, 31), dt.datetime(9999, 12, 31), dt.date(1, 1, 1)):  # noqa: DTZ001
        with pytest.raises(BadValue):
            read_when(cell, DayRule(Order.DAY_FIRST))


def test_a_year_that_is_not_shown_is_that_of_the_rule_or_the_one_held() -> None:
    cell = YearNotShown(2024, 2, 29)
    assert read_when(cell, DayRule()).span.first == dt.date(2024, 2, 29)
    assert read_when(YearNotShown(2026, 1, 5), DayRule(year=2017)).span.first == dt.date(2017, 1, 5)
    with pytest.raises(BadValue, match="a day of 2017"):
        read_when(cell, DayRule(year=2017))


MOMENTS = st.datetimes(dt.datetime(1970, 1, 1), dt.datetime(2037, 12, 31))  # noqa: DTZ001


@given(MOMENTS, st.sampled_from(("Asia/Damascus", "America/Bogota", "Africa/Bamako")))
def test_an_instant_in_utc_is_the_day_and_hour_there_or_leaves_the_day_vague(moment: dt.datetime, zone: str) -> None:
    there = moment.replace(second=0, microsecond=0, tzinfo=dt.UTC).astimezone(ZoneInfo(zone))
    for text in (f"{moment:%Y-%m-%dT%H:%MZ}", f"{moment:%Y-%m-%d %H:%M UTC}", f"{moment:%d%H%M}Z{moment:%b%Y}".upper()):
        when = read_when(text, DayRule(zone=zone))
        assert (when.span.first, when.span.last, when.time) == (there.date(), there.date(), f"{there:%H:%M}")
        vague = read_when(text, DayRule())
        assert vague.time is None
        assert vague.span.first <= there.date() <= vague.span.last
        assert is_utc(text)


def test_a_local_military_time_is_read_as_written() -> None:
    for text in ("051430JJAN17", "051430B JAN 2017"):
        when = read_when(text, DayRule())
        assert (when.span.first, when.time) == (dt.date(2017, 1, 5), "14:30")
        assert not is_utc(text)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        span = read_when(text, DayRule(Order.DAY_FIRST, 2017)).span
    except BadValue:
        return
    assert dt.date(1900, 1, 1) <= span.first <= span.last <= dt.date(2100, 12, 31)
