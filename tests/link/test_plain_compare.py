"""Two reports at a time, compared in plain Python."""

from __future__ import annotations

from typing import Any

from treve.link.levels import COMPARED
from treve.link.plain_compare import pattern, square_km

KEY: dict[str, Any] = {
    "source_number": 1,
    "first_number": 10,
    "last_number": 10,
    "minute": None,
    "point_x": 0.0,
    "point_y": 0.0,
    "point_z": 0.0,
    "reach_km": 0.0,
    "point_key": 1,
    "crowd": 1,
    "name_key": 1,
    "side_a_key": 1,
    "side_b_key": 2,
    "civilian_target": False,
    "recorder_key": None,
    "directed": True,
    "act_number": None,
    "act_group": None,
    "deaths_low": None,
    "deaths_high": None,
}


def _digit(name: str, one: dict[str, Any], other: dict[str, Any], akin: set[tuple[int, int]] | None = None) -> int:
    position = next(compared.position for compared in COMPARED if compared.name == name)
    digit: int = pattern(KEY | one, KEY | other, akin or set()) // 10**position % 10
    return digit


def test_what_one_of_two_does_not_state_says_nothing() -> None:
    for column in ("side_a_key", "side_b_key", "minute", "act_number", "deaths_low"):
        assert pattern(KEY | {column: None}, KEY | {column: None}, set()) >= 0
    assert _digit("perpetrator", {"side_a_key": None}, {}) == 0
    assert _digit("place", {"reach_km": None}, {}) == 0
    assert square_km(KEY, KEY | {"reach_km": None}) is None


def test_an_undirected_report_is_compared_both_ways() -> None:
    turned = {"side_a_key": 2, "side_b_key": 1}
    assert _digit("perpetrator", {}, turned) == 3
    assert _digit("perpetrator", {"directed": False}, turned) == 1
    assert _digit("target", {"directed": False}, turned) == 1


def test_actors_that_belong_together_are_between_the_same_and_different() -> None:
    assert _digit("perpetrator", {}, {"side_a_key": 5}, {(1, 5)}) == 2
    assert _digit("perpetrator", {}, {"side_a_key": 5}) == 3


def test_minutes_are_counted_across_midnight() -> None:
    late, early = {"minute": 1_430}, {"minute": 10, "first_number": 11, "last_number": 11}
    assert _digit("clock", late, early) == 1
    assert _digit("days", late, early) == 3


def test_who_fought_whom_says_nothing_of_civilians_who_were_hit() -> None:
    civilians = {"side_b_key": 3, "civilian_target": True}
    assert _digit("target", civilians, {"directed": False}) == 0
    assert _digit("target", civilians, {}) == 3
    assert _digit("target", civilians | {"directed": False}, civilians) == 1
