"""The ladder: all combinations of its conditions, and its mirror."""

from __future__ import annotations

import itertools

import pytest

from treve.analyse.ladder import Evidence, verdict
from treve.model.effect import Condition, EffectVerdict, RateRatio


def _evidence(
    interval: bool, placebo: bool | None, grid: bool, others: bool | None, chance: bool, falling: bool
) -> Evidence:
    p_fall = 0.95 if chance else 0.8
    high = 0.9 if interval else 1.1
    ratio = RateRatio(0.6, 0.3, high, 0.5, 0.7, p_fall, 0.5)
    if not falling:
        ratio = RateRatio(1 / 0.6, 1 / high, 1 / 0.3, 1 / 0.7, 1 / 0.5, 1 - p_fall, 0.0)
    rank = None if placebo is None else 0.05 if placebo else 0.06
    lower = None if others is None else 0.90 if others else 0.89
    return Evidence(
        ratio=ratio,
        cells=[cell if falling else 1 / cell for cell in ((0.6, 0.9) if grid else (0.6, 1.0))],
        placebo_low=rank if falling else 0.9,
        placebo_high=0.9 if falling else rank,
        lower_than_others=lower if falling or lower is None else 1 - lower,
    )


@pytest.mark.parametrize("falling", [True, False])
@pytest.mark.parametrize(
    ("interval", "placebo", "grid", "others", "chance"),
    list(itertools.product([True, False], [True, False, None], [True, False], [True, False, None], [True, False])),
)
def test_every_combination(
    interval: bool, placebo: bool | None, grid: bool, others: bool | None, chance: bool, falling: bool
) -> None:
    found = verdict(_evidence(interval, placebo, grid, others, chance, falling))
    word = "fall" if falling else "rise"
    clear = [
        (interval, Condition.INTERVAL),
        (placebo, Condition.PLACEBO_UNKNOWN if placebo is None else Condition.PLACEBO),
        (grid, Condition.GRID),
        (others, Condition.OTHERS_UNKNOWN if others is None else Condition.OTHERS),
    ]
    failed = [name for holds, name in clear if not holds]
    if not failed:
        assert (found.verdict, found.failed_condition) == (EffectVerdict(f"clear_{word}"), None)
    elif chance and grid:
        assert (found.verdict, found.failed_condition) == (EffectVerdict(f"likely_{word}"), failed[0])
    else:
        expected = Condition.GRID if chance else Condition.CHANCE
        assert (found.verdict, found.failed_condition) == (EffectVerdict.UNCLEAR, expected)
