"""What is due when: the next steps of cases, answers, remedies and obligations, in one calendar of what one may see."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, select

from treve.casebook import case_list, filing_list, obligations, schema, visible
from treve.casebook.visible import Viewer

# Day, kind, id, who owes it, case.
_Found = tuple[str, str, str, str | None, str | None]


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


def calendar(connection: Connection, viewer: Viewer, today: dt.date) -> list[Due]:
    """Everything due that one may see and that is not done, by day."""
    found: list[_Found] = [*_cases(connection, viewer), *_filings(connection, viewer)]
    found += [
        (one.obligation.due.isoformat(), "obligation", one.obligation_id, one.obligation.holder, None)
        for one in obligations.listing(connection, viewer, today)
        if one.obligation.due is not None and not one.done
    ]
    day = today.isoformat()
    made = (Due(*one[:4], overdue=one[0] < day, case_id=one[4]) for one in found)
    return sorted(made, key=lambda one: (one.day, one.kind, one.name))


def _cases(connection: Connection, viewer: Viewer) -> list[_Found]:
    step = schema.case_step
    seen = select(schema.case_file.c.case_id).where(visible.not_only_status(viewer))
    query = select(step.c.case_id, step.c.due).where(
        step.c.case_id.in_(seen), case_list.last_step(), step.c.due.is_not(None)
    )
    # A notification and a remedy state their own day, with the party that owes it.
    query = query.where(step.c.to_state.not_in(("notified", "remedy_requested")))
    return [(row.due, "case", row.case_id, None, row.case_id) for row in connection.execute(query)]


def _filings(connection: Connection, viewer: Viewer) -> list[_Found]:
    open_ = filing_list.unanswered(connection, viewer)
    asked = filing_list.without_result(connection, viewer)
    return [
        *((due, "answer", name, to, case_id) for due, name, to, case_id in open_),
        *((due, "remedy", name, holder, case_id) for due, name, holder, case_id in asked),
    ]
