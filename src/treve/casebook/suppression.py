"""Leave numbers out of a table until nothing small can be worked out of what is told, earlier releases included.

A number from 1 to `least` - 1 is never told, at any level of the table. Further numbers are left out so that sums do not give it
away: of each number left out at least `least` different values must fit. A change of 1 to `least` - 1 since an earlier release,
that a reader could work out, is a danger that leaving numbers out does not always cure: it is reported, and the release held.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from treve.casebook.disclosure import ALL, Atom, Query, Reader, Release


@dataclass(frozen=True, slots=True)
class Danger:
    """What a reader could work out, between two bounds.

    since  None: a number of this release; else a number of that earlier release, or how much it changed since
    """

    query: Query
    since: int | None
    low: int
    high: int


def protected(release: Release, earlier: Sequence[Release], least: int) -> Release:
    """The release with as many numbers left out as must be, those of earlier releases first, and no number of 0.

    Leaves everything out where nothing less will do: then nothing can be worked out of this table.
    """
    if least <= 1:
        return release
    hidden = {query for query in release.queries() if 0 < release.count(query) < least}
    # A number that was left out before stays out: told now, it would give away what stood beside it then.
    before = {query for one in earlier for query in one.hidden}
    hidden |= {query for query in release.queries() if query in before and release.count(query) > 0}
    while True:
        made = replace(release, hidden=frozenset(hidden))
        narrow = _first_narrow(made, earlier, least)
        if narrow is None:
            return made
        more = _beside(made, narrow)
        if more is None:
            return replace(release, hidden=frozenset(query for query in release.queries() if release.count(query)))
        hidden.add(more)


def dangers(release: Release, earlier: Sequence[Release], least: int) -> list[Danger]:
    """What a reader of all these releases could work out that is small, of any of them; empty where the last may be told."""
    if least <= 1:
        return []
    reader = Reader([*earlier, release])
    last = len(earlier)
    found = []
    for number, one in enumerate([*earlier, release]):
        for query in sorted(one.hidden):
            low, high = reader.bounds(number, query)
            if high - low + 1 < least:
                found.append(Danger(query, None if number == last else number, low, high))
    for query in release.queries():
        if query not in release.hidden and 0 < release.count(query) < least:
            found.append(Danger(query, None, release.count(query), release.count(query)))
    for number, before in enumerate(earlier):
        found += _changes(reader, number, before, release, least)
    return found


def _changes(reader: Reader, number: int, before: Release, release: Release, least: int) -> list[Danger]:
    """Small changes of every sum that one of the two releases tells and both hold."""
    held = [set(one.cells((ALL, ALL))) for one in (before, release)]
    asked: dict[frozenset[Atom], Query] = {}
    for one, other in ((release, held[0]), (before, held[1])):
        for query in one.queries():
            cells = frozenset(one.cells(query))
            if cells <= other:
                asked.setdefault(cells, query)
    found = []
    for cells, query in asked.items():
        if all(before.counts.get(cell, 0) == release.counts.get(cell, 0) for cell in cells):
            continue
        low, high = reader.difference(number, len(reader.releases) - 1, sorted(cells))
        if 0 < low <= high < least or -least < low <= high < 0:
            found.append(Danger(query, number, low, high))
    return found


def _first_narrow(release: Release, earlier: Sequence[Release], least: int) -> Query | None:
    """A number that is left out and of which too few values fit."""
    if not release.hidden:
        return None
    # Sums that show too little by themselves need no search.
    for query in sorted(release.hidden):
        if _alone(release, query):
            return query
    reader = Reader([*earlier, release])
    for query in sorted(release.hidden):
        low, high = reader.bounds(len(earlier), query)
        if high - low + 1 < least:
            return query
    return None


def _alone(release: Release, query: Query) -> bool:
    """Is it the only cell left out of a row or a column whose sum is told?"""
    area, period = query
    row = [(area, one) for one in (*release.periods, ALL)]
    column = [(one, period) for one in (*release.areas, ALL)]
    return any(sum(one in release.hidden for one in line) == 1 for line in (row, column))


def _beside(release: Release, query: Query) -> Query | None:
    """The number to leave out next: the smallest that is told in the same row or column, sums last; any other after that."""
    area, period = query
    line = {*((area, one) for one in (*release.periods, ALL)), *((one, period) for one in (*release.areas, ALL))}
    told = [one for one in release.queries() if one not in release.hidden and release.count(one) > 0]

    def cost(one: Query) -> tuple[bool, int, int, Query]:
        return one not in line, one.count(ALL), release.count(one), one

    return min(told, key=cost, default=None)
