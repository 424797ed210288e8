"""The newest reports that fit, among very many: their entries, from indexes and nothing else.

A database walks a list that is sorted by entry from its newest end, however far back what fits lies, or else looks at every report
that fits before it sorts. Asked for the entries alone it reads a part of one index, and only those that are shown are looked at.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, select

from treve.casebook import schema

fact = schema.report_fact
# As in `schema.LONG`, which must stand in the question word for word for its index to be used.
_LONG_DAYS = 5
# So many at first for each row of the page, by how many of them are seen; then ever more at once.
_TWICE, _SIX_TIMES, _MORE_EACH_TIME, _MOST = 2, 6, 4, 16_000
# So many are walked for each that is asked for before all that fit are sorted.
_WALKED = 4


@dataclass(frozen=True, slots=True)
class Sought:
    """Which reports; None: any.

    act, area    as some version of the report states them
    first, last  days, both included, ISO: that some version may speak of one of them
    account_id   who filed it
    """

    act: str | None = None
    area: str | None = None
    first: str | None = None
    last: str | None = None
    account_id: str | None = None


def span(first: str | None, last: str | None) -> int | None:
    """Days from the first to the last, ISO, as `report_fact` keeps them; None where none is stated."""
    return (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days if first and last else None


def fits(sought: Sought) -> bool:
    """Would a walk in the order of the list meet many that do not fit? Of one area or act, or of days up to now, it meets few."""
    filters = (sought.act, sought.area, sought.first, sought.last)
    if sought.account_id is not None:
        return any(one is not None for one in filters)
    return sought.last is not None or (sought.act is not None and sought.area is not None)


def entries(
    connection: Connection, sought: Sought, before: int | None, limit: int, nearly_all_seen: bool
) -> Iterator[list[int]]:
    """Entries of reports, newest first, in parts: at least those that fit; withdrawn ones, and such as fitted once, too.

    before           only entries below this number
    limit            of the page that is made of them
    nearly_all_seen  by who looks; else more are asked for at once
    """
    size = limit * (_TWICE if nearly_all_seen else _SIX_TIMES)
    while True:
        found = _part(connection, sought, before, size)
        if found:
            yield sorted(set(found), reverse=True)
        if len(found) < size:
            return
        before, size = found[-1], min(size * _MORE_EACH_TIME, _MOST)


def _part(connection: Connection, sought: Sought, before: int | None, size: int) -> list[int]:
    """The highest entries, down; one that has several versions as often."""
    if sought.first is None and sought.last is not None and sought.area is None and sought.act is None:
        found = _among_the_newest(connection, sought, before, size)
        if len(found) == size:
            return found
    days = [fact.c.occurred_from <= sought.last] if sought.last is not None else []
    days += [fact.c.occurred_to >= sought.first] if sought.first is not None else []
    in_order = not days or (sought.act is not None and sought.area is None)
    # An index by day is not in the order of entries, and none that is should be walked for days: its way is closed by the sum.
    at: ColumnElement[int] = fact.c.entry if in_order else fact.c.entry + 0
    within: list[ColumnElement[bool]] = [at < before] if before is not None else []
    if sought.account_id is not None:
        report = schema.report
        within.append(at.in_(select(report.c.entry).where(report.c.account_id == sought.account_id)))
    within += [fact.c.area == sought.area] if sought.area is not None else []
    # Act and area stand in no index beside days.
    within += [fact.c.act == sought.act] if sought.act is not None and in_order else []
    if in_order or sought.first is None:
        return _highest(connection, at, and_(*days, *within), size)
    earliest = (dt.date.fromisoformat(sought.first) - dt.timedelta(days=_LONG_DAYS)).isoformat()
    short = and_(fact.c.span <= _LONG_DAYS, fact.c.occurred_from >= earliest, *days, *within)
    long = and_(schema.LONG, *days, *within)
    return sorted([*_highest(connection, at, short, size), *_highest(connection, at, long, size)], reverse=True)[:size]


def _among_the_newest(connection: Connection, sought: Sought, before: int | None, size: int) -> list[int]:
    """Of a few reports walked in the order of the list, the entries of those that begin by the last day; not all that there are.

    Until a day that has hardly passed nearly every report fits: then all of them would be sorted for one page.
    """
    report = schema.report
    walked = select(report.c.report_id, report.c.entry)
    walked = walked.where(report.c.entry < before) if before is not None else walked
    walked = walked.where(report.c.account_id == sought.account_id) if sought.account_id is not None else walked
    few = walked.order_by(report.c.entry.desc()).limit(size * _WALKED).subquery()
    query = select(few.c.entry).join(fact, fact.c.report_id == few.c.report_id)
    query = query.where(fact.c.occurred_from <= sought.last).order_by(few.c.entry.desc()).limit(size)
    return list(connection.scalars(query))


def _highest(connection: Connection, at: ColumnElement[int], which: ColumnElement[bool], size: int) -> list[int]:
    return list(connection.scalars(select(fact.c.entry).where(which).order_by(at.desc()).limit(size)))
