"""Madigan and York 1997: spina bifida (printed in the paper) and five lists (documentation of R package dga)."""

from __future__ import annotations

import numpy as np
import pytest

from tests.reference.tables import Tables
from treve.analyse.multiple_systems import Overlaps, multiple_systems
from treve.model.multiple_systems import MultipleSystems, TotalEstimate, TotalPrior


def _overlaps(tables: Tables, name: str) -> Overlaps:
    rows = tables.rows(name)
    lists = tuple(column for column in rows[0] if column != "count")
    held = np.array([[row[one] == "1" for one in lists] for row in rows])
    return Overlaps(lists, held, np.array([int(row["count"]) for row in rows]))


def _cell(found: MultipleSystems, weight: float, prior: TotalPrior) -> TotalEstimate:
    return next(one for one in found.grid if one.weight == weight and one.prior is prior)


def test_the_spina_bifida_lists_and_their_trap(tables: Tables) -> None:
    expect = tables.values["spina_bifida_bma"]
    found = multiple_systems(_overlaps(tables, expect["file"]), expect["missing_range"][1], (13.14, 55.17))
    assert isinstance(found, MultipleSystems)
    assert (found.seen, found.models) == (expect["n"], expect["graphs"])
    assert found.chao == pytest.approx(expect["chao"], abs=1e-4)
    paper = _cell(found, 1.0, TotalPrior.INFORMATIVE)
    assert paper.top_weight == pytest.approx(expect["top_model_prob"], abs=0.005)
    assert (round(paper.top_bayes), paper.top_mode) == (expect["top_bayes"], expect["top_mode"])
    assert (round(paper.bayes), paper.mode) == (expect["bma_bayes"], expect["bma_mode"])
    assert [paper.low, paper.high] == expect["bma_ci95"]
    # The table of priors was computed over a wider range of missing incidents than the paper's.
    wide = multiple_systems(_overlaps(tables, expect["file"]))
    assert isinstance(wide, MultipleSystems)
    for prior in (TotalPrior.ONE_OVER_TOTAL, TotalPrior.ONE_OVER_MISSING):
        for weight, told in expect["sensitivity"][f"prior {prior.value}"].items():
            cell = _cell(wide, float(weight), prior)
            assert [cell.median, cell.low, cell.high, cell.mode] == [told["median"], *told["ci95"], told["mode"]]
    assert wide.prior_decides


def test_five_lists(tables: Tables) -> None:
    expect = tables.values["five_lists_bma"]
    found = multiple_systems(_overlaps(tables, expect["file"]), expect["missing_range"][1])
    assert isinstance(found, MultipleSystems)
    assert (found.seen, found.models) == (expect["n"], expect["graphs"])
    for prior, told in (
        (TotalPrior.ONE_OVER_MISSING, expect),
        (TotalPrior.ONE_OVER_TOTAL, expect["with_prior_1_over_N"]),
    ):
        cell = _cell(found, 0.5, prior)
        assert cell.mean == pytest.approx(told["mean"], abs=0.005)
        assert [cell.mode, cell.low, cell.high] == [told["mode"], *told["ci95"]]
