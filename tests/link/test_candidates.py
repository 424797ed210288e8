"""Pairs are made within the window alone, of different registers, and before they are too many; test_blocking has all of a run."""

from __future__ import annotations

import numpy as np
import pytest

from tests.link.conftest import World, candidates, keys_and_places, known
from treve.errors import TooManyPairs
from treve.link.candidates import candidates as found
from treve.link.window import Window


def test_the_smaller_row_comes_first_and_the_distance_is_that_of_the_points(world: World) -> None:
    pairs = candidates(world.store)
    one, other = pairs.keys.number[pairs.at_1], pairs.keys.number[pairs.at_2]
    assert (one < other).all()
    axes = np.array([[row[f"point_{axis}"] for axis in "xyz"] for row in known(world.store)])
    assert ((axes[one - 1] - axes[other - 1]) ** 2).sum(axis=1) == pytest.approx(pairs.square_km)


def test_reports_that_could_lie_on_any_day_are_no_pairs(world: World) -> None:
    own, places = keys_and_places(world.store)
    assert not len(found(own, places, Window(longest_days=0)).at_1)
    assert not len(found(own.take(np.zeros(0, np.int64)), places, Window()).at_1)


def test_pairs_of_one_curated_register_are_no_pairs_and_count_for_nothing(world: World) -> None:
    own, places = keys_and_places(world.store)
    all_curated = type(own)(own.rows, own.number, own.place, np.ones(len(own.number), bool))
    alike = own.rows.copy()
    alike[:, -1] = 1
    one_register = type(own)(alike, own.number, own.place, all_curated.curated)
    nothing = Window(pairs_per_report=0)
    assert not len(found(one_register, places, nothing).at_1)
    with pytest.raises(TooManyPairs):
        found(all_curated, places, nothing)
