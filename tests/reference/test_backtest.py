"""Syria, 204 weeks and 14 governorates: scores of the table early_warning_syria, ensembles of 200 members."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
from pathlib import Path

import numpy as np
import pytest

from tests.reference.tables import Tables
from treve.analyse.backtest import backtest
from treve.model.forecast import Backtest

WEEKS, FIRST = 204, dt.date(2016, 1, 1)


def _panel(path: Path) -> tuple[list[str], np.ndarray[tuple[int, int], np.dtype[np.float64]]]:
    sums: dict[tuple[int, str], float] = {}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["type_of_violence"] == "1" and int(row["date_prec"]) <= 2 and row["adm_1"]:
                week = (dt.date.fromisoformat(row["date_start"][:10]) - FIRST).days // 7
                sums[week, row["adm_1"]] = sums.get((week, row["adm_1"]), 0.0) + float(row["best"])
    places = sorted({place for _, place in sums})
    return places, np.array([[sums.get((week, place), 0.0) for place in places] for week in range(WEEKS)])


def test_scores_of_the_baselines_and_of_the_shipped_method(shared_data: Path, tables: Tables) -> None:
    expect = tables.values["early_warning_syria"]
    places, weekly = _panel(shared_data / "ucdp_ged_syria_2016_2019.csv.gz")
    assert weekly.shape == (204, 14)
    assert (weekly == 0).mean() == pytest.approx(expect["share_zero"], abs=5e-4)
    assert weekly.mean() == pytest.approx(expect["mean"], abs=5e-3)
    found = backtest(places, weekly, FIRST, np.random.default_rng(1), tuple(expect["horizons"]))
    assert isinstance(found, Backtest)
    assert found.base_rate == pytest.approx(expect["base_rate"], abs=5e-4)
    # Ensembles of 200 drawn anew differ by about 0.03 (standard deviation over seeds); so do those of the table.
    tolerance = expect["tol_crps"] + 0.05
    by_name = {(one.method, one.horizon): one for one in found.scores}
    for method, values in expect["crps"].items():
        for horizon, value in zip(expect["horizons"], values, strict=True):
            assert by_name[method, horizon].crps == pytest.approx(value, abs=tolerance), (method, horizon)
    for method, values in expect["brier_escalation"].items():
        for horizon, value in zip(expect["horizons"], values, strict=True):
            assert by_name[method, horizon].brier == pytest.approx(value, abs=0.0015), (method, horizon)
    for horizon, value in zip(expect["horizons"], expect["ewma_nb_cover90"], strict=True):
        assert by_name["ewma_nb", horizon].covered == pytest.approx(value, abs=0.011)
    assert found.shipped == "ewma_nb"
    assert found.winners == ()
