"""Files of reports: the working copy for those who may see evidence, the original and its name through the seal."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, exists, select

from treve.casebook import schema, seals, visible
from treve.casebook.book import Writing
from treve.casebook.key_ring import KeyRing
from treve.casebook.roles import Deed
from treve.casebook.visible import Forbidden, Viewer
from treve.errors import BadFile, NotFound, Refused

attachment, blob, report = schema.attachment, schema.blob, schema.report


def listing(connection: Connection, viewer: Viewer, report_id: str) -> list[dict[str, Any]]:
    """The files of a report one may see evidence of: kind, size, hashes, and whether there is a working copy."""
    _must_see(connection, viewer, report_id)
    rows = connection.execute(
        select(attachment).where(attachment.c.report_id == report_id).order_by(attachment.c.ordinal)
    )
    return [
        {
            "file": row.ordinal + 1,
            "name": row.name,
            "media_type": row.media_type,
            "size": row.size,
            "original_sha256": row.original_sha256,
            "working_sha256": row.working_sha256,
        }
        for row in rows
    ]


def working(connection: Connection, viewer: Viewer, report_id: str, number: int) -> bytes:
    """The working copy of a file. Raises NotFound where one may not see it, Refused where none could be made."""
    _must_see(connection, viewer, report_id)
    row = found(connection, report_id, number)
    if row["working_sha256"] is None:
        raise Refused("there is no working copy: a file of this kind cannot be cleaned; make a redacted copy")
    return stored(connection, row["working_sha256"])


def original(
    writing: Writing, viewer: Viewer, report_id: str, number: int, reason: str, own: KeyRing | None = None
) -> bytes:
    """A file as it came; the opening is logged with its reason.

    Raises NotFound or Refused for a report whose sealed part one may not open, BadFile where the key is missing.
    """
    must_open(writing, viewer, report_id, reason)
    row = found(writing.connection, report_id, number)
    told = {"report": report_id, "account": viewer.account_id, "reason": reason, "sha256": row["original_sha256"]}
    writing.log_opening(told, ("sealed", report_id))
    return opened(writing.connection, own or writing.ring, row["original_sha256"])


def must_open(writing: Writing, viewer: Viewer, report_id: str, reason: str) -> None:
    """Raises NotFound for a report that cannot be seen, Forbidden where its sealed part may not be opened, or without a reason."""
    if not viewer.may(Deed.OPEN_SEALED) or not reason.strip():
        raise Forbidden("opening a sealed part needs the right to, and a reason")
    writing.take_turn()
    allowed = and_(report.c.report_id == report_id, visible.sealed(viewer))
    if not writing.connection.scalar(select(exists().where(allowed))):
        visible.seen_report(writing.connection, viewer, report_id)
        raise Forbidden("this account may not open this sealed part")


def names(writing: Writing, report_id: str, own: KeyRing | None = None) -> list[str]:
    """The names the files of a report came with; to be asked only where an opening was allowed and logged."""
    table = schema.attachment_name
    rows = writing.connection.execute(
        select(table).where(table.c.report_id == report_id).order_by(table.c.ordinal)
    ).all()
    records = [(seals.name_record(report_id, row.ordinal), bytes(row.box)) for row in rows]
    return [seals.unseal(writing.connection, own or writing.ring, record, box).decode() for record, box in records]


def stored(connection: Connection, sha256: str) -> bytes:
    """The bytes of a file as they are stored. Raises NotFound where they were erased."""
    data = connection.scalar(select(blob.c.data).where(blob.c.sha256 == sha256))
    if data is None:
        raise NotFound("file", sha256)
    return bytes(data)


def opened(connection: Connection, ring: KeyRing | None, sha256: str) -> bytes:
    """The bytes of a file, sealed or not. Raises BadFile where they are not those that were filed."""
    data = stored(connection, sha256)
    if seals.sealed_file(sha256, data):
        data = seals.unseal(connection, ring, seals.file_record(sha256), data)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise BadFile(sha256, "these are not the bytes that were filed", "a file whose hash is its name")
    return data


def found(connection: Connection, report_id: str, number: int) -> RowMapping:
    """The row of a report's file, counted from 1. Raises NotFound."""
    same = and_(attachment.c.report_id == report_id, attachment.c.ordinal == number - 1)
    row = connection.execute(select(attachment).where(same)).mappings().first()
    if row is None:
        raise NotFound("file", f"{report_id}/{number}")
    return row


def derived(connection: Connection, report_id: str) -> list[dict[str, Any]]:
    """What the log says of each redacted copy of a report's files, whoever may see them."""
    content = schema.content
    own = and_(content.c.subject_kind == "report", content.c.subject == report_id, content.c.kind == "derivation")
    return [
        json.loads(body) for body in connection.scalars(select(content.c.body).where(own).order_by(content.c.position))
    ]


def _must_see(connection: Connection, viewer: Viewer, report_id: str) -> None:
    allowed = and_(report.c.report_id == report_id, visible.evidence(viewer))
    if not connection.scalar(select(exists().where(allowed))):
        raise NotFound("report", report_id)
