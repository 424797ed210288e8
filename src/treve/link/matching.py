"""The chance that two reports tell the same incident, when each report can be told again at most once by each other register.

The odds of a pair compare it with no match at all; its rivals are the other candidates of either report in the other's
register. The chances follow by passing messages between rivals (belief propagation on the pairs as edges of a matching).
Messages are whole thousandths, so that sums do not depend on the order of the rows.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.int32] | npt.NDArray[np.int64]

_THOUSAND = 1_000.0
# Odds of a thousand million to one: as sure as a rule of thumb can be, and small enough for exact sums.
MOST_ODDS = 1e9
_ROUNDS = 5
_FEW = 20_000
# Pairs looked at in one go, so that what is in hand stays close to the processor.
_AT_ONCE = 16_384
# Reports × registers are numbered through a table of their own up to this size, and by sorting beyond.
_DIRECT = 50_000_000


@dataclass(frozen=True, slots=True)
class Pairs:
    """Candidate pairs of different registers, one value per pair, and for each end the number of its group of rivals.

    A group is one report against one other register; `groups` says how many there are.
    """

    report_1: Numbers
    report_2: Numbers
    group_1: Ints
    group_2: Ints
    groups: int


def pairs(report_1: Numbers, report_2: Numbers, register_1: Numbers, register_2: Numbers) -> Pairs:
    """The pairs with their groups of rivals. A pair stands once, in either order."""
    registers = int(max(register_1.max(initial=0), register_2.max(initial=0))) + 1
    one = report_1.astype(np.int64) * registers + register_2
    other = report_2.astype(np.int64) * registers + register_1
    most = int(max(one.max(initial=0), other.max(initial=0))) + 1
    if most <= _DIRECT:
        held = np.zeros(most, bool)
        held[one] = held[other] = True
        number = np.cumsum(held, dtype=np.int32) - np.int32(1)
        group_1, group_2 = (number.take(ends).astype(np.int64) for ends in (one, other))
        return Pairs(report_1, report_2, group_1, group_2, int(number[-1]) + 1)
    known, numbers = np.unique(np.concatenate([one, other]), return_inverse=True)
    return Pairs(report_1, report_2, numbers[: len(one)], numbers[len(one) :], len(known))


def chances(among: Pairs, odds: Floats, workers: int = 1) -> Floats:
    """The chance of each pair, 0 to 1, from its odds against no match; so many stretches of pairs are worked side by side."""
    own = np.floor(np.minimum(odds, MOST_ODDS) * _THOUSAND)
    to_1, to_2 = own.copy(), own.copy()
    newer_1, newer_2 = np.empty_like(own), np.empty_like(own)
    # Few pairs are done before another thread has begun.
    parts = _parts(len(own), workers if len(own) > _FEW else 1)
    with ThreadPoolExecutor(len(parts)) as threads:
        each = threads.map if len(parts) > 1 else map
        for _ in range(_ROUNDS):
            ends = (among.group_1, to_1), (among.group_2, to_2)
            sums = each(lambda end: np.bincount(end[0], end[1], among.groups), ends)
            rivals = np.add(*sums) + _THOUSAND
            # What comes to one end from the other: the odds, held against all rivals at the other end.
            passed = partial(_passed, own, rivals, ((among.group_2, to_2, newer_1), (among.group_1, to_1, newer_2)))
            list(each(passed, parts))
            to_1, to_2, newer_1, newer_2 = newer_1, newer_2, to_1, to_2
    both: Floats = to_1 * to_2 / np.maximum(own, 1) / _THOUSAND
    chance: Floats = both / (1 + both)
    return chance


def _parts(count: int, workers: int) -> list[range]:
    """The beginnings of stretches of pairs, in as many parts as workers; one part, if there are none."""
    size = max(1, -(-count // (workers * _AT_ONCE))) * _AT_ONCE
    return [range(begin, min(begin + size, count), _AT_ONCE) for begin in range(0, max(count, 1), size)]


def _passed(own: Floats, rivals: Floats, ends: tuple[tuple[Ints, Floats, Floats], ...], begins: range) -> None:
    """Messages from one end to the other. ends: the groups, what the ends were told before, and room for what they tell."""
    for begin in begins:
        here = slice(begin, begin + _AT_ONCE)
        odds = own[here] * _THOUSAND
        for group, told, newer in ends:
            against = rivals.take(group[here])
            against -= told[here]
            np.floor(np.divide(odds, against, out=against), out=newer[here])


def share_when_free(among: Pairs, chance: Floats, left_out: float = 0.0) -> float:
    """Share of matches among pairs of which neither end is matched elsewhere: the odds of a pair before any evidence.

    left_out  pairs that are not among these because they surely do not match
    """
    thousandths = np.rint(chance * 1_000_000)
    taken = np.bincount(among.group_1, thousandths, among.groups)
    taken += np.bincount(among.group_2, thousandths, among.groups)
    untaken = np.clip(1 - taken / 1_000_000, 0, 1)
    free = chance + untaken.take(among.group_1) * untaken.take(among.group_2)
    matched = thousandths.sum() / 1_000_000
    return float(matched / max(1.0, np.rint(np.minimum(free, 1) * 1_000_000).sum() / 1_000_000 + left_out))


def mutual_best(among: Pairs, chance: Floats) -> npt.NDArray[np.bool_]:
    """Whether a pair is the best of both its groups. Of equals, all are."""
    best = np.zeros(among.groups)
    np.maximum.at(best, among.group_1, chance)
    np.maximum.at(best, among.group_2, chance)
    return (chance >= best.take(among.group_1)) & (chance >= best.take(among.group_2))
