"""How many incidents no register saw, from the overlaps of at least three: only as a grid over models and priors."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TotalPrior(StrEnum):
    """What is believed of the total N before seeing the registers.

    ONE_OVER_TOTAL    proportional to 1/N
    ONE_OVER_MISSING  proportional to 1/(N - n): the fewest missing are the likeliest
    INFORMATIVE       a negative binomial that the user states
    """

    ONE_OVER_TOTAL = "1/N"
    ONE_OVER_MISSING = "1/missing"
    INFORMATIVE = "informative"


@dataclass(frozen=True, slots=True)
class TotalEstimate:
    """The total under one prior of cells and of the total, averaged over all decomposable models.

    weight       prior weight of each cell of the table of all registers
    bayes        E[1/N] / E[1/N²]: the estimate with the least expected relative squared error
    top_model    pairs of registers joined in the likeliest model; top_weight its share
    top_bayes, top_mode  the same figures under that model alone
    at_edge      True: the likeliest total is the least possible one, so the prior speaks and not the registers
    """

    weight: float
    prior: TotalPrior
    mean: float
    median: int
    mode: int
    low: int
    high: int
    bayes: float
    top_model: tuple[tuple[str, str], ...]
    top_weight: float
    top_bayes: float
    top_mode: int
    at_edge: bool


@dataclass(frozen=True, slots=True)
class MultipleSystems:
    """The whole grid; no cell of it is the answer alone.

    seen     incidents in at least one register
    chao     Chao's lower bound; None where nothing was seen by exactly two registers
    models   decomposable models averaged over
    most     largest number of missing incidents looked at
    prior_decides  True: the grid differs by more than half an interval, a mode stands at its edge, or totals above the
                   largest looked at are not unlikely
    """

    registers: tuple[str, ...]
    seen: int
    chao: float | None
    models: int
    most: int
    grid: tuple[TotalEstimate, ...]
    prior_decides: bool
