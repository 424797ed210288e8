"""Decomposable graphs: those without a hollow ring of four or more, whose models have a closed form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

Vertices = frozenset[int]


@dataclass(frozen=True, slots=True)
class Decomposition:
    """A graph as the order in which its vertices can be taken away, each time one whose neighbours are all joined to each other.

    steps  for each vertex: itself with its remaining neighbours, and those neighbours alone. Over all steps the product of a
           function of the first divided by the same of the second is the product over cliques divided by that over separators.
    """

    edges: tuple[tuple[int, int], ...]
    steps: tuple[tuple[Vertices, Vertices], ...]


def decomposable_graphs(vertices: int) -> tuple[Decomposition, ...]:
    """All decomposable graphs on labelled vertices: 8, 61 and 822 on three, four and five."""
    pairs = tuple(combinations(range(vertices), 2))
    return tuple(_found(pairs, vertices))


def _found(pairs: tuple[tuple[int, int], ...], vertices: int) -> Iterator[Decomposition]:
    for chosen in range(2 ** len(pairs)):
        edges = tuple(pair for place, pair in enumerate(pairs) if chosen >> place & 1)
        steps = _steps(edges, vertices)
        if steps is not None:
            yield Decomposition(edges, steps)


def _steps(edges: tuple[tuple[int, int], ...], vertices: int) -> tuple[tuple[Vertices, Vertices], ...] | None:
    """None where the graph is not decomposable. Any vertex that can go may go first."""
    joined = {one: {b if a == one else a for a, b in edges if one in (a, b)} for one in range(vertices)}
    left = set(range(vertices))
    steps = []
    while left:
        going = next(
            (one for one in sorted(left) if all(b in joined[a] for a, b in combinations(joined[one] & left, 2))), None
        )
        if going is None:
            return None
        around = frozenset(joined[going] & left)
        steps.append((around | {going}, around))
        left.discard(going)
    return tuple(steps)
