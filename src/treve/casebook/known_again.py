"""Whether a submission was accepted before: known by its client key and by what it says, each as a hash of the log's key."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, bindparam, exists, select

from treve.casebook import at_once, report_form, schema, seals
from treve.casebook.attachments import Attachment
from treve.casebook.report_form import ReportForm
from treve.casebook.visible import Viewer
from treve.errors import Refused
from treve.ledger.note import SecretKey

report, fact = schema.report, schema.report_fact
# Made once: they cost more to put together than to run, and every report asks them.
_UNDER_KEY = select(report.c.report_id, report.c.entry).where(
    report.c.account_id == bindparam("account"), report.c.client_key_hash == bindparam("key")
)
_VERSIONS = select(fact.c.content_hash).where(fact.c.report_id == bindparam("report"))
_WITH_CONTENT = (
    select(report.c.report_id, report.c.entry)
    .join(fact, fact.c.report_id == report.c.report_id)
    .where(fact.c.account_id == bindparam("account"), fact.c.content_hash == bindparam("hash"))
)


@dataclass(frozen=True, slots=True)
class Mark:
    """By what a submission of an account is known when it comes again: hashes of its client key (None: it has none) and words."""

    account_id: str
    key_hash: str | None
    content_hash: str


@dataclass(frozen=True, slots=True)
class LookedUp:
    """Id and entry of the report accepted before under the mark's key, and of that with its content; None where there is none."""

    mark: Mark
    under_key: tuple[str, int] | None
    with_content: tuple[str, int] | None


def marked(
    viewer: Viewer, form: ReportForm, key: SecretKey, client_key: str | None, attached: Sequence[Attachment] = ()
) -> Mark:
    """By what a submission is known when it comes again."""
    return Mark(viewer.account_id, _key_hash(viewer, client_key, key), keyed_hash(form, key, attached))


def look_up(connection: Connection, marks: Sequence[Mark]) -> list[LookedUp]:
    """The reports that were accepted under these marks, in one exchange with the database."""
    asked: list[tuple[Select[Any], dict[str, Any]]] = []
    for mark in marks:
        asked.append((_UNDER_KEY, {"account": mark.account_id, "key": mark.key_hash}))
        asked.append((_WITH_CONTENT, {"account": mark.account_id, "hash": mark.content_hash}))
    found = [(str(rows[0][0]), int(rows[0][1])) if rows else None for rows in at_once.ask_all(connection, asked)]
    return [LookedUp(mark, *found[2 * at : 2 * at + 2]) for at, mark in enumerate(marks)]


def accepted(connection: Connection, before: LookedUp) -> tuple[str, int] | None:
    """The report accepted before. Raises Refused for a client key that was used for another."""
    if before.under_key is None:
        return before.with_content
    # Any of its versions: what was corrected since is still the same submission.
    said = set(connection.scalars(_VERSIONS, {"report": before.under_key[0]})) - {None}
    if said and before.mark.content_hash not in said:
        raise Refused("this client key was used for another report")
    return before.under_key


def accepted_before(
    connection: Connection, viewer: Viewer, client_key: str | None, hashed: str, key: SecretKey
) -> str | None:
    """The id of one's own report under this client key or, without a key, with this content; None where there is none."""
    if client_key is not None:
        keyed = {"account": viewer.account_id, "key": _key_hash(viewer, client_key, key)}
        found = connection.scalar(_UNDER_KEY, keyed)
        if found is not None:
            return str(found)
    row = connection.execute(_WITH_CONTENT, {"account": viewer.account_id, "hash": hashed}).first()
    return str(row.report_id) if row is not None else None


def keyed_hash(form: ReportForm, key: SecretKey, attached: Sequence[Attachment] = ()) -> str:
    """What a report says, as a hash that only the holder of the log's key can make: known when it comes again."""
    return seals.keyed_hash(key, report_form.content_hash(form, [one.sha256 for one in attached]))


def hash_unless_taken(connection: Connection, viewer: Viewer, form: ReportForm, key: SecretKey | None) -> str | None:
    """What a corrected report says now; None where another version says the same, or without the log's key."""
    if key is None:
        return None
    hashed = keyed_hash(form, key)
    same = exists().where(fact.c.account_id == viewer.account_id, fact.c.content_hash == hashed)
    return None if connection.scalar(select(same)) else hashed


def _key_hash(viewer: Viewer, client_key: str | None, key: SecretKey) -> str | None:
    """A client key may itself say who someone is; it is only ever compared."""
    if client_key is None:
        return None
    return seals.keyed_hash(key, hashlib.sha256(f"{viewer.account_id} {client_key}".encode()).hexdigest())
