"""Counting rules beside a plain count of the truth, on random worlds, exact and vague."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.count.fire import Fire, plain_count, store_of
from tests.rows import Row, rows
from treve.count.rule_file import counting_rule, rule_names
from treve.count.tallies import tallies
from treve.model.counting_rule import CountingRule
from treve.store.duckdb import DuckDBStore

RULES = tuple(counting_rule(name) for name in rule_names() if name != "bound-parties")
EXACT = st.builds(
    Fire,
    st.integers(0, 2000),
    st.sampled_from([(1, 2), (2, 1), (1, 3)]),
    st.sampled_from([1, 2]),
    st.sampled_from(["mortar", "small_arms", "siege"]),
    st.integers(1, 40),
)
VAGUE = st.builds(
    Fire,
    st.integers(0, 2000),
    st.sampled_from([(1, 2), (2, 1), (1, 3)]),
    st.sampled_from([1, 2]),
    st.just("mortar"),
    st.integers(1, 40),
    st.sampled_from([0, 5, 30, 300]),
    st.booleans(),
    st.booleans(),
)


def _counted(store: DuckDBStore, rules: Sequence[CountingRule] = RULES, scope: str = "whole") -> list[dict[str, Any]]:
    tallies(store, rules)
    found: list[dict[str, Any]] = [row for row in store.fetch("tally").to_pylist() if row["scope"] == scope]
    store.close()
    return found


def _whole(world: Sequence[Fire]) -> dict[str, tuple[int, int | None]]:
    return {row["rule"]: (row["low"], row["high"]) for row in _counted(store_of(world))}


@settings(max_examples=12, deadline=None)
@given(st.lists(EXACT, max_size=14))
def test_where_everything_is_stated_the_number_is_the_plain_count(world: list[Fire]) -> None:
    found = _whole(world)
    assert found == {rule.rule: (plain_count(world, rule),) * 2 for rule in RULES}


@settings(max_examples=12, deadline=None)
@given(st.lists(VAGUE, max_size=10))
def test_where_hours_sides_or_places_are_vague_the_truth_lies_within_the_bounds(world: list[Fire]) -> None:
    found = _whole(world)
    for rule in RULES:
        low, high = found[rule.rule]
        truth = plain_count(world, rule)
        assert low <= truth
        assert high is None or truth <= high


def test_the_same_records_give_494_under_one_rule_and_4_under_another() -> None:
    """Donbas, 26 March 2021, as printed by the OSCE mission (494) and by the Joint Forces (4); these records are invented."""
    bursts = (200, 150, 100, 44)
    world = [
        Fire(episode * 240 + step, (1, 2) if episode % 2 else (2, 1), 1, "explosion")
        for episode, burst in enumerate(bursts)
        for step in (minute * 10 // burst for minute in range(burst))
    ]
    found = _whole(world)
    assert found["observation"] == (494, 494)
    assert found["episode"] == (4, 4)


def test_a_report_without_a_number_of_explosions_stands_for_at_least_one() -> None:
    (row,) = _counted(
        store_of([Fire(0), Fire(9, explosions=None), Fire(18, explosions=7)]), [counting_rule("observation")]
    )
    assert (row["low"], row["high"], row["incidents"], row["without_number"]) == (9, None, 3, 1)


def test_an_act_not_stated_may_count_and_one_that_does_not_count_is_left_out() -> None:
    rule = [counting_rule("observation")]
    (row,) = _counted(store_of([Fire(0), Fire(9, act=None), Fire(18, act="siege")]), rule)
    assert (row["low"], row["high"], row["incidents"], row["unsure"]) == (1, 2, 2, 1)


def test_a_run_without_incidents_counts_0() -> None:
    assert [(row["low"], row["high"], row["incidents"], row["unsure"]) for row in _counted(store_of([]))] == [
        (0, 0, 0, 0)
    ] * len(RULES)


@pytest.mark.parametrize("scope", ["admin1", "day"])
def test_divisions_and_days_add_up_to_the_whole(scope: str) -> None:
    world = [Fire(minute, place=1 + minute % 2, blur=10) for minute in range(0, 4000, 97)]
    parts = _counted(store_of(world), scope=scope)
    whole = _whole(world)
    for rule in RULES:
        own = [row for row in parts if row["rule"] == rule.rule]
        assert (sum(row["low"] for row in own), sum(row["high"] for row in own)) == whole[rule.rule]


@pytest.mark.parametrize(
    ("answers", "bounds"),
    [
        ({}, (1, 1)),
        ({"parties_bound": None}, (0, 1)),
        ({"in_force": None}, (0, 1)),
        ({"parties_bound": False}, (0, 0)),
        ({"excluded_actor": True}, (0, 0)),
        ({"act_prohibited": False}, (1, 1)),
    ],
)
def test_only_incidents_between_bound_parties_count_in_each_reading(
    answers: dict[str, bool | None], bounds: tuple[int, int]
) -> None:
    store = store_of([Fire(0), Fire(9)])
    agreement: Row = {"agreement_id": "X", "reading": "strict"}
    plain: Row = {
        "in_force": True,
        "in_territory": True,
        "excluded_area": False,
        "excluded_actor": False,
        "parties_bound": True,
    }
    finding: Row = {
        **agreement, "incident_id": 1, "verdict": "x", **plain, **answers, "possible_exception": False,
        "possible_exclusion": False, "perpetrator_basis": "alleged",
    }  # fmt: skip
    store.load("reading", rows("reading", [agreement]))
    store.load("finding", rows("finding", [finding]))
    (row,) = _counted(store, [counting_rule("bound-parties")])
    assert ((row["low"], row["high"]), row["reading"]) == (bounds, "strict")


@pytest.mark.parametrize(("named", "placed"), [(False, True), (True, False)])
def test_what_may_fill_a_pause_takes_an_episode_off_the_lowest_number(named: bool, placed: bool) -> None:
    """Fire at 0 and at 100 minutes are two episodes; something at 50 by nobody known, or nowhere known, may make them one."""

    def between(minute: int, later: int) -> tuple[int, int | None]:
        return _whole([Fire(0), Fire(minute, named=named, placed=placed), Fire(later)])["episode"]

    assert between(50, 100) == (1, 3)
    assert between(20, 100) == (2, 3)
    assert between(120, 200) == (2, 3)


def test_a_pause_may_be_filled_step_by_step() -> None:
    steps = [Fire(50, named=False), Fire(100, placed=False), Fire(130, named=False, blur=30)]
    assert _whole([Fire(0), *steps, Fire(200)])["episode"] == (1, 5)
    assert _whole([Fire(0), steps[0], steps[2], Fire(200)])["episode"] == (1, 4)
    assert _whole([Fire(0), steps[0], steps[1], Fire(200)])["episode"] == (2, 4)
