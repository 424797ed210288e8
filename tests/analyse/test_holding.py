"""Is it holding at a stated day?"""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from treve.analyse.holding import Watched, dispersion, first_reach, holding
from treve.analyse.reporting_delay import Delays, delays
from treve.model.holding import Holding
from treve.model.refusal import Missing, Refusal

AS_OF = dt.date(2017, 2, 28)
DAYS = 60


def _reports(
    rng: np.random.Generator, rate: float, late: float = 0.2
) -> tuple[Delays, np.ndarray[tuple[int], np.dtype[np.int64]]]:
    counts = rng.poisson(rate, DAYS)
    age = np.repeat(np.arange(DAYS)[::-1], counts)
    delay = rng.geometric(late, len(age)) - 1
    return delays(age, delay, DAYS, 40), counts


def _watched(table: Delays, data_end: dt.date = AS_OF, before: float = 8.0) -> Watched:
    rng = np.random.default_rng(5)
    return Watched(AS_OF, data_end, (table,), rng.poisson(before, 56).astype(float), table.so_far[:-14].astype(float))


def test_late_reports_are_added_to_the_raw_count() -> None:
    rng = np.random.default_rng(1)
    table, truth = _reports(rng, 6.0)
    found = holding(_watched(table), rng)
    assert isinstance(found, Holding)
    week = found.rates[0]
    assert week.recorded == table.so_far[-7:].sum()
    assert week.recorded < week.low <= truth[-7:].sum() <= week.high
    assert found.last_days[-1].recorded is None
    assert found.last_days[0].recorded is not None
    assert found.last_days[-1].complete == pytest.approx(0.2, abs=0.06)


def test_a_quiet_truce_is_below_half_and_a_loud_one_is_not() -> None:
    rng = np.random.default_rng(2)
    quiet = holding(_watched(_reports(rng, 1.0)[0]), rng)
    loud = holding(_watched(_reports(rng, 9.0)[0]), rng)
    assert isinstance(quiet, Holding)
    assert isinstance(loud, Holding)
    assert quiet.rates[1].below_half > 0.95
    assert loud.rates[1].below_half < 0.05


def test_stale_data_say_nothing_about_today() -> None:
    rng = np.random.default_rng(1)
    refused = holding(_watched(_reports(rng, 6.0)[0], AS_OF - dt.timedelta(days=15)), rng)
    assert refused == Refusal(Missing.STALE_DATA, {"data_end": "2017-02-13", "as_of": "2017-02-28", "days": 15})


def test_too_few_reports_or_nothing_before_is_refused() -> None:
    rng = np.random.default_rng(1)
    few = holding(_watched(_reports(rng, 0.1)[0]), rng)
    assert isinstance(few, Refusal)
    assert few.missing is Missing.TOO_FEW_REPORT_DAYS
    assert holding(_watched(_reports(rng, 6.0)[0], before=0.0), rng) == Refusal(Missing.NOTHING_COUNTED)


def test_counts_that_vary_as_chance_does_are_not_widened() -> None:
    assert dispersion(np.full(56, 3.0)) == 1
    assert dispersion(np.repeat([0.0, 10, 0, 10], 7)) == pytest.approx(4 * 35**2 / 3 / 35)


def test_the_mean_of_seven_days_reaches_a_share() -> None:
    daily = np.array([0.0] * 7 + [7, 7, 7])
    half, whole, never = first_reach(daily, np.full(30, 2.0), (0.5, 1.0, 2.0), dt.date(2017, 1, 1))
    assert (half.day, half.date) == (7, dt.date(2017, 1, 8))
    assert whole.day == 8
    assert (never.day, never.date, never.followed) == (None, None, 10)


def test_final_counts_lie_in_their_intervals() -> None:
    rng = np.random.default_rng(11)
    inside = 0
    for _ in range(60):
        table, truth = _reports(rng, 5.0)
        found = holding(_watched(table), rng)
        assert isinstance(found, Holding)
        inside += found.rates[0].low <= truth[-7:].sum() <= found.rates[0].high
    assert inside >= 53


def test_reports_that_come_once_a_week_are_refused() -> None:
    rng = np.random.default_rng(1)
    age = np.repeat(np.arange(DAYS), 6)
    late = rng.geometric(0.3, len(age)) - 1
    found = holding(_watched(delays(age, late + (age - late) % 7, DAYS, 40)), rng)
    assert isinstance(found, Refusal)
    assert found.missing is Missing.REPORTS_IN_BATCHES
