"""The cases one may see: lists with filters and pages, and one case with what one may know of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, func, select

from treve.casebook import schema, visible
from treve.casebook.visible import Viewer
from treve.casebook.workflow import State, simple

# SQLite takes at most 32,766 values in one statement.
_AT_ONCE = 5_000
case_file, step, link = schema.case_file, schema.case_step, schema.case_report


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cases; None: any.

    states        those that are in one of these now
    assigned      True: assigned to who asks
    report        those that hold this report
    due_before    day before which the next step is due; only of cases whose steps one may read
    """

    states: tuple[State, ...] | None = None
    assigned: bool | None = None
    report: str | None = None
    due_before: str | None = None


EVERYTHING = Wanted()


def listing(
    connection: Connection,
    viewer: Viewer,
    wanted: Wanted = EVERYTHING,
    after: str | None = None,
    limit: int | None = None,
) -> list[dict[str, Any]]:
    """The cases one may see, the newest first, with their state, and of their reports those one may see.

    after  id of the last one of the page before. Raises NotFound where it cannot be seen.
    limit  None: all
    """
    query = select(case_file.c.case_id).where(_matches(viewer, wanted))
    if after is not None:
        visible.seen_case(connection, viewer, after)
        last = connection.scalar(select(case_file.c.entry).where(case_file.c.case_id == after))
        query = query.where(case_file.c.entry < last)
    rows = connection.execute(query.order_by(case_file.c.entry.desc()).limit(limit)).all()
    return _told(connection, viewer, [str(row[0]) for row in rows])


def count(connection: Connection, viewer: Viewer, wanted: Wanted = EVERYTHING) -> int:
    """How many cases one may see."""
    return int(connection.scalar(select(func.count()).select_from(case_file).where(_matches(viewer, wanted))) or 0)


def some(connection: Connection, viewer: Viewer, case_ids: Sequence[str]) -> list[dict[str, Any]]:
    """Those of the cases named that one may see, with their state."""
    found: list[dict[str, Any]] = []
    for first in range(0, len(case_ids), _AT_ONCE):
        named = case_file.c.case_id.in_(case_ids[first : first + _AT_ONCE])
        rows = connection.execute(select(case_file.c.case_id).where(named, visible.cases(viewer))).all()
        found += _told(connection, viewer, [str(row[0]) for row in rows])
    return found


def ids(connection: Connection, viewer: Viewer, wanted: Wanted) -> list[str]:
    """The ids of the cases one may see."""
    query = select(case_file.c.case_id).where(_matches(viewer, wanted)).order_by(case_file.c.entry)
    return [str(row[0]) for row in connection.execute(query)]


def shown(connection: Connection, viewer: Viewer, case_id: str) -> dict[str, Any]:
    """One case; with `history` where one may read its steps. Raises NotFound for one that is not there or cannot be seen."""
    visible.seen_case(connection, viewer, case_id)
    told = _told(connection, viewer, [case_id])[0]
    if "steps" in told:
        content = schema.content
        about = and_(content.c.subject_kind == "case", content.c.subject == case_id, visible.contents(viewer))
        bodies = connection.execute(select(content.c.body).where(about).order_by(content.c.position))
        told["history"] = [json.loads(row.body) for row in bodies]
    return told


def _matches(viewer: Viewer, wanted: Wanted) -> ColumnElement[bool]:
    parts = [visible.cases(viewer)]
    if wanted.states is not None:
        now = exists().where(step.c.case_id == case_file.c.case_id, last_step(), step.c.to_state.in_(wanted.states))
        parts.append(now)
    if wanted.assigned is not None:
        table = schema.assignment
        mine = exists().where(table.c.case_id == case_file.c.case_id, table.c.account_id == viewer.account_id)
        parts.append(mine if wanted.assigned else ~mine)
    if wanted.report is not None:
        seen = select(schema.report.c.report_id).where(visible.reports(viewer))
        held = exists().where(
            link.c.case_id == case_file.c.case_id,
            link.c.report_id == wanted.report,
            link.c.report_id.in_(seen),
            visible.in_case(),
        )
        parts.append(held)
    if wanted.due_before is not None:
        due = exists().where(step.c.case_id == case_file.c.case_id, last_step(), step.c.due < wanted.due_before)
        parts += [due, visible.not_only_status(viewer)]
    return and_(*parts)


def last_moved(connection: Connection, viewer: Viewer, case_ids: Sequence[str]) -> dict[str, str]:
    """When each of the cases that one may see last moved, ISO; those one may not see are left out."""
    seen = select(case_file.c.case_id).where(case_file.c.case_id.in_(case_ids), visible.cases(viewer))
    query = select(step.c.case_id, func.max(schema.entry.c.recorded)).join(
        schema.entry, schema.entry.c.position == step.c.entry
    )
    rows = connection.execute(query.where(step.c.case_id.in_(seen)).group_by(step.c.case_id))
    return {str(row[0]): str(row[1]) for row in rows}


def last_step() -> ColumnElement[bool]:
    """The last steps of cases; to be used with `case_step`."""
    later = step.alias()
    return ~exists().where(later.c.case_id == step.c.case_id, later.c.ordinal > step.c.ordinal)


def _told(connection: Connection, viewer: Viewer, case_ids: Sequence[str]) -> list[dict[str, Any]]:
    seen = select(schema.report.c.report_id).where(visible.reports(viewer))
    held = select(link.c.case_id, link.c.report_id).where(
        link.c.case_id.in_(case_ids), visible.in_case(), link.c.report_id.in_(seen)
    )
    reports: dict[str, list[str]] = {}
    for row in connection.execute(held):
        reports.setdefault(row.case_id, []).append(row.report_id)
    taken: dict[str, list[tuple[str, str | None]]] = {}
    made = select(step).where(step.c.case_id.in_(case_ids)).order_by(step.c.case_id, step.c.ordinal)
    for row in connection.execute(made):
        taken.setdefault(row.case_id, []).append((row.to_state, row.due))
    whole = select(case_file.c.case_id).where(case_file.c.case_id.in_(case_ids), visible.not_only_status(viewer))
    open_ = {str(row[0]) for row in connection.execute(whole)}
    found = []
    for case_id in case_ids:
        state, due = taken[case_id][-1]
        told: dict[str, Any] = {
            "case": case_id,
            "state": state,
            "simple": simple(State(state)).value,
            "reports": sorted(reports.get(case_id, [])),
        }
        if case_id in open_:
            told |= {"due": due, "steps": [one for one, _ in taken[case_id]]}
        found.append(told)
    return found
