"""Vague days and instants."""

from __future__ import annotations

import datetime as dt

import pytest

from treve.errors import BadValue
from treve.model.day_span import DaySpan, InstantSpan

DAY = dt.date(2016, 12, 30)
INSTANT = dt.datetime(2016, 12, 29, 22, tzinfo=dt.UTC)


def test_a_span_may_be_one_day() -> None:
    assert DaySpan(DAY, DAY).first == DaySpan(DAY, DAY).last


def test_a_span_cannot_end_before_it_starts() -> None:
    with pytest.raises(BadValue, match="a day on or after 2016-12-30"):
        DaySpan(DAY, DAY - dt.timedelta(days=1))
    with pytest.raises(BadValue, match="an instant on or after"):
        InstantSpan(INSTANT, INSTANT - dt.timedelta(seconds=1))


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(BadValue, match="time zone"):
        InstantSpan(INSTANT.replace(tzinfo=None), INSTANT)
