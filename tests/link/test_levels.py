"""Levels of agreement: shares that add up, digits that fit."""

from __future__ import annotations

import numpy as np
import pytest

from treve.link.levels import COMPARED, IN_SOURCE, WEIGHED, digits, meanings

NAMES = [one.name for one in WEIGHED]


@pytest.mark.parametrize("one", WEIGHED, ids=lambda one: one.name)
def test_the_starting_shares_of_each_thing_add_up_to_one(one: object) -> None:
    compared = next(known for known in WEIGHED if known is one)
    assert sum(level.m for level in compared.levels) == pytest.approx(1)
    assert sum(level.u for level in compared.levels) == pytest.approx(1)
    assert len(compared.levels) <= 9


def test_positions_are_the_order_of_the_digits() -> None:
    assert [one.position for one in COMPARED] == list(range(len(COMPARED)))
    told = dict(zip(NAMES, digits(np.array([20_000_000_321]))[0].tolist(), strict=True))
    assert {name: digit for name, digit in told.items() if digit} == {"sources": 2, "days": 1, "clock": 2, "place": 3}


@pytest.mark.parametrize(
    ("pattern", "weighed"),
    [(4_100, "crowd_exact"), (4_500, "crowd_vague"), (10_200, "name_at_2_km"), (10_000, "name_alone")],
)
@pytest.mark.parametrize(("sources", "ending"), [(1, IN_SOURCE), (2, "")])
def test_crowd_and_name_are_weighed_beside_their_place_and_kind_of_pair_alone(
    pattern: int, weighed: str, sources: int, ending: str
) -> None:
    told = dict(zip(NAMES, digits(np.array([sources * 10**10 + pattern]))[0].tolist(), strict=True))
    found = {name: digit for name, digit in told.items() if digit and not name.startswith(("sources", "place"))}
    assert found == {weighed + ending: pattern // 1_000 % 10 or pattern // 10_000}


def test_every_digit_of_every_pattern_is_weighed_once() -> None:
    for one in COMPARED[:-1]:
        kinds = [kind for kind in WEIGHED if kind.position == one.position]
        places = [place for kind in kinds for place in (range(9) if kind.place is None else (kind.place,))]
        possible = {"crowd": [1, 5], "place_name": [0, 2, 3, 4, 6, 7, 8]}.get(one.name, list(range(9)))
        assert sorted(places) == sorted([*possible, *possible])
        assert {kind.sources for kind in kinds} == {1, 2}


def test_a_pattern_in_words_leaves_out_what_says_nothing() -> None:
    assert meanings(20_000_000_201) == (
        ("sources", "reports of two sources"),
        ("days", "the same single day"),
        ("place", "both exact, up to 2 km apart"),
    )
