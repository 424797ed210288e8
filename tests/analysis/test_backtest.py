"""The backtest of a run and of a table of counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from treve.analysis.backtest import backtest_counts, backtest_run
from treve.errors import BadFile
from treve.model.daily_counts import Measure
from treve.run_folder import RunFolder

COUNTS = Path(__file__).parents[2] / "examples" / "counts" / "syria_daily_by_front.csv"


def test_the_fronts_of_the_example_are_forecast_at_each_past_week() -> None:
    found = backtest_counts(COUNTS, Measure.DEATHS_BEST)
    assert len(found["places"]) == 6
    assert found["data_end"] == "2018-12-31"
    assert {one["method"] for one in found["scores"]} >= {"ewma_nb", "all_zero", "last_52_weeks"}
    assert found["shipped"] == "ewma_nb"
    assert found["measure"] == "deaths_best"


def test_a_short_run_is_refused(late_run: RunFolder) -> None:
    assert backtest_run(late_run.folder, Measure.EVENTS)["refused"]["missing"] == "too_few_weeks"


def test_figures_that_nobody_states_are_refused_and_files_that_are_not_there_named(tmp_path: Path) -> None:
    path = tmp_path / "counts.csv"
    path.write_text("day,events\n2017-01-01,3\n", encoding="utf-8")
    assert backtest_counts(path, Measure.DEATHS_BEST)["refused"]["missing"] == "not_stated_everywhere"
    with pytest.raises(BadFile):
        backtest_counts(tmp_path / "none.csv", Measure.EVENTS)
