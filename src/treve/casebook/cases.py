"""The human work on one incident: a case is the list of its steps, and its state is the last one's.

Nothing is overwritten. Two people who move the same case at once do not both succeed: the second is told that it has moved.
"""

from __future__ import annotations

import base64
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, exists, insert, select

from treve.casebook import schema, visible
from treve.casebook.book import Writing
from treve.casebook.roles import Deed
from treve.casebook.visible import Viewer
from treve.casebook.workflow import DEED, NEXT, WITH_MORE, Simple, State, named, path, simple
from treve.errors import BadValue, NotFound, Refused, worded

step_table, link, link_end = schema.case_step, schema.case_report, schema.case_report_end


@dataclass(frozen=True, slots=True)
class Step:
    """One step: from where, to where, and until when the next is due."""

    ordinal: int
    from_state: State | None
    to_state: State
    due: str | None
    entry: int


def open_case(writing: Writing, viewer: Viewer, report_ids: Sequence[str], workflow: str = "full") -> str:
    """Open a case over reports one may see; its id.

    Raises NotFound for a report that cannot be seen, Refused for one that is in a case one can see. A case one cannot see is no
    hindrance, or the refusal would betray it: whoever sees both merges them.
    """
    may_open(writing, viewer, report_ids, workflow)
    case_id = new_case(writing, workflow, sorted(set(report_ids)))
    append(writing, viewer, case_id, None, State.REPORTED, {})
    return case_id


def may_open(writing: Writing, viewer: Viewer, report_ids: Sequence[str], workflow: str = "full") -> None:
    """Raises as `open_case` where it would; opens none."""
    viewer.must(Deed.OPEN_CASE)
    if workflow not in ("full", "simple"):
        raise BadValue("case", "workflow", workflow, "full or simple")
    if not report_ids:
        raise BadValue("case", "reports", "none", "at least one report")
    writing.take_turn()
    for report_id in report_ids:
        visible.seen_report(writing.connection, viewer, report_id)
        not_in_case(writing.connection, viewer, report_id)


def step(
    writing: Writing,
    viewer: Viewer,
    case_id: str,
    to: State,
    reason: str,
    due: str | None = None,
    after: int | None = None,
) -> None:
    """Move a case one step.

    due    day by which the next step is to be made
    after  the ordinal of the last step the person has seen; Refused where the case has moved since
    Raises NotFound for a case that cannot be seen, Refused for a step that may not follow or is not this account's to make.
    """
    now = bare_step(writing, viewer, case_id, to)
    if after is not None and after != now.ordinal:
        raise Refused("the case has moved since you looked")
    append(writing, viewer, case_id, now, to, {"reason": reason}, due)


def bare_step(writing: Writing, viewer: Viewer, case_id: str, to: State) -> Step:
    """The last step of a case that one may bring into a state by a bare step, which nobody else can move meanwhile."""
    writing.take_turn()
    now = must_follow(writing.connection, viewer, case_id, to)
    if to in WITH_MORE:
        raise Refused(worded("a case becomes {to} only by what that states, not by a bare step", to=named(to)))
    return now


def move(
    writing: Writing, viewer: Viewer, case_id: str, to: State, told: dict[str, Any], due: str | None = None
) -> int:
    """The step that comes with something more (a ruling, a reply): same rules as `step`. The number of its entry."""
    writing.take_turn()
    now = must_follow(writing.connection, viewer, case_id, to)
    return append(writing, viewer, case_id, now, to, told, due)


def bulk(
    writing: Writing, viewer: Viewer, case_ids: Sequence[str], to: State, reason: str, dry_run: bool = False
) -> tuple[list[str], list[tuple[str, str]]]:
    """Move several cases by the rules of a single step: which moved, and which did not and why. None stops another.

    dry_run  say which would move, and move none
    Raises Forbidden where this account may make no such step at all.
    """
    viewer.must(DEED[to])
    moved, left = [], []
    for case_id in case_ids:
        try:
            if dry_run:
                bare_step(writing, viewer, case_id, to)
            else:
                step(writing, viewer, case_id, to, reason)
        except (Refused, NotFound) as problem:
            left.append((case_id, str(problem)))
        else:
            moved.append(case_id)
    return moved, left


def simple_step(writing: Writing, viewer: Viewer, case_id: str, to: Simple, reason: str) -> None:
    """`new` → `checked` in the simple workflow: every full step on the way is made and recorded as such.

    A ruling is made by `rulings.determine`; a ruled case is closed by `simple_close`. Raises Refused for any other step.
    """
    writing.take_turn()
    visible.seen_case(writing.connection, viewer, case_id)
    now = state(writing.connection, case_id)
    if not (_is_simple(writing.connection, case_id) and to is Simple.CHECKED and simple(now.to_state) is Simple.NEW):
        raise Refused("this step is not one of the simple workflow")
    for one in path(now.to_state, State.SCOPE_TESTED):
        step(writing, viewer, case_id, one, reason)


def simple_close(writing: Writing, viewer: Viewer, case_id: str, reason: str) -> None:
    """Close a ruled case of the simple workflow, in which no party is asked: the entry says so instead of claiming a silence."""
    writing.take_turn()
    visible.seen_case(writing.connection, viewer, case_id)
    viewer.must(Deed.REMEDY)
    now = state(writing.connection, case_id)
    if not (_is_simple(writing.connection, case_id) and simple(now.to_state) is Simple.RULED):
        raise Refused("only a ruled case of the simple workflow is closed like this")
    append(writing, viewer, case_id, now, State.CLOSED, {"reason": reason, "no_party_asked": True})


def undo(writing: Writing, viewer: Viewer, case_id: str, reason: str) -> None:
    """Take the last step back by an entry that says so: who made it, and a bare step only, since a ruling is reviewed."""
    writing.take_turn()
    visible.seen_case(writing.connection, viewer, case_id)
    last = state(writing.connection, case_id)
    row = writing.connection.execute(select(step_table).where(step_table.c.entry == last.entry)).one()
    if last.from_state is None or last.to_state in WITH_MORE or row.account_id != viewer.account_id:
        raise Refused("only a bare step is undone, and only by who made it")
    append(writing, viewer, case_id, last, last.from_state, {"reason": reason, "undoes": last.entry})


def assign(writing: Writing, viewer: Viewer, case_id: str, account_id: str) -> None:
    """Give a case to somebody: they see it and what belongs to it from now on."""
    allowed(writing, viewer, case_id, Deed.ASSIGN)
    known = select(exists().where(schema.account.c.account_id == account_id))
    if not writing.connection.scalar(known):
        raise NotFound("account", account_id)
    same = and_(schema.assignment.c.case_id == case_id, schema.assignment.c.account_id == account_id)
    if writing.connection.scalar(select(exists().where(same))):
        return
    entry = writing.log("assignment", {"case": case_id, "account": account_id}, ("case", case_id))
    values = {"case_id": case_id, "account_id": account_id, "entry": entry}
    writing.connection.execute(insert(schema.assignment).values(values))
    writing.tell("case", case_id)


def table(writing: Writing, viewer: Viewer, case_id: str) -> None:
    """Put a case before the commission: its members see it and what belongs to it from now on."""
    allowed(writing, viewer, case_id, Deed.TABLE_CASE)
    if not writing.connection.scalar(select(exists().where(schema.tabling.c.case_id == case_id))):
        entry = writing.log("tabling", {"case": case_id}, ("case", case_id))
        writing.connection.execute(insert(schema.tabling).values(case_id=case_id, entry=entry))
        writing.tell("case", case_id)


def state(connection: Connection, case_id: str) -> Step:
    """The last step of a case; to be asked only for one that may be seen."""
    return steps(connection, case_id)[-1]


def steps(connection: Connection, case_id: str) -> list[Step]:
    """All steps of a case, in order."""
    rows = connection.execute(select(step_table).where(step_table.c.case_id == case_id).order_by(step_table.c.ordinal))
    return [
        Step(row.ordinal, State(row.from_state) if row.from_state else None, State(row.to_state), row.due, row.entry)
        for row in rows
    ]


def reports_of(connection: Connection, case_id: str) -> list[str]:
    """The reports of a case, whoever may see them."""
    query = select(link.c.report_id).where(link.c.case_id == case_id, visible.in_case())
    return sorted(str(row[0]) for row in connection.execute(query))


def append(
    writing: Writing,
    viewer: Viewer,
    case_id: str,
    now: Step | None,
    to: State,
    told: dict[str, Any],
    due: str | None = None,
) -> int:
    """Write a step down; the rules are checked by who calls this. The number of its entry."""
    said = {"case": case_id, "from": now.to_state.value if now else None, "to": to.value, "by": viewer.account_id}
    entry = writing.log("step", said | told | ({"due": due} if due else {}), ("case", case_id))
    writing.connection.execute(
        insert(step_table).values(
            case_id=case_id,
            ordinal=now.ordinal + 1 if now else 0,
            from_state=now.to_state.value if now else None,
            to_state=to.value,
            due=due,
            account_id=viewer.account_id,
            entry=entry,
        )
    )
    writing.tell("case", case_id)
    return entry


def must_follow(connection: Connection, viewer: Viewer, case_id: str, to: State) -> Step:
    """The last step of a case that one may bring into a state. Raises NotFound, Forbidden, or Refused where it may not follow."""
    visible.seen_case(connection, viewer, case_id)
    now = state(connection, case_id)
    viewer.must(DEED[to])
    if to not in NEXT[now.to_state]:
        allowed = tuple(named(one) for one in sorted(NEXT[now.to_state])) or worded("nothing")
        raise Refused(
            worded(
                "a case that is {now} cannot become {to}; it may become {allowed}",
                now=named(now.to_state),
                to=named(to),
                allowed=allowed,
            )
        )
    return now


def allowed(writing: Writing, viewer: Viewer, case_id: str, deed: Deed) -> None:
    """Raises NotFound for a case that cannot be seen, Forbidden without the right."""
    writing.take_turn()
    visible.seen_case(writing.connection, viewer, case_id)
    viewer.must(deed)


def new_case(writing: Writing, workflow: str, report_ids: list[str]) -> str:
    """A case without steps, by rules checked by who calls this; its id."""
    case_id = "C-" + base64.b32encode(secrets.token_bytes(10)).decode().lower()
    told = {"case": case_id, "workflow": workflow, "reports": report_ids}
    entry = writing.log("case", told, ("case", case_id))
    values = {"case_id": case_id, "workflow": workflow, "opened": writing.now.date().isoformat(), "entry": entry}
    writing.connection.execute(insert(schema.case_file).values(values))
    for report_id in report_ids:
        writing.connection.execute(insert(link).values(case_id=case_id, report_id=report_id, entry=entry))
    return case_id


def not_in_case(connection: Connection, viewer: Viewer, report_id: str) -> None:
    """Raises Refused for a report that is in a case one sees."""
    seen = select(schema.case_file.c.case_id).where(visible.cases(viewer))
    query = select(link.c.case_id).where(link.c.report_id == report_id, visible.in_case(), link.c.case_id.in_(seen))
    found = connection.scalar(query)
    if found is not None:
        raise Refused(worded("report {report_id} is in case {found}", report_id=report_id, found=found))


def workflow_of(connection: Connection, case_id: str) -> str:
    """`full` or `simple`."""
    return str(connection.scalar(select(schema.case_file.c.workflow).where(schema.case_file.c.case_id == case_id)))


def _is_simple(connection: Connection, case_id: str) -> bool:
    return workflow_of(connection, case_id) == "simple"
