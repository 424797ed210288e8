"""Forecasts made again at each past week."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from treve.analyse.backtest import METHODS, backtest, winners
from treve.errors import BadValue
from treve.model.forecast import Backtest, Difference
from treve.model.refusal import Missing, Refusal

FIRST = dt.date(2016, 1, 1)


def _weekly(weeks: int = 100) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    return np.random.default_rng(1).negative_binomial(0.5, 0.5 / 8.5, (weeks, 4)).astype(np.float64)


@pytest.mark.parametrize("name", METHODS)
def test_no_method_sees_what_comes_after(name: str) -> None:
    weekly = _weekly()
    ahead = weekly.copy()
    ahead[70:] = 1000
    one, other = (METHODS[name](panel[:70], 20, np.random.default_rng(1)) for panel in (weekly, ahead))
    assert (one == other).all()


def test_a_longer_memory_wins_where_weeks_are_independent_and_the_last_value_loses() -> None:
    found = backtest(list("abcd"), _weekly(140), FIRST, np.random.default_rng(2), (1, 2))
    assert isinstance(found, Backtest)
    by_name = {(one.method, one.horizon): one for one in found.scores}
    assert by_name["ewma_nb", 1].crps < by_name["last_value", 1].crps
    assert by_name["ewma_nb", 1].covered == pytest.approx(0.9, abs=0.06)
    assert "last_52_weeks" in found.winners
    assert "last_value" not in found.winners
    assert found.shipped == "ewma_nb"
    assert set(found.reliability) == {1, 2}


def test_a_winner_beats_the_shipped_method_in_both_scores_at_every_horizon() -> None:
    def difference(method: str, horizon: int, high: float) -> Difference:
        return Difference(method, horizon, (-1, -2, -0.5), (-0.1, -0.2, high))

    told = [
        difference("good", 1, -0.1),
        difference("good", 2, -0.1),
        difference("mixed", 1, -0.1),
        difference("mixed", 2, 0.1),
    ]
    assert winners(told) == ("good",)


def test_too_few_weeks_are_refused_and_missing_counts_named() -> None:
    rng = np.random.default_rng(1)
    found = backtest(["a"], np.ones((87, 1)), FIRST, rng, (1, 2))
    assert found == Refusal(Missing.TOO_FEW_WEEKS, {"weeks": 87, "needed": 88})
    assert backtest(["a"], np.zeros((120, 1)), FIRST, rng, (1,)) == Refusal(Missing.NOTHING_COUNTED)
    with pytest.raises(BadValue):
        backtest(["a"], np.full((120, 1), np.nan), FIRST, rng)
