"""No small number can be worked out of what is told: tried by an attacker of his own, over one release and over several."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.casebook.attacker import determined, lines
from treve.casebook.disclosure import ALL, Release
from treve.casebook.suppression import dangers, protected

LEAST = 3


def _tables(areas: int, periods: int) -> st.SearchStrategy[list[int]]:
    small = st.one_of(st.integers(0, 4), st.integers(0, 30))
    return st.lists(small, min_size=areas * periods, max_size=areas * periods)


def _release(areas: int, periods: int, counts: list[int]) -> Release:
    names, times = tuple(f"a{one}" for one in range(areas)), tuple(f"w{one}" for one in range(periods))
    cells = [(area, period) for area in names for period in times]
    return Release(names, times, dict(zip(cells, counts, strict=True)))


@settings(max_examples=15, deadline=None)
@given(_tables(3, 4))
def test_nothing_small_is_told_and_nothing_left_out_is_fixed_by_the_sums(counts: list[int]) -> None:
    release = protected(_release(3, 4, counts), [], LEAST)
    sums = lines(release.areas, release.periods)
    told = [
        (dict.fromkeys(parts, 1), release.count(query)) for query, parts in sums.items() if query not in release.hidden
    ]
    for query, parts in sums.items():
        if query in release.hidden:
            assert determined(list(release.cells((ALL, ALL))), told, dict.fromkeys(parts, 1)) is None, query
        else:
            assert not 0 < release.count(query) < LEAST, query
    assert dangers(release, [], LEAST) == []


@settings(max_examples=15, deadline=None)
@given(_tables(2, 3), _tables(2, 3))
def test_a_release_without_danger_gives_no_small_change_away(counts: list[int], more: list[int]) -> None:
    """The attacker holds the two releases against each other: every sum of what was told, exact."""
    first = protected(_release(2, 3, counts), [], LEAST)
    added = [count + (extra if extra % 3 == 0 else 0) for count, extra in zip(counts, more, strict=True)]
    second = protected(_release(2, 3, added), [first], LEAST)
    if dangers(second, [first], LEAST):
        return
    sums = lines(first.areas, first.periods)
    unknowns = [(number, cell) for number in (0, 1) for cell in first.counts]
    told: list[tuple[dict[tuple[int, tuple[str, str]], int], int]] = []
    for number, release in enumerate((first, second)):
        for query, parts in sums.items():
            if query not in release.hidden:
                told.append(({(number, cell): 1 for cell in parts}, release.count(query)))
    # What did not change is known not to have.
    told += [({(0, c): 1, (1, c): -1}, 0) for c in first.counts if first.counts[c] == second.counts[c]]
    for parts in sums.values():
        change = determined(unknowns, told, {**{(1, c): 1 for c in parts}, **{(0, c): -1 for c in parts}})
        assert change is None or change == 0 or abs(change) >= LEAST
        for number, release in enumerate((first, second)):
            value = determined(unknowns, told, {(number, c): 1 for c in parts})
            assert value is None or value == 0 or value >= LEAST, (number, parts, release.hidden)


def test_one_late_report_is_a_danger_and_as_many_as_may_be_told_are_none() -> None:
    before = _release(2, 2, [10, 10, 10, 10])
    for more, danger in ((0, False), (1, True), (2, True), (3, False)):
        after = _release(2, 2, [10 + more, 10, 10, 10])
        found = dangers(protected(after, [before], LEAST), [before], LEAST)
        assert bool(found) is danger, more
        if danger:
            assert {(one.since, one.low, one.high) for one in found} == {(0, more, more)}
    fewer = dangers(_release(2, 2, [9, 10, 10, 10]), [before], LEAST)
    assert {(one.low, one.high) for one in fewer} == {(-1, -1)}


def test_one_more_week_does_not_hide_a_late_report_of_the_weeks_before() -> None:
    before = _release(1, 2, [10, 10])
    longer = _release(1, 3, [10, 11, 20])
    cells_hidden = frozenset({("a0", "w1"), (ALL, "w1"), ("a0", "w0"), (ALL, "w0")})
    found = dangers(replace(longer, hidden=cells_hidden), [before], LEAST)
    assert ({(one.low, one.high) for one in found if one.since == 0}) == {(1, 1)}


def test_what_was_left_out_beside_another_number_is_not_told_later() -> None:
    first = protected(_release(2, 2, [1, 9, 8, 7]), [], LEAST)
    assert first.hidden
    later = protected(_release(2, 2, [1, 9, 8, 7]), [first], LEAST)
    assert later.hidden == first.hidden
    # Left out differently the two give the small number away, and that is found.
    beside = {("a0", "w0"), ("a0", "w1"), ("a1", "w0"), ("a1", "w1")} - first.hidden
    other = replace(first, hidden=frozenset({("a0", "w0"), (ALL, "w0"), ("a0", ALL), (ALL, ALL)}))
    assert first.hidden != other.hidden or beside
    assert dangers(other, [first], LEAST)


def test_where_every_number_may_be_told_none_is_left_out() -> None:
    release = _release(2, 2, [1, 0, 2, 0])
    assert protected(release, [], 1) == release
    assert dangers(release, [], 1) == []
    assert protected(_release(2, 2, [9, 9, 9, 9]), [], LEAST).hidden == frozenset()
