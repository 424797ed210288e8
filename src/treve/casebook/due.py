"""What is due when: the next steps of cases, answers, remedies and obligations, in one calendar of what one may see."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, Text, cast, literal, null, select, tuple_, union_all

from treve.casebook import case_list, filing_list, obligations, schema, visible
from treve.casebook.visible import Viewer


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is due.

    kind    case, answer, remedy or obligation
    name    id of the case, notification, remedy or obligation
    holder  compartment that owes it; None for the next step of a case
    overdue its day has passed
    case_id the case it belongs to; None for an obligation
    """

    day: str
    kind: str
    name: str
    holder: str | None
    overdue: bool
    case_id: str | None


def calendar(
    connection: Connection, viewer: Viewer, today: dt.date, after: Due | None = None, limit: int | None = None
) -> list[Due]:
    """Everything due that one may see and that is not done, by day.

    after  the last one of the page before; limit: at most so many, None: all
    """
    found = union_all(_cases(viewer), *_filings(viewer), _obligations(viewer)).subquery()
    at = (found.c.day, found.c.kind, found.c.name)
    query = select(found).order_by(*at).limit(limit)
    if after is not None:
        query = query.where(tuple_(*at) > tuple_(literal(after.day), literal(after.kind), literal(after.name)))
    day = today.isoformat()
    rows = connection.execute(query)
    return [Due(row.day, row.kind, row.name, row.holder, row.day < day, row.case_id) for row in rows]


def _columns(day: Any, kind: str, name: Any, holder: Any, case_id: Any) -> Select[Any]:
    columns = {"day": day, "kind": literal(kind), "name": name, "holder": holder, "case_id": case_id}
    return select(*(column.label(label) for label, column in columns.items()))


def _cases(viewer: Viewer) -> Select[Any]:
    step = schema.case_step
    seen = select(schema.case_file.c.case_id).where(visible.not_only_status(viewer))
    query = _columns(step.c.due, "case", step.c.case_id, cast(null(), Text), step.c.case_id)
    query = query.where(step.c.case_id.in_(seen), case_list.last_step(), step.c.due.is_not(None))
    # A notification and a remedy state their own day, with the party that owes it.
    return query.where(step.c.to_state.not_in(("notified", "remedy_requested")))


def _filings(viewer: Viewer) -> tuple[Select[Any], Select[Any]]:
    sent, asked = schema.notification, schema.remedy
    answer = _columns(sent.c.due, "answer", sent.c.notification_id, sent.c.compartment, sent.c.case_id)
    remedy = _columns(asked.c.due, "remedy", asked.c.remedy_id, asked.c.holder, asked.c.case_id)
    return answer.where(filing_list.unanswered(viewer)), remedy.where(filing_list.without_result(viewer))


def _obligations(viewer: Viewer) -> Select[Any]:
    owed = schema.obligation
    query = _columns(owed.c.due, "obligation", owed.c.obligation_id, owed.c.holder, cast(null(), Text))
    return query.where(visible.obligations(viewer), owed.c.due.is_not(None), obligations.not_done())
