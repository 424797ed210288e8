"""Incidents that a text tells, waiting for a person: filed as a report or dropped with a reason, and counted nowhere before that.

A draft belongs to the compartment it would be filed in. Of those who may file there, those see it who would see a report of
the same account there; nobody else does.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from treve.casebook import intake, people, report_form, schema, visible
from treve.casebook.book import Writing
from treve.casebook.intake import Accepted
from treve.casebook.report_form import ReportForm
from treve.casebook.roles import Deed
from treve.casebook.visible import Forbidden, Viewer
from treve.errors import BadValue, NotFound, worded
from treve.ledger.note import SecretKey

KIND = "draft"
MOST_AT_ONCE = 200
content = schema.content


@dataclass(frozen=True, slots=True)
class Drafted:
    """An incident that a text tells.

    values    what the text says of it, as columns of a report
    evidence  its words in the text; `start` and `end` are code points of it, `document` its name
    by        name of the account that read the text, `account_id` its id; at: when
    """

    draft_id: str
    compartment: str
    account_id: str
    values: Mapping[str, str]
    document: str
    evidence: str
    start: int
    end: int
    by: str
    at: str


def keep(
    writing: Writing,
    viewer: Viewer,
    compartment: str,
    document: str,
    incidents: Iterable[tuple[Mapping[str, str], str, int, int]],
) -> list[str]:
    """Keep the incidents of a text as drafts, each with its words and their place; their ids.

    Raises Forbidden without the right to file there, BadValue for more than so many, or for values that no report can hold.
    """
    _must(viewer, compartment)
    given = list(incidents)
    if len(given) > MOST_AT_ONCE:
        raise BadValue("text", "incidents", str(len(given)), worded("at most {most} at once", most=MOST_AT_ONCE))
    made = []
    for values, evidence, start, end in given:
        report_form.read({**values, "summary": evidence}, document)
        draft_id = "D-" + secrets.token_hex(8)
        told: dict[str, Any] = {"draft": draft_id, "values": dict(values), "document": document, "evidence": evidence}
        told |= {"start": start, "end": end, "by": viewer.account_id}
        writing.log(KIND, told, (KIND, visible.drafts_of(compartment, viewer.account_id)))
        made.append(draft_id)
    return made


def waiting(connection: Connection, viewer: Viewer) -> list[Drafted]:
    """The drafts one may file that nobody has filed or dropped, the newest first."""
    found: dict[str, Drafted] = {}
    for draft_id, drafted in _history(connection, viewer):
        if drafted is None:
            found.pop(draft_id, None)
        else:
            found[draft_id] = drafted
    return list(reversed(found.values()))


def shown(connection: Connection, viewer: Viewer, draft_id: str) -> Drafted:
    """One draft that still waits. Raises NotFound for one that does not, or that cannot be seen."""
    for one in waiting(connection, viewer):
        if one.draft_id == draft_id:
            return one
    raise NotFound("draft", draft_id)


def file(writing: Writing, viewer: Viewer, draft_id: str, form: ReportForm, key: SecretKey) -> Accepted:
    """File a draft as a report, as the person who has read it corrected it. Raises NotFound, and as `intake.submit`."""
    writing.take_turn()
    drafted = shown(writing.connection, viewer, draft_id)
    done = intake.submit(writing, viewer, form, key, drafted.compartment, client_key=draft_id)
    _end(writing, viewer, drafted, {"done": "filed", "report": done.report_id})
    return done


def drop(writing: Writing, viewer: Viewer, draft_id: str, reason: str) -> None:
    """Say that a draft is no report, and why. Raises NotFound, BadValue without a reason."""
    if not reason.strip():
        raise BadValue("draft", "reason", "", "why it is dropped")
    writing.take_turn()
    drafted = shown(writing.connection, viewer, draft_id)
    _end(writing, viewer, drafted, {"done": "dropped", "reason": reason.strip()})


def _end(writing: Writing, viewer: Viewer, drafted: Drafted, how: Mapping[str, str]) -> None:
    told = {"draft": drafted.draft_id, "by": viewer.account_id, **how}
    writing.log("draft_done", told, (KIND, visible.drafts_of(drafted.compartment, drafted.account_id)))


def _history(connection: Connection, viewer: Viewer) -> Iterable[tuple[str, Drafted | None]]:
    """Each draft as it was kept, and once more with None when it was filed or dropped."""
    query = select(content.c.kind, content.c.subject, content.c.body).where(visible.drafts(viewer))
    names: dict[str, str] = {}
    for row in connection.execute(query.order_by(content.c.position)).all():
        said: dict[str, Any] = json.loads(row.body)
        if row.kind != KIND:
            yield said["draft"], None
            continue
        compartment, _, account_id = row.subject.rpartition(" ")
        if account_id not in names:
            names[account_id] = people.name_of(connection, account_id)
        more = {name: said[name] for name in ("values", "document", "evidence", "start", "end", "at")}
        yield said["draft"], Drafted(said["draft"], compartment, account_id, by=names[account_id], **more)


def _must(viewer: Viewer, compartment: str) -> None:
    viewer.must(Deed.SUBMIT)
    if compartment not in viewer.compartments(Deed.SUBMIT):
        raise Forbidden("this account may not file there")
