"""Differences of two posteriors, and the tipping point."""

from __future__ import annotations

import math

import numpy as np
import pytest

from treve.analyse.difference import difference, rate_ratio, tipping_point
from treve.analyse.mixture import Mixture
from treve.errors import BadValue


def _normal(mean: float, deviation: float) -> Mixture:
    return Mixture(np.array([1.0]), np.array([mean]), np.array([deviation]))


def test_a_ratio_has_the_quantiles_of_its_logarithm() -> None:
    found = rate_ratio(_normal(math.log(0.5), 0.3))
    assert found.median == pytest.approx(0.5)
    assert found.high == pytest.approx(0.5 * math.exp(1.959964 * 0.3), rel=1e-5)
    assert found.low < found.low50 < found.median < found.high50 < found.high
    assert found.p_fall > found.p_fall_quarter


def test_the_difference_of_normals_is_normal() -> None:
    found = difference(_normal(-0.6, 0.3), _normal(0.1, 0.4), np.random.default_rng(1), 400_000)
    assert found.median == pytest.approx(math.exp(-0.7), abs=0.005)
    assert found.high == pytest.approx(math.exp(-0.7 + 1.959964 * 0.5), rel=0.01)
    assert found.p_lower == pytest.approx(0.919, abs=0.003)


def test_reporting_must_fall_to_the_ratio_for_a_fall_to_be_an_artefact() -> None:
    found = tipping_point(rate_ratio(_normal(math.log(0.57), 0.1)))
    assert found.median == pytest.approx(0.57)
    assert found.upper == pytest.approx(0.57 * math.exp(0.196), rel=1e-3)
    assert tipping_point(rate_ratio(_normal(math.log(0.8), 0.5))).upper is None
    with pytest.raises(BadValue, match="median below 1"):
        tipping_point(rate_ratio(_normal(0.2, 0.1)))
