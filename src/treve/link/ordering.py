"""Rows put in order by whole numbers, sixteen bits at a time, the last ones first.

Of numbers of sixteen bits NumPy counts how many there are of each; larger ones it compares with each other, which takes several
times as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Column = npt.NDArray[np.integer[Any]]

_ASKED = 1_000
"""Rows looked at to divide all of them into parts of about one size."""


def order(columns: tuple[Column, ...], workers: int = 1) -> Ints:
    """The places of the rows in order of the first column, of equals in order of the next; all equal, as they stood.

    columns  one or more of one length; workers: parts put in order side by side, which changes no result
    """
    first = columns[0]
    edges = _edges(first, workers)
    if not edges:
        return _ordered(columns)
    bounds = [int(first.min()), *edges, int(first.max()) + 1]
    parts = [np.flatnonzero((first >= begin) & (first < end)) for begin, end in pairwise(bounds)]

    def part(own: Ints) -> Ints:
        return own.take(_ordered(tuple(column.take(own) for column in columns)))

    with ThreadPoolExecutor(workers) as threads:
        return np.concatenate(list(threads.map(part, parts)))


def taken(columns: Iterable[npt.NDArray[Any]], places: Ints, workers: int = 1) -> list[npt.NDArray[Any]]:
    """What stands at these places of each column, so many columns at a time."""
    with ThreadPoolExecutor(workers) as threads:
        return list(threads.map(lambda column: column.take(places), columns))


def _edges(first: Column, workers: int) -> list[int]:
    """Numbers that divide the rows into so many parts, if they can."""
    if workers == 1 or len(first) <= _ASKED:
        return []
    asked = np.sort(first[:: len(first) // _ASKED])
    edges = {int(asked[len(asked) * part // workers]) for part in range(1, workers)}
    return sorted(edges - {int(first.min())})


def _ordered(columns: tuple[Column, ...]) -> Ints:
    found: Ints | None = None
    for column in reversed(columns):
        for digits in _digits(column):
            again = np.argsort(digits if found is None else digits.take(found), kind="stable")
            found = again if found is None else found.take(again)
    return np.arange(len(columns[0])) if found is None else found


def _digits(column: Column) -> Iterator[Column]:
    """The numbers in pieces, the last piece first; none where all are the same."""
    least = int(column.min(initial=0))
    rest = int(column.max(initial=least)) - least
    left: Column = column - least if least else column
    while rest:
        yield left.astype(np.uint8 if rest < 2**8 else np.uint16)
        rest >>= 16
        if rest:
            left = left >> 16
