"""Which reports meet in cells of space and time: each report waits in some cells on its first day, and is sought by earlier ones.

A report seeks in the cells of its place, from its first day to the window's days after its last. So each two reports whose days lie
no more than the window apart meet once in time, the earlier one seeking; where they share several cells, in the first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from treve.link import waiting_line
from treve.link.cells import Boxes

Ints = npt.NDArray[np.int64]
Small = npt.NDArray[np.int32]
Tiny = npt.NDArray[np.int8]

FIRST_COLUMN, FIRST_ROW, ONCE_AROUND, COMPARABLE = 2, 4, 8, 16
"""Signs of a report in a cell: the first column and the first row of its box; not written again beyond the date line; a cell of
points, or one of names for a report without a point. Two reports are a pair in the one cell where they have all between them."""

_ALL = FIRST_COLUMN | FIRST_ROW | ONCE_AROUND | COMPARABLE
_NONE = -2
"""The kind of those that wait and are of none: no other's."""
_AT_ONCE = 200_000
"""Pairs that share a cell looked at in one go, or those of one report if they are more."""
_COUNTED = 1_000_000
"""Entries counted in one go, while the pairs of those before them are looked at."""
_ROWS, _WEST, _COLUMNS = 200, 1_000, 4_000
"""More rows than a box reaches beyond a pole, more columns than there are around the Earth, and than there are four times around.

No more than that: all blocks between the first and the last have their place in a table.
"""


@dataclass(frozen=True, slots=True)
class Entries:
    """Reports in cells: the place of the report, the block (its cell, of space alone or with a day) and its signs."""

    report: Small
    block: Small
    signs: Tiny

    def moved(self, by: int) -> Entries:
        """The same of reports that stand so many places further back."""
        return Entries(self.report + np.int32(by), self.block, self.signs)


@dataclass(frozen=True, slots=True)
class Met:
    """What each entry that seeks finds among those that wait: `count` of them from the place `begin` of `waiting` on.

    waiting, waiting_signs  reports that wait, in the order of their blocks, and their signs
    """

    waiting: Small
    waiting_signs: Tiny
    seeking: Small
    signs: Tiny
    begin: Small
    count: Small

    def total(self) -> int:
        """Pairs that share a cell, each as often as they do."""
        return int(self.count.sum(dtype=np.int64))

    def of_one(self, kind: Small) -> int:
        """How many of them are pairs of one kind; a kind below 0 is none."""
        found = 0
        for one in np.unique(kind[kind >= 0]).tolist():
            before = np.concatenate([[0], np.cumsum(kind[self.waiting] == one)])
            own = kind[self.seeking] == one
            begin = self.begin[own]
            found += int((before[begin + self.count[own]] - before[begin]).sum())
        return found

    def stretches(self) -> Iterator[slice]:
        """Entries in stretches of about as many pairs."""
        for begin in range(0, max(len(self.count), 1), _COUNTED):
            ends = np.cumsum(self.count[begin : begin + _COUNTED], dtype=np.int64)
            cuts = np.searchsorted(ends, np.arange(_AT_ONCE, ends.max(initial=0), _AT_ONCE))
            edges = [0, *np.unique(cuts[cuts < len(ends)]).tolist(), len(ends)]
            yield from (slice(begin + start, begin + end) for start, end in pairwise(edges))

    def ranked(self, rank: Ints, kind: Small) -> Ranked:
        """The rank and the kind of each report, those that wait besides in their order; a kind below 0 is none."""
        return Ranked(rank, kind, rank.take(self.waiting), np.where(kind < 0, _NONE, kind).take(self.waiting))

    def pairs(self, own: slice, by: Ranked) -> tuple[Small, Small]:
        """Those who seek and those of higher rank and not of their kind whom they find, in the one cell that counts."""
        count, begin, seeking = self.count[own], self.begin[own], self.seeking[own]
        which = np.repeat(np.arange(len(count), dtype=np.int32), count)
        found = (begin - (np.cumsum(count, dtype=np.int32) - count)).take(which)
        found += np.arange(len(which), dtype=np.int32)
        signs = self.signs[own].take(which)
        signs |= self.waiting_signs.take(found)
        once = np.flatnonzero(signs == _ALL)
        which, found = which.take(once), found.take(once)
        good = by.waiting_rank.take(found) > by.rank.take(seeking).take(which)
        good &= by.waiting_kind.take(found) != by.kind.take(seeking).take(which)
        at = np.flatnonzero(good)
        return seeking.take(which.take(at)), self.waiting.take(found.take(at))


@dataclass(frozen=True, slots=True)
class Ranked:
    """By report, and by place among those that wait: their rank, each another one, and their kind."""

    rank: Ints
    kind: Small
    waiting_rank: Ints
    waiting_kind: Small


def waits(reach: Boxes, around: int) -> Entries:
    """The cells of the boxes, once each."""
    once = np.where(reach.columns < around, ONCE_AROUND, 0).astype(np.int8)
    return _entered(reach, np.arange(len(reach.rows), dtype=np.int32), reach.west, once)


def seeks(sought: Boxes, around: int, furthest: int) -> Entries:
    """The cells of the boxes, and again where they, or those that wait, go beyond the date line.

    furthest  the column after the easternmost one of those that wait
    """
    whole = sought.columns >= around
    back = np.flatnonzero(~whole & (sought.west + sought.columns > around)).astype(np.int32)
    ahead = np.flatnonzero(~whole & (sought.west + around < furthest)).astype(np.int32)
    report = np.concatenate([np.arange(len(sought.rows), dtype=np.int32), back, ahead])
    west = np.concatenate([sought.west, sought.west[back] - around, sought.west[ahead] + around])
    once = np.zeros(len(report), np.int8)
    once[: len(sought.rows)] = ONCE_AROUND
    return _entered(sought.take(report), report, west, once)


def _entered(own: Boxes, report: Small, west: Small, once: Tiny) -> Entries:
    """Each cell of each box."""
    entered = own.rows * own.columns
    which = np.repeat(np.arange(len(entered), dtype=np.int32), entered)
    within = np.arange(len(which), dtype=np.int32) - (np.cumsum(entered, dtype=np.int32) - entered)[which]
    columns = own.columns[which]
    up = within // columns
    right = within - up * columns
    first = (own.south + np.int32(_ROWS)) * np.int32(_COLUMNS) + west + np.int32(_WEST)
    signs = once[which] | np.int8(COMPARABLE)
    signs |= (up == 0).astype(np.int8) * np.int8(FIRST_ROW)
    signs |= (right == 0).astype(np.int8) * np.int8(FIRST_COLUMN)
    return Entries(report[which], first[which] + up * np.int32(_COLUMNS) + right, signs)


def named(names: Small, pointed: npt.NDArray[np.bool_]) -> Entries:
    """One cell for each name that some report without a point bears, for all reports that bear it; names below 0 are none."""
    sought = np.zeros(int(names.max(initial=-1)) + 1, bool)
    sought[names[~pointed & (names >= 0)]] = True
    report = np.flatnonzero((names >= 0) & sought[np.maximum(names, 0)] if len(sought) else names >= 0).astype(np.int32)
    signs = np.where(pointed[report], _ALL - COMPARABLE, _ALL).astype(np.int8)
    return Entries(report, -1 - names[report], signs)


def together(several: list[Entries]) -> Entries:
    """All of them, one after the other."""
    return Entries(*(np.concatenate([getattr(one, name) for one in several]) for name in ("report", "block", "signs")))


def met(
    waiting: Entries,
    seeking: list[Callable[[], Entries]],
    first: Small,
    until: Small,
    reports: Small,
    workers: int = 1,
) -> Met:
    """Who finds whom.

    seeking  entries, to be made when their turn has come
    first    first day of each report; until: the last day on which one it seeks may begin
    reports  the number under which each is told
    workers  entries made side by side
    """
    days = (int(first.min()), int(until.max())) if len(first) else (0, 0)
    line, places = waiting_line.line(waiting.block, first.take(waiting.report), *days, workers)

    def found(made: Callable[[], Entries]) -> tuple[Small, Tiny, Small, Small]:
        entries = made()
        begin, end = line.stretch(entries.block, first.take(entries.report), until.take(entries.report))
        any_ = np.flatnonzero(end > begin)
        begin = begin.take(any_)
        return reports.take(entries.report.take(any_)), entries.signs.take(any_), begin, end.take(any_) - begin

    with ThreadPoolExecutor(workers) as threads:
        waits = threads.submit(lambda: (reports.take(waiting.report.take(places)), waiting.signs.take(places)))
        parts = list(threads.map(found, seeking))
        seek = list(threads.map(np.concatenate, zip(*parts, strict=True)))
    return Met(*waits.result(), *seek)
