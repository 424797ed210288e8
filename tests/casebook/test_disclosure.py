"""What a reader can work out, against trying every table that fits."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.casebook.attacker import tables_that_fit
from treve.casebook.disclosure import ALL, Query, Reader, Release

AREAS, PERIODS = ("north", "south"), ("w1", "w2")
CELLS = [(area, period) for area in AREAS for period in PERIODS]
QUERIES = [(area, period) for area in (*AREAS, ALL) for period in (*PERIODS, ALL)]


def _release(counts: list[int], hidden: set[Query]) -> Release:
    made = Release(AREAS, PERIODS, dict(zip(CELLS, counts, strict=True)))
    return Release(AREAS, PERIODS, made.counts, frozenset(query for query in hidden if made.count(query) > 0))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 4), min_size=4, max_size=4), st.sets(st.sampled_from(QUERIES[:-1])))
def test_bounds_are_the_lowest_and_highest_of_all_tables_that_fit(counts: list[int], hidden: set[Query]) -> None:
    """The whole is told, so that no count can be more than that, and all tables can be tried."""
    release = _release(counts, hidden)
    told = {query: None if query in release.hidden else release.count(query) for query in QUERIES}
    fitting = list(tables_that_fit(AREAS, PERIODS, told, most=sum(counts)))
    assert dict(release.counts) in fitting
    reader = Reader([release])
    for query in QUERIES:
        values = [sum(one[cell] for cell in release.cells(query)) for one in fitting]
        assert reader.bounds(0, query) == (min(values), max(values)), query


@settings(max_examples=8, deadline=None)
@given(
    st.lists(st.integers(0, 2), min_size=4, max_size=4),
    st.lists(st.integers(0, 2), min_size=4, max_size=4),
    st.sets(st.sampled_from(QUERIES[:-1]), max_size=4),
    st.sets(st.sampled_from(QUERIES[:-1]), max_size=4),
)
def test_two_releases_together_are_worked_out_as_by_trying_all_pairs(
    counts: list[int], added: list[int], one: set[Query], other: set[Query]
) -> None:
    before = _release(counts, one)
    after = _release([count + more for count, more in zip(counts, added, strict=True)], other)
    told = [{query: None if query in r.hidden else r.count(query) for query in QUERIES} for r in (before, after)]
    pairs = [
        (first, second)
        for first in tables_that_fit(AREAS, PERIODS, told[0], sum(counts))
        for second in tables_that_fit(AREAS, PERIODS, told[1], sum(counts) + sum(added))
        if all(
            (second[cell] > first[cell]) if more else second[cell] == first[cell]
            for cell, more in zip(CELLS, added, strict=True)
        )
    ]
    reader = Reader([before, after])
    for query in QUERIES:
        cells = after.cells(query)
        values = [sum(second[cell] - first[cell] for cell in cells) for first, second in pairs]
        assert reader.difference(0, 1, cells) == (min(values), max(values)), query
        values = [sum(first[cell] for cell in cells) for first, _ in pairs]
        assert reader.bounds(0, query) == (min(values), max(values)), query


def test_a_month_is_held_against_its_weeks() -> None:
    weeks = Release(
        ("a",), ("1", "2"), {("a", "1"): 4, ("a", "2"): 9}, frozenset({("a", "1"), (ALL, "1"), ("a", ALL), (ALL, ALL)})
    )
    month = Release(("a",), ("m",), {("a", "1"): 4, ("a", "2"): 9}, parts={"m": ("1", "2")})
    assert Reader([weeks]).bounds(0, ("a", "1"))[1] > 1000
    assert Reader([weeks, month]).bounds(0, ("a", "1")) == (4, 4)
