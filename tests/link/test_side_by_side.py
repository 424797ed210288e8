"""Values side by side, against the same in plain Python."""

from __future__ import annotations

import random
from itertools import combinations

import numpy as np

from treve.link.side_by_side import NO_LEAST, NO_MOST, Groups


def test_the_least_the_most_and_each_two_of_a_group() -> None:
    chance = random.Random(3)
    told = [[chance.randrange(-9, 9) for _ in range(chance.choice([1, 2, 2, 3, 7]))] for _ in range(300)]
    stated = [[chance.random() < 0.6 for _ in group] for group in told]
    groups = Groups(np.repeat(np.arange(300) * 5, [len(group) for group in told]))
    values = np.array([one for group in told for one in group])
    said = np.array([one for group in stated for one in group])
    kept = [[one for one, is_stated in zip(*both, strict=True) if is_stated] for both in zip(told, stated, strict=True)]
    assert groups.least(values).tolist() == [min(group) for group in told]
    assert groups.most(values).tolist() == [max(group) for group in told]
    assert groups.least(values, said).tolist() == [min(group, default=NO_LEAST) for group in kept]
    assert groups.most(values, said).tolist() == [max(group, default=NO_MOST) for group in kept]
    assert groups.any(said).tolist() == [any(group) for group in stated]
    places = iter(range(len(values)))
    expected = {pair for group in told for pair in combinations([next(places) for _ in group], 2)}
    pairs = [pair for one, other in groups.pairs() for pair in zip(one.tolist(), other.tolist(), strict=True)]
    assert len(pairs) == len(expected)
    assert set(pairs) == expected


def test_of_nothing_there_are_no_groups() -> None:
    nothing = np.zeros(0, np.int64)
    groups = Groups(nothing)
    assert groups.least(nothing).tolist() == groups.most(nothing).tolist() == groups.any(nothing > 0).tolist() == []
    assert list(groups.pairs()) == []
