"""People's decisions on two reports: do they tell the same incident? The last decision holds; none is ever overwritten."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, and_, exists, insert, or_, select

from treve.casebook import schema, visible
from treve.casebook.book import Writing
from treve.casebook.roles import Deed
from treve.casebook.visible import Viewer
from treve.errors import BadValue, NotFound, Refused, worded

# `undecided` takes a decision back. The others are those of `treve run --decisions`.
ANSWERS = ("same", "not_same", "cannot_tell", "undecided")
link, content = schema.link_decision, schema.content


@dataclass(frozen=True, slots=True)
class LinkDecision:
    """What holds of two reports, by whom it was decided, when and why."""

    report_1: str
    report_2: str
    answer: str
    account_id: str
    at: str
    reason: str


def decide(writing: Writing, viewer: Viewer, report_1: str, report_2: str, answer: str, reason: str) -> None:
    """Decide on two reports one may see.

    Raises NotFound for a report that cannot be seen, Forbidden without the right, Refused for one report twice.
    """
    viewer.must(Deed.LINK)
    if answer not in ANSWERS:
        raise BadValue("link", "answer", answer, worded("one of {known}", known=", ".join(ANSWERS)))
    writing.take_turn()
    for report_id in (report_1, report_2):
        visible.seen_report(writing.connection, viewer, report_id)
    if report_1 == report_2:
        raise Refused("a report is not linked with itself")
    first, second = sorted((report_1, report_2))
    told = {"reports": [first, second], "answer": answer, "reason": reason, "by": viewer.account_id}
    entry = writing.log("link", told, ("link", f"{first} {second}"))
    values = {"report_1": first, "report_2": second, "answer": answer, "account_id": viewer.account_id, "entry": entry}
    writing.connection.execute(insert(link).values(values))
    writing.tell("link", f"{first} {second}")


def decisions(
    connection: Connection,
    viewer: Viewer,
    report_id: str | None = None,
    after: tuple[str, str] | None = None,
    limit: int | None = None,
) -> list[LinkDecision]:
    """The decisions one may see that hold now, in the order of their reports; those taken back are left out.

    report_id  only those on one report
    after      the two reports of the last one of the page before; limit: at most so many, None: all
    Raises NotFound where nothing that one may see was ever decided on the two of `after`.
    """
    later = link.alias()
    newer = exists().where(
        later.c.report_1 == link.c.report_1, later.c.report_2 == link.c.report_2, later.c.entry > link.c.entry
    )
    query = select(link, content.c.body).join(content, content.c.position == link.c.entry)
    query = query.where(~newer, link.c.answer != "undecided", visible.links(viewer))
    if report_id is not None:
        query = query.where((link.c.report_1 == report_id) | (link.c.report_2 == report_id))
    if after is not None:
        one, other = after
        there = exists().where(link.c.report_1 == one, link.c.report_2 == other, visible.links(viewer))
        if not connection.scalar(select(there)):
            raise NotFound("link", f"{one} {other}")
        query = query.where(or_(link.c.report_1 > one, and_(link.c.report_1 == one, link.c.report_2 > other)))
    found = []
    for row in connection.execute(query.order_by(link.c.report_1, link.c.report_2).limit(limit)):
        said = json.loads(row.body)
        found.append(LinkDecision(row.report_1, row.report_2, row.answer, row.account_id, said["at"], said["reason"]))
    return found


def groups(decided: Iterable[LinkDecision]) -> dict[str, str]:
    """Report → the least id of the reports that decisions make the same with it; of reports without one: nothing.

    Decisions that contradict each other (A same B, B same C, A not same C) join nothing of their chain until people settle it.
    """
    decided = list(decided)
    same = [(one.report_1, one.report_2) for one in decided if one.answer == "same"]
    leader = _joined(same)
    apart = [one for one in decided if one.answer != "same"]
    disputed = {
        leader[one.report_1]
        for one in apart
        if one.report_1 in leader and leader.get(one.report_1) == leader.get(one.report_2)
    }
    return {report: first for report, first in leader.items() if first not in disputed}


def _joined(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    parent: dict[str, str] = {}

    def top(report: str) -> str:
        parent.setdefault(report, report)
        while parent[report] != report:
            parent[report] = parent[parent[report]]
            report = parent[report]
        return report

    for one, other in pairs:
        first, second = sorted((top(one), top(other)))
        parent[second] = first
    return {report: top(report) for report in parent}
