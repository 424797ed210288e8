"""How the mechanism does its work, per party: from what the viewer may see, and from nothing else."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from statistics import median

from sqlalchemy import Connection, select

from treve.casebook import schema, visible
from treve.casebook.visible import Viewer


@dataclass(frozen=True, slots=True)
class Score:
    """One compartment's line.

    received      cases with a report filed in it
    ruled         of these, cases with a determination; unruled: the others
    cannot_rule   of the ruled ones, those whose last determination says so
    unanswered    notifications to it whose time has passed without an answer
    median_days   from the opening of a case to its first determination; None where none was ruled
    """

    compartment: str
    received: int
    ruled: int
    unruled: int
    cannot_rule: int
    unanswered: int
    median_days: float | None


def scorecard(connection: Connection, viewer: Viewer, today: dt.date) -> list[Score]:
    """A line for each compartment that filed in, or was told of, a case one may see whole."""
    filed = _filed(connection, viewer)
    unanswered = _unanswered(connection, viewer, today)
    ruled = _ruled(connection)
    scores = []
    for name in sorted({*filed, *unanswered}):
        mine = filed.get(name, {})
        done = {case_id: ruled[case_id] for case_id in mine if case_id in ruled}
        days = [(done[case_id][0] - mine[case_id]).days for case_id in done]
        scores.append(
            Score(
                compartment=name,
                received=len(mine),
                ruled=len(done),
                unruled=len(mine) - len(done),
                cannot_rule=sum(one[1] == "cannot_rule" for one in done.values()),
                unanswered=unanswered.get(name, 0),
                median_days=median(days) if days else None,
            )
        )
    return scores


def _filed(connection: Connection, viewer: Viewer) -> dict[str, dict[str, dt.date]]:
    """Compartment → case → day it was opened."""
    report, link, file = schema.report, schema.case_report, schema.case_file
    query = (
        select(report.c.compartment, link.c.case_id, file.c.opened)
        .join(link, link.c.report_id == report.c.report_id)
        .join(file, file.c.case_id == link.c.case_id)
        .where(visible.in_case(), visible.reports(viewer), visible.not_only_status(viewer))
    )
    found: dict[str, dict[str, dt.date]] = {}
    for row in connection.execute(query):
        found.setdefault(row.compartment, {})[row.case_id] = dt.date.fromisoformat(row.opened)
    return found


def _ruled(connection: Connection) -> dict[str, tuple[dt.date, str]]:
    """Case → day of its first determination and outcome of its last."""
    table = schema.determination
    found: dict[str, tuple[dt.date, str]] = {}
    for row in connection.execute(select(table).order_by(table.c.entry)):
        first = found[row.case_id][0] if row.case_id in found else dt.date.fromisoformat(row.decided)
        found[row.case_id] = (first, row.outcome)
    return found


def _unanswered(connection: Connection, viewer: Viewer, today: dt.date) -> dict[str, int]:
    table, reply = schema.notification, schema.reply
    query = (
        select(table.c.compartment, reply.c.reply)
        .outerjoin(reply, reply.c.notification_id == table.c.notification_id)
        .where(visible.filings(viewer), table.c.due < today.isoformat())
    )
    found: dict[str, int] = {}
    for row in connection.execute(query):
        if row.reply in (None, "silence"):
            found[row.compartment] = found.get(row.compartment, 0) + 1
    return found
