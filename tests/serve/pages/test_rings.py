from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from treve.serve.pages.rings import Rings, path

POINTS = st.tuples(st.integers(-3, 3), st.integers(-3, 3))
MANY = st.lists(st.lists(POINTS, max_size=6), max_size=6)


def _one_by_one(rings: list[list[tuple[int, int]]]) -> str:
    told = []
    for ring in rings:
        kept = [point for at, point in enumerate(ring) if at == 0 or point != ring[at - 1]]
        told += ["M" + "L".join(f"{x} {y}" for x, y in kept) + "z"] if len(kept) > 2 else []
    return "".join(told)


@given(MANY)
def test_all_at_once_is_as_one_by_one(rings: list[list[tuple[int, int]]]) -> None:
    made = Rings.of([[(float(x), float(y)) for x, y in ring] for ring in rings])
    assert len(made) == len([ring for ring in rings if ring])
    assert path(np.rint(made.points).astype(int), made.starts) == _one_by_one(rings)


@given(MANY, POINTS, POINTS)
def test_those_that_meet_a_frame_are_those_whose_box_does(
    rings: list[list[tuple[int, int]]], one: tuple[int, int], other: tuple[int, int]
) -> None:
    (west, east), (south, north) = (sorted(pair) for pair in zip(one, other, strict=True))
    seen = Rings.of([[(float(x), float(y)) for x, y in ring] for ring in rings]).meeting(west, south, east, north)
    expected = [
        ring
        for ring in rings
        if ring
        and min(x for x, _ in ring) <= east
        and max(x for x, _ in ring) >= west
        and min(y for _, y in ring) <= north
        and max(y for _, y in ring) >= south
    ]
    assert seen.points.tolist() == [[x, y] for ring in expected for x, y in ring]
    assert path(np.rint(seen.points).astype(int), seen.starts) == _one_by_one(expected)
