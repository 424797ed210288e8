"""Chances of matches against every possible matching, counted one by one."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.link import matching


def _pairs(ends: list[tuple[int, int]]) -> matching.Pairs:
    one, other = (np.array([end[side] for end in ends], dtype=np.int64) for side in (0, 1))
    return matching.pairs(one, other, np.full(len(ends), 1), np.full(len(ends), 2))


def _counted(ends: list[tuple[int, int]], odds: list[float]) -> list[float]:
    """The share of each pair over all matchings, each weighed by the product of its odds."""
    total, own = 0.0, [0.0] * len(ends)
    for size in range(len(ends) + 1):
        for chosen in itertools.combinations(range(len(ends)), size):
            used = [end for pair in chosen for end in ends[pair]]
            if len(set(used)) == len(used):
                weight = float(np.prod([odds[pair] for pair in chosen]))
                total += weight
                for pair in chosen:
                    own[pair] += weight
    return [one / total for one in own]


@pytest.mark.parametrize(
    "ends",
    [
        [(1, 11)],
        [(1, 11), (1, 12)],
        [(1, 11), (2, 11), (3, 11)],
        [(1, 11), (2, 11), (2, 12)],
        [(1, 11), (2, 11), (2, 12), (3, 12)],
    ],
)
@given(data=st.data())
def test_without_cycles_the_chances_are_exact(ends: list[tuple[int, int]], data: st.DataObject) -> None:
    odds = data.draw(st.lists(st.floats(0.05, 50), min_size=len(ends), max_size=len(ends)))
    found = matching.chances(_pairs(ends), np.array(odds))
    assert found == pytest.approx(_counted(ends, odds), abs=0.02)


def test_rivals_of_equal_odds_share_the_chance() -> None:
    found = matching.chances(_pairs([(1, 11), (1, 12)]), np.array([1e6, 1e6]))
    assert found == pytest.approx([0.5, 0.5], abs=1e-3)


def test_a_rival_that_has_a_better_match_elsewhere_hardly_counts() -> None:
    ends, odds = [(1, 11), (1, 12), (2, 12)], np.array([20.0, 20.0, 1e6])
    found = matching.chances(_pairs(ends), odds)
    assert found[0] > 0.9 > 0.1 > found[1]


@given(st.permutations(range(6)))
def test_the_order_of_pairs_changes_nothing(order: list[int]) -> None:
    ends = [(1, 11), (1, 12), (2, 11), (2, 13), (3, 13), (3, 12)]
    odds = np.array([3.0, 0.7, 12.0, 0.4, 9.0, 1.1])
    straight = matching.chances(_pairs(ends), odds)
    turned = matching.chances(_pairs([ends[at] for at in order]), odds[order])
    assert (turned == straight[order]).all()


def test_the_best_of_both_ends_is_mutual_and_equals_all_are() -> None:
    pairs = _pairs([(1, 11), (1, 12), (2, 12)])
    assert matching.mutual_best(pairs, np.array([0.9, 0.8, 0.7])).tolist() == [True, False, False]
    assert matching.mutual_best(pairs, np.array([0.4, 0.4, 0.1])).tolist() == [True, True, False]


def test_sparse_numbers_are_grouped_by_sorting() -> None:
    wide = matching.pairs(np.array([10**9]), np.array([10**9 + 1]), np.array([5]), np.array([9]))
    assert wide.groups == 2
    assert matching.chances(wide, np.array([4.0])) == pytest.approx([0.8], abs=1e-3)


def test_stretches_worked_side_by_side_change_no_chance() -> None:
    drawn = np.random.default_rng(3)
    ends = np.unique(
        np.stack([drawn.integers(0, 9_000, 50_000), drawn.integers(9_000, 18_000, 50_000)], axis=1), axis=0
    )
    among = matching.pairs(ends[:, 0], ends[:, 1], np.full(len(ends), 1), np.full(len(ends), 2))
    odds = drawn.choice([0.01, 0.5, 3.0, 1e6, 1e12], len(ends))
    alone = matching.chances(among, odds)
    assert 0 <= alone.min() < 0.01 < 0.99 < alone.max() <= 1
    for workers in (2, 3):
        assert np.array_equal(matching.chances(among, odds, workers), alone)
