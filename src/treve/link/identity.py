"""Which reports are one incident: mutual best matches, people's decisions above them, and no chaining.

Two groups of reports become one only if they hold no two reports of one register and, taken over all pairs between them, are
more likely the same than not. A link that would need more than that is left to people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from treve.link.decisions import Ruled

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Pair = tuple[int, int]

AGREED = 0.5
"""Mean chance, over all pairs between two groups, from which they may become one."""


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs sure enough to be linked: rows of the two reports, and the chance."""

    report_1: Ints
    report_2: Ints
    chance: Floats


def grouped(
    links: Links,
    among: Mapping[Pair, float],
    registers: Mapping[int, int],
    order: Mapping[int, int],
    ruled: Ruled,
) -> dict[int, int]:
    """Row of a report → smallest row of its group, for groups of two and more.

    among      pairs of these reports → chance by themselves, rivals not looked at; absent: none worth naming
    registers  row of a report → its register
    order      row of a report → the place of its id in the order of ids, by which ties are broken
    """
    groups = _Groups(registers, among, ruled)
    for one, other in ruled.same:
        groups.force(one, other)
    ones, others = links.report_1.tolist(), links.report_2.tolist()
    ends = (np.array([order[one] for one in reports], dtype=np.int64) for reports in (ones, others))
    first, last = np.sort(np.stack(list(ends)), axis=0)
    for place in np.lexsort((last, first, -links.chance)).tolist():
        groups.join(ones[place], others[place])
    return groups.incidents()


class _Groups:
    """Reports in groups. What people call the same is in one group from the start."""

    def __init__(self, registers: Mapping[int, int], among: Mapping[Pair, float], ruled: Ruled) -> None:
        self._registers, self._among, self._ruled = registers, among, ruled
        self._of: dict[int, list[int]] = {}
        self._apart: dict[int, set[int]] = defaultdict(set)
        for one, other in ruled.not_same | ruled.cannot_tell:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def force(self, one: int, other: int) -> None:
        """Put two reports together on people's word."""
        ours, theirs = self._group(one), self._group(other)
        if ours is not theirs:
            self._merge(ours, theirs)

    def join(self, one: int, other: int) -> None:
        """Put the groups of two reports together if nothing speaks against it."""
        ours, theirs = self._of.get(one) or [one], self._of.get(other) or [other]
        if ours is not theirs and self._fit(ours, theirs):
            self._merge(self._group(one), self._group(other))

    def _fit(self, ours: Sequence[int], theirs: Sequence[int]) -> bool:
        registers, among = self._registers, self._among
        for one in ours:
            for other in theirs:
                if registers[one] == registers[other]:
                    return False
        if self._apart and any(other in self._apart.get(one, ()) for one in ours for other in theirs):
            return False
        total = 0.0
        for one in ours:
            for other in theirs:
                total += among.get((one, other) if one < other else (other, one), 0.0)
        return total >= AGREED * len(ours) * len(theirs)

    def _group(self, one: int) -> list[int]:
        return self._of.setdefault(one, [one])

    def _merge(self, ours: list[int], theirs: list[int]) -> None:
        ours.extend(theirs)
        for one in theirs:
            self._of[one] = ours

    def incidents(self) -> dict[int, int]:
        groups = {id(group): group for group in self._of.values() if len(group) > 1}
        return {one: least for group in groups.values() for least in (min(group),) for one in group}


def tangled(links: Links, touched: Ints) -> npt.NDArray[np.bool_]:
    """Which links cannot be followed as they are: their reports have other links too, or people have spoken of them.

    A link is plain if both its reports have no other link. Three reports of three registers, each linked with both others, are
    plain too.
    """
    if not len(links.report_1):
        return np.zeros(0, bool)
    top = int(max(links.report_1.max(), links.report_2.max())) + 1
    degree = np.bincount(links.report_1, minlength=top) + np.bincount(links.report_2, minlength=top)
    degree[touched[touched < top]] = -1
    ends = degree[links.report_1], degree[links.report_2]
    plain: npt.NDArray[np.bool_] = (ends[0] == 1) & (ends[1] == 1)
    return ~(plain | _in_triangle(links, ends, top))


def _in_triangle(links: Links, ends: tuple[Ints, Ints], top: int) -> npt.NDArray[np.bool_]:
    """Links of a closed triangle that has no link to the outside."""
    two = (ends[0] == 2) & (ends[1] == 2)
    # Each report of the triangle has two neighbours; their sum and product are the same seen from all three, report included.
    one, other = links.report_1[two], links.report_2[two]
    total = np.zeros(top, np.int64)
    np.add.at(total, one, other)
    np.add.at(total, other, one)
    third_1, third_2 = total[one] - other, total[other] - one
    found = np.zeros(len(two), bool)
    closed = (third_1 == third_2) & (third_1 > 0)
    third = np.where(closed, third_1, 0)
    found[np.flatnonzero(two)] = closed & (total[third] == one + other)
    return found
