"""Reports come in: once each, whole or not at all, each with a signed receipt; corrected and withdrawn, never overwritten."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, exists, insert, select

from treve.casebook import attachments, known_again, newest, report_list, schema, sealed_files, seals, visible
from treve.casebook.attachments import MOST_FILES, Attachment
from treve.casebook.book import Writing
from treve.casebook.key_ring import KeyRing
from treve.casebook.report_form import ReportForm
from treve.casebook.report_list import Affected
from treve.casebook.roles import Deed
from treve.casebook.visible import Forbidden, Viewer
from treve.errors import BadValue, Refused, worded
from treve.ledger import entry as entries
from treve.ledger import receipt
from treve.ledger.note import SecretKey
from treve.ledger.receipt import Receipt

# A receipt promises that every checkpoint made after this time holds the entry.
INCLUSION_HOURS = 24
report, fact, change = schema.report, schema.report_fact, schema.report_change
_LEAF = select(schema.entry.c.leaf).where(schema.entry.c.position == bindparam("position"))


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a reporter gets back. `new` is False where the same report had been accepted before: same id, same receipt."""

    report_id: str
    receipt: bytes
    new: bool


def submit(
    writing: Writing,
    viewer: Viewer,
    form: ReportForm,
    key: SecretKey,
    compartment: str,
    attached: Sequence[Attachment] = (),
    client_key: str | None = None,
    batch_id: str | None = None,
    before: known_again.LookedUp | None = None,
) -> Accepted:
    """Accept a report.

    key         the log's, for the receipt
    client_key  the sender's own id of this submission; sent again with the same content it is accepted once
    before      what `known_again.look_up` found of it, asked in this transaction, in its turn; None: it is looked up here
    Raises Refused without the right to file in this compartment, and for a client key used for something else.
    """
    viewer.must(Deed.SUBMIT)
    if compartment not in viewer.compartments(Deed.SUBMIT):
        raise Forbidden("this account may not file there")
    if len(attached) > MOST_FILES:
        raise BadValue("report", "attachments", str(len(attached)), worded("at most {most}", most=MOST_FILES))
    writing.take_turn()
    if before is None:
        (before,) = known_again.look_up(
            writing.connection, [known_again.marked(viewer, form, key, client_key, attached)]
        )
    mark, there = before.mark, known_again.accepted(writing.connection, before)
    if there is not None:
        leaf = writing.connection.scalar(_LEAF, {"position": there[1]})
        return Accepted(there[0], _receipt(bytes(leaf or b""), key), new=False)
    report_id = "R-" + secrets.token_hex(8)
    told = {"report": report_id, **form.shareable(), "attachments": [_described(one) for one in attached]}
    with writing.together():
        position = writing.log("report", told, ("report", report_id))
        values = {
            "report_id": report_id,
            "entry": position,
            "account_id": viewer.account_id,
            "compartment": compartment,
            "client_key_hash": mark.key_hash,
            "batch_id": batch_id,
        }
        writing.add(("report", values), _search(viewer, report_id, form, 0, mark.content_hash, position))
        if form.sealed():
            writing.log("sealed", {"report": report_id, **form.sealed()}, ("sealed", report_id))
        writing.tell("report", report_id)
    keep_files(writing, report_id, attached)
    return Accepted(report_id, _receipt(writing.leaves[position], key), new=True)


def correct(
    writing: Writing,
    viewer: Viewer,
    report_id: str,
    form: ReportForm | None,
    reason: str,
    key: SecretKey | None = None,
) -> Affected:
    """Correct a report, or withdraw it where `form` is None; what it said before stays in the log.

    key  the log's; without it what the report says now is not known again when it is sent once more
    Raises NotFound for one that cannot be seen, Refused for another's and for one that was withdrawn.
    """
    viewer.must(Deed.WITHDRAW)
    if not reason.strip():
        raise BadValue("report", "reason", "", "why it is corrected or withdrawn")
    writing.take_turn()
    visible.seen_report(writing.connection, viewer, report_id)
    if (
        writing.connection.scalar(select(report.c.account_id).where(report.c.report_id == report_id))
        != viewer.account_id
    ):
        raise Forbidden("only who filed a report can correct or withdraw it")
    rows = writing.connection.execute(
        select(change.c.change, change.c.ordinal).where(change.c.report_id == report_id).order_by(change.c.ordinal)
    ).all()
    if rows and rows[-1].change == "withdrawn":
        raise Refused("this report was withdrawn")
    done = "withdrawn" if form is None else "corrected"
    told: dict[str, Any] = {"report": report_id, "reason": reason, **(form.shareable() if form else {})}
    position = writing.log(done, told, ("report", report_id))
    values = {"report_id": report_id, "ordinal": len(rows) + 1, "change": done, "entry": position}
    writing.connection.execute(insert(change).values(values))
    if form is not None:
        hashed = known_again.hash_unless_taken(writing.connection, viewer, form, key)
        filed = writing.connection.scalar(select(report.c.entry).where(report.c.report_id == report_id))
        writing.add(_search(viewer, report_id, form, len(rows) + 1, hashed, int(filed or 0)))
        if form.sealed():
            writing.log("sealed", {"report": report_id, **form.sealed()}, ("sealed", report_id))
    writing.tell("report", report_id)
    return report_list.affected(writing.connection, viewer, report_id)


def open_sealed(
    writing: Writing, viewer: Viewer, report_id: str, reason: str, own: KeyRing | None = None
) -> list[dict[str, Any]]:
    """The sealed part of a report; asking is itself logged, with the reason, whether or not anything is sealed.

    own  keys of the person who asks; default: those of the casebook
    Raises NotFound for a report whose sealed part one may not open, NoKey where the key is missing or another.
    """
    sealed_files.must_open(writing, viewer, report_id, reason)
    told = {"report": report_id, "account": viewer.account_id, "reason": reason}
    writing.log_opening(told, ("sealed", report_id))
    content = schema.content
    query = select(content.c.position, content.c.body).where(content.c.kind == "sealed", content.c.subject == report_id)
    rows = writing.connection.execute(query.order_by(content.c.position)).all()
    ring = own or writing.ring
    return [json.loads(seals.content(writing.connection, ring, row.position, bytes(row.body))[1]) for row in rows]


def _search(
    viewer: Viewer, report_id: str, form: ReportForm, ordinal: int, hashed: str | None, entry: int
) -> tuple[str, dict[str, Any]]:
    """What is searched of one version of a report, as a row of its table."""
    return "report_fact", {
        "report_id": report_id,
        "ordinal": ordinal,
        "account_id": viewer.account_id,
        "content_hash": hashed,
        "occurred_from": form.occurred_from,
        "occurred_to": form.occurred_to or form.occurred_from,
        "act": form.act,
        "area": form.area,
        "entry": entry,
        "span": newest.span(form.occurred_from, form.occurred_to or form.occurred_from),
    }


def receipt_of(connection: Connection, viewer: Viewer, report_id: str, key: SecretKey) -> bytes:
    """The receipt of a report as it was filed, the same bytes as then. Raises NotFound for one that cannot be seen."""
    visible.seen_report(connection, viewer, report_id)
    position = connection.scalar(select(report.c.entry).where(report.c.report_id == report_id))
    return _receipt(bytes(connection.scalar(_LEAF, {"position": position}) or b""), key)


def _receipt(line: bytes, key: SecretKey) -> bytes:
    """The receipt of an entry: the same bytes whenever it is asked for."""
    leaf = entries.read_leaf(line, "entry")
    accepted = dt.datetime.strptime(leaf.recorded, entries.TIME_FORMAT).replace(tzinfo=dt.UTC)
    deadline = entries.time_text(accepted + dt.timedelta(hours=INCLUSION_HOURS))
    return receipt.signed(Receipt(key.name, leaf.commitment, leaf.recorded, deadline), key)


def keep_files(writing: Writing, report_id: str, attached: Sequence[Attachment]) -> None:
    """Keep files: as they came, sealed, under a sealed name; and the working copy in the open."""
    for ordinal, one in enumerate(attached):
        working = hashlib.sha256(one.working).hexdigest() if one.working is not None else None
        for hashed, data in ((one.sha256, one.original), (working, one.working)):
            is_there = exists().where(schema.blob.c.sha256 == hashed)
            if hashed is not None and data is not None and not writing.connection.scalar(select(is_there)):
                record = seals.file_record(hashed)
                stored = data if hashed == working else seals.seal(writing.connection, record, data)
                writing.connection.execute(insert(schema.blob).values(sha256=hashed, data=stored))
        box = seals.seal(writing.connection, seals.name_record(report_id, ordinal), one.name.encode())
        named = {"report_id": report_id, "ordinal": ordinal, "box": box}
        writing.connection.execute(insert(schema.attachment_name).values(named))
        writing.connection.execute(
            insert(schema.attachment).values(
                report_id=report_id,
                ordinal=ordinal,
                name=attachments.neutral_name(ordinal, one.media_type),
                media_type=one.media_type,
                size=len(one.original),
                original_sha256=one.sha256,
                working_sha256=working,
            )
        )


def _described(one: Attachment) -> dict[str, Any]:
    """What the entry says of a file: no name, which may itself tell who sent it."""
    return {"sha256": one.sha256, "media_type": one.media_type, "size": len(one.original)}
