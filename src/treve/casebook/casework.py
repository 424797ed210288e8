"""How the work on cases stands for the days of a bulletin: alleged, verified and ruled, each apart, as one viewer may know it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection

from sqlalchemy import Connection, select

from treve.bulletin.edition.casework import Casework
from treve.casebook import case_list, report_list, schema, visible
from treve.casebook.report_list import Wanted
from treve.casebook.visible import Viewer
from treve.casebook.workflow import State

_PAGE = report_list.MOST_AT_ONCE
_ELSEWHERE = (State.DUPLICATE.value, State.WITHDRAWN.value, State.SUPERSEDED.value)
_NO_RESULT = (State.NOT_VERIFIED.value, State.INSUFFICIENT_EVIDENCE.value, State.UNFOUNDED.value)


def of_days(connection: Connection, viewer: Viewer, first: dt.date, last: dt.date) -> Casework:
    """Reports and cases that may speak of one of these days, both included; and rulings made on them."""
    reports = _reports(connection, viewer, first, last)
    link = schema.case_report
    seen = select(schema.case_file.c.case_id).where(visible.cases(viewer))
    cases: set[str] = set()
    names = sorted(reports)
    for start in range(0, len(names), _PAGE):
        part = link.c.report_id.in_(names[start : start + _PAGE])
        query = select(link.c.case_id).where(part, visible.in_case(), link.c.case_id.in_(seen)).distinct()
        cases |= {str(one) for one in connection.scalars(query)}
    outcomes = _outcomes(connection, viewer, cases)
    counts: Counter[str] = Counter()
    ruled: Counter[str] = Counter()
    for one in case_list.some(connection, viewer, sorted(cases)):
        if one["case"] in outcomes:
            ruled[outcomes[one["case"]]] += 1
        else:
            counts[_stage(one["state"], one.get("steps", ()))] += 1
    decided = schema.determination.c.decided.between(first.isoformat(), last.isoformat())
    whole = select(schema.case_file.c.case_id).where(visible.not_only_status(viewer))
    made = select(schema.determination.c.determination_id).where(decided, schema.determination.c.case_id.in_(whole))
    return Casework(
        reports=len(reports),
        alleged=counts["alleged"],
        verified=counts["verified"],
        unsettled=counts["unsettled"],
        ruled=dict(ruled),
        other=counts["other"],
        decided=len(connection.scalars(made).all()),
    )


def _stage(state: str, steps: Collection[str]) -> str:
    """By the last step that says something; a viewer who learns the state alone is told by the state alone."""
    if state in _ELSEWHERE:
        return "other"
    for one in reversed([*steps, state]):
        if one == State.VERIFIED.value:
            return "verified"
        if one in _NO_RESULT:
            return "unsettled"
        if one == State.REOPENED.value:
            return "alleged"
    return "alleged"


def _reports(connection: Connection, viewer: Viewer, first: dt.date, last: dt.date) -> set[str]:
    wanted = Wanted(first=first.isoformat(), last=last.isoformat())
    found: set[str] = set()
    after: str | None = None
    while True:
        page = report_list.listing(connection, viewer, wanted, after, _PAGE)
        found |= {one["report"] for one in page if one["state"] in ("filed", "corrected")}
        if len(page) < _PAGE:
            return found
        after = page[-1]["report"]


def _outcomes(connection: Connection, viewer: Viewer, cases: Collection[str]) -> dict[str, str]:
    """Case → outcome of its last ruling, of the cases whose rulings one may read."""
    ruling = schema.determination
    whole = select(schema.case_file.c.case_id).where(visible.not_only_status(viewer))
    query = select(ruling).where(ruling.c.case_id.in_(whole)).order_by(ruling.c.entry)
    return {row.case_id: row.outcome for row in connection.execute(query) if row.case_id in cases}
