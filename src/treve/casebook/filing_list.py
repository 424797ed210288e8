"""What went out to parties and what is owed: notifications with their answers, remedies with their results."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, or_, select

from treve.casebook import schema, visible
from treve.casebook.roles import SEES, Scope, Thing
from treve.casebook.visible import Viewer
from treve.errors import NotFound

notification, remedy, content = schema.notification, schema.remedy, schema.content
# SQLite takes at most 32,766 values in one statement; this is far below.
_AT_ONCE = 5_000


def notifications(
    connection: Connection,
    viewer: Viewer,
    case_id: str | None = None,
    after: str | None = None,
    limit: int | None = None,
) -> list[dict[str, Any]]:
    """The notifications one may see, the newest first, each with its answer and its disputes.

    case_id  only those of one case
    after    id of the last one of the page before; limit: at most so many, None: all
    Raises NotFound where `after` cannot be seen.
    """
    query = select(notification).where(visible.filings(viewer))
    query = query.where(notification.c.case_id == case_id) if case_id is not None else query
    if after is not None:
        visible.seen_filing(connection, viewer, after)
        before = select(notification.c.entry).where(notification.c.notification_id == after)
        query = query.where(notification.c.entry < before.scalar_subquery())
    return _notifications(connection, query.limit(limit))


def unanswered(viewer: Viewer) -> ColumnElement[bool]:
    """The notifications one may see to which no answer came."""
    answered = exists().where(schema.reply.c.notification_id == notification.c.notification_id)
    return and_(visible.filings(viewer), ~answered)


def without_result(viewer: Viewer) -> ColumnElement[bool]:
    """The remedies one may see of which it is not known what became."""
    ended = exists().where(schema.remedy_result.c.remedy_id == remedy.c.remedy_id)
    return and_(_remedies(viewer), ~ended)


def shown(connection: Connection, viewer: Viewer, notification_id: str) -> dict[str, Any]:
    """One notification. Raises NotFound for one that is not there or cannot be seen."""
    visible.seen_filing(connection, viewer, notification_id)
    return _notifications(connection, select(notification).where(notification.c.notification_id == notification_id))[0]


def remedies(
    connection: Connection,
    viewer: Viewer,
    case_id: str | None = None,
    after: str | None = None,
    limit: int | None = None,
) -> list[dict[str, Any]]:
    """The remedies one may see, by the day they are due, each with its result; None: not known yet. As `notifications`."""
    result = schema.remedy_result
    query = select(remedy, result.c.result, content.c.body).outerjoin(result, result.c.remedy_id == remedy.c.remedy_id)
    # Not every content is there: it may have been erased.
    query = query.outerjoin(content, content.c.position == remedy.c.entry).where(_remedies(viewer))
    query = query.where(remedy.c.case_id == case_id) if case_id is not None else query
    if after is not None:
        last = connection.execute(
            select(remedy.c.due, remedy.c.entry).where(remedy.c.remedy_id == after, _remedies(viewer))
        ).first()
        if last is None:
            raise NotFound("remedy", after)
        query = query.where(or_(remedy.c.due > last.due, and_(remedy.c.due == last.due, remedy.c.entry > last.entry)))
    found = []
    for row in connection.execute(query.order_by(remedy.c.due, remedy.c.entry).limit(limit)).all():
        said = json.loads(row.body) if row.body is not None else {}
        told = {"remedy": row.remedy_id, "case": row.case_id, "holder": row.holder, "due": row.due}
        found.append(told | {"measure": said.get("measure"), "result": row.result})
    return found


def case_of_remedy(connection: Connection, viewer: Viewer, remedy_id: str) -> str:
    """The case for which a remedy was asked. Raises NotFound for one that is not there or cannot be seen."""
    seen_remedy(connection, viewer, remedy_id)
    return str(connection.scalar(select(remedy.c.case_id).where(remedy.c.remedy_id == remedy_id)))


def seen_remedy(connection: Connection, viewer: Viewer, remedy_id: str) -> None:
    """Raises NotFound unless there is such a remedy and one may see it."""
    query = select(remedy.c.remedy_id).where(remedy.c.remedy_id == remedy_id, _remedies(viewer))
    if connection.scalar(query) is None:
        raise NotFound("remedy", remedy_id)


def _remedies(viewer: Viewer) -> ColumnElement[bool]:
    """Remedies of cases one sees whole, and those that a compartment owes for which one gets its filings."""
    whole = select(schema.case_file.c.case_id).where(visible.not_only_status(viewer))
    mine = [name for role, name in viewer.grants if SEES[role][Thing.FILING] is Scope.COMPARTMENT]
    return or_(remedy.c.case_id.in_(whole), remedy.c.holder.in_(sorted(mine)))


def _notifications(connection: Connection, query: Select[Any]) -> list[dict[str, Any]]:
    rows = connection.execute(query.order_by(notification.c.entry.desc())).all()
    kinds = content.c.kind.in_(("notification", "reply", "dispute"))
    said: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for first in range(0, len(rows), _AT_ONCE):
        subjects = [row.notification_id for row in rows[first : first + _AT_ONCE]]
        about = and_(content.c.subject_kind == "filing", content.c.subject.in_(subjects), kinds)
        for one in connection.execute(select(content).where(about).order_by(content.c.position)):
            said.setdefault((one.subject, one.kind), []).append(json.loads(one.body))
    found = []
    for row in rows:
        words = said.get((row.notification_id, "notification"), [{}])[0]
        told = {"notification": row.notification_id, "case": row.case_id, "to": row.compartment}
        told |= {"sent": row.sent, "due": row.due, "text": words.get("text")}
        reply = said.get((row.notification_id, "reply"), [None])[0]
        told["reply"] = {"kind": reply["reply"], "at": reply["at"], "text": reply.get("text")} if reply else None
        disputes = said.get((row.notification_id, "dispute"), [])
        found.append(told | {"disputes": [{"at": one["at"], "text": one["text"]} for one in disputes]})
    return found
