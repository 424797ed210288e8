"""How many incidents did no register see?"""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pytest

from treve.analyse.multiple_systems import Overlaps, multiple_systems
from treve.errors import BadValue
from treve.model.multiple_systems import MultipleSystems, TotalPrior
from treve.model.refusal import Missing, Refusal

CELLS = np.array([cell for cell in product((False, True), repeat=3) if any(cell)])
NAMES = ("police", "hospital", "press")


def _overlaps(counts: list[int]) -> Overlaps:
    return Overlaps(NAMES, CELLS, np.array(counts))


def test_independent_registers_are_seen_through() -> None:
    rng = np.random.default_rng(1)
    inside = 0
    for _ in range(20):
        held = rng.random((800, 3)) < [0.5, 0.4, 0.3]
        counts = [int((held == cell).all(axis=1).sum()) for cell in CELLS]
        found = multiple_systems(_overlaps(counts), most=1500)
        assert isinstance(found, MultipleSystems)
        headline = next(one for one in found.grid if one.weight == 1 and one.prior is TotalPrior.ONE_OVER_TOTAL)
        inside += headline.low <= 800 <= headline.high
    assert inside >= 17


def test_the_independence_model_alone_is_what_its_formula_gives() -> None:
    """Two registers' worth of a third that holds everything twice over: the sum over models, in plain Python."""
    counts = [5, 6, 7, 8, 9, 10, 11]
    found = multiple_systems(_overlaps(counts), most=40)
    assert isinstance(found, MultipleSystems)
    assert found.chao == pytest.approx(56 + (5 + 6 + 8) ** 2 / (2 * (7 + 9 + 10)))

    def table(kept: tuple[int, ...], missing: int) -> float:
        sums: dict[tuple[bool, ...], int] = {}
        for cell, count in [*zip(CELLS.tolist(), counts, strict=True), ([False] * 3, missing)]:
            key = tuple(cell[one] for one in kept)
            sums[key] = sums.get(key, 0) + count
        each = 2.0 ** (3 - len(kept))
        value = math.lgamma(8) - math.lgamma(sum(counts) + missing + 8)
        return value + sum(math.lgamma(one + each) - math.lgamma(each) for one in sums.values())

    def model(missing: int, plus: list[tuple[int, ...]], minus: list[tuple[int, ...]]) -> float:
        total = sum(counts) + missing
        ways = math.lgamma(total + 1) - math.lgamma(missing + 1) - math.log(total)
        return math.exp(
            ways + sum(table(one, missing) for one in plus) - sum(table(one, missing) for one in minus) + 150
        )

    models: list[tuple[list[tuple[int, ...]], list[tuple[int, ...]]]] = [
        ([(0,), (1,), (2,)], []),
        ([(0, 1), (2,)], []),
        ([(0, 2), (1,)], []),
        ([(1, 2), (0,)], []),
        ([(0, 1), (1, 2)], [(1,)]),
        ([(0, 1), (0, 2)], [(0,)]),
        ([(0, 2), (1, 2)], [(2,)]),
        ([(0, 1, 2)], []),
    ]
    chances = [sum(model(missing, *one) for one in models) for missing in range(1, 41)]
    mean = sum((56 + missing) * chance for missing, chance in enumerate(chances, 1)) / sum(chances)
    headline = next(one for one in found.grid if one.weight == 1 and one.prior is TotalPrior.ONE_OVER_TOTAL)
    assert headline.mean == pytest.approx(mean, rel=1e-9)


def test_registers_without_overlap_or_too_few_are_refused() -> None:
    lonely = multiple_systems(_overlaps([5, 6, 0, 8, 9, 10, 0]))
    assert lonely == Refusal(Missing.NO_OVERLAP, {"one": "hospital", "other": "press"})
    two = Overlaps(("a", "b"), np.array([[True, False], [True, True]]), np.array([3, 4]))
    assert multiple_systems(two) == Refusal(Missing.TOO_FEW_REGISTERS, {"registers": 2, "needed": 3})


def test_a_cell_given_twice_or_in_no_register_is_named() -> None:
    with pytest.raises(BadValue):
        multiple_systems(Overlaps(NAMES, np.array([[True, False, False]] * 2), np.array([1, 2])))
    with pytest.raises(BadValue):
        multiple_systems(Overlaps(NAMES, np.array([[False] * 3]), np.array([1])))


@pytest.mark.parametrize("alone", [98, 60, 30])
def test_an_upper_limit_is_not_where_the_looking_stops(alone: int) -> None:
    """Registers that have little in common leave the total wide open: looking further must not move its limits."""
    overlaps = _overlaps([alone, alone, 2, alone, 2, 2, 1])
    found = multiple_systems(overlaps)
    assert isinstance(found, MultipleSystems)
    farther = multiple_systems(overlaps, most=2 * found.most)
    assert isinstance(farther, MultipleSystems)
    for one, other in zip(found.grid, farther.grid, strict=True):
        assert other.high <= 1.05 * one.high
    assert max(one.high for one in found.grid) > 6 * found.seen - 50


def test_where_the_registers_agree_no_further_totals_are_looked_at() -> None:
    found = multiple_systems(_overlaps([20, 25, 30, 30, 40, 45, 110]))
    assert isinstance(found, MultipleSystems)
    assert found.most == 5 * found.seen
