from __future__ import annotations

import pytest

from treve.serve.pages.map_picture import SIZES, level_of, picture, size_of, view_of
from treve.serve.pages.rings import Rings
from treve.serve.query import FINEST
from treve.serve.sought.answers import Cell, View


def _cell(longitude: float, latitude: float, incidents: int, loose: int = 0) -> Cell:
    return Cell(6, 0, 0, incidents, loose, False, longitude, latitude, 1)


@pytest.mark.parametrize(("incidents", "size"), [(1, 0), (2, 1), (5, 1), (6, 2), (1000, 4), (10**9, 5)])
def test_more_incidents_are_larger(incidents: int, size: int) -> None:
    assert size_of(incidents) == size < len(SIZES)


@pytest.mark.parametrize("width", [1e-9, 0.01, 1, 30, 360])
def test_cells_are_as_wide_as_a_number_needs(width: float) -> None:
    level = level_of(width, 1008)
    assert 0 <= level <= FINEST
    if 0 < level < FINEST:
        assert 36 <= 360 / 2**level * 1008 / width < 72


def test_dots_lie_in_the_picture_large_ones_first_and_say_whether_any_place_is_exact() -> None:
    made = picture(View(35, 32, 43, 38, 6), [_cell(36, 33, 1, 1), _cell(42, 37, 300, 2)], Rings.of([]), Rings.of([]))
    assert [dot.hollow for dot in made.dots] == [False, True]
    assert all(0 <= dot.x <= made.width and 0 <= dot.y <= made.height for dot in made.dots)
    assert made.dots[0].radius > made.dots[1].radius
    assert made.dots[0].y < made.dots[1].y
    assert made.outlines.startswith("M")


def test_one_point_alone_has_a_picture() -> None:
    view = view_of((36.0, 33.0, 36.0, 33.0))
    assert view.west < 36 < view.east
    assert view.south < 33 < view.north


def test_areas_are_drawn_as_far_as_the_picture_shows_them() -> None:
    square = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0)]
    away = [(x + 50, y) for x, y in square]
    made = picture(View(-1, -1, 2, 2, 6), [], Rings.of([square, square, away]), Rings.of([]))
    assert made.areas.count("M") == made.areas.count("z") == 2


def test_what_lies_beside_a_tall_view_is_in_the_picture_too() -> None:
    beside = [(0.0, 0.0), (3.0, 0.0), (3.0, 5.0), (0.0, 0.0)]
    assert picture(View(4, -10, 6, 10, 6), [], Rings.of([beside]), Rings.of([])).areas.startswith("M")


def test_lines_are_open_paths_and_one_that_is_a_point_here_is_none() -> None:
    view = View(35, 32, 43, 38, 6)
    none = Rings.of([])
    lines = Rings.of([[(36, 33), (37, 34), (38, 33)], [(36, 33), (36.0001, 33.0001)]])
    made = picture(view, [], none, lines)
    assert made.lines.count("M") == 1
    assert made.lines.count("L") == 2
    assert "z" not in made.lines
    assert picture(view, [], none, none).lines == ""
