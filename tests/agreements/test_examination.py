"""Names that are near, and the day of a moment."""

from __future__ import annotations

import datetime as dt

import pytest

from treve.agreements.examination import as_day, day_of, nearest
from treve.agreements.schema import TimeEntry


def test_a_near_name_is_suggested_and_a_far_one_is_not() -> None:
    assert nearest("rusia", ["russia", "turkey"]) == " (did you mean 'russia'?)"
    assert nearest("atlantis", ["russia", "turkey"]) == ""


def test_a_wall_time_and_a_day_have_a_day_and_an_empty_time_has_none() -> None:
    assert (
        as_day(dt.datetime(2016, 12, 30, 23, 59, tzinfo=dt.UTC))
        == as_day(dt.date(2016, 12, 30))
        == dt.date(2016, 12, 30)
    )
    assert day_of(
        TimeEntry.model_validate({"value": "2016-12-30T00:00", "tz": "Asia/Damascus", "by": "russia"})
    ) == dt.date(2016, 12, 30)
    with pytest.raises(ValueError, match="no day"):
        day_of(TimeEntry.model_validate({"value": None, "by": "russia"}))
