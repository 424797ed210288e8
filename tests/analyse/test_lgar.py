"""The banded code for all grid points at once gives what dense matrices give for one after the other."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analyse.dense_laplace import laplace, points
from treve.analyse import lgar
from treve.errors import BadValue

SMALL = lgar.Grid(phi=(0.0, 0.8), sd=(0.2, 0.75), walk=(0.05, 0.2), size=(0.7, 8.0))


def _series(seed: int, days: int = 24) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    generator = np.random.default_rng(seed)
    return generator.poisson(np.exp(1.2 + 0.4 * np.cumsum(generator.standard_normal(days)) / 3)).astype(float)


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("masked", [(), (10, 11, 15)])
def test_every_grid_point_is_what_dense_matrices_give(seed: int, masked: tuple[int, ...]) -> None:
    y = _series(seed)
    step = (np.arange(y.size) >= 14).astype(float)
    seen = np.ones(y.size)
    seen[list(masked)] = 0
    exposure = np.where(np.arange(y.size) % 5 == 0, 0.5, 1.2)
    found = lgar.fit(y, step, watched=seen > 0, exposure=exposure, grid=SMALL)
    expected = [
        laplace(np.where(seen > 0, y, 0.0), step, seen, np.where(seen > 0, np.log(exposure), 0.0), phi, sd, size)
        for phi, sd, size, _ in points(SMALL)
    ]
    log_weight = np.array([one[0] for one in expected]) + np.array([prior for *_, prior in points(SMALL)])
    weight = np.exp(log_weight - log_weight.max())
    np.testing.assert_allclose(found.effect.weights, weight / weight.sum(), rtol=1e-6, atol=1e-10)
    np.testing.assert_allclose(found.effect.means, [one[1] for one in expected], atol=1e-6)
    np.testing.assert_allclose(found.effect.deviations**2, [one[2] for one in expected], rtol=1e-6)


def test_the_default_grid_has_280_points() -> None:
    found = lgar.fit(_series(3), (np.arange(24) >= 14).astype(float))
    assert found.effect.weights.size == 280
    assert found.effect.weights.sum() == pytest.approx(1)
    assert 0 <= found.walk_weight <= 1


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 400), min_size=12, max_size=30).filter(any))
def test_any_series_gives_finite_numbers(counts: list[int]) -> None:
    y = np.array(counts, dtype=float)
    effect = lgar.fit(y, (np.arange(y.size) >= y.size // 2).astype(float), grid=SMALL).effect
    assert np.all(np.isfinite(effect.means))
    assert np.all(effect.deviations > 0)
    low, high = effect.quantile(0.025), effect.quantile(0.975)
    assert low < high


def test_what_stands_on_a_masked_day_does_not_matter() -> None:
    y = _series(4)
    step = (np.arange(y.size) >= 14).astype(float)
    watched = np.arange(y.size) != 9
    other = y.copy()
    other[9] = np.nan
    first, second = (lgar.fit(one, step, watched=watched, grid=SMALL).effect.quantile(0.5) for one in (y, other))
    assert first == second


def test_twice_the_effort_is_half_the_rate() -> None:
    y = _series(5)
    step = (np.arange(y.size) >= 14).astype(float)
    plain = lgar.fit(y, step, grid=SMALL).effect.quantile(0.5)
    watched = lgar.fit(y, step, exposure=np.exp(np.log(2) * step), grid=SMALL).effect.quantile(0.5)
    # The prior of the effect is wide, not flat: the shift is ln 2 but for that.
    assert plain - watched == pytest.approx(np.log(2), abs=0.05)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"counts": np.array([1.0, -1.0, 2.0, 3.0])}, "counts from 0"),
        ({"counts": np.array([1.0, np.nan, 2.0, 3.0])}, "counts from 0"),
        ({"counts": np.array([1.0, 2.0])}, "one length"),
        ({"step": np.zeros(4)}, "a watched day before"),
        ({"watched": np.array([False, False, True, True])}, "a watched day before"),
        ({"exposure": np.array([1.0, 0.0, 1.0, 1.0])}, "more than 0"),
    ],
)
def test_input_that_cannot_be_fitted_is_refused(change: dict[str, object], said: str) -> None:
    given = {"counts": np.ones(4), "step": np.array([0.0, 0.0, 1.0, 1.0])} | change
    with pytest.raises(BadValue, match=said):
        lgar.fit(given.pop("counts"), given.pop("step"), **given)  # type: ignore[arg-type]
