"""Salmonella Agona: bounds and alarms computed with R surveillance 1.20.3; EARS C3 and CUSUM as their textbook statistics."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from scipy import stats

from tests.reference.tables import Tables
from treve.analyse.cusum import cusum
from treve.analyse.ears import ears_c1, ears_c2, ears_c3
from treve.analyse.farrington import Form, classic, farrington, flexible

Numbers = npt.NDArray[np.float64]

ONE_SIDED = Form(years=4, outlier=1.0, not_recent=26, periods=1, trend_level=0.05, quantile=0.99)


@pytest.fixture(scope="module")
def weekly(tables: Tables) -> Numbers:
    return np.array(tables.numbers("salmonella_agona_series.csv", "observed"))


def test_farrington_with_three_years(tables: Tables, weekly: Numbers) -> None:
    expect = tables.values["farrington_agona_300_312"]
    found = [farrington(weekly, number - 1, classic(3)) for number in range(300, 313)]
    assert [one.upper for one in found] == pytest.approx(expect["upper"], abs=expect["tol"])
    assert not any(one.alarm for one in found)


def test_farrington_with_four_years(tables: Tables, weekly: Numbers) -> None:
    expect = tables.values["agona_282_312"]
    rows = tables.rows(expect["file"])
    found = [farrington(weekly, int(row["t"]) - 1, classic(4)) for row in rows]
    assert [one.upper for one in found] == pytest.approx(
        [float(row["farr_upper"]) for row in rows], abs=expect["tol_farrington"]
    )
    assert [one.week + 1 for one in found if one.alarm] == expect["farrington_alarms"]


def test_the_flexible_form_has_the_bounds_of_r(tables: Tables, weekly: Numbers) -> None:
    """R: b 4, w 3, noPeriods 10, pastWeeksNotIncluded 26, weightsThreshold 2.58, pThresholdTrend 1, thresholdMethod nbPlugin."""
    rows = tables.rows("salmonella_agona_bounds.csv")
    found = [farrington(weekly, int(row["t"]) - 1, flexible(4)) for row in rows]
    assert [one.upper for one in found] == [float(row["flex_nb_upper"]) for row in rows]
    assert [one.alarm for one in found] == [row["flex_nb_alarm"] == "1" for row in rows]


def test_a_one_sided_bound_raises_the_alarms_of_the_delta_method(tables: Tables, weekly: Numbers) -> None:
    found = [farrington(weekly, week, ONE_SIDED) for week in range(281, 312)]
    assert [one.week + 1 for one in found if one.alarm] == tables.values["agona_282_312"]["flexible_delta_alarms"]


def test_why_the_bounds_of_the_delta_method_differ(tables: Tables, weekly: Numbers) -> None:
    """R 1.20.3 puts the outlier weights in the place of the fit's working weights, and then asks the fit for its dispersion.

    Dispersion ω (y − μ)² / μ is what the method means; R's predicted error and its test of the trend rest on ω ((y − μ) / μ)²
    instead. With that slip, and only with it, every printed bound is reproduced, in weeks with a trend too.
    """
    rows = tables.rows("salmonella_agona_bounds.csv")
    printed = [float(row["flex_delta_upper"]) for row in rows]
    slipped = [_delta_bound(weekly, int(row["t"]) - 1, slip=True) for row in rows]
    meant = [_delta_bound(weekly, int(row["t"]) - 1, slip=False) for row in rows]
    # R stops its iterations at 1e-8 of the deviance.
    assert slipped == pytest.approx(printed, abs=2e-4)
    assert max(abs(one - other) for one, other in zip(meant, printed, strict=True)) > 3
    assert meant == pytest.approx([farrington(weekly, int(row["t"]) - 1, ONE_SIDED).upper for row in rows], abs=1e-6)


def _delta_bound(weekly: Numbers, week: int, *, slip: bool) -> float:
    """Farrington's bound with four years, written without the code it is to check; normal 2/3 power at .99."""
    at = np.concatenate([np.arange(week - 52 * back - 3, week - 52 * back + 4) for back in (4, 3, 2, 1)])
    counts = weekly[at]
    fit = _delta_fit(counts, at - week, slip=slip)
    if not (fit[3] < 0.05 and fit[0] <= counts.max()):
        fit = _delta_fit(counts, None, slip=slip)
    mean, error, phi, _ = fit
    return float((mean ** (2 / 3) + 2.3263479 * np.sqrt(4 / 9 * mean ** (1 / 3) * (phi + error / mean))) ** 1.5)


def _delta_fit(
    counts: Numbers,
    time: npt.NDArray[np.int64] | None,
    *,
    slip: bool,
) -> tuple[float, float, float, float]:
    """Mean, its squared error, dispersion, and p-value of the trend."""
    ones = np.ones(counts.size)
    design = ones[:, None] if time is None else np.column_stack([ones, time / 52])
    free = counts.size - design.shape[1]
    mean, inverse, _ = _poisson_fit(design, counts, ones)
    phi = max(1.0, float(((counts - mean) ** 2 / mean).sum() / free))
    leverage = mean * np.einsum("ij,jk,ik->i", design, inverse, design)
    residual = 1.5 * (counts ** (2 / 3) * mean ** (-1 / 6) - mean**0.5) / np.sqrt(phi * (1 - leverage))
    weights = np.where(residual > 1, np.maximum(residual, 1.0) ** -2, 1.0)
    weights *= counts.size / weights.sum()
    mean, inverse, beta = _poisson_fit(design, counts, weights)
    phi = max(1.0, float((weights * (counts - mean) ** 2 / mean).sum() / free))
    wrong = float((weights * ((counts - mean) / mean) ** 2).sum() / free)
    spread = (wrong if slip else phi) * inverse
    trend_p = 1.0 if time is None else float(2 * stats.t.sf(abs(beta[1]) / np.sqrt(spread[1, 1]), free))
    expected = float(np.exp(beta[0]))
    return expected, expected**2 * float(spread[0, 0]), phi, trend_p


def _poisson_fit(design: Numbers, counts: Numbers, weights: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Fitted means, inverse information and coefficients, by Newton steps from the mean count."""
    beta = np.zeros(design.shape[1])
    beta[0] = np.log(counts.mean())
    for _ in range(50):
        mean = np.exp(design @ beta)
        inverse = np.linalg.inv(design.T @ (design * (weights * mean)[:, None]))
        beta = beta + inverse @ (design.T @ (weights * (counts - mean)))
    return np.exp(design @ beta), inverse.astype(np.float64), beta


def test_ears_bounds_and_alarms(tables: Tables, weekly: Numbers) -> None:
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


def test_cusum_alarms(tables: Tables, weekly: Numbers) -> None:
    expect = tables.values["cusum_agona"]
    assert weekly[:104].mean() == pytest.approx(expect["m"])
    assert [week + 1 for week in range(104, 312) if cusum(weekly, week, 104).alarm] == expect["alarms_at"]
