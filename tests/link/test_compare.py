"""The comparison in arrays says of every pair what the plain one says of two reports at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.link.conftest import World, candidates, compared, known
from treve.link.candidates import Candidates
from treve.link.compare import Akin
from treve.link.compare import compared as compared_pairs
from treve.link.keys import ACT_GROUP, AGGREGATE, CIVILIANS, COLUMNS, DIRECTED, OF_SOURCE, Keys
from treve.link.levels import COMPARED
from treve.link.place_keys import NOT_STATED
from treve.link.plain_compare import pattern, square_km

AKIN = ((1, 2), (2, 1), (2, 3), (3, 2))


def test_every_candidate_pair_of_a_run_has_the_pattern_of_the_plain_comparison(world: World) -> None:
    keys = {row["source_row_id"]: row for row in known(world.store)}
    akin = {(row["key_1"], row["key_2"]) for row in world.store.fetch("step_likeness").to_pylist()}
    found = compared(world.store)
    told = found.pattern().tolist()
    assert len(told) > 5_000
    for one, other, own in zip(found.report_1.tolist(), found.report_2.tolist(), told, strict=True):
        assert one < other
        assert own == pattern(keys[one], keys[other], akin)
    seen = {name: {own // 10**at % 10 for own in told} for at, name in enumerate(c.name for c in COMPARED)}
    assert all(len(levels) > 2 for name, levels in seen.items() if name not in ("recorder", "sources"))


_FEW = st.one_of(st.none(), st.integers(1, 4))
_KEY = st.fixed_dictionaries(
    {
        "source_number": st.integers(1, 2),
        "register_id": st.integers(1, 3),
        "first_number": st.integers(100, 104),
        "length": st.integers(0, 2),
        "minute": st.one_of(st.none(), st.integers(0, 1_439)),
        "at": st.one_of(st.none(), st.integers(0, 8)),
        "reach_km": st.sampled_from([0.0, 25.0, 30.0]),
        "crowd": st.integers(1, 7),
        "name_key": _FEW,
        "side_a_key": _FEW,
        "side_b_key": _FEW,
        "civilian_target": st.booleans(),
        "recorder_key": _FEW,
        "directed": st.booleans(),
        "act_number": _FEW,
        "deaths_low": st.one_of(st.none(), st.integers(0, 12)),
        "more": st.sampled_from([0, 0, 1, 5, 1_000_000]),
        "aggregate": st.booleans(),
    }
)


def _row(number: int, told: dict[str, Any]) -> dict[str, Any]:
    length, at, more = told["length"], told["at"], told["more"]
    known = {name: value for name, value in told.items() if name not in ("length", "at", "more", "reach_km")}
    nowhere = dict.fromkeys(("point_x", "point_y", "point_z", "point_key", "reach_km"))
    point = (
        nowhere if at is None else {"point_x": float(at), "point_y": 0.0, "point_z": 0.0, "point_key": 4_000_000 + at}
    )
    point |= {} if at is None else {"reach_km": told["reach_km"]}
    act, low = told["act_number"], told["deaths_low"]
    return {
        **known,
        "source_row_id": number,
        "place_id": number,
        "curated": False,
        "last_number": told["first_number"] + length,
        "minute": None if length else told["minute"],
        "act_group": None if act is None else act // 2,
        "deaths_high": None if low is None else low + more,
        **point,
    }


def _packed(row: dict[str, Any]) -> list[int]:
    """A row of known_keys as the numbers that stand for it."""
    point, reach, act = row["point_key"], row["reach_km"], row["act_number"]
    marks = (AGGREGATE, row["aggregate"]), (DIRECTED, row["directed"]), (CIVILIANS, row["civilian_target"])
    told = {
        **row,
        "point_north": None if point is None else point // 4_000_000,
        "point_east": None if point is None else point % 4_000_000,
        "reach_metres": None if reach is None else int(reach * 1_000),
        "act": None if act is None else act * (ACT_GROUP + 1) + row["act_group"],
        "marks": row["source_number"] * OF_SOURCE + sum(mark for mark, holds in marks if holds),
    }
    return [NOT_STATED if told[name] is None else told[name] for name in COLUMNS]


def _patterns(told: Sequence[dict[str, Any]]) -> tuple[list[int], list[bool], list[dict[str, Any]]]:
    count = len(told)
    packed = np.array([_packed(row) for row in told], dtype=np.int32)
    nowhere = np.zeros(count, np.int32)
    keys = Keys(packed, np.arange(1, count + 1), nowhere, np.zeros(count, bool))
    full = list(told)
    one, other = np.triu_indices(count, 1)
    square = [square_km(full[a], full[b]) for a, b in zip(one.tolist(), other.tolist(), strict=True)]
    pairs = Candidates(keys, one.astype(np.int32), other.astype(np.int32), np.array(square, dtype=np.float64))
    akin = Akin(*np.array(AKIN).T)
    found = compared_pairs(pairs, akin)
    return found.pattern().tolist(), found.part_of_whole.tolist(), full


@settings(deadline=None, max_examples=60)
@given(st.lists(_KEY, min_size=2, max_size=12))
def test_whatever_two_reports_state_both_comparisons_say_the_same(told: list[dict[str, Any]]) -> None:
    busy = {one["at"]: one["crowd"] for one in told}
    # The crowd is that of the point, whoever reports from there.
    patterns, lumps, full = _patterns([_row(at, one | {"crowd": busy[one["at"]]}) for at, one in enumerate(told, 1)])
    pairs = [(a, b) for at, a in enumerate(full) for b in full[at + 1 :]]
    assert patterns == [pattern(a, b, set(AKIN)) for a, b in pairs]
    assert lumps == [a["aggregate"] != b["aggregate"] for a, b in pairs]


def test_keys_that_belong_together_are_known_in_the_order_given() -> None:
    akin = Akin(np.array([5, 1]), np.array([2, 7]))
    assert akin(np.array([1, 7, 5, 5, 9]), np.array([7, 1, 2, 3, 9])).tolist() == [True, False, True, False, False]
    many = Akin(np.array([50_000, 1]), np.array([2, 7]))
    assert many(np.array([1, 7, 50_000, 60_000]), np.array([7, 1, 2, 2])).tolist() == [True, False, True, False]
    nothing = np.zeros(0, np.int64)
    assert Akin(nothing, nothing)(np.array([1]), np.array([1])).tolist() == [False]


def test_without_pairs_there_are_no_patterns(world: World) -> None:
    none = np.zeros(0, np.int32)
    found = compared_pairs(Candidates(candidates(world.store).keys, none, none, np.zeros(0)), Akin.of(world.store))
    assert len(found.report_1) == len(found.pattern()) == 0
