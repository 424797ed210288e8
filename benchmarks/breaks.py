"""How often the search for breaks in a recorder's share calls one where nothing changed: python -m benchmarks.breaks

Weekly totals are negative binomial (mean 40, size 3); the share's logit is constant, or wanders with standard deviation 0.5 and
the stated correlation from week to week. Nominal rate 5 %.
"""

from __future__ import annotations

import math
import sys

import numpy as np
import numpy.typing as npt

from treve.count import breaks
from treve.count.breaks import share_break

NOMINAL = 0.05
WEEKS = (16, 30, 104)
WANDERING = ((0.0, 0.0), (0.5, 0.0), (0.5, 0.3), (0.5, 0.6))


def false_alarms(runs: int, weeks: int, spread: float, memory: float, rng: np.random.Generator) -> float:
    """Share of runs with a break at the nominal rate."""
    alarms = 0
    for _ in range(runs):
        total = rng.negative_binomial(3, 3 / 43, size=weeks)
        own = rng.binomial(total, 1 / (1 + np.exp(1 - spread * _wandering(weeks, memory, rng))))
        alarms += share_break(own, total, rng, NOMINAL)[2] <= NOMINAL
    return alarms / runs


def power(runs: int, weeks: int, factor: float, rng: np.random.Generator) -> float:
    """Share of runs in which a share of a quarter that changes by the factor in mid-series is found."""
    found = 0
    shares = np.where(np.arange(weeks) < weeks // 2, 0.25, 0.25 * factor)
    for _ in range(runs):
        total = rng.negative_binomial(3, 3 / 43, size=weeks)
        found += share_break(rng.binomial(total, shares), total, rng, NOMINAL)[2] <= NOMINAL
    return found / runs


def _wandering(weeks: int, memory: float, rng: np.random.Generator) -> npt.NDArray[np.float64]:
    steps = rng.normal(size=weeks)
    for week in range(1, weeks):
        steps[week] = memory * steps[week - 1] + math.sqrt(1 - memory**2) * steps[week]
    return steps


def main() -> None:
    """Print both tables; the argument is the number of runs."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    rng = np.random.default_rng(20170130)
    breaks.REPLICATES = 199  # enough for a nominal rate of 5 %
    print("weeks  spread  memory  false alarms at 5 %")
    for weeks in WEEKS:
        for spread, memory in WANDERING:
            print(f"{weeks:>5}  {spread:>6}  {memory:>6}  {false_alarms(runs, weeks, spread, memory, rng):.3f}")
    print("weeks  factor  found")
    for weeks in WEEKS:
        for factor in (0.8, 0.5, 0.25):
            print(f"{weeks:>5}  {factor:>6}  {power(runs, weeks, factor, rng):.3f}")


if __name__ == "__main__":
    main()
