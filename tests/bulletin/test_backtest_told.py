"""The backtest as tables."""

from __future__ import annotations

from treve.bulletin.backtest_told import backtest_told

SCORE = {
    "method": "ewma_nb",
    "horizon": 1,
    "crps": 8.0612,
    "log_score": 1.3,
    "brier": 0.0818,
    "covered": 0.94,
    "precision": 0.15,
    "false_alarms": 0.36,
    "lead_weeks": None,
}
FOUND = {
    "measure": "deaths_best",
    "places": ["a"],
    "weeks": 204,
    "first_week": "2016-01-01",
    "first_origin": 60,
    "trained_on": "final figures",
    "shipped": "ewma_nb",
    "scores": [SCORE],
    "differences": [{"method": "last_value", "horizon": 1, "crps": [1.0, 0.5, 1.5], "brier": [0.1, 0.0, 0.2]}],
    "reliability": {"1": [{"mean": 0.12, "came": 0.1, "forecasts": 380}]},
    "winners": [],
}


def test_scores_differences_and_reliability_stand_in_lines() -> None:
    told = backtest_told(FOUND)
    assert "8.061" in told
    assert "CRPS +1.000 (+0.500 to +1.500)" in told
    assert "12 % → 10 % (380)" in told
    assert told.endswith("Nothing beats ewma_nb: it stays.")
    assert backtest_told({**FOUND, "winners": ["new"]}).endswith("Beats ewma_nb everywhere: new.")


def test_a_refusal_is_its_sentence() -> None:
    assert backtest_told({"refused": {"missing": "nothing_counted", "values": {}}}).startswith("No answer")
