"""Lung cancer: values of R survival 3.5-3. Ten truces worked by hand: cumulative incidence."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from tests.reference.tables import Tables
from treve.analyse.survival import Lives, cumulative_incidence, kaplan_meier, log_rank, median_days


def _lives(days: list[float], cause: list[int]) -> Lives:
    zeros = np.zeros(len(days), dtype=np.int64)
    return Lives(np.array(days, dtype=np.int64), np.array(cause), zeros, np.arange(len(days)))


def test_kaplan_meier_and_log_rank_of_the_lung_data(tables: Tables) -> None:
    expect = tables.values["lung_km"]
    rows = tables.rows("lung.csv")
    lives = _lives([float(row["time"]) for row in rows], [int(row["status"]) - 1 for row in rows])
    curve = kaplan_meier(lives)
    assert median_days(curve) == (expect["median"], *expect["ci"])
    for day in (90, 180, 365):
        step = curve.at(day)
        assert step is not None
        assert step.share == pytest.approx(expect[f"S{day}"], abs=5e-5)
    assert log_rank(lives, np.array([int(row["sex"]) for row in rows])) == pytest.approx(
        expect["logrank_sex"], abs=1e-6
    )


def test_cumulative_incidence_of_ten_truces(tables: Tables) -> None:
    expect = tables.values["cif_hand_example"]
    rows = tables.rows("cif_hand_example.csv")
    causes = {"censored": 0, "collapse": 1, "expiry": 2}
    lives = _lives([float(row["days"]) for row in rows], [causes[row["outcome"]] for row in rows])
    rng = np.random.default_rng(1)
    curves = {name: cumulative_incidence(lives, causes[name], rng, draws=20) for name in ("collapse", "expiry")}
    survival = kaplan_meier(lives)
    for place, day in enumerate(expect["days"]):
        shares = []
        for curve, key in (
            (curves["collapse"], "cif_collapse"),
            (curves["expiry"], "cif_expiry"),
            (survival, "survival"),
        ):
            step = curve.at(day)
            assert step is not None
            assert step.share == pytest.approx(float(Fraction(expect[key][place])), abs=1e-12)
            shares.append(step.share)
        assert sum(shares) == pytest.approx(1, abs=1e-12)
    wrong = kaplan_meier(
        _lives([float(row["days"]) for row in rows], [int(row["outcome"] == "collapse") for row in rows])
    ).at(30)
    assert wrong is not None
    assert 1 - wrong.share == pytest.approx(float(Fraction(expect["wrong_one_minus_km_collapse_day30"])))
