"""The Syrian truces of 2016 and 2018, against the values of the rehearsal (dense Laplace code in Python) and hand counts.

Data: examples/counts, state-based violence with an exact day; covered: government against insurgents.
"""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import math
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from tests.reference.conftest import OTHER_STATE_BASED, day
from treve.analyse import lgar
from treve.analyse.difference import difference, rate_ratio
from treve.analyse.mixture import Mixture
from treve.analyse.placebo import placebo, placebo_dates
from treve.analyse.regression import negative_binomial
from treve.analyse.weekly import weekly_ratio, weekly_sums
from treve.analysis.series import series
from treve.model.daily_counts import DailyCounts, DayCount, Front, Measure

AFTER = 30
TRUCES = {"2016-02-27": 56, "2016-12-30": 60, "2018-09-17": 60}


def _covered(row: DayCount) -> bool:
    return row.front is Front.COVERED


def _others(row: DayCount) -> bool:
    return row.between in OTHER_STATE_BASED


def _window(
    syria: DailyCounts, start: str, before: int, others: bool = False, measure: Measure = Measure.EVENTS
) -> npt.NDArray[np.float64]:
    first = day(start) - dt.timedelta(days=before)
    last = day(start) + dt.timedelta(days=AFTER - 1)
    return series(syria, measure, _others if others else _covered, first, last)


def _fit(counts: npt.NDArray[np.float64], before: int, dropped: int = 0, grid: lgar.Grid = lgar.DEFAULT) -> Mixture:
    at = np.arange(counts.size)
    watched = (at < before - dropped) | (at >= before)
    return lgar.fit(counts, (at >= before).astype(float), watched=watched, grid=grid).effect


@pytest.mark.parametrize("start", TRUCES)
def test_the_model_gives_the_values_of_the_rehearsal(syria: DailyCounts, values: dict[str, Any], start: str) -> None:
    expected = values["syria_rehearsal"]["ar_rw"][start]
    covered = rate_ratio(_fit(_window(syria, start, TRUCES[start]), TRUCES[start]))
    others = rate_ratio(_fit(_window(syria, start, TRUCES[start], others=True), TRUCES[start]))
    assert (covered.median, covered.low, covered.high) == pytest.approx(expected["covered"], abs=0.02)
    assert (covered.low50, covered.high50) == pytest.approx(expected["ci50"], abs=0.02)
    assert covered.p_fall == pytest.approx(expected["p_fall"], abs=0.002)
    assert covered.p_fall_quarter == pytest.approx(expected["p_fall_25"], abs=0.002)
    assert (others.median, others.low, others.high) == pytest.approx(expected["uncovered"], abs=0.02)


@pytest.mark.parametrize("start", TRUCES)
def test_without_a_random_walk_too(syria: DailyCounts, values: dict[str, Any], start: str) -> None:
    expected = values["syria_rehearsal"]["ar_only"][start]
    found = rate_ratio(_fit(_window(syria, start, TRUCES[start]), TRUCES[start], grid=lgar.AUTOREGRESSIVE_ONLY))
    assert (found.median, found.low, found.high) == pytest.approx(expected["covered"], abs=0.02)
    assert found.p_fall == pytest.approx(expected["p_fall"], abs=0.002)
    assert found.p_fall_quarter == pytest.approx(expected["p_fall_25"], abs=0.002)


@pytest.mark.parametrize("start", TRUCES)
def test_the_difference_against_other_fronts(syria: DailyCounts, values: dict[str, Any], start: str) -> None:
    expected = values["syria_rehearsal"]["ar_rw"][start]
    covered = _fit(_window(syria, start, TRUCES[start]), TRUCES[start])
    others = _fit(_window(syria, start, TRUCES[start], others=True), TRUCES[start])
    found = difference(covered, others, np.random.default_rng(1))
    assert (found.median, found.low) == pytest.approx(expected["did"][:2], abs=0.03)
    assert found.high == pytest.approx(expected["did"][2], abs=0.1)
    assert found.p_lower == pytest.approx(expected["p_did_lt_1"], abs=0.01)


@pytest.mark.parametrize(
    ("start", "before", "medians"),
    [
        ("2016-02-27", 28, (0.61, 0.61, 0.63)),
        ("2016-02-27", 56, (0.58, 0.57, 0.57)),
        ("2016-12-30", 28, (0.69, 1.24, 0.78)),
        ("2016-12-30", 60, (0.66, 1.27, 0.77)),
        ("2016-12-30", 90, (0.68, 1.22, 0.71)),
        ("2018-09-17", 28, (0.39, 0.34, 0.70)),
        ("2018-09-17", 60, (0.38, 0.36, 0.49)),
        ("2018-09-17", 90, (0.35, 0.26, 0.53)),
    ],
)
def test_the_grid_of_baselines_and_dropped_windows(
    syria: DailyCounts, start: str, before: int, medians: tuple[float, float, float]
) -> None:
    counts = _window(syria, start, before)
    found = [math.exp(_fit(counts, before, dropped).quantile(0.5)) for dropped in (0, 7, 14)]
    assert found == pytest.approx(medians, abs=0.04)


@pytest.mark.parametrize(("start", "ratio"), [("2016-02-27", 0.37), ("2016-12-30", 0.28), ("2018-09-17", 0.21)])
def test_deaths_fall_more_than_events(syria: DailyCounts, start: str, ratio: float) -> None:
    """NB ratio of deaths, best figure (statsmodels): printed to two digits."""
    counts = _window(syria, start, TRUCES[start], measure=Measure.DEATHS_BEST)
    before = TRUCES[start]
    design = np.column_stack([np.ones(counts.size), np.arange(counts.size) >= before])
    assert math.exp(negative_binomial(counts, design).coefficients[1]) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize(
    ("start", "plain", "trend"),
    [
        ("2016-02-27", (0.57, 0.45, 0.71), (0.70, 0.48, 1.03)),
        ("2016-12-30", (0.54, 0.42, 0.70), (1.24, 0.82, 1.88)),
        ("2018-09-17", (0.38, 0.21, 0.69), (0.28, 0.12, 0.67)),
    ],
)
def test_negative_binomial_ratios_with_and_without_a_trend(
    syria: DailyCounts, start: str, plain: tuple[float, ...], trend: tuple[float, ...]
) -> None:
    """Negative binomial regression (statsmodels), without and with a line in time; limits printed to two digits."""
    counts = _window(syria, start, TRUCES[start])
    at = np.arange(counts.size)
    step = (at >= TRUCES[start]).astype(float)
    for columns, expected in (([step], plain), ([step, at / 100], trend)):
        found = negative_binomial(counts, np.column_stack([np.ones(counts.size), *columns]))
        reach = 1.96 * math.sqrt(found.covariance[1, 1])
        limits = [math.exp(found.coefficients[1] + shift) for shift in (0, -reach, reach)]
        assert limits == pytest.approx(expected, rel=0.025)


@pytest.mark.parametrize(
    ("start", "before", "after", "ratio", "dispersion"),
    [
        ("2016-02-27", (95, 100, 65, 90, 78, 74, 78, 60), (39, 43, 37, 52), (0.534, 0.406, 0.703), 2.05),
        ("2016-12-30", (92, 100, 127, 99, 78, 46, 27, 53), (41, 50, 47, 35), (0.556, 0.301, 1.029), 10.30),
        ("2018-09-17", (9, 10, 10, 7, 3, 7, 19, 10), (3, 7, 2, 2), (0.373, 0.148, 0.943), 2.04),
    ],
)
def test_weekly_counts_and_their_ratio(
    syria: DailyCounts,
    start: str,
    before: tuple[int, ...],
    after: tuple[int, ...],
    ratio: tuple[float, ...],
    dispersion: float,
) -> None:
    """R 4.2.2: glm(weekly ~ step, family = quasipoisson), confidence limits by Student's t."""
    first, last = day(start) - dt.timedelta(days=56), day(start) + dt.timedelta(days=27)
    weeks = weekly_sums(series(syria, Measure.EVENTS, _covered, first, last))
    found = weekly_ratio(weeks[:8], weeks[8:])
    assert (found.before, found.after) == (before, after)
    assert (found.ratio, found.low, found.high) == pytest.approx(ratio, abs=0.001)
    assert found.dispersion == pytest.approx(dispersion, abs=0.006)


def test_how_often_this_war_shows_such_a_drop(shared_data: Path) -> None:
    """Weekly dates from 2016-06-01 to 2019-06-01, from the UCDP file itself: the example ends with 2018."""
    starts = [day(one) for one in ("2016-02-27", "2016-09-12", "2016-12-30", "2017-05-06", "2018-09-17")]
    dates = placebo_dates(day("2016-06-01"), day("2019-06-01"), starts)
    first, daily = day("2016-01-01"), np.zeros(1430)
    with gzip.open(shared_data / "ucdp_ged_syria_2016_2019.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["date_prec"] == "1" and row["dyad_name"] == "Government of Syria - Syrian insurgents":
                daily[(day(row["date_start"][:10]) - first).days] += 1
    shares = []
    for observed in (0.57, 0.54, 0.38):
        found = placebo(daily, first, dates, observed, 60, AFTER)
        shares.append(found.share)
    assert found.dates == 91
    assert found.central_95 == pytest.approx((0.40, 2.34), abs=0.02)
    assert found.central_90 == pytest.approx((0.48, 2.00), abs=0.01)
    assert found.median == pytest.approx(1.14, abs=0.01)
    assert shares == pytest.approx([0.099, 0.077, 0.022], abs=0.001)
    assert found.corrected == pytest.approx((1 + found.as_low) / 92)
    assert found.effective == pytest.approx(((found.last - found.first).days + 90) / 90)
