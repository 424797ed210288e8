"""Reports gathered into cases, one group or many: a case over each group, or every group into one case.

Many at once go by the rules of one: what one step would refuse is left and said why, and none stops another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from treve.casebook import cases, schema, visible
from treve.casebook.book import Writing
from treve.casebook.roles import Deed
from treve.casebook.visible import Viewer
from treve.casebook.workflow import State
from treve.errors import NotFound, Refused

# SQLite takes at most 32,766 values in one statement.
_AT_ONCE = 5_000
link = schema.case_report


@dataclass(frozen=True, slots=True)
class Group:
    """Reports that belong together. name: how whoever chose them knows them, such as the number of an incident."""

    name: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """done: group and its case; None: none was made, since it was only looked. left: group and why. Together all groups."""

    done: tuple[tuple[Group, str | None], ...]
    left: tuple[tuple[Group, str], ...]


def may_add(writing: Writing, viewer: Viewer, case_id: str, report_ids: Sequence[str]) -> None:
    """Raises as `add` where it would; adds none."""
    viewer.must(Deed.OPEN_CASE)
    cases.allowed(writing, viewer, case_id, Deed.MOVE_CASE)
    if cases.state(writing.connection, case_id).to_state is State.SUPERSEDED:
        raise Refused("a case that has ended takes no reports")
    for report_id in report_ids:
        visible.seen_report(writing.connection, viewer, report_id)
        cases.not_in_case(writing.connection, viewer, report_id)


def add(writing: Writing, viewer: Viewer, case_id: str, report_ids: Sequence[str], reason: str) -> None:
    """Add reports to a case; its steps stay as they are.

    Raises NotFound for a case or report that cannot be seen, Forbidden without the right to open and to move cases, Refused for a
    report that is in a case one sees, and for a case that has gone on as another.
    """
    may_add(writing, viewer, case_id, report_ids)
    own = sorted(set(report_ids))
    told = {"case": case_id, "reports": own, "reason": reason, "by": viewer.account_id}
    entry = writing.log("gathered", told, ("case", case_id))
    for report_id in own:
        writing.connection.execute(insert(link).values(case_id=case_id, report_id=report_id, entry=entry))
    writing.tell("case", case_id)


def open_each(
    writing: Writing, viewer: Viewer, groups: Sequence[Group], workflow: str = "full", dry_run: bool = False
) -> Gathered:
    """Open a case over each group. dry_run: say for which it would be, and open none. Raises Forbidden without the right."""
    viewer.must(Deed.OPEN_CASE)

    def one(group: Group) -> str | None:
        if dry_run:
            cases.may_open(writing, viewer, group.reports, workflow)
            return None
        return cases.open_case(writing, viewer, group.reports, workflow)

    return _each(groups, one)


def add_each(
    writing: Writing, viewer: Viewer, groups: Sequence[Group], case_id: str, reason: str, dry_run: bool = False
) -> Gathered:
    """Add each group to one case. dry_run: say which would be, and add none. Raises as `add` for the case itself."""
    may_add(writing, viewer, case_id, ())

    def one(group: Group) -> str | None:
        if dry_run:
            may_add(writing, viewer, case_id, group.reports)
            return None
        add(writing, viewer, case_id, group.reports, reason)
        return case_id

    return _each(groups, one)


def cases_of(connection: Connection, viewer: Viewer, report_ids: Sequence[str]) -> dict[str, list[str]]:
    """Report → the cases one sees in which it is, of the reports that one sees; those in none are left out."""
    seen_cases = select(schema.case_file.c.case_id).where(visible.cases(viewer))
    seen_reports = select(schema.report.c.report_id).where(visible.reports(viewer))
    found: dict[str, list[str]] = {}
    for first in range(0, len(report_ids), _AT_ONCE):
        named = link.c.report_id.in_(report_ids[first : first + _AT_ONCE])
        query = select(link.c.report_id, link.c.case_id).where(
            named, visible.in_case(), link.c.case_id.in_(seen_cases), link.c.report_id.in_(seen_reports)
        )
        for row in connection.execute(query.order_by(link.c.report_id, link.c.case_id)):
            found.setdefault(row.report_id, []).append(row.case_id)
    return found


def _each(groups: Sequence[Group], act: Callable[[Group], str | None]) -> Gathered:
    done: list[tuple[Group, str | None]] = []
    left: list[tuple[Group, str]] = []
    taken: set[str] = set()
    for group in groups:
        try:
            # A look takes nothing, so that two groups with one report would both seem to go.
            if taken & set(group.reports):
                raise Refused("a report of it is in a group before it")
            made = act(group)
        except (Refused, NotFound) as problem:
            left.append((group, str(problem)))
        else:
            taken |= set(group.reports)
            done.append((group, made))
    return Gathered(tuple(done), tuple(left))
