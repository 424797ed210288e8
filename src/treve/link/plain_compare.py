"""What `compare` does, for two reports at a time and in plain Python: for a report that stands in no table yet."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from treve.link.levels import COMPARED

Key = Mapping[str, Any]
"""One row of known_keys."""

Likeness = Collection[tuple[int, int]]


def pattern(one: Key, other: Key, akin: Likeness) -> int:
    """The pattern of two reports. akin: both orders of every two actor keys that belong together."""
    found = {
        "days": _days(one, other),
        "clock": _clock(one, other),
        "place": _place(one, other),
        "crowd": other["crowd"] if _same_point(one, other) else 0,
        "place_name": _name(one, other),
        **_sides(one, other, akin),
        "act": _act(one, other),
        "deaths": _deaths(one, other),
        "recorder": _recorder(one, other),
        "sources": 1 if one["source_number"] == other["source_number"] else 2,
    }
    return sum(int(found[compared.name]) * 10**compared.position for compared in COMPARED)


def square_km(one: Key, other: Key) -> float | None:
    """The squared straight line between two points; None if one of them has none."""
    if one["reach_km"] is None or other["reach_km"] is None:
        return None
    return float(sum((one[f"point_{axis}"] - other[f"point_{axis}"]) ** 2 for axis in "xyz"))


def _same_point(one: Key, other: Key) -> bool:
    return one["point_key"] is not None and one["point_key"] == other["point_key"]


def _days(one: Key, other: Key) -> int:
    spans = (one["first_number"], one["last_number"]), (other["first_number"], other["last_number"])
    if spans[0] == spans[1] and spans[0][0] == spans[0][1]:
        return 1
    gap = max(spans[0][0] - spans[1][1], spans[1][0] - spans[0][1])
    return 2 if gap <= 0 else 3 if gap == 1 else 4


def _clock(one: Key, other: Key) -> int:
    if one["minute"] is None or other["minute"] is None:
        return 0
    gap = abs((one["first_number"] - other["first_number"]) * 1440 + one["minute"] - other["minute"])
    return 1 if gap <= 60 else 2 if gap <= 180 else 3


def _place(one: Key, other: Key) -> int:
    square = square_km(one, other)
    if square is None:
        return 0
    reach = one["reach_km"] + other["reach_km"]
    if reach == 0:
        return 1 if _same_point(one, other) else 2 if square <= 4 else 3 if square <= 36 else 4
    if _same_point(one, other):
        return 5
    return 6 if 4 * square <= reach * reach else 7 if square <= reach * reach else 8


def _name(one: Key, other: Key) -> int:
    if _same_point(one, other) or one["name_key"] is None or other["name_key"] is None:
        return 0
    return 1 if one["name_key"] == other["name_key"] else 2


def _sides(one: Key, other: Key, akin: Likeness) -> dict[str, int]:
    either_way = not (one["directed"] and other["directed"])
    a_1, b_1, a_2, b_2 = one["side_a_key"], one["side_b_key"], other["side_a_key"], other["side_b_key"]
    if either_way and ((a_1 is not None and a_1 == b_2) or (b_1 is not None and b_1 == a_2)):
        a_2, b_2 = b_2, a_2
    # Who fought whom says nothing of the civilians who were hit.
    hit_untold = one["directed"] != other["directed"] and one["civilian_target"] != other["civilian_target"]
    return {
        "perpetrator": _side(a_1, a_2, b_2 if either_way else None, akin),
        "target": 0 if hit_untold else _side(b_1, b_2, a_2 if either_way else None, akin),
    }


def _side(one: int | None, other: int | None, crossed: int | None, akin: Likeness) -> int:
    if one is None or other is None:
        return 0
    if one == other:
        return 1
    return 2 if (one, other) in akin or (crossed is not None and (one, crossed) in akin) else 3


def _act(one: Key, other: Key) -> int:
    if one["act_number"] is None or other["act_number"] is None:
        return 0
    return 1 if one["act_number"] == other["act_number"] else 2 if one["act_group"] == other["act_group"] else 3


def _deaths(one: Key, other: Key) -> int:
    (low_1, high_1), (low_2, high_2) = ((key["deaths_low"], key["deaths_high"]) for key in (one, other))
    if low_1 is None or low_2 is None:
        return 0
    if high_1 == 0 and high_2 == 0:
        return 1
    if (low_1, high_1) == (low_2, high_2):
        return 2 if low_1 >= 6 else 3
    if low_1 <= high_2 and low_2 <= high_1:
        return 4
    return 5 if 2 * low_1 <= 3 * high_2 and 2 * low_2 <= 3 * high_1 else 6


def _recorder(one: Key, other: Key) -> int:
    if one["recorder_key"] is None or other["recorder_key"] is None:
        return 0
    return 1 if one["recorder_key"] == other["recorder_key"] else 2
