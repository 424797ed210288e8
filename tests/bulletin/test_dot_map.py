"""The map of dots."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from treve.bulletin.dot_map import SHAPES, Dot, dot_map

SQUARE = (((35.0, 32.0), (42.0, 32.0), (42.0, 37.0), (35.0, 37.0), (35.0, 32.0)),)
dots = st.lists(
    st.builds(
        Dot,
        st.sampled_from(SHAPES),
        st.none() | st.just("place"),
        st.none() | st.just("SY"),
        st.floats(-85, 85),
        st.floats(-179, 179),
        st.integers(1, 500),
    ),
    min_size=1,
    max_size=30,
)


def _none(country: str) -> tuple[()]:
    return ()


def test_without_dots_there_is_no_map() -> None:
    assert dot_map("Map", [], _none) is None


def test_without_an_outline_there_is_a_grid_of_degrees() -> None:
    found = dot_map("Map", [Dot("covered", "a", "SY", 34.7, 36.7, 3)], _none)
    assert found is not None
    assert found.outlines == ""
    assert found.grid
    assert found.grid_labels


def test_the_whole_outline_is_in_the_picture() -> None:
    found = dot_map("Map", [Dot("covered", "a", "SY", 34.7, 36.7, 3)], lambda country: SQUARE)
    assert found is not None
    for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", found.outlines):
        assert 0 <= float(x) <= found.width
        assert 0 <= float(y) <= found.height


@given(dots)
def test_the_legend_counts_every_incident_once(given_dots: list[Dot]) -> None:
    found = dot_map("Map", given_dots, _none)
    assert found is not None
    numbers = [int(entry.text.split(": ")[1].split()[0].replace(",", "")) for entry in found.legend]
    assert sum(numbers) == sum(dot.incidents for dot in given_dots)


@given(dots)
def test_every_dot_lies_in_the_picture(given_dots: list[Dot]) -> None:
    found = dot_map("Map", given_dots, _none)
    assert found is not None
    assert 0 < found.width <= 641
    assert 0 < found.height <= 621
    for layer in found.layers:
        for x, y in re.findall(r"M(-?[\d.e+]+) (-?[\d.e+]+)", layer.path):
            assert -13 <= float(x) <= found.width + 13
            assert -13 <= float(y) <= found.height + 13


def test_dots_on_one_point_are_added_up() -> None:
    found = dot_map("Map", [Dot("covered", name, "SY", 34.7, 36.7, 3) for name in "ab"], _none)
    assert found is not None
    assert [layer.width for layer in found.layers] == [10.4]


def test_fronts_have_shapes_of_their_own() -> None:
    found = dot_map("Map", [Dot(front, "a", "SY", 34.7, 36.7, 1) for front in SHAPES[:4]], _none)
    assert found is not None
    assert len({re.sub(r"[\d.]+", "", entry.path) for entry in found.legend}) == 4
