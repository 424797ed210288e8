"""`treve backtest` as a stranger would use it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.commands.inside import treve

COUNTS = Path(__file__).parents[2] / "examples" / "counts" / "syria_daily_by_front.csv"


def test_the_example_is_scored_as_text_and_as_json() -> None:
    told = treve("backtest", "--counts", str(COUNTS))
    assert told.returncode == 0
    assert "ewma_nb" in told.stdout
    found = json.loads(treve("backtest", "--counts", str(COUNTS), "--json").stdout)
    assert found["weeks"] == 156


def test_wrong_usage_and_missing_files_end_with_2() -> None:
    for words in (
        ["backtest"],
        ["backtest", "--counts", "none.csv"],
        ["backtest", "--counts", str(COUNTS), "--measure", "x"],
    ):
        assert treve(*words).returncode == 2
