"""The newest reports of some days among very many: their entries, from an index by day and nothing else.

A database walks a list that is sorted by entry from its newest end, however far back the days lie, or else looks at every report of
these days before it sorts. Asked for the entries alone it reads a small index, and only those that are shown are looked at.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, and_, select

from treve.casebook import schema

fact = schema.report_fact
# As in `schema.LONG`, which must stand in the question word for word for its index to be used.
_LONG_DAYS = 5
# So many times a page at first, since others may not be seen; then ever more at once.
_PAGES, _MORE_EACH_TIME, _MOST = 6, 4, 16_000


def span(first: str | None, last: str | None) -> int | None:
    """Days from the first to the last, ISO, as `report_fact` keeps them; None where none is stated."""
    return (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days if first and last else None


def fits(act: str | None, area: str | None, last: str | None) -> bool:
    """Is a list asked for by its days alone? Other filters have indexes of their own, in the order of the list."""
    return act is None and area is None and last is not None


def newest(connection: Connection, first: str | None, last: str, before: int | None, limit: int) -> Iterator[list[int]]:
    """Entries of reports that may speak of these days, newest first, in parts; withdrawn and earlier versions too.

    first, last  days, both included, ISO; None: open
    before       only entries below this number
    limit        of the page that is made of them
    """
    size = limit * _PAGES
    while True:
        found = _part(connection, first, last, before, size)
        if found:
            yield sorted(set(found), reverse=True)
        if len(found) < size:
            return
        before, size = found[-1], min(size * _MORE_EACH_TIME, _MOST)


def _part(connection: Connection, first: str | None, last: str, before: int | None, size: int) -> list[int]:
    """The highest entries, down; one that has several versions as often."""
    within: list[ColumnElement[bool]] = [fact.c.occurred_from <= last]
    if before is not None:
        within.append(fact.c.entry < before)
    if first is None:
        return _highest(connection, and_(*within), size)
    within.append(fact.c.occurred_to >= first)
    earliest = (dt.date.fromisoformat(first) - dt.timedelta(days=_LONG_DAYS)).isoformat()
    short = and_(fact.c.span <= _LONG_DAYS, fact.c.occurred_from >= earliest, *within)
    long = and_(schema.LONG, *within)
    return sorted([*_highest(connection, short, size), *_highest(connection, long, size)], reverse=True)[:size]


def _highest(connection: Connection, which: ColumnElement[bool], size: int) -> list[int]:
    return list(connection.scalars(select(fact.c.entry).where(which).order_by(fact.c.entry.desc()).limit(size)))
