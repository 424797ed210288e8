"""A small dose of the calibration; the whole of it is benchmarks/calibration, its table docs/calibration.md."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from benchmarks.calibration import measures
from benchmarks.calibration.__main__ import KINDS, simulate
from benchmarks.calibration.page import PAGE, RESULTS, page
from benchmarks.calibration.simulated import ROWS, declared_on_a_spike, latent


def test_a_simulation_comes_out_the_same_whenever_it_is_run() -> None:
    assert simulate(("AR .8, sd .5", 7)) == simulate(("AR .8, sd .5", 7))
    assert simulate(("AR .8, sd .5", 7)) != simulate(("AR .8, sd .5", 8))


def test_the_interval_holds_the_truth_in_most_series() -> None:
    row = next(one for one in ROWS if one.name == "AR .7, sd .5")
    covered = [measures.coverage(row, np.random.default_rng(seed))["covered"] for seed in range(60)]
    assert np.mean(covered) >= 0.88


def test_a_latent_process_has_the_spread_and_the_memory_asked_for() -> None:
    process = latent(200_000, 0.8, 0.5, np.random.default_rng(1))
    assert process.std() == pytest.approx(0.5, abs=0.02)
    assert np.corrcoef(process[:-1], process[1:])[0, 1] == pytest.approx(0.8, abs=0.01)


def test_a_truce_is_declared_when_the_fortnight_comes_to_top_its_percentile() -> None:
    found = declared_on_a_spike(np.random.default_rng(3))
    assert found is not None
    daily, begins = found
    fortnight = np.convolve(daily, np.ones(14), "valid")
    limit = np.quantile(fortnight, 0.9)
    assert daily[begins - 14 : begins].sum() > limit >= daily[begins - 15 : begins - 1].sum()


def test_the_page_is_what_the_results_say() -> None:
    results = json.loads(RESULTS.read_text(encoding="utf-8"))
    assert set(results) == set(KINDS)
    assert PAGE.read_text(encoding="utf-8") == page(results)


def test_a_missed_goal_is_said() -> None:
    results = json.loads(Path(RESULTS).read_text(encoding="utf-8"))
    results["AR .8, sd .5"]["covered"] = [0.0] * len(results["AR .8, sd .5"]["covered"])
    assert "**missed**" in page(results)
