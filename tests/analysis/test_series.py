"""Rows become one number a day; what is not stated stays unknown."""

from __future__ import annotations

import datetime as dt

import numpy as np

from treve.analysis.series import effort, series
from treve.model.daily_counts import DailyCounts, DayCount, Effort, Front, Measure


def _day(day: int) -> dt.date:
    return dt.date(2017, 1, day)


COUNTS = DailyCounts(
    first=_day(2),
    last=_day(5),
    rows=(
        DayCount(_day(2), Front.COVERED, "a", "Idlib", 2, 1, 1, 1),
        DayCount(_day(2), Front.COVERED, "a", "Homs", 3, 4, None, 6),
        DayCount(_day(4), Front.OTHER, "b", None, 7, 1, 1, 1),
    ),
    vague=None,
    effort=(Effort(_day(3), 8.0),),
    source="made",
)


def test_days_without_a_row_are_zero_and_days_outside_the_data_unknown() -> None:
    found = series(COUNTS, Measure.EVENTS, lambda row: row.front is Front.COVERED, _day(1), _day(6))
    np.testing.assert_array_equal(found, [np.nan, 5, 0, 0, 0, np.nan])


def test_a_day_with_an_incident_without_a_figure_is_unknown() -> None:
    found = series(COUNTS, Measure.DEATHS_BEST, lambda row: True, _day(2), _day(4))
    np.testing.assert_array_equal(found, [np.nan, 0, 1])


def test_effort_is_zero_where_no_row_states_any() -> None:
    np.testing.assert_array_equal(effort(COUNTS, _day(2), _day(4)), [0, 8, 0])
