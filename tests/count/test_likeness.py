from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.count.entries import entry
from treve.count.likeness import days_between, kilometres, likeness, tolls_apart
from treve.model.register import Entry

ENTRIES = st.builds(
    entry,
    st.just("A"),
    st.tuples(st.integers(0, 4), st.integers(0, 4)).map(lambda ends: (min(ends), max(ends))),
    st.none() | st.tuples(st.floats(35, 36), st.floats(36, 37)),
    radius_km=st.none() | st.floats(0, 60),
    admin1=st.sampled_from([None, "Idlib", "Hama"]),
    act=st.sampled_from([None, "artillery", "siege", "armed_force_unspecified"]),
    deaths=st.tuples(st.none() | st.integers(0, 3), st.none() | st.integers(3, 9)),
)


@given(ENTRIES, ENTRIES)
def test_likeness_has_no_side_and_lies_between_0_and_1(one: Entry, other: Entry) -> None:
    score = likeness(one, other)
    assert score == likeness(other, one)
    assert score is None or 0 < score <= 1


@given(ENTRIES)
def test_nothing_is_more_like_an_entry_than_one_told_exactly_alike(one: Entry) -> None:
    exact = entry("B", 0, (35.9, 36.6), deaths=(3, 3))
    score = likeness(exact, one)
    assert score is None or score <= (likeness(exact, exact) or 0)


@pytest.mark.parametrize(
    "other",
    [
        entry("B", 2),
        entry("B", 0, (36.9, 36.6)),
        entry("B", 0, None, admin1="Hama"),
        entry("B", 0, None, place="", admin1=None),
    ],
)
def test_entries_days_or_places_apart_cannot_be_one_incident(other: Entry) -> None:
    assert likeness(entry("A"), other) is None


def test_each_doubt_lowers_the_likeness() -> None:
    best = likeness(entry("A", deaths=(3, 3)), entry("B", deaths=(3, 3))) or 0
    doubts = [
        entry("B", 1, deaths=(3, 3)),
        entry("B", (0, 6), deaths=(3, 3)),
        entry("B", 0, (35.95, 36.6), deaths=(3, 3)),
        entry("B", radius_km=25.0, deaths=(3, 3)),
        entry("B", act="mortar", deaths=(3, 3)),
        entry("B", act="siege", deaths=(3, 3)),
        entry("B", deaths=(9, 9)),
        entry("B"),
    ]
    assert best == 1.0
    assert all(0 < (likeness(entry("A", deaths=(3, 3)), doubt) or 0) < best for doubt in doubts)


def test_blame_is_no_evidence() -> None:
    pair = (entry("A", perpetrators=("rebels",)), entry("B", perpetrators=("syrian-army",)))
    assert likeness(*pair) == likeness(entry("A"), entry("B"))


def test_distance_agrees_with_a_degree_of_latitude() -> None:
    assert kilometres(entry("A", 0, (35.0, 36.0)), entry("B", 0, (36.0, 36.0))) == pytest.approx(111.195, abs=0.01)
    assert kilometres(entry("A", 0, None), entry("B")) is None


def test_days_and_tolls_that_meet_are_not_apart() -> None:
    assert days_between(entry("A", (0, 3)), entry("B", (3, 5))) == 0
    assert days_between(entry("A", (0, 3)), entry("B", (5, 5))) == 2
    assert tolls_apart((1, 3), (4, None))
    assert not tolls_apart((1, None), (4, 4))
    assert not tolls_apart((None, None), (4, 4))
