"""Is there a cluster anywhere?"""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treve.analyse.hotspots import (
    Search,
    conditional_score,
    daily_size,
    estimated_maps,
    expectation_score,
    hotspots,
    negative_binomial_maps,
)
from treve.errors import BadValue
from treve.model.hotspots import Hotspots
from treve.model.refusal import Missing, Refusal

NAMES = list("abcdef")


def _strongest(
    counts: np.ndarray[tuple[int, int], np.dtype[np.int64]],
    expected: np.ndarray[tuple[int, int], np.dtype[np.float64]],
    points: np.ndarray[tuple[int, int], np.dtype[np.float64]],
    share: float,
) -> float:
    """The strongest window, by trying every one in plain Python."""
    best = 0.0
    days, areas = counts.shape
    for centre in range(areas):
        near = sorted(
            range(areas),
            key=lambda other: (other != centre, float(((points[centre] - points[other]) ** 2).sum()), other),
        )
        for radius in range(1, areas + 1):
            if radius > 1 and expected[:, near[:radius]].sum() > share * expected.sum() + 1e-9:
                break
            for last in range(1, days + 1):
                count, base = counts[-last:, near[:radius]].sum(), expected[-last:, near[:radius]].sum()
                if count > base:
                    best = max(best, count * math.log(count / base) - (count - base))
    return best


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([0.3, 0.5, 1.0]))
def test_the_strongest_window_is_the_one_that_trying_all_finds(seed: int, share: float) -> None:
    rng = np.random.default_rng(seed)
    expected = rng.uniform(0.2, 2, (7, 6))
    counts = rng.poisson(expected * 1.3)
    points = rng.normal(size=(6, 2))
    counts[-1, 0] += 1
    found = hotspots(
        Search(NAMES, points, counts, expected), expectation_score, negative_binomial_maps(expected, 2.0), rng, share, 1
    )
    assert isinstance(found, Hotspots)
    assert (found.clusters[0].score if found.clusters else 0.0) == pytest.approx(
        _strongest(counts, expected, points, share)
    )


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6))
def test_skipping_windows_changes_no_p_value(seed: int) -> None:
    rng = np.random.default_rng(seed)
    expected = rng.uniform(0.2, 2, (9, 6))
    counts, points = rng.poisson(expected), rng.normal(size=(6, 2))
    counts[-1, 0] += 3
    drawn = rng.poisson(expected, (19, *expected.shape))
    found = hotspots(
        Search(NAMES, points, counts, expected), expectation_score, lambda _, maps: drawn[:maps], rng, 0.5, 19
    )
    assert isinstance(found, Hotspots)
    strongest = [_strongest(one, expected, points, 0.5) for one in drawn]
    for cluster in found.clusters:
        beaten = sum(one >= cluster.score * (1 - 1e-12) for one in strongest)
        assert cluster.p_value == pytest.approx((1 + beaten) / 20)


def test_clusters_do_not_overlap_and_come_by_strength() -> None:
    rng = np.random.default_rng(1)
    points = np.array([[0.0, 0], [1, 0], [2, 0], [10, 0], [11, 0], [12, 0]])
    expected = np.ones((7, 6))
    counts = np.ones((7, 6), dtype=np.int64)
    counts[-2:, :2] = 6
    counts[-1, 3] = 7
    found = hotspots(
        Search(NAMES, points, counts, expected), expectation_score, negative_binomial_maps(expected, None), rng
    )
    assert isinstance(found, Hotspots)
    first, second = found.clusters[:2]
    assert set(first.areas) == {"a", "b"}
    assert (first.days, first.observed, first.expected) == (2, 24, 4)
    assert (second.areas, second.days) == (("d",), 1)
    assert first.p_value == pytest.approx(0.001)
    assert first.every_days == pytest.approx(1000)


def test_p_values_are_uniform_under_the_null() -> None:
    rng = np.random.default_rng(3)
    expected = rng.uniform(0.3, 2, (5, 12))
    points = rng.normal(size=(12, 2))
    draw = negative_binomial_maps(expected, 1.5)
    low = 0
    for _ in range(120):
        found = hotspots(
            Search([str(one) for one in range(12)], points, draw(rng, 1)[0], expected),
            expectation_score,
            draw,
            rng,
            maps=99,
        )
        assert isinstance(found, Hotspots)
        low += bool(found.clusters) and found.clusters[0].p_value <= 0.25
    # Binomial(120, 1/4): four standard deviations.
    assert 11 < low < 49


def test_the_size_of_the_days_before_is_found_again() -> None:
    rng = np.random.default_rng(1)
    assert daily_size(rng.negative_binomial(1.5, 1.5 / 5.5, (800, 10))) == pytest.approx(1.5, rel=0.1)
    assert daily_size(np.full((30, 4), 2)) is None


def test_the_conditional_score_of_everything_inside() -> None:
    assert conditional_score(10.0)(np.array([10.0]), np.array([5.0]))[0] == pytest.approx(10 * math.log(2))


def test_what_cannot_be_searched_is_refused() -> None:
    rng = np.random.default_rng(1)
    two = Search(["a", "b"], np.zeros((2, 2)), np.ones((1, 2), dtype=np.int64), np.ones((1, 2)))
    draw = negative_binomial_maps(two.expected, None)
    assert isinstance(hotspots(two, expectation_score, draw, rng), Refusal)
    none = Search(list("abc"), np.zeros((3, 2)), np.zeros((1, 3), dtype=np.int64), np.ones((1, 3)))
    assert hotspots(none, expectation_score, draw, rng) == Refusal(Missing.NOTHING_COUNTED)
    with pytest.raises(BadValue):
        hotspots(Search(list("abc"), np.full((3, 2), np.nan), none.counts, none.expected), expectation_score, draw, rng)


@pytest.mark.parametrize("size", [None, 1.5])
def test_a_cluster_of_chance_is_as_rare_as_said_where_rates_are_known_only_from_the_days_before(
    size: float | None,
) -> None:
    """Twenty areas whose rates do not change: with the rates before taken for sure, one search in six is below 5 %."""
    rng = np.random.default_rng(5)
    below = 0
    for _ in range(60):
        rates = np.tile(rng.gamma(1.0, 0.5, 20), (88, 1))
        counts = rng.poisson(rates) if size is None else rng.negative_binomial(size, size / (size + rates))
        before, last = counts[:60], counts[60:]
        expected = np.tile(np.maximum(before.sum(axis=0), 0.5) / 60, (28, 1))
        search = Search([str(one) for one in range(20)], rng.normal(size=(20, 2)), last, expected)
        maps = estimated_maps(before, 28, daily_size(before))
        found = hotspots(search, expectation_score, maps, rng, maps=111)
        assert isinstance(found, Hotspots)
        below += found.clusters[0].p_value <= 0.05
    assert below <= 7


def test_drawn_rates_vary_around_those_before() -> None:
    before = np.tile([[3, 1, 0]], (60, 1))
    drawn = estimated_maps(before, 30, None)(np.random.default_rng(1), 4000).sum(axis=1)
    assert drawn.mean(axis=0) == pytest.approx([90.25, 30.25, 0.25], rel=0.05, abs=0.05)
    # Poisson counts of a rate known from 180.5 in 60 days: mean + mean² / 180.5.
    assert drawn.var(axis=0)[0] == pytest.approx(90 + 90**2 / 180, rel=0.1)
