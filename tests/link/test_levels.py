"""Levels of agreement: shares that add up, digits that fit."""

from __future__ import annotations

import numpy as np
import pytest

from treve.link.levels import COMPARED, digits, meanings


@pytest.mark.parametrize("one", COMPARED, ids=lambda one: one.name)
def test_the_starting_shares_of_each_thing_add_up_to_one(one: object) -> None:
    compared = next(known for known in COMPARED if known is one)
    assert sum(level.m for level in compared.levels) == pytest.approx(1)
    assert sum(level.u for level in compared.levels) == pytest.approx(1)
    assert len(compared.levels) <= 9


def test_positions_are_the_order_of_the_digits() -> None:
    assert [one.position for one in COMPARED] == list(range(len(COMPARED)))
    assert digits(np.array([321])).tolist() == [[1, 2, 3, *([0] * (len(COMPARED) - 3))]]


def test_a_pattern_in_words_leaves_out_what_says_nothing() -> None:
    assert meanings(201) == (
        ("days", "the same single day"),
        ("place", "both exact, up to 2 km apart"),
    )
