"""Levels of agreement: shares that add up, digits that fit."""

from __future__ import annotations

import numpy as np
import pytest

from treve.link.levels import COMPARED, WEIGHED, digits, meanings


@pytest.mark.parametrize("one", WEIGHED, ids=lambda one: one.name)
def test_the_starting_shares_of_each_thing_add_up_to_one(one: object) -> None:
    compared = next(known for known in WEIGHED if known is one)
    assert sum(level.m for level in compared.levels) == pytest.approx(1)
    assert sum(level.u for level in compared.levels) == pytest.approx(1)
    assert len(compared.levels) <= 9


def test_positions_are_the_order_of_the_digits() -> None:
    assert [one.position for one in COMPARED] == list(range(len(COMPARED)))
    assert digits(np.array([321])).tolist() == [[1, 2, 3, *([0] * (len(WEIGHED) - 3))]]


def test_crowd_and_name_are_weighed_beside_their_place_alone() -> None:
    names = [one.name for one in WEIGHED]
    for pattern, weighed in (
        (4_100, "crowd_exact"),
        (4_500, "crowd_vague"),
        (10_200, "name_at_2_km"),
        (10_000, "name_alone"),
    ):
        told = dict(zip(names, digits(np.array([pattern]))[0].tolist(), strict=True))
        expected = {weighed: pattern // 1_000 % 10 or pattern // 10_000, "place": pattern // 100 % 10}
        assert {name: digit for name, digit in told.items() if digit} == {k: v for k, v in expected.items() if v}


def test_every_digit_of_every_pattern_is_weighed_once() -> None:
    for one in COMPARED:
        places = [place for kind in WEIGHED if kind.position == one.position for place in kind.places or range(9)]
        possible = {"crowd": [1, 5], "place_name": [0, 2, 3, 4, 6, 7, 8]}.get(one.name, list(range(9)))
        assert sorted(places) == possible


def test_a_pattern_in_words_leaves_out_what_says_nothing() -> None:
    assert meanings(201) == (
        ("days", "the same single day"),
        ("place", "both exact, up to 2 km apart"),
    )
