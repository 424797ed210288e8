"""Reinsurance triangle: values of chainladder 0.10.1, Mack's variance rule."""

from __future__ import annotations

import numpy as np
import pytest

from tests.reference.tables import Tables
from treve.analyse.chain_ladder import chain_ladder


def test_factors_outstanding_and_errors_of_the_reinsurance_triangle(tables: Tables) -> None:
    expect = tables.values["raa_chainladder"]
    triangle = np.full((10, 10), np.nan)
    for row in tables.rows("raa_triangle.csv"):
        triangle[int(row["origin"]), int(row["development"])] = float(row["cumulative"])
    found = chain_ladder(triangle)
    assert found.factors == pytest.approx(expect["factors"], abs=5e-7)
    assert found.outstanding == pytest.approx(expect["ibnr"], rel=1e-6)
    assert found.total == pytest.approx(expect["ultimate"], rel=1e-6)
    assert found.total_error == pytest.approx(expect["mack_total_se_sigma_mack"], rel=1e-6)
    latest = np.array([triangle[origin, 9 - origin] for origin in range(10)])
    assert np.array(found.ultimate) - latest == pytest.approx(expect["ibnr_by_origin"], abs=0.005)
    assert found.error == pytest.approx(expect["mack_se_by_origin"], abs=0.05)
