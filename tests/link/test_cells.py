"""Boxes of cells: places within reach of each other share a cell, wherever on Earth."""

from __future__ import annotations

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from treve.link.cells import RADIUS_KM, Boxes, boxes, grid

LATITUDE, LONGITUDE = st.floats(-89.9, 89.9), st.floats(-180, 180)
KM = st.sampled_from([0.0, 15.0, 40.0, 75.0])


def _cells(own: Boxes, at: int, around: int) -> set[tuple[int, int]]:
    rows = range(int(own.south[at]), int(own.south[at] + own.rows[at]))
    columns = range(int(own.west[at]), int(own.west[at] + own.columns[at]))
    return {(row, column % around) for row in rows for column in columns}


@settings(deadline=None, max_examples=300)
@example(89.8, 0.0, 40.0, 0.3, 178.0)
@example(60.0, 179.99, 15.0, 0.0, 0.1)
@given(LATITUDE, LONGITUDE, KM, st.floats(-0.7, 0.7), st.floats(-180, 180))
def test_a_place_within_a_circle_lies_in_its_box(
    latitude: float, longitude: float, km: float, north: float, east: float
) -> None:
    there = max(-90.0, min(90.0, latitude + north)), (longitude + east + 180) % 360 - 180
    cells = grid(np.array([latitude]))
    around = boxes(cells, np.array([latitude]), np.array([longitude]), np.array([km]))
    # A pole lies in all columns.
    points = _cells(boxes(cells, np.array([there[0]]), np.array([there[1]]), np.array([0.0])), 0, cells.around)
    straight = np.radians(there[0]), np.radians(latitude), np.radians(there[1] - longitude)
    angle = np.sin((straight[0] - straight[1]) / 2) ** 2
    angle += np.cos(straight[0]) * np.cos(straight[1]) * np.sin(straight[2] / 2) ** 2
    if 2 * RADIUS_KM * np.arcsin(min(1.0, float(np.sqrt(angle)))) <= km - 1e-6:
        assert points & _cells(around, 0, cells.around)


def test_a_box_is_no_wider_than_it_has_to_be() -> None:
    cells = grid(np.array([35.0, 36.0]))
    own = boxes(cells, np.array([35.0, 35.0, np.nan]), np.array([38.0, 38.0, np.nan]), np.array([0.0, 15.0, np.nan]))
    assert (own.rows[0], own.columns[0]) == (1, 1)
    assert own.rows[1] <= 2
    assert own.columns[1] <= 2
    assert own.rows[2] == 0


def test_cells_go_around_the_earth_a_whole_number_of_times() -> None:
    assert grid(np.array([0.0])).around == 889
    assert grid(np.array([])).around == 889
    assert grid(np.array([89.0])).around == 177
