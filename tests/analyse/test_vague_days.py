"""Vague days are spread, never stacked."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.analyse.mixture import Mixture
from treve.analyse.vague_days import Spans, draw, expected, pooled, pooled_estimate, share_inside, stacked


def _spans(*rows: tuple[int, int, float]) -> Spans:
    first, last, weights = zip(*rows, strict=True)
    return Spans(np.array(first), np.array(last), np.array(weights, dtype=float))


@given(st.integers(-40, 40), st.integers(0, 60), st.integers(1, 30))
def test_the_share_inside_is_counted_day_by_day(first: int, more: int, days: int) -> None:
    found = share_inside(_spans((first, first + more, 1.0)), days)[0]
    possible = range(first, first + more + 1)
    assert found == pytest.approx(sum(0 <= day < days for day in possible) / len(possible))


def test_stacked_and_expected_differ_by_what_lies_elsewhere() -> None:
    spans = _spans((0, 360, 1000.0), (2, 3, 10.0), (6, 9, 8.0))
    assert stacked(spans, 7) == 1018
    assert expected(spans, 7) == pytest.approx(1000 * 7 / 361 + 10 + 8 / 4)
    assert expected(spans, 7, 31) == pytest.approx(1000 * 7 / 361)


@pytest.mark.parametrize("daily", [None, np.array([0.0, 0, 40, 0, 0])])
def test_each_draw_keeps_every_incident_that_must_lie_inside(daily: np.ndarray | None) -> None:
    spans = _spans((1, 3, 5.0), (2, 2, 7.0), (-10, -6, 100.0))
    generator = np.random.default_rng(1)
    draws = [draw(spans, 5, generator, daily) for _ in range(300)]
    assert all(one.sum() == 12 for one in draws)
    assert all(one[2] >= 7 for one in draws)
    share = np.mean([one[2] == 12 for one in draws])
    assert share == pytest.approx(1 / 3 if daily is None else 40.5 / 41.5, abs=0.08)


def test_pooling_adds_the_variance_between_imputations() -> None:
    centre, variance = pooled_estimate(np.array([1.0, 2.0, 3.0]), np.array([0.5, 0.5, 0.5]))
    assert centre == 2.0
    assert variance == pytest.approx(0.5 + 4 / 3)


def test_pooled_posteriors_weigh_alike() -> None:
    one, other = (Mixture(np.array([1.0]), np.array([mean]), np.array([0.1])) for mean in (-1.0, 1.0))
    assert pooled([one, other]).share_below(0.0) == pytest.approx(0.5)
