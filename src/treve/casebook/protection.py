"""What is owed to the person who reported: what they agreed to, whether they are in danger, and an answer."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, and_, exists, select

from treve.casebook import report_list, schema, seals, visible
from treve.casebook.book import Writing
from treve.casebook.key_ring import KeyRing
from treve.casebook.report_form import USES
from treve.casebook.roles import Deed
from treve.casebook.visible import Forbidden, Viewer
from treve.errors import BadValue, worded

content, report = schema.content, schema.report
_AT_ONCE = 500


def set_consent(writing: Writing, viewer: Viewer, report_id: str, uses: Sequence[str], reason: str) -> None:
    """Write down what the person agrees to from now on: nothing, or some uses. What was told before stays told.

    Raises NotFound for a report that cannot be seen, Forbidden unless one filed it or heads the mission, BadValue for another use.
    """
    _must(writing, viewer, report_id, reason)
    for one in uses:
        if one not in USES:
            raise BadValue("consent", "use", one, worded("one of {known}", known=", ".join(USES)))
    told = {"report": report_id, "by": viewer.account_id, "consent": sorted(set(uses)), "reason": reason}
    writing.log("consent", told, ("report", report_id))


def set_threat(writing: Writing, viewer: Viewer, report_id: str, threat: bool, reason: str) -> None:
    """Write down that the person is in danger, or no longer is. Raises as `set_consent`."""
    _must(writing, viewer, report_id, reason)
    told = {"report": report_id, "by": viewer.account_id, "threat": threat, "reason": reason}
    writing.log("threat", told, ("report", report_id))
    writing.tell("threat", report_id)


def as_it_stands(connection: Connection, viewer: Viewer, report_id: str) -> dict[str, Any]:
    """A report as it stands now, with the consent and the danger of today. Raises NotFound."""
    return {"consent": [], "threat": False} | report_list.shown(connection, viewer, report_id)


def threatened(
    connection: Connection, viewer: Viewer, after: str | None = None, limit: int | None = None
) -> list[dict[str, Any]]:
    """The reports one may see whose person is in danger, newest first.

    after  id of the last one of the page before; limit: at most so many, None: all
    Raises NotFound where `after` cannot be seen.
    """
    said = content.alias()
    about = and_(said.c.subject_kind == "report", said.c.subject == report.c.report_id)
    spoken = exists().where(about, said.c.kind.in_(("report", "corrected", "threat")))
    query = select(report.c.report_id, report.c.entry).where(visible.reports(viewer), spoken)
    query = query.order_by(report.c.entry.desc()).limit(_AT_ONCE)
    rest = query
    if after is not None:
        visible.seen_report(connection, viewer, after)
        last = connection.scalar(select(report.c.entry).where(report.c.report_id == after))
        rest = query.where(report.c.entry < last)
    found: list[dict[str, Any]] = []
    # Whether there is danger stands in what was said; it is read a few hundred at once, until there are enough.
    while (limit is None or len(found) < limit) and (rows := connection.execute(rest).all()):
        told = report_list.some(connection, viewer, [row.report_id for row in rows])
        found += [{"consent": []} | told[row.report_id] for row in rows if told[row.report_id].get("threat")]
        rest = query.where(report.c.entry < rows[-1].entry)
    return found[:limit]


def send_feedback(writing: Writing, viewer: Viewer, report_id: str, text: str) -> None:
    """An answer to who reported, sealed: they alone read it, and with a key of their own if they have one.

    Raises NotFound for a report that cannot be seen, Forbidden without the right to move cases, BadValue for an empty text.
    """
    writing.take_turn()
    visible.seen_report(writing.connection, viewer, report_id)
    viewer.must(Deed.MOVE_CASE)
    if not text.strip():
        raise BadValue("feedback", "text", "", "what the person is told")
    told = {"report": report_id, "by": viewer.account_id, "text": text}
    position = writing.log("feedback", told, ("sealed", report_id))
    account_id = writing.connection.scalar(select(report.c.account_id).where(report.c.report_id == report_id))
    own = seals.person_keys(writing.connection, str(account_id))
    if own and writing.ring is not None:
        seals.share(writing.connection, writing.ring, [seals.entry_record(position)], own)


def read_feedback(writing: Writing, viewer: Viewer, report_id: str, own: KeyRing | None = None) -> list[dict[str, Any]]:
    """The answers to a report of one's own; that they were read is logged. Raises NotFound for another's report."""
    rows = answers(writing, viewer, report_id)
    found = [
        json.loads(seals.content(writing.connection, own or writing.ring, row.position, bytes(row.body))[1])
        for row in rows
    ]
    return [{"at": one["at"], "text": one["text"]} for one in found]


def answers(writing: Writing, viewer: Viewer, report_id: str) -> list[Any]:
    """Number and box of each answer to a report of one's own, in order; asking is logged. Raises as `read_feedback`."""
    writing.take_turn()
    visible.seen_report(writing.connection, viewer, report_id)
    if not writing.connection.scalar(
        select(exists().where(report.c.report_id == report_id, report.c.account_id == viewer.account_id))
    ):
        raise Forbidden("an answer is read by who filed the report")
    query = select(content.c.position, content.c.body).where(
        content.c.kind == "feedback", content.c.subject == report_id
    )
    rows = list(writing.connection.execute(query.order_by(content.c.position)).all())
    if rows:
        told = {"report": report_id, "account": viewer.account_id}
        writing.log_opening(told, ("sealed", report_id), "feedback_read")
    return rows


def _must(writing: Writing, viewer: Viewer, report_id: str, reason: str) -> None:
    writing.take_turn()
    visible.seen_report(writing.connection, viewer, report_id)
    filed = select(exists().where(report.c.report_id == report_id, report.c.account_id == viewer.account_id))
    if not (writing.connection.scalar(filed) or viewer.may(Deed.ERASE)):
        raise Forbidden("only who filed a report, or who heads the mission, says this of its person")
    if not reason.strip():
        raise BadValue("report", "reason", "", "why")
