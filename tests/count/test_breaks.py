from __future__ import annotations

import datetime as dt
import math

import numpy as np
import pytest
from benchmarks.breaks import told

from treve.count.breaks import find_breaks, share_break
from treve.model.series_break import BreakKind, BreakSearch, RecorderSeries

FIRST = dt.date(2016, 12, 30)
WEEKS = 24


def _series(own: list[int], others: list[int], recorder: str = "SNHR") -> RecorderSeries:
    return RecorderSeries(recorder, FIRST, 7, tuple(own), tuple(others))


def _search(*series: RecorderSeries) -> BreakSearch:
    return find_breaks(series, np.random.default_rng(1))


def _week(number: int) -> dt.date:
    return FIRST + dt.timedelta(7 * number)


def test_a_changed_definition_is_found_on_its_week() -> None:
    rng = np.random.default_rng(2)
    others = rng.poisson(60, WEEKS)
    own = np.concatenate([rng.poisson(40, 12), rng.poisson(8, 12)])
    (found,) = _search(_series(own.tolist(), others.tolist())).breaks
    assert (found.kind, found.day) == (BreakKind.DRIFT, _week(12))
    assert found.share_before > 2 * found.share_after
    assert found.p_value <= found.threshold


def test_a_fall_that_all_recorders_show_is_no_break() -> None:
    rng = np.random.default_rng(3)
    level = np.concatenate([np.full(12, 1.0), np.full(12, 0.2)])
    own, others = rng.poisson(40 * level), rng.poisson(60 * level)
    assert _search(_series(own.tolist(), others.tolist())).breaks == ()


@pytest.mark.parametrize(
    ("kind", "heard", "week"), [(BreakKind.LOST, slice(0, 14), 14), (BreakKind.NEW, slice(10, 24), 10)]
)
def test_a_recorder_that_comes_or_goes_is_found_on_its_week(kind: BreakKind, heard: slice, week: int) -> None:
    own = np.zeros(WEEKS, dtype=int)
    own[heard] = 5
    (found,) = _search(_series(own.tolist(), [50] * WEEKS)).breaks
    assert (found.kind, found.day, found.statistic) == (kind, _week(week), 10)


def test_silence_while_nobody_reports_is_no_break() -> None:
    own = [5] * 14 + [0] * 10
    others = [50] * 14 + [0] * 10
    assert _search(_series(own, others)).breaks == ()


def test_thin_series_are_named_and_not_tested() -> None:
    found = _search(
        _series([1] * WEEKS, [1] * WEEKS, "A"), _series([9] * 7, [9] * 7, "B"), _series([0] * WEEKS, [9] * WEEKS, "C")
    )
    assert found.too_thin == ("B", "C")
    assert found.tested == ("A",)


def test_the_same_seed_gives_the_same_answer() -> None:
    rng = np.random.default_rng(5)
    series = _series(rng.poisson(20, WEEKS).tolist(), rng.poisson(20, WEEKS).tolist())
    assert _search(series) == _search(series)


def test_the_statistic_is_the_largest_likelihood_ratio_by_hand() -> None:
    own, total = np.array([9, 9, 9, 1, 1, 1]), np.full(6, 10)
    split, statistic, _ = share_break(own, total, np.random.default_rng(1))

    def log_likelihood(count: int, of: int) -> float:
        share = count / of
        return count * math.log(share) + (of - count) * math.log(1 - share)

    assert split == 3
    assert statistic == pytest.approx(2 * (log_likelihood(27, 30) + log_likelihood(3, 30) - log_likelihood(30, 60)))


def test_breaks_are_called_by_chance_about_as_often_as_stated(monkeypatch: pytest.MonkeyPatch) -> None:
    """Overdispersed counts of a constant share; the whole calibration stands in benchmarks/breaks.py."""
    monkeypatch.setattr("treve.count.breaks.REPLICATES", 99)
    rng = np.random.default_rng(6)
    alarms, runs = 0, 150
    for _ in range(runs):
        total = rng.negative_binomial(3, 3 / 43, size=WEEKS)
        own = rng.binomial(total, rng.beta(3, 9, size=WEEKS))
        alarms += share_break(own, total, rng, 0.05)[2] <= 0.05
    assert alarms / runs <= 0.11


@pytest.mark.parametrize(
    "change", ["a definition quarters one recorder's counts", "a recorder is new", "a recorder is lost"]
)
def test_a_large_recorder_that_changes_makes_no_breaks_of_the_others(
    change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The small version of benchmarks/breaks.py; 40 % of all reports are the changing recorder's."""
    monkeypatch.setattr("treve.count.breaks.REPLICATES", 99)
    found = told(change, 0, 30, 12, np.random.default_rng(7))
    assert found["kind"] >= 0.9
    assert found["near"] >= 0.75
    assert found["wrong"] <= 0.25


def test_a_search_over_five_recorders_of_which_none_changes_calls_few_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("treve.count.breaks.REPLICATES", 99)
    assert told("nothing changes", 0, 24, 30, np.random.default_rng(8))["wrong"] <= 0.2
