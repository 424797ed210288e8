"""The comparison in plain Python and the one in SQL are the same comparison."""

from __future__ import annotations

from itertools import combinations, permutations
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rows import rows
from treve.link.levels import meanings
from treve.link.plain_compare import pattern, square_km
from treve.store.duckdb import DuckDBStore

Key = dict[str, Any]

PLAIN: Key = {
    "register_id": 1,
    "curated": True,
    "first_number": 100,
    "last_number": 100,
    "place_id": 1,
    "point_x": None,
    "point_y": None,
    "point_z": None,
    "reach_km": None,
    "minute": None,
    "point_key": None,
    "crowd": 1,
    "name_key": None,
    "side_a_key": None,
    "side_b_key": None,
    "recorder_key": None,
    "directed": True,
    "act_number": None,
    "act_group": None,
    "deaths_low": None,
    "deaths_high": None,
    "aggregate": False,
}
"""A report of one day that states nothing else."""


def _at(east_km: float, reach_km: float = 0.0) -> Key:
    return {"point_x": east_km, "point_y": 0.0, "point_z": 0.0, "reach_km": reach_km, "point_key": int(east_km * 10)}


POINTS = st.one_of(
    st.just({}),
    st.builds(_at, st.sampled_from([0.0, 1.0, 2.0, 5.0, 6.0, 7.0, 25.0, 50.0]), st.sampled_from([0.0, 10.0, 25.0])),
)
MAYBE_SMALL = st.none() | st.integers(1, 4)
DEATHS = st.none() | st.tuples(st.integers(0, 12), st.integers(0, 6)).map(lambda one: (one[0], one[0] + one[1]))


@st.composite
def keys(draw: st.DrawFn) -> Key:
    first = draw(st.integers(100, 104))
    length = draw(st.sampled_from([0, 0, 0, 1, 3]))
    deaths = draw(DEATHS)
    act = draw(st.none() | st.integers(1, 6))
    point = draw(POINTS)
    return {
        **PLAIN,
        **point,
        "first_number": first,
        "last_number": first + length,
        "minute": draw(st.none() | st.integers(0, 1439)) if not length else None,
        # All reports at one point have its crowd.
        "crowd": point.get("point_key", 0) % 7 + 1,
        "name_key": draw(MAYBE_SMALL),
        "side_a_key": draw(MAYBE_SMALL),
        "side_b_key": draw(MAYBE_SMALL),
        "recorder_key": draw(MAYBE_SMALL),
        "directed": draw(st.booleans()),
        "act_number": act,
        "act_group": None if act is None else act % 3,
        "deaths_low": None if deaths is None else deaths[0],
        "deaths_high": None if deaths is None else deaths[1],
    }


AKIN = st.sets(st.sampled_from(list(combinations(range(1, 5), 2)))).map(
    lambda pairs: frozenset({*pairs, *((other, one) for one, other in pairs)})
)


@settings(max_examples=40, deadline=None)
@given(st.lists(keys(), min_size=2, max_size=6), AKIN)
def test_every_pair_has_the_pattern_that_the_rule_in_sql_gives_it(
    reports: list[Key], akin: frozenset[tuple[int, int]]
) -> None:
    ordered = list(permutations(range(len(reports)), 2))
    assert {(one, other): pattern(reports[one], reports[other], akin) for one, other in ordered} == _in_sql(
        reports, ordered, akin
    )


def test_two_reports_that_state_nothing_but_their_day_agree_on_the_day_alone() -> None:
    assert pattern(PLAIN, PLAIN, ()) == 1


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ({}, {"last_number": 101}, ("days", "days that overlap, at least one of them vague")),
        ({}, {"first_number": 101, "last_number": 101}, ("days", "one day apart")),
        ({}, {"first_number": 102, "last_number": 103}, ("days", "two or more days apart")),
        # Midnight lies between 23:50 and 00:50.
        (
            {"minute": 1430},
            {"first_number": 101, "last_number": 101, "minute": 50},
            ("clock", "stated times at most one hour apart"),
        ),
        ({"minute": 0}, {"minute": 61}, ("clock", "stated times one to three hours apart")),
        (_at(0), _at(0) | {"crowd": 3}, ("place", "the very same point, both exact")),
        (_at(0), _at(0) | {"crowd": 3}, ("crowd", "the shared point has one to four reports in the window")),
        (_at(0), _at(2), ("place", "both exact, up to 2 km apart")),
        (_at(0), _at(6), ("place", "both exact, 2 to 6 km apart")),
        (_at(0), _at(6.1), ("place", "both exact, more than 6 km apart")),
        (_at(0), _at(12.5, reach_km=25.0), ("place", "within half of what the vaguer place allows")),
        (_at(0), _at(25, reach_km=25.0), ("place", "within what the vaguer place allows")),
        (_at(0), _at(26, reach_km=25.0), ("place", "a little further than the vaguer place allows")),
        ({"name_key": 1}, {"name_key": 2}, ("place_name", "different points, different names")),
        ({"side_a_key": 1}, {"side_a_key": 2}, ("perpetrator", "alleged perpetrators that belong together")),
        ({"side_a_key": 1}, {"side_a_key": 3}, ("perpetrator", "different alleged perpetrators")),
        ({"act_number": 1, "act_group": 7}, {"act_number": 2, "act_group": 7}, ("act", "acts that are mistaken for each other")),
        ({"recorder_key": 1}, {"recorder_key": 1}, ("recorder", "the same recorder, by two publishers")),
    ],
)  # fmt: skip
def test_a_level_is_reached_at_its_bound(one: Key, other: Key, told: tuple[str, str]) -> None:
    assert told in meanings(pattern(PLAIN | one, PLAIN | other, {(1, 2), (2, 1)}))


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ((0, 0), (0, 0), "both state that nobody died"),
        ((6, 6), (6, 6), "the same number of deaths, six or more"),
        ((5, 5), (5, 5), "the same number of deaths, one to five"),
        ((3, 8), (8, 9), "ranges of deaths that overlap"),
        ((6, 6), (4, 4), "numbers of deaths within half of each other"),
        ((7, 7), (4, 4), "numbers of deaths further apart"),
        ((0, 0), (1, 1), "numbers of deaths further apart"),
    ],
)
def test_deaths_are_compared_as_ranges(one: tuple[int, int], other: tuple[int, int], told: str) -> None:
    ends = ("deaths_low", "deaths_high")
    here, there = (PLAIN | dict(zip(ends, deaths, strict=True)) for deaths in (one, other))
    assert dict(meanings(pattern(here, there, ())))["deaths"] == told
    assert pattern(here, there, ()) == pattern(there, here, ())


def test_sides_are_turned_only_where_one_report_does_not_say_who_attacked() -> None:
    one, turned = PLAIN | {"side_a_key": 1, "side_b_key": 2}, PLAIN | {"side_a_key": 2, "side_b_key": 1}
    assert dict(meanings(pattern(one, turned, ())))["perpetrator"] == "different alleged perpetrators"
    dyad = turned | {"directed": False}
    assert dict(meanings(pattern(one, dyad, ())))["perpetrator"] == "the same alleged perpetrator"
    assert dict(meanings(pattern(one, dyad, ())))["target"] == "the same target"


def test_a_place_without_a_point_has_no_distance() -> None:
    assert square_km(PLAIN | _at(0), PLAIN) is None
    assert square_km(PLAIN | _at(3), PLAIN | _at(7)) == 16


def _in_sql(
    reports: list[Key], pairs: list[tuple[int, int]], akin: frozenset[tuple[int, int]]
) -> dict[tuple[int, int], int]:
    store = DuckDBStore(None, threads=1)
    store.load("link_key", rows("link_key", [one | {"source_row_id": at} for at, one in enumerate(reports)]))
    whole = pa.int64()
    store.load(
        "step_likeness",
        pa.table(
            {
                "key_1": pa.array([one for one, _ in sorted(akin)], whole),
                "key_2": pa.array([other for _, other in sorted(akin)], whole),
            }
        ),
    )
    store.load(
        "step_candidate",
        pa.table(
            {
                "report_1": pa.array([one for one, _ in pairs], whole),
                "report_2": pa.array([other for _, other in pairs], whole),
                "register_1": pa.array([1] * len(pairs), whole),
                "register_2": pa.array([2] * len(pairs), whole),
                "square_km": pa.array([square_km(reports[one], reports[other]) for one, other in pairs], pa.float64()),
            }
        ),
    )
    store.run("link/compare.sql", into="step_pattern_pair")
    found = store.fetch("step_pattern_pair").to_pylist()
    store.close()
    assert len(found) == len(pairs)
    return {(row["report_1"], row["report_2"]): row["pattern"] for row in found}
