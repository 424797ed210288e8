"""Two registers weighed as reports are: symmetric, blind to blame and to tolls that differ, and shy of rivals."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.count.entries import entry
from treve.link.entries import chances
from treve.model.register import Entry

ENTRIES = st.builds(
    entry,
    st.just("A"),
    st.integers(0, 1),
    st.none() | st.tuples(st.floats(35, 36), st.floats(36, 37)),
    radius_km=st.none() | st.sampled_from([0.0, 25.0]),
    act=st.sampled_from([None, "artillery", "siege", "armed_force_unspecified"]),
    deaths=st.tuples(st.none() | st.integers(0, 3), st.none() | st.integers(3, 9)),
)


def _alone(one: Entry, other: Entry) -> float | None:
    return chances([one], [other], [(0, 0)]).get((0, 0))


@settings(deadline=None, max_examples=40)
@given(ENTRIES, ENTRIES)
def test_the_chance_of_a_pair_is_the_same_from_both_sides(one: Entry, other: Entry) -> None:
    chance = _alone(one, other)
    assert chance == pytest.approx(_alone(other, one))
    assert chance is None or 0 <= chance < 1


def test_entries_told_alike_are_likely_and_each_doubt_makes_them_less_so() -> None:
    best = _alone(entry("A", deaths=(3, 3)), entry("B", deaths=(3, 3))) or 0
    doubts = [
        entry("B", 1, deaths=(3, 3)),
        entry("B", (0, 6), deaths=(3, 3)),
        # Up to 6 km under one name weighs about as much as one point; this is further away.
        entry("B", 0, (35.96, 36.6), deaths=(3, 3)),
        entry("B", act="mortar", deaths=(3, 3)),
        entry("B", act="siege", deaths=(3, 3)),
        entry("B"),
    ]
    assert best > 0.65
    assert all((_alone(entry("A", deaths=(3, 3)), doubt) or 0) < best for doubt in doubts)


def test_blame_and_tolls_that_differ_are_no_evidence() -> None:
    plain = _alone(entry("A"), entry("B"))
    assert _alone(entry("A", perpetrators=("rebels",)), entry("B", perpetrators=("syrian-army",))) == plain
    assert _alone(entry("A", deaths=(1, 1)), entry("B", deaths=(40, 40))) == plain
    assert (_alone(entry("A", deaths=(9, None)), entry("B", deaths=(15, 15))) or 0) >= (plain or 0)


@pytest.mark.parametrize(
    "other", [entry("B", 0, (36.9, 36.6)), entry("B", 0, None, place="Homs"), entry("B", place="")]
)
def test_places_too_far_apart_have_no_chance(other: Entry) -> None:
    near = other.place == ""
    assert (_alone(entry("A"), other) is not None) == near


def test_a_rival_takes_its_share() -> None:
    alone = _alone(entry("A"), entry("B")) or 0
    shared = chances([entry("A")], [entry("B"), entry("C")], [(0, 0), (0, 1)])
    assert shared[0, 0] == shared[0, 1] < alone


def test_without_pairs_there_are_no_chances() -> None:
    assert chances([], [], []) == {}
