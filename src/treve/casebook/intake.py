"""Reports come in: once each, whole or not at all, each with a signed receipt; corrected and withdrawn, never overwritten."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, exists, func, insert, or_, select

from treve.casebook import attachments, report_form, schema, sealed_files, seals, visible
from treve.casebook.attachments import MOST_FILES, Attachment
from treve.casebook.book import Writing
from treve.casebook.key_ring import KeyRing
from treve.casebook.report_form import ReportForm
from treve.casebook.roles import Deed
from treve.casebook.visible import Viewer
from treve.errors import BadValue, Refused
from treve.ledger import entry as entries
from treve.ledger import receipt
from treve.ledger.note import SecretKey
from treve.ledger.receipt import Receipt

# A receipt promises that every checkpoint made after this time holds the entry.
INCLUSION_HOURS = 24
_STAY = ("opening", "seal_grant", "feedback_read")
report, fact, change = schema.report, schema.report_fact, schema.report_change


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a reporter gets back. `new` is False where the same report had been accepted before: same id, same receipt."""

    report_id: str
    receipt: bytes
    new: bool


@dataclass(frozen=True, slots=True)
class Affected:
    """What rests on a report: shown to whoever corrects or withdraws it, as far as they may see it."""

    cases: tuple[str, ...]
    determinations: tuple[str, ...]
    notifications: tuple[str, ...]


def submit(
    writing: Writing,
    viewer: Viewer,
    form: ReportForm,
    key: SecretKey,
    compartment: str,
    attached: Sequence[Attachment] = (),
    client_key: str | None = None,
    batch_id: str | None = None,
) -> Accepted:
    """Accept a report.

    key         the log's, for the receipt
    client_key  the sender's own id of this submission; sent again with the same content it is accepted once
    Raises Refused without the right to file in this compartment, and for a client key used for something else.
    """
    viewer.must(Deed.SUBMIT)
    if compartment not in viewer.compartments(Deed.SUBMIT):
        raise Refused("this account may not file there")
    if len(attached) > MOST_FILES:
        raise BadValue("report", "attachments", str(len(attached)), f"at most {MOST_FILES}")
    hashed = seals.keyed_hash(key, report_form.content_hash(form, [one.sha256 for one in attached]))
    key_hash = _key_hash(viewer, client_key, key)
    writing.take_turn()
    before = _before(writing.connection, viewer, key_hash, hashed)
    if before is not None:
        return Accepted(before.report_id, _receipt(writing.connection, before.entry, key), new=False)
    report_id = "R-" + secrets.token_hex(8)
    told = {"report": report_id, **form.shareable(), "attachments": [_described(one) for one in attached]}
    position = writing.log("report", told, ("report", report_id))
    writing.connection.execute(
        insert(report).values(
            report_id=report_id,
            entry=position,
            account_id=viewer.account_id,
            compartment=compartment,
            client_key_hash=key_hash,
            batch_id=batch_id,
        )
    )
    _search(writing, viewer, report_id, form, 0, hashed)
    if form.sealed():
        writing.log("sealed", {"report": report_id, **form.sealed()}, ("sealed", report_id))
    keep_files(writing, report_id, attached)
    writing.tell("report", report_id)
    return Accepted(report_id, _receipt(writing.connection, position, key), new=True)


def correct(writing: Writing, viewer: Viewer, report_id: str, form: ReportForm | None, reason: str) -> Affected:
    """Correct a report, or withdraw it where `form` is None; what it said before stays in the log.

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
        raise Refused("only who filed a report can correct or withdraw it")
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
        _search(writing, viewer, report_id, form, len(rows) + 1, None)
        if form.sealed():
            writing.log("sealed", {"report": report_id, **form.sealed()}, ("sealed", report_id))
    writing.tell("report", report_id)
    return affected(writing.connection, viewer, report_id)


def affected(connection: Connection, viewer: Viewer, report_id: str) -> Affected:
    """The cases, rulings and notifications that rest on a report, as far as one may see them."""
    link = schema.case_report
    linked = select(link.c.case_id).where(link.c.report_id == report_id, visible.in_case())
    seen = select(schema.case_file.c.case_id).where(schema.case_file.c.case_id.in_(linked), visible.cases(viewer))
    whole = select(schema.case_file.c.case_id).where(
        schema.case_file.c.case_id.in_(linked), visible.not_only_status(viewer)
    )
    ruled = select(schema.determination.c.determination_id).where(schema.determination.c.case_id.in_(whole))
    told = select(schema.notification.c.notification_id).where(
        schema.notification.c.case_id.in_(linked), visible.filings(viewer)
    )
    return Affected(*(tuple(sorted(str(row[0]) for row in connection.execute(query))) for query in (seen, ruled, told)))


def listing(
    connection: Connection,
    viewer: Viewer,
    *,
    act: str | None = None,
    area: str | None = None,
    before: int | None = None,
    limit: int = 100,
) -> list[dict[str, Any]]:
    """The reports one may see, newest first, as they stand now; withdrawn ones are marked.

    before  the `entry` of the last one of the page before
    """
    query = select(report.c.report_id, report.c.entry, report.c.compartment).where(visible.reports(viewer))
    wanted = {name: value for name, value in (("act", act), ("area", area)) if value is not None}
    if wanted:
        same = [fact.c[name] == value for name, value in wanted.items()]
        query = query.where(report.c.report_id.in_(select(fact.c.report_id).where(_current(), *same)))
    query = query.where(report.c.entry < before) if before is not None else query
    rows = connection.execute(query.order_by(report.c.entry.desc()).limit(limit)).mappings().all()
    return [_told(connection, row) for row in rows]


def count(connection: Connection, viewer: Viewer) -> int:
    """How many reports one may see."""
    return int(connection.scalar(select(func.count()).select_from(report).where(visible.reports(viewer))) or 0)


def shown(connection: Connection, viewer: Viewer, report_id: str) -> dict[str, Any]:
    """One report as it stands now. Raises NotFound for one that is not there or cannot be seen."""
    visible.seen_report(connection, viewer, report_id)
    query = select(report.c.report_id, report.c.entry, report.c.compartment).where(report.c.report_id == report_id)
    return _told(connection, connection.execute(query).mappings().one())


def likely_same(connection: Connection, viewer: Viewer, report_id: str) -> list[str]:
    """Reports one may see of the same area and overlapping days, with no other act stated: candidates to link, never to delete."""
    visible.seen_report(connection, viewer, report_id)
    mine = and_(fact.c.report_id == report_id, _current())
    one = connection.execute(select(fact).where(mine)).first()
    if one is None or one.area is None or one.occurred_from is None:
        return []
    query = select(fact.c.report_id).where(
        _current(),
        fact.c.report_id != report_id,
        fact.c.report_id.in_(select(report.c.report_id).where(visible.reports(viewer))),
        fact.c.area == one.area,
        fact.c.occurred_from <= one.occurred_to,
        fact.c.occurred_to >= one.occurred_from,
    )
    if one.act is not None:
        query = query.where(or_(fact.c.act == one.act, fact.c.act.is_(None)))
    return sorted(str(row[0]) for row in connection.execute(query))


def open_sealed(
    writing: Writing, viewer: Viewer, report_id: str, reason: str, own: KeyRing | None = None
) -> list[dict[str, Any]]:
    """The sealed part of a report; asking is itself logged, with the reason, whether or not anything is sealed.

    own  keys of the person who asks; default: those of the casebook
    Raises NotFound for a report whose sealed part one may not open, BadFile where the key is missing or another.
    """
    if not viewer.may(Deed.OPEN_SEALED) or not reason.strip():
        raise Refused("opening a sealed part needs the right to, and a reason")
    writing.take_turn()
    is_it = and_(report.c.report_id == report_id, visible.sealed(viewer))
    if not writing.connection.scalar(select(exists().where(is_it))):
        visible.seen_report(writing.connection, viewer, report_id)
        raise Refused("this account may not open this sealed part")
    told = {"report": report_id, "account": viewer.account_id, "reason": reason}
    writing.log("opening", told, ("sealed", report_id))
    content = schema.content
    query = select(content.c.position, content.c.body).where(content.c.kind == "sealed", content.c.subject == report_id)
    rows = writing.connection.execute(query.order_by(content.c.position)).all()
    ring = own or writing.ring
    return [json.loads(seals.content(writing.connection, ring, row.position, bytes(row.body))[1]) for row in rows]


def erase(writing: Writing, viewer: Viewer, report_id: str, why: str) -> int:
    """Destroy what a report says, sealed part and attachments included; the log keeps its proofs and says that it was done.

    why  `asked_by_the_person`, `danger` or `law`: no words, so that nothing is told again. The number of entries erased.
    """
    viewer.must(Deed.ERASE)
    if why not in ("asked_by_the_person", "danger", "law"):
        raise BadValue("erasure", "why", why, "asked_by_the_person, danger or law")
    writing.take_turn()
    visible.seen_report(writing.connection, viewer, report_id)
    run, content = writing.connection.execute, schema.content
    # Who opened the sealed part stays known: an erasure is no way to hide an opening.
    about = and_(content.c.subject_kind.in_(("report", "sealed")), content.c.kind.not_in(_STAY))
    copies = {str(one["sha256"]) for one in sealed_files.derived(writing.connection, report_id)}
    rows = run(select(content.c.position).where(about, content.c.subject == report_id)).all()
    for row in rows:
        position = writing.log("erasure", {"erases": int(row.position), "why": why}, ("ledger", "erasure"))
        run(insert(schema.erasure).values(position=row.position, entry=position))
        run(content.delete().where(content.c.position == row.position))
        seals.forget(writing.connection, [seals.entry_record(int(row.position))])
    if rows:
        entry = writing.log("report_erasure", {"why": why}, ("ledger", "erasure"))
        run(insert(schema.report_erasure).values(report_id=report_id, entry=entry))
        _erase_files(writing, report_id, copies)
        run(fact.delete().where(fact.c.report_id == report_id))
        for table in (schema.attachment, schema.attachment_name):
            run(table.delete().where(table.c.report_id == report_id))
    return len(rows)


def _erase_files(writing: Writing, report_id: str, copies: set[str]) -> None:
    """Destroy the files of a report and its redacted copies, but those that another report has too."""
    attachment, run = schema.attachment, writing.connection.execute
    rows = run(select(attachment).where(attachment.c.report_id == report_id)).all()
    seals.forget(writing.connection, [seals.name_record(report_id, row.ordinal) for row in rows])
    for hashed in copies.union(*({row.original_sha256, row.working_sha256} for row in rows)) - {None}:
        others = and_(
            attachment.c.report_id != report_id,
            or_(attachment.c.original_sha256 == hashed, attachment.c.working_sha256 == hashed),
        )
        if writing.connection.scalar(select(exists().where(others))):
            continue
        if not writing.connection.scalar(select(exists().where(schema.blob_erasure.c.sha256 == hashed))):
            entry = writing.log("file_erasure", {"why": "with its report"}, ("ledger", "erasure"))
            run(insert(schema.blob_erasure).values(sha256=hashed, entry=entry))
        run(schema.blob.delete().where(schema.blob.c.sha256 == hashed))
        seals.forget(writing.connection, [seals.file_record(hashed)])


def _before(connection: Connection, viewer: Viewer, key_hash: str | None, hashed: str) -> Any:
    """The report accepted before: under this client key, or with this content."""
    mine = select(report).where(report.c.account_id == viewer.account_id)
    same = select(fact.c.report_id).where(fact.c.account_id == viewer.account_id, fact.c.content_hash == hashed)
    if key_hash is not None:
        found = connection.execute(mine.where(report.c.client_key_hash == key_hash)).first()
        if found is not None:
            first = select(fact.c.content_hash).where(fact.c.report_id == found.report_id, fact.c.ordinal == 0)
            if connection.scalar(first) not in (hashed, None):
                raise Refused("this client key was used for another report")
            return found
    return connection.execute(mine.where(report.c.report_id.in_(same))).first()


def _key_hash(viewer: Viewer, client_key: str | None, key: SecretKey) -> str | None:
    """A client key may itself say who someone is; it is only ever compared."""
    if client_key is None:
        return None
    return seals.keyed_hash(key, hashlib.sha256(f"{viewer.account_id} {client_key}".encode()).hexdigest())


def _search(
    writing: Writing, viewer: Viewer, report_id: str, form: ReportForm, ordinal: int, hashed: str | None
) -> None:
    writing.connection.execute(
        insert(fact).values(
            report_id=report_id,
            ordinal=ordinal,
            account_id=viewer.account_id,
            content_hash=hashed,
            occurred_from=form.occurred_from,
            occurred_to=form.occurred_to or form.occurred_from,
            act=form.act,
            area=form.area,
        )
    )


def _current() -> ColumnElement[bool]:
    """The rows of `report_fact` that hold: no later version, and not withdrawn."""
    later, gone = fact.alias(), schema.report_change
    newer = exists().where(later.c.report_id == fact.c.report_id, later.c.ordinal > fact.c.ordinal)
    withdrawn = exists().where(gone.c.report_id == fact.c.report_id, gone.c.change == "withdrawn")
    return and_(~newer, ~withdrawn)


def _receipt(connection: Connection, position: int, key: SecretKey) -> bytes:
    """The receipt of an entry: the same bytes whenever it is asked for."""
    line = connection.scalar(select(schema.entry.c.leaf).where(schema.entry.c.position == position))
    leaf = entries.read_leaf(bytes(line or b""), "entry")
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


def _told(connection: Connection, row: RowMapping) -> dict[str, Any]:
    content = schema.content
    about = and_(content.c.subject_kind == "report", content.c.subject == row["report_id"])
    query = select(content.c.body).where(about, content.c.kind.in_(("report", "corrected", "withdrawn")))
    bodies = [json.loads(one.body) for one in connection.execute(query.order_by(content.c.position))]
    told: dict[str, Any] = {"report": row["report_id"], "entry": row["entry"], "compartment": row["compartment"]}
    if not bodies:
        return told | {"state": "erased"}
    said = next(body for body in reversed(bodies) if body["kind"] != "withdrawn")
    state = {"report": "filed"}.get(bodies[-1]["kind"], bodies[-1]["kind"])
    return (
        told
        | {name: value for name, value in said.items() if name not in ("kind", "report", "received")}
        | {"state": state}
    )
