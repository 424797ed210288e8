"""New York leukaemia, 281 tracts: clusters of SaTScan 9.6, and of the expectation-based score by an independent implementation."""

from __future__ import annotations

import numpy as np
import pytest

from tests.reference.tables import Tables
from treve.analyse.hotspots import (
    Search,
    conditional_score,
    expectation_score,
    hotspots,
    multinomial_maps,
    negative_binomial_maps,
)
from treve.model.hotspots import Hotspots

TABLE = "ny_leukemia_281_tracts.csv"


@pytest.fixture(scope="module")
def search(tables: Tables) -> Search:
    cases = np.floor(np.array(tables.numbers(TABLE, "cases"))).astype(np.int64)
    population = np.array(tables.numbers(TABLE, "population"))
    points = np.column_stack([tables.numbers(TABLE, "longitude"), tables.numbers(TABLE, "latitude")])
    expected = population * cases.sum() / population.sum()
    return Search([str(number) for number in range(1, 282)], points, cases[None], expected[None])


@pytest.mark.parametrize(("key", "share"), [("scan_ny_poisson_ub50", 0.5), ("scan_ny_poisson_ub10", 0.1)])
def test_the_clusters_of_the_conditional_score(tables: Tables, search: Search, key: str, share: float) -> None:
    expect = tables.values[key]
    total = int(search.counts.sum())
    found = hotspots(
        search, conditional_score(total), multinomial_maps(search.expected, total), np.random.default_rng(1), share
    )
    assert isinstance(found, Hotspots)
    assert [one.score for one in found.clusters] == pytest.approx(expect["llr"], abs=1e-6)
    assert [one.observed for one in found.clusters] == expect["cases"]
    for one, p_value in zip(found.clusters, expect["satscan_p"], strict=True):
        if p_value is not None:
            # Four standard deviations of a share among the maps drawn, and the smallest share there can be.
            assert one.p_value == pytest.approx(
                p_value, abs=4 * (p_value * (1 - p_value) / one.maps) ** 0.5 + 1 / (one.maps + 1)
            )
    if share == 0.5:
        assert [round(one.expected, 2) for one in found.clusters] == expect["expected"]
        assert len(found.clusters[0].areas) == expect["tracts_in_first_cluster"]


def test_the_cluster_of_the_expectation_based_score(tables: Tables, search: Search) -> None:
    expect = tables.values["scan_ny_expectation_based"]
    draw = negative_binomial_maps(search.expected, None)
    found = hotspots(search, expectation_score, draw, np.random.default_rng(1), maps=19)
    assert isinstance(found, Hotspots)
    first = found.clusters[0]
    assert first.score == pytest.approx(expect["max_score"], abs=1e-6)
    assert first.expected == pytest.approx(expect["expected"], abs=1e-6)
    assert (first.observed, len(first.areas)) == (expect["cases"], expect["tracts"])
