"""Values that stand side by side, some for each group: the least, the most, and each two of a group."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

NO_LEAST, NO_MOST = np.iinfo(np.int64).max, np.iinfo(np.int64).min
"""What least and most give for a group of which no value is stated."""


class Groups:
    """Groups of values: how many of each stand at which place.

    starts  where each group begins; sizes: how many values it has; of: the group of each value; at: its place in its group
    """

    def __init__(self, names: npt.NDArray[Any]) -> None:
        """names: the name of each value's group, equal ones side by side."""
        begins = np.empty(len(names), bool)
        begins[:1] = True
        np.not_equal(names[1:], names[:-1], out=begins[1:])
        self.starts: Ints = np.flatnonzero(begins)
        self.sizes: Ints = np.diff(self.starts, append=len(names))
        self.of: Ints = np.cumsum(begins) - 1
        self.at: Ints = np.arange(len(names)) - self.starts[self.of]

    def least(self, values: Ints, stated: Bools | None = None) -> Ints:
        """The least value of each group of those that are stated."""
        if stated is not None:
            values = np.where(stated, values, NO_LEAST)
        return np.minimum.reduceat(values, self.starts) if len(values) else values

    def most(self, values: Ints, stated: Bools | None = None) -> Ints:
        """The greatest value of each group of those that are stated."""
        if stated is not None:
            values = np.where(stated, values, NO_MOST)
        return np.maximum.reduceat(values, self.starts) if len(values) else values

    def any(self, holds: Bools) -> Bools:
        """Whether something holds of one of each group."""
        return np.logical_or.reduceat(holds, self.starts) if len(holds) else holds

    def pairs(self) -> Iterator[tuple[Ints, Ints]]:
        """The places of each two values of one group, those equally far from each other at once."""
        left = self.sizes[self.of] - self.at
        one, apart = np.flatnonzero(left > 1), 1
        while len(one):
            yield one, one + apart
            apart += 1
            one = one[left[one] > apart]
