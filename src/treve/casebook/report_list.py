"""The reports one may see: lists with filters and pages, counts, one report, and what rests on it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, bindparam, exists, func, or_, select

from treve.casebook import newest, schema, standing, visible
from treve.casebook.newest import Sought
from treve.casebook.visible import Viewer

report, fact, change = schema.report, schema.report_fact, schema.report_change
MOST_AT_ONCE = 1000
# Entries that say what happened, or that it did not.
_WORDS = ("report", "corrected", "withdrawn")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which reports; None: any. Withdrawn reports fit no filter of `act`, `area` and days.

    act, area          as the report states them
    first, last        days, both included, ISO: reports that may speak of one of them
    compartment        in which it was filed
    in_case            True: in a case one may see; False: in none of those
    """

    act: str | None = None
    area: str | None = None
    first: str | None = None
    last: str | None = None
    compartment: str | None = None
    in_case: bool | None = None


EVERYTHING = Wanted()


@dataclass(frozen=True, slots=True)
class Affected:
    """What rests on a report: shown to whoever corrects or withdraws it, as far as they may see it."""

    cases: tuple[str, ...]
    determinations: tuple[str, ...]
    notifications: tuple[str, ...]


def listing(
    connection: Connection,
    viewer: Viewer,
    wanted: Wanted = EVERYTHING,
    after: str | None = None,
    limit: int = 100,
) -> list[dict[str, Any]]:
    """The reports one may see, newest first, as they stand now; withdrawn ones are marked.

    after  id of the last one of the page before; no number of an entry is told, since it would say how many others there are
    Raises NotFound where `after` cannot be seen.
    """
    before = None
    if after is not None:
        visible.seen_report(connection, viewer, after)
        before = int(connection.scalars(select(report.c.entry).where(report.c.report_id == after)).one())
    mine = viewer.account_id if visible.own_reports_alone(viewer) else None
    sought = Sought(wanted.act, wanted.area, wanted.first, wanted.last, mine)
    facts = _facts(wanted)
    query = select(report.c.report_id, report.c.compartment).where(_matches(viewer, wanted))
    if facts:
        query = query.join(fact, fact.c.report_id == report.c.report_id).where(current(), *facts)
    whole = visible.whole(viewer)
    if newest.fits(sought) and (mine is not None or whole != frozenset()):
        nearly_all_seen = mine is not None or whole is None
        parts = newest.entries(connection, sought, before, limit, nearly_all_seen)
        return _told(connection, _of_the_newest(connection, query, parts, limit))
    # In the order of one index, so that a page costs the same however many follow: that of what is filtered.
    order = fact.c.entry if facts else report.c.entry
    query = query.where(order < before) if before is not None else query
    return _told(connection, connection.execute(query.order_by(order.desc()).limit(limit)).mappings().all())


def _of_the_newest(
    connection: Connection, query: Select[Any], parts: Iterable[list[int]], limit: int
) -> list[RowMapping]:
    """A page: of the newest entries that may fit those that do, until there are enough."""
    found: list[RowMapping] = []
    for entries in parts:
        # Numbers written into the statement: bound one by one they would take longer than the question.
        these = report.c.entry.in_(bindparam(None, entries, expanding=True, literal_execute=True))
        part = query.where(these).order_by(report.c.entry.desc()).limit(limit - len(found))
        found += connection.execute(part).mappings().all()
        if len(found) == limit:
            break
    return found


def count(connection: Connection, viewer: Viewer, wanted: Wanted = EVERYTHING) -> int:
    """How many reports one may see."""
    facts = _facts(wanted)
    query = select(func.count()).select_from(report).where(_matches(viewer, wanted))
    if facts:
        query = query.join(fact, fact.c.report_id == report.c.report_id).where(current(), *facts)
    return int(connection.scalar(query) or 0)


def shown(connection: Connection, viewer: Viewer, report_id: str) -> dict[str, Any]:
    """One report as it stands now. Raises NotFound for one that is not there or cannot be seen."""
    visible.seen_report(connection, viewer, report_id)
    query = select(report.c.report_id, report.c.compartment).where(report.c.report_id == report_id)
    return _told(connection, [connection.execute(query).mappings().one()])[0]


def some(connection: Connection, viewer: Viewer, report_ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Those of the reports named that one may see, by id, as they stand now."""
    query = select(report.c.report_id, report.c.compartment).where(
        report.c.report_id.in_(report_ids), visible.reports(viewer)
    )
    return {one["report"]: one for one in _told(connection, connection.execute(query).mappings().all())}


def affected(connection: Connection, viewer: Viewer, report_id: str) -> Affected:
    """The cases, rulings and notifications that rest on a report, as far as one may see them."""
    link = schema.case_report
    linked = select(link.c.case_id).where(link.c.report_id == report_id, visible.in_case())
    seen = select(schema.case_file.c.case_id).where(schema.case_file.c.case_id.in_(linked), visible.cases(viewer))
    whole = select(schema.case_file.c.case_id).where(
        schema.case_file.c.case_id.in_(linked), visible.not_only_status(viewer)
    )
    ruled = select(schema.determination.c.determination_id).where(schema.determination.c.case_id.in_(whole))
    told = select(schema.notification.c.notification_id).where(
        schema.notification.c.case_id.in_(linked), visible.filings(viewer)
    )
    return Affected(*(tuple(sorted(str(row[0]) for row in connection.execute(query))) for query in (seen, ruled, told)))


def likely_same(connection: Connection, viewer: Viewer, report_id: str) -> list[str]:
    """Reports one may see of the same area and overlapping days, with no other act stated: candidates to link, never to delete."""
    visible.seen_report(connection, viewer, report_id)
    mine = and_(fact.c.report_id == report_id, current())
    one = connection.execute(select(fact).where(mine)).first()
    if one is None or one.area is None or one.occurred_from is None:
        return []
    query = select(fact.c.report_id).where(
        current(),
        fact.c.report_id != report_id,
        exists().where(report.c.report_id == fact.c.report_id, visible.reports(viewer)),
        fact.c.area == one.area,
        fact.c.occurred_from <= one.occurred_to,
        fact.c.occurred_to >= one.occurred_from,
    )
    if one.act is not None:
        query = query.where(or_(fact.c.act == one.act, fact.c.act.is_(None)))
    return sorted(str(row[0]) for row in connection.execute(query))


def current() -> ColumnElement[bool]:
    """The rows of `report_fact` that hold: no later version, and not withdrawn."""
    later, gone = fact.alias(), schema.report_change
    newer = exists().where(later.c.report_id == fact.c.report_id, later.c.ordinal > fact.c.ordinal)
    withdrawn = exists().where(gone.c.report_id == fact.c.report_id, gone.c.change == "withdrawn")
    return and_(~newer, ~withdrawn)


def _facts(wanted: Wanted) -> list[ColumnElement[bool]]:
    """What is wanted of the words of a report."""
    facts = [fact.c[name] == getattr(wanted, name) for name in ("act", "area") if getattr(wanted, name) is not None]
    facts += [fact.c.occurred_to >= wanted.first] if wanted.first is not None else []
    facts += [fact.c.occurred_from <= wanted.last] if wanted.last is not None else []
    return facts


def _matches(viewer: Viewer, wanted: Wanted) -> ColumnElement[bool]:
    parts = [visible.reports(viewer)]
    if wanted.compartment is not None:
        parts.append(report.c.compartment == wanted.compartment)
    if wanted.in_case is not None:
        link = schema.case_report
        file = schema.case_file
        seen = exists().where(file.c.case_id == link.c.case_id, visible.cases(viewer))
        linked = exists().where(link.c.report_id == report.c.report_id, visible.in_case(), seen)
        parts.append(linked if wanted.in_case else ~linked)
    return and_(*parts)


def _told(connection: Connection, rows: Iterable[RowMapping]) -> list[dict[str, Any]]:
    rows = list(rows)
    content = schema.content
    about = and_(content.c.subject_kind == "report", content.c.subject.in_([row["report_id"] for row in rows]))
    query = select(content.c.subject, content.c.position, content.c.body).where(
        about, content.c.kind.in_(standing.KINDS)
    )
    said: dict[str, list[Any]] = {}
    for one in connection.execute(query.order_by(content.c.position)):
        said.setdefault(one.subject, []).append(one)
    origin = standing.own_origin(connection)
    return [_one(row, said.get(row["report_id"], []), origin) for row in rows]


def _one(row: RowMapping, entries: Sequence[Any], origin: str) -> dict[str, Any]:
    told: dict[str, Any] = {"report": row["report_id"], "compartment": row["compartment"]}
    bodies = [json.loads(one.body) for one in entries]
    words = [body for body in bodies if body["kind"] in _WORDS]
    if not words:
        return told | {"state": "erased"}
    said = next(body for body in reversed(words) if body["kind"] != "withdrawn")
    told |= {name: value for name, value in said.items() if name not in ("kind", "report", "received")}
    if any(body["kind"] not in _WORDS or "received" in body for body in bodies):
        # Said by themselves, or at several installations: what holds is not simply what the last words say.
        found = standing.read(entries, origin)
        told |= {"consent": standing.consent(found), "threat": standing.threat(found)}
        told = {name: value for name, value in told.items() if name not in ("consent", "threat") or value}
    last = words[-1]["kind"]
    return told | {"state": "filed" if last == "report" else last}
