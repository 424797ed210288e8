"""The verdict ladder: from the numbers of one measure to one of five words, and the first condition that failed.

The rule is frozen; its thresholds are proposals that were set with the Syrian truces of 2016 to 2018 in view, so these cases
prove the code and not the rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from treve.model.effect import Condition, EffectVerdict, RateRatio, Ruling

PLACEBO_LIMIT = 0.05
DIFFERENCE_LIMIT = 0.90
LIKELY_LIMIT = 0.90


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the ladder looks at.

    ratio          the headline cell
    cells          medians of every cell of the grid of baselines and dropped windows
    placebo_low, placebo_high  share of placebo dates with a ratio as low, or as high; None: there is no truce-free date
    lower_than_others  probability that covered fronts changed by a lower factor than the others; None: there are no others
    """

    ratio: RateRatio
    cells: Sequence[float]
    placebo_low: float | None
    placebo_high: float | None
    lower_than_others: float | None


def verdict(found: Evidence) -> Ruling:
    """The rung reached, and the first condition that stood in the way of the next clearer one; None on the clear rungs.

    A check that could not be made counts as failed: a clear verdict needs all of them.
    """
    falling = found.ratio.p_fall >= 0.5
    failed = _first_failed(_conditions(found, falling))
    likely = _first_failed(_likely(found, falling))
    names = (
        (EffectVerdict.CLEAR_FALL, EffectVerdict.LIKELY_FALL)
        if falling
        else (EffectVerdict.CLEAR_RISE, EffectVerdict.LIKELY_RISE)
    )
    if failed is None:
        return Ruling(names[0], None)
    if likely is None:
        return Ruling(names[1], failed)
    return Ruling(EffectVerdict.UNCLEAR, likely)


def _conditions(found: Evidence, falling: bool) -> list[tuple[Condition, bool]]:
    limit = found.ratio.high < 1 if falling else found.ratio.low > 1
    rank = found.placebo_low if falling else found.placebo_high
    beyond = found.lower_than_others
    if beyond is not None and not falling:
        beyond = 1 - beyond
    return [
        (Condition.INTERVAL, limit),
        (Condition.PLACEBO_UNKNOWN if rank is None else Condition.PLACEBO, rank is not None and rank <= PLACEBO_LIMIT),
        (Condition.GRID, _all_on_one_side(found, falling)),
        (
            Condition.OTHERS_UNKNOWN if beyond is None else Condition.OTHERS,
            beyond is not None and beyond >= DIFFERENCE_LIMIT,
        ),
    ]


def _likely(found: Evidence, falling: bool) -> list[tuple[Condition, bool]]:
    chance = found.ratio.p_fall if falling else 1 - found.ratio.p_fall
    return [(Condition.CHANCE, chance >= LIKELY_LIMIT), (Condition.GRID, _all_on_one_side(found, falling))]


def _all_on_one_side(found: Evidence, falling: bool) -> bool:
    return all(cell < 1 if falling else cell > 1 for cell in found.cells)


def _first_failed(conditions: Sequence[tuple[Condition, bool]]) -> Condition | None:
    return next((name for name, holds in conditions if not holds), None)
