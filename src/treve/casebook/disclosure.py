"""What a reader can work out of numbers that were told, several releases together: the attack that a release must withstand.

The reader is taken to be strong. They know the rules; that a number left out is at least 1; which numbers of an earlier release
changed since and in which direction, and that the rest did not. Every count that fits all of this is a whole number from 0 up;
the lowest and the highest that fit are found by integer programming (HiGHS, through scipy).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

ALL = "*"
# (area, period), either of them ALL.
Query = tuple[str, str]
Atom = tuple[str, str]
# More can fit than any table of a mission holds: no upper bound is told from this on.
_OPEN = 10**7


@dataclass(frozen=True, slots=True)
class Release:
    """A table of counts as it is told: `counts` by area and part are the truth, `hidden` says which numbers are left out.

    parts  period → the parts of time it is made of, so that weeks and months can be held against each other; None: itself
    """

    areas: tuple[str, ...]
    periods: tuple[str, ...]
    counts: Mapping[Atom, int]
    hidden: frozenset[Query] = frozenset()
    parts: Mapping[str, tuple[str, ...]] | None = None

    def queries(self) -> list[Query]:
        """Every number of the table: cells, sums of areas, sums of periods, the whole."""
        return [(area, period) for area in (*self.areas, ALL) for period in (*self.periods, ALL)]

    def count(self, query: Query) -> int:
        """The true number."""
        return sum(self.counts.get(cell, 0) for cell in self.cells(query))

    def cells(self, query: Query) -> list[Atom]:
        """What a number is the sum of, by area and part of time."""
        areas = self.areas if query[0] == ALL else (query[0],)
        periods = self.periods if query[1] == ALL else (query[1],)
        found = (part for one in periods for part in (self.parts[one] if self.parts else (one,)))
        parts = list(dict.fromkeys(found))
        return [(area, part) for area in areas for part in parts]


@dataclass(slots=True)
class Reader:
    """Somebody who reads releases, in the order they were made, and works out what they can."""

    releases: Sequence[Release]
    _at: dict[tuple[int, Atom], int] = field(default_factory=dict)
    _size: int = 0
    _rows: list[tuple[dict[int, float], float, float]] = field(default_factory=list)
    _fits: LinearConstraint | None = None

    def __post_init__(self) -> None:
        self._number_cells()
        for number, release in enumerate(self.releases):
            for query in release.queries():
                row = self._row(number, release.cells(query))
                told = release.count(query)
                self._rows.append((row, 1, _OPEN) if query in release.hidden else (row, told, told))

    def bounds(self, number: int, query: Query) -> tuple[int, int]:
        """The lowest and the highest count that fit, of a number of one release."""
        return self._solved(self._row(number, self.releases[number].cells(query)))

    def difference(self, earlier: int, later: int, cells: Sequence[Atom]) -> tuple[int, int]:
        """The lowest and the highest change that fit, of a sum of cells that both releases have."""
        row = self._row(later, cells)
        for place, weight in self._row(earlier, cells).items():
            row[place] = row.get(place, 0) - weight
        return self._solved({place: weight for place, weight in row.items() if weight})

    def _number_cells(self) -> None:
        """A cell that did not change since the last release that has it is one unknown, not two."""
        before: dict[Atom, int] = {}
        for number, release in enumerate(self.releases):
            for cell in release.cells((ALL, ALL)):
                last = before.get(cell)
                now = release.counts.get(cell, 0)
                change = 0 if last is None else now - self.releases[last].counts.get(cell, 0)
                if last is not None and change == 0:
                    self._at[number, cell] = self._at[last, cell]
                else:
                    self._at[number, cell] = self._size
                    self._size += 1
                    if last is not None:
                        up = 1.0 if change > 0 else -1.0
                        row = {self._at[number, cell]: up, self._at[last, cell]: -up}
                        self._rows.append((row, 1, _OPEN))
                before[cell] = number

    def _row(self, number: int, cells: Sequence[Atom]) -> dict[int, float]:
        return {self._at[number, cell]: 1.0 for cell in cells}

    def _solved(self, objective: Mapping[int, float]) -> tuple[int, int]:
        if not objective:
            return 0, 0
        weights = np.zeros(self._size)
        for place, weight in objective.items():
            weights[place] = weight
        found = []
        for sign in (1.0, -1.0):
            done = milp(
                sign * weights,
                integrality=np.ones(self._size, dtype=np.int64),
                bounds=Bounds(0, _OPEN),
                constraints=self._constraints(),
            )
            assert done.success, done.message
            found.append(sign * float(done.fun))
        return math.floor(found[0] + 0.5), math.floor(found[1] + 0.5)

    def _constraints(self) -> LinearConstraint:
        if self._fits is None:
            self._fits = self._made_constraints()
        return self._fits

    def _made_constraints(self) -> LinearConstraint:
        places = [
            (index, place, weight) for index, (row, _, _) in enumerate(self._rows) for place, weight in row.items()
        ]
        rows, columns, weights = zip(*places, strict=True)
        matrix = csr_array((weights, (rows, columns)), shape=(len(self._rows), self._size))
        return LinearConstraint(matrix, [low for _, low, _ in self._rows], [high for _, _, high in self._rows])
