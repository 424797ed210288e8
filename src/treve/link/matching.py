"""The chance that two reports tell the same incident, when each report can be told again at most once by each other register.

The odds of a pair compare it with no match at all; its rivals are the other candidates of either report in the other's
register. The chances follow by passing messages between rivals (belief propagation on the pairs as edges of a matching).
Messages are whole thousandths, so that sums do not depend on the order of the rows.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Registers = npt.NDArray[np.int32] | npt.NDArray[np.int64]

_THOUSAND = 1_000.0
# Odds of a thousand million to one: as sure as a rule of thumb can be, and small enough for exact sums.
MOST_ODDS = 1e9
_ROUNDS = 5
# Reports × registers are numbered through a table of their own up to this size, and by sorting beyond.
_DIRECT = 50_000_000


@dataclass(frozen=True, slots=True)
class Pairs:
    """Candidate pairs of different registers, one value per pair, and for each end the number of its group of rivals.

    A group is one report against one other register; `groups` says how many there are.
    """

    report_1: Ints
    report_2: Ints
    group_1: Ints
    group_2: Ints
    groups: int


def pairs(report_1: Ints, report_2: Ints, register_1: Registers, register_2: Registers) -> Pairs:
    """The pairs with their groups of rivals. A pair stands once, in either order."""
    registers = int(max(register_1.max(initial=0), register_2.max(initial=0))) + 1
    one, other = report_1 * registers + register_2, report_2 * registers + register_1
    most = int(max(one.max(initial=0), other.max(initial=0))) + 1
    if most <= _DIRECT:
        held = np.zeros(most, bool)
        held[one] = held[other] = True
        number = np.cumsum(held) - 1
        return Pairs(report_1, report_2, number[one], number[other], int(held.sum()))
    known, numbers = np.unique(np.concatenate([one, other]), return_inverse=True)
    return Pairs(report_1, report_2, numbers[: len(one)], numbers[len(one) :], len(known))


def chances(among: Pairs, odds: Floats) -> Floats:
    """The chance of each pair, 0 to 1, from its odds against no match."""
    own = np.floor(np.minimum(odds, MOST_ODDS) * _THOUSAND)
    to_1, to_2 = own.copy(), own.copy()
    for _ in range(_ROUNDS):
        total = _of_group(among, to_1, to_2)
        # What comes to one end from the other: the odds, held against all rivals at the other end.
        newer_1 = np.floor(own * _THOUSAND / (_THOUSAND + total[among.group_2] - to_2))
        newer_2 = np.floor(own * _THOUSAND / (_THOUSAND + total[among.group_1] - to_1))
        to_1, to_2 = newer_1, newer_2
    both: Floats = to_1 * to_2 / np.maximum(own, 1) / _THOUSAND
    chance: Floats = both / (1 + both)
    return chance


def _of_group(among: Pairs, to_1: Floats, to_2: Floats) -> Floats:
    """Messages summed over the rivals at each end."""
    total = np.bincount(among.group_1, to_1, among.groups) + np.bincount(among.group_2, to_2, among.groups)
    return total.astype(np.float64)


def share_when_free(among: Pairs, chance: Floats, left_out: float = 0.0) -> float:
    """Share of matches among pairs of which neither end is matched elsewhere: the odds of a pair before any evidence.

    left_out  pairs that are not among these because they surely do not match
    """
    thousandths = np.rint(chance * 1_000_000)
    taken = _of_group(among, thousandths, thousandths) / 1_000_000
    free = chance + np.clip(1 - taken[among.group_1], 0, 1) * np.clip(1 - taken[among.group_2], 0, 1)
    matched = thousandths.sum() / 1_000_000
    return float(matched / max(1.0, np.rint(np.minimum(free, 1) * 1_000_000).sum() / 1_000_000 + left_out))


def mutual_best(among: Pairs, chance: Floats) -> npt.NDArray[np.bool_]:
    """Whether a pair is the best of both its groups. Of equals, all are."""
    best = np.zeros(among.groups)
    np.maximum.at(best, among.group_1, chance)
    np.maximum.at(best, among.group_2, chance)
    return (chance >= best[among.group_1]) & (chance >= best[among.group_2])
