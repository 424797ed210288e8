"""Every area is left out once."""

from __future__ import annotations

import datetime as dt

import numpy as np
import numpy.typing as npt
import pytest

from treve.analyse.areas import carries, weekly_areas, without_areas
from treve.model.effect import Counted, Fitted, RateRatio, WeeklyAreas, Window
from treve.model.refusal import Missing, Refusal

DAY = dt.date(2017, 1, 1)

Array = npt.NDArray[np.float64]


def _ratio(median: float) -> RateRatio:
    return RateRatio(median, median / 2, median * 2, median, median, 0.5, 0.5)


HEADLINE = Fitted(Window(DAY, DAY, DAY), Counted(1, 1, 1, 1), _ratio(0.5), 0.0, 0.0)


def _daily(before: float, after: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.repeat([before, after], [10, 5])


def test_parts_add_up_and_the_area_that_carries_comes_first() -> None:
    areas = {"a": _daily(8, 1), "b": _daily(2, 2), None: _daily(1, 2), "quiet": _daily(0, 0)}
    found = without_areas(areas, HEADLINE, lambda daily: _ratio(daily[10:].mean() / daily[:10].mean()), 10)
    assert [one.area for one in found] == ["a", "b", None]
    assert sum(one.share_of_fall or 0 for one in found) == pytest.approx(1)
    assert [one.carries for one in found] == [True, False, False]
    assert (found[0].before, found[0].after) == (80, 5)
    assert isinstance(found[0].without, RateRatio)
    assert found[0].without.median == pytest.approx(4 / 3)


def test_where_little_is_left_there_is_no_ratio() -> None:
    found = without_areas({"a": _daily(8, 1), "b": _daily(0.1, 0.1)}, HEADLINE, lambda daily: _ratio(1.0), 10)
    assert isinstance(found[0].without, Refusal)
    assert found[0].carries


def test_one_area_is_not_left_out() -> None:
    assert without_areas({"a": _daily(8, 1)}, HEADLINE, lambda daily: _ratio(1.0), 10) == ()


@pytest.mark.parametrize(
    ("median", "without", "share", "expected"),
    [
        (0.5, 0.9, 0.3, True),
        (0.5, 1.2, 0.3, True),
        (0.5, 0.6, 0.3, False),
        (0.5, 0.6, 0.51, True),
        (2.0, 1.9, 0.2, False),
        (2.0, 1.1, 0.2, True),
        (0.98, 1.2, 0.9, False),
        (0.5, None, 0.4, False),
    ],
)
def test_an_area_carries_half_of_the_rate_or_half_of_the_ratio(
    median: float, without: float | None, share: float, expected: bool
) -> None:
    assert carries(median, without, share) is expected


def test_weekly_parts_add_up_and_the_area_that_falls_carries() -> None:
    north = np.array([10.0] * 8 + [2.0] * 4)
    steady = np.array([5.0] * 12)
    found = weekly_areas({"North": north, "South": steady, None: np.zeros(12)}, 8, "weeks.csv")
    assert isinstance(found, WeeklyAreas)
    assert [one.area for one in found.areas] == ["North", "South"]
    assert sum(one.share_of_fall or 0 for one in found.areas) == pytest.approx(1)
    assert found.together.ratio == pytest.approx(7 / 15)
    first, second = found.areas
    assert first.carries
    assert first.without is not None
    assert first.without.ratio == pytest.approx(1)
    assert (first.before, first.after) == (80, 8)
    assert not second.carries


def test_weeks_without_a_count_on_one_side_are_refused() -> None:
    assert weekly_areas({"North": np.array([1.0] * 8 + [0.0] * 4)}, 8, "x") == Refusal(Missing.ONE_SIDE_ZERO)
    assert weekly_areas({}, 8, "x") == Refusal(Missing.NOTHING_COUNTED)
    alone = weekly_areas({"North": np.ones(12)}, 8, "x")
    assert isinstance(alone, WeeklyAreas)
    assert alone.areas[0].without is None


def test_an_area_that_is_watched_less_does_not_carry_a_fall() -> None:
    """Half the effort after the start: "a" is as it was, "b" doubled, and together they rose."""
    areas: dict[str | None, Array] = {"a": _daily(8, 4), "b": _daily(8, 8)}
    effort = np.repeat([24.0, 12.0], [10, 5])
    rose = Fitted(Window(DAY, DAY, DAY), Counted(1, 1, 1, 1), _ratio(1.5), 0.0, 0.0)
    found = without_areas(areas, rose, lambda daily: _ratio(2 * daily[10:].mean() / daily[:10].mean()), 10, effort)
    assert [(one.area, one.carries) for one in found] == [("b", True), ("a", False)]
    assert [one.share_of_fall for one in found] == pytest.approx([1.0, 0.0])


def test_what_was_recorded_on_days_that_do_not_count_is_left_out() -> None:
    effort = np.repeat([1.0, 0.0, 1.0], [8, 2, 5])
    found = without_areas({"a": _daily(8, 1), "b": _daily(2, 2)}, HEADLINE, lambda daily: _ratio(1.0), 10, effort)
    assert [(one.area, one.before, one.share_of_fall) for one in found] == [("a", 64, 1.0), ("b", 16, 0.0)]


def test_weeks_are_compared_for_the_same_effort() -> None:
    areas: dict[str | None, Array] = {
        "North": np.array([8.0] * 8 + [4.0] * 4),
        "South": np.array([8.0] * 8 + [8.0] * 4),
    }
    found = weekly_areas(areas, 8, "weeks.csv", np.array([2.0] * 8 + [1.0] * 4))
    assert isinstance(found, WeeklyAreas)
    assert found.together.ratio == pytest.approx(1.5)
    assert [(one.area, one.carries) for one in found.areas] == [("South", True), ("North", False)]
