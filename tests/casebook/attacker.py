"""Somebody who tries to work out what was left out: by trying every table that fits, and by linear algebra on exact fractions.

Written against what a release tells, and not with the code that protects it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TypeVar

Cell = tuple[str, str]
Unknown = TypeVar("Unknown")
# What a release tells: (area, period) → number, None where it is left out; "*" stands for all.
Told = Mapping[Cell, int | None]


def lines(areas: Sequence[str], periods: Sequence[str]) -> dict[Cell, list[Cell]]:
    """Every number of a table and the cells it is the sum of."""
    found = {}
    for area, period in itertools.product([*areas, "*"], [*periods, "*"]):
        over_areas = areas if area == "*" else [area]
        over_periods = periods if period == "*" else [period]
        found[area, period] = [(one, other) for one in over_areas for other in over_periods]
    return found


def tables_that_fit(areas: Sequence[str], periods: Sequence[str], told: Told, most: int) -> Iterator[dict[Cell, int]]:
    """Every table of whole numbers up to `most` that tells the same; what is left out is at least 1."""
    sums = lines(areas, periods)
    cells = [(area, period) for area in areas for period in periods]
    for values in itertools.product(*(_choices(told[cell], most) for cell in cells)):
        made = dict(zip(cells, values, strict=True))
        if all(_fits(told[query], sum(made[cell] for cell in parts)) for query, parts in sums.items()):
            yield made


def determined(
    unknowns: Sequence[Unknown], told: Sequence[tuple[Mapping[Unknown, int], int]], wanted: Mapping[Unknown, int]
) -> Fraction | None:
    """The value of a sum of unknowns where the sums that were told fix it, else None: elimination, without rounding."""
    rows = [[Fraction(row.get(one, 0)) for one in unknowns] + [Fraction(value)] for row, value in told]
    goal = [Fraction(wanted.get(one, 0)) for one in unknowns] + [Fraction(0)]
    for column in range(len(unknowns)):
        pivot = next((row for row in rows if row[column] != 0 and not any(row[:column])), None)
        if pivot is None:
            continue
        pivot[:] = [value / pivot[column] for value in pivot]
        for row in [*rows, goal]:
            if row is not pivot and row[column] != 0:
                factor = row[column]
                row[:] = [value - factor * other for value, other in zip(row, pivot, strict=True)]
    return None if any(goal[:-1]) else -goal[-1]


def _choices(told: int | None, most: int) -> Sequence[int]:
    return range(1, most + 1) if told is None else [told]


def _fits(told: int | None, value: int) -> bool:
    return value >= 1 if told is None else value == told
