"""Each two reports within the window meet exactly once, and as many are counted as are looked at."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from treve.link import meeting
from treve.link.cells import Boxes, boxes, grid

DAYS = 2


def _met(
    latitude: np.ndarray, longitude: np.ndarray, km: np.ndarray, first: np.ndarray, last: np.ndarray
) -> meeting.Met:
    cells = grid(latitude)
    waiting: Boxes = boxes(cells, latitude, longitude, km)
    sought = boxes(cells, latitude, longitude, km + 15)
    furthest = int((waiting.west + waiting.columns).max())
    return meeting.met(
        meeting.waits(waiting, cells.around),
        [lambda: meeting.seeks(sought, cells.around, furthest)],
        first.astype(np.int32),
        (last + DAYS).astype(np.int32),
        np.arange(len(first), dtype=np.int32),
    )


REPORT = st.tuples(
    st.sampled_from([0.0, 36.0, 60.0, 87.0, 89.7, -89.9]),
    st.sampled_from([-180.0, -179.9, 0.0, 90.0, 179.8, 180.0]),
    st.sampled_from([0.0, 25.0, 60.0]),
    st.integers(0, 6),
    st.integers(0, 3),
)


@settings(deadline=None, max_examples=300)
@given(st.lists(REPORT, min_size=2, max_size=9), st.data())
def test_two_reports_within_reach_meet_once(
    reports: list[tuple[float, float, float, int, int]], data: st.DataObject
) -> None:
    latitude, longitude, km, first, length = (np.array(one) for one in zip(*reports, strict=True))
    last = first + length
    seen = _met(latitude, longitude, km, first, last)
    count = len(reports)
    rank = np.array(data.draw(st.permutations(range(count))))
    kind = np.array(data.draw(st.lists(st.integers(-1, 1), min_size=count, max_size=count)), dtype=np.int32)
    by = seen.ranked(rank, kind)
    found = [seen.pairs(own, by) for own in seen.stretches()]
    pairs = [pair for one, other in found for pair in zip(one.tolist(), other.tolist(), strict=True)]
    assert len(set(pairs)) == len(pairs)
    assert all(rank[one] < rank[other] and (kind[one] < 0 or kind[one] != kind[other]) for one, other in pairs)
    for one in range(count):
        for other in range(count):
            if rank[one] >= rank[other] or (kind[one] >= 0 and kind[one] == kind[other]):
                continue
            north, east = np.radians(latitude[[one, other]]), np.radians(longitude[[one, other]])
            angle = np.sin((north[0] - north[1]) / 2) ** 2
            angle += np.cos(north[0]) * np.cos(north[1]) * np.sin((east[0] - east[1]) / 2) ** 2
            apart = 2 * 6371.0088 * np.arcsin(min(1.0, float(np.sqrt(angle))))
            if apart <= km[one] + km[other] + 15 - 1e-6 and first[one] <= first[other] <= last[one] + DAYS:
                assert (one, other) in pairs


@settings(deadline=None)
@given(st.lists(REPORT, min_size=2, max_size=9), st.data())
def test_pairs_of_one_kind_are_counted_among_all(
    reports: list[tuple[float, float, float, int, int]], data: st.DataObject
) -> None:
    latitude, longitude, km, first, length = (np.array(one) for one in zip(*reports, strict=True))
    seen = _met(latitude, longitude, km, first, first + length)
    count = len(reports)
    kind = np.array(data.draw(st.lists(st.integers(-1, 1), min_size=count, max_size=count)), dtype=np.int32)
    expected = 0
    for entry in range(len(seen.seeking)):
        found = seen.waiting[seen.begin[entry] : seen.begin[entry] + seen.count[entry]]
        own = kind[seen.seeking[entry]]
        expected += int(((kind[found] == own) & (own >= 0)).sum())
    assert seen.of_one(kind) == expected
    assert seen.total() == int(seen.count.sum())


def test_a_name_without_a_point_is_looked_for_by_all_who_bear_it() -> None:
    names, pointed = np.array([3, 3, 4, -1], dtype=np.int32), np.array([True, False, True, False])
    found = meeting.named(names, pointed)
    # Both have to bring the sign that only a report without a point has.
    assert dict(zip(found.report.tolist(), found.signs.tolist(), strict=True)) == {0: 14, 1: 30}
    assert len(set(found.block.tolist())) == 1
    assert not len(meeting.named(np.array([-1], dtype=np.int32), np.array([False])).report)
