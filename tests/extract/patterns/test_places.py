from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from treve.extract.patterns.places import Places

CUTS = st.lists(st.integers(0, 40), max_size=16, unique=True).map(sorted)
SPANS = CUTS.map(lambda cuts: [(first, last) for first, last in zip(cuts[::2], cuts[1::2], strict=False)])
OFFSETS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted).map(tuple)


@given(SPANS, OFFSETS)
def test_places_are_found_as_by_looking_at_each(spans: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    places = Places(reversed(spans))
    start, end = asked
    inside = [one for one in spans if start <= one[0] and one[1] <= end]
    assert places.within(start, end) == bool(inside)
    assert places.first_after(start, end) == (inside[0] if inside else None)
    assert places.between(start, end) == inside
    assert bool(places) == bool(spans)
    before = [one for one in spans if start <= one[0] < end]
    assert places.last_before(start, end) == (before[-1] if before else None)
    assert places.meet(asked) == any(one[0] < end and start < one[1] for one in spans)
