"""Those who wait in cells, in one line: block by block, in each by the day. Says where in it some days of a block stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from treve.link.ordering import order

Ints = npt.NDArray[np.int64]
Small = npt.NDArray[np.int32]

_SLOTS, _FEW = 8, 1_000_000
"""A table has at most so many slots for each that waits, and so many more: with many cells and years, places are sought instead."""


class Line(Protocol):
    """A line of those who wait."""

    def stretch(self, block: Small, begin: Small, until: Small) -> tuple[Small, Small]:
        """For each block: the place of the first that waits there on the day `begin` or later, and of the first after `until`.

        Both are the same where there is nobody, and then may be any place.
        """


def line(block: Small, day: Small, first: int, last: int, workers: int = 1) -> tuple[Line, Ints]:
    """The line, and the places in `block` and `day` of those who wait, in the order of the line.

    first, last  no day that waits or is asked for lies outside
    workers      parts of the line put in order side by side
    """
    days = last - first + 1
    room = min(_SLOTS * len(block) + _FEW, 2**31 - 1)
    least, most = int(block.min(initial=0)), int(block.max(initial=0))
    if most - least < room:
        held = np.zeros(most - least + 3, bool)
        held[block - (least - 1)] = True
        if (int(held.sum()) + 1) * days < room:
            return _table(block, day, held, least - 1, first, days, workers)
    places = order((block, day), workers)
    return _Sorted((block.astype(np.int64) * days + (day - first)).take(places), first, days), places


def _table(
    block: Small, day: Small, held: npt.NDArray[np.bool_], least: int, first: int, days: int, workers: int
) -> tuple[Line, Ints]:
    blocks = np.flatnonzero(held)
    number = np.zeros(len(held), np.int32)
    number[blocks] = np.arange(1, len(blocks) + 1, dtype=np.int32)
    own_number = number.take(block - least)
    places = order((own_number, day), workers)
    own = own_number.take(places) * days + (day.take(places) - first)
    begin = np.flatnonzero(np.diff(own, prepend=-1))
    slots = (len(blocks) + 1) * days
    # Up to and with the slot of those who begin at a place of the line, so many come before.
    reach = np.diff(own[begin], prepend=-1, append=slots)
    return _Table(np.repeat(np.append(begin, len(own)).astype(np.int32), reach), number, least, first, days), places


@dataclass(frozen=True, slots=True)
class _Table:
    """One slot for each block that holds somebody and each day.

    counted  how many of the line come before each slot
    number   from the block `least` on: 1 and more for blocks that hold somebody, 0 for all others; the first and the last are such
    """

    counted: Small
    number: Small
    least: int
    first: int
    days: int

    def stretch(self, block: Small, begin: Small, until: Small) -> tuple[Small, Small]:
        """See Line.stretch."""
        slot = self.number.take(block - self.least, mode="clip") * self.days - self.first
        return self.counted.take(slot + begin), self.counted.take(slot + until + 1)


@dataclass(frozen=True, slots=True)
class _Sorted:
    """Blocks and days as one number each, in order."""

    own: Ints
    first: int
    days: int

    def stretch(self, block: Small, begin: Small, until: Small) -> tuple[Small, Small]:
        """See Line.stretch."""
        slot = block.astype(np.int64) * self.days - self.first
        found = (np.searchsorted(self.own, slot + day) for day in (begin, until + 1))
        start, end = (one.astype(np.int32) for one in found)
        return start, end
