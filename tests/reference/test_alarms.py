"""Salmonella Agona: bounds and alarms computed with R surveillance 1.20.3; EARS C3 and CUSUM as their textbook statistics."""

from __future__ import annotations

import numpy as np
import pytest

from tests.reference.tables import Tables
from treve.analyse.alarms import cusum, ears_c1, ears_c2, ears_c3
from treve.analyse.farrington import Form, classic, farrington

ONE_SIDED = Form(years=4, outlier=1.0, not_recent=26, periods=1, trend_level=0.05, quantile=0.99)


@pytest.fixture(scope="module")
def weekly(tables: Tables) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array(tables.numbers("salmonella_agona_series.csv", "observed"))


def test_farrington_with_three_years(tables: Tables, weekly: np.ndarray[tuple[int], np.dtype[np.float64]]) -> None:
    expect = tables.values["farrington_agona_300_312"]
    found = [farrington(weekly, number - 1, classic(3)) for number in range(300, 313)]
    assert [one.upper for one in found] == pytest.approx(expect["upper"], abs=expect["tol"])
    assert not any(one.alarm for one in found)


def test_farrington_with_four_years(tables: Tables, weekly: np.ndarray[tuple[int], np.dtype[np.float64]]) -> None:
    expect = tables.values["agona_282_312"]
    rows = tables.rows(expect["file"])
    found = [farrington(weekly, int(row["t"]) - 1, classic(4)) for row in rows]
    assert [one.upper for one in found] == pytest.approx(
        [float(row["farr_upper"]) for row in rows], abs=expect["tol_farrington"]
    )
    assert [one.week + 1 for one in found if one.alarm] == expect["farrington_alarms"]


def test_a_one_sided_bound_raises_the_alarms_of_the_flexible_form(
    tables: Tables, weekly: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> None:
    found = [farrington(weekly, week, ONE_SIDED) for week in range(281, 312)]
    assert [one.week + 1 for one in found if one.alarm] == tables.values["agona_282_312"]["flexible_delta_alarms"]


def test_why_the_bounds_of_the_flexible_form_differ(
    tables: Tables, weekly: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> None:
    """Without a trend, R's bound has the variance of ln(mean) where the paper, and ours, have var(mean) / mean.

    Ours: root + z sqrt(4/9 mean^(1/3) (phi + var(mean)/mean)). With weights that sum to n, var(mean)/mean is phi/n and var(ln mean)
    is phi/(n mean): from our bound its deviation, and from that R's.
    """
    rows = {int(row["t"]): float(row["flex_delta_upper"]) for row in tables.rows("salmonella_agona_bounds.csv")}
    untrended = Form(years=4, outlier=1.0, not_recent=26, periods=1, trend_level=-1.0, quantile=0.99)
    middle = Form(years=4, outlier=1.0, not_recent=26, periods=1, trend_level=-1.0, quantile=0.5)
    for number in (295, 296, 297, 298, 299, 300, 307, 308, 309, 310):
        ours, mean = (farrington(weekly, number - 1, form).upper for form in (untrended, middle))
        assert ours is not None
        assert mean is not None
        weeks = 4 * 7
        deviation = ours ** (2 / 3) - mean ** (2 / 3)
        theirs = deviation * ((1 + 1 / (weeks * mean)) / (1 + 1 / weeks)) ** 0.5
        assert (mean ** (2 / 3) + theirs) ** 1.5 == pytest.approx(rows[number], abs=0.01)
        assert abs(ours - rows[number]) > 0.03


def test_ears_bounds_and_alarms(tables: Tables, weekly: np.ndarray[tuple[int], np.dtype[np.float64]]) -> None:
    expect = tables.values["agona_282_312"]
    rows = tables.rows(expect["file"])
    for rule, column, key in ((ears_c1, "C1_upper", "C1_alarms"), (ears_c2, "C2_upper", "C2_alarms")):
        found = [rule(weekly, int(row["t"]) - 1) for row in rows]
        assert [one.upper for one in found] == pytest.approx(
            [float(row[column]) for row in rows], abs=expect["tol_C1_C2"]
        )
        assert [one.week + 1 for one in found if one.alarm] == expect[key]
    third = [ears_c3(weekly, int(row["t"]) - 1) for row in rows]
    assert [one.value for one in third] == pytest.approx([float(row["C3_statistic"]) for row in rows], abs=1e-10)
    assert [one.week + 1 for one in third if one.alarm] == expect["C3_textbook_alarms"]


def test_cusum_alarms(tables: Tables, weekly: np.ndarray[tuple[int], np.dtype[np.float64]]) -> None:
    expect = tables.values["cusum_agona"]
    assert weekly[:104].mean() == pytest.approx(expect["m"])
    assert [week + 1 for week in range(104, 312) if cusum(weekly, week, 104).alarm] == expect["alarms_at"]
