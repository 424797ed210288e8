"""What went out to parties and what is owed: notifications with their answers, remedies with their results."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select

from treve.casebook import schema, visible
from treve.casebook.roles import SEES, Scope, Thing
from treve.casebook.visible import Viewer
from treve.errors import NotFound

notification, remedy, content = schema.notification, schema.remedy, schema.content


def notifications(connection: Connection, viewer: Viewer, case_id: str | None = None) -> list[dict[str, Any]]:
    """The notifications one may see, the newest first, each with its answer and its disputes.

    case_id  only those of one case
    """
    query = select(notification).where(visible.filings(viewer))
    query = query.where(notification.c.case_id == case_id) if case_id is not None else query
    return _notifications(connection, query)


def shown(connection: Connection, viewer: Viewer, notification_id: str) -> dict[str, Any]:
    """One notification. Raises NotFound for one that is not there or cannot be seen."""
    visible.seen_filing(connection, viewer, notification_id)
    return _notifications(connection, select(notification).where(notification.c.notification_id == notification_id))[0]


def remedies(connection: Connection, viewer: Viewer, case_id: str | None = None) -> list[dict[str, Any]]:
    """The remedies one may see, by the day they are due, each with its result; None: not known yet."""
    query = select(remedy, schema.remedy_result.c.result).outerjoin(
        schema.remedy_result, schema.remedy_result.c.remedy_id == remedy.c.remedy_id
    )
    query = query.where(seen_remedies(viewer))
    query = query.where(remedy.c.case_id == case_id) if case_id is not None else query
    found = []
    for row in connection.execute(query.order_by(remedy.c.due, remedy.c.entry)).all():
        said = _said(connection, row.entry)
        told = {"remedy": row.remedy_id, "case": row.case_id, "holder": row.holder, "due": row.due}
        found.append(told | {"measure": said.get("measure"), "result": row.result})
    return found


def seen_remedy(connection: Connection, viewer: Viewer, remedy_id: str) -> None:
    """Raises NotFound unless there is such a remedy and one may see it."""
    query = select(remedy.c.remedy_id).where(remedy.c.remedy_id == remedy_id, seen_remedies(viewer))
    if connection.scalar(query) is None:
        raise NotFound("remedy", remedy_id)


def seen_remedies(viewer: Viewer) -> ColumnElement[bool]:
    """Remedies of cases one sees whole, and those that a compartment owes for which one gets its filings."""
    whole = select(schema.case_file.c.case_id).where(visible.not_only_status(viewer))
    mine = [name for role, name in viewer.grants if SEES[role][Thing.FILING] is Scope.COMPARTMENT]
    return or_(remedy.c.case_id.in_(whole), remedy.c.holder.in_(sorted(mine)))


def _notifications(connection: Connection, query: Select[Any]) -> list[dict[str, Any]]:
    rows = connection.execute(query.order_by(notification.c.entry.desc())).all()
    about = and_(
        content.c.subject_kind == "filing",
        content.c.subject.in_([row.notification_id for row in rows]),
        content.c.kind.in_(("notification", "reply", "dispute")),
    )
    said: dict[tuple[str, str], list[dict[str, Any]]] = {}
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


def _said(connection: Connection, entry: int) -> dict[str, Any]:
    body = connection.scalar(select(content.c.body).where(content.c.position == entry))
    found: dict[str, Any] = json.loads(body) if body is not None else {}
    return found
