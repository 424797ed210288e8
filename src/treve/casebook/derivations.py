"""Redacted copies and the custody of a file: from when it came, everything that was done with it, by whom.

The original stays as it came, sealed. A redacted copy is a file of its own with its own hash, and says of which it was made.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, and_, exists, insert, select

from treve.casebook import attachments, schema, sealed_files, visible
from treve.casebook.book import Writing
from treve.casebook.image_redaction import Rectangle, covered
from treve.casebook.redaction import Span, redacted
from treve.casebook.roles import Deed
from treve.casebook.visible import Viewer
from treve.errors import NotFound, Refused

PICTURES = ("image/jpeg", "image/png")
_DONE = {
    "report": "received",
    "opening": "opened",
    "opening_failed": "could not be opened",
    "derivation": "redacted copy made",
    "backup": "copied into a backup",
    "handover": "copied into a handover",
    "evacuation": "copied out in an evacuation",
    "bundle_out": "sent in a bundle",
    "restored": "restored from a package",
}
_OPENINGS = ("opening", "opening_failed")
_ABOUT_ALL = ("backup", "handover", "evacuation", "restored", "bundle_out")


def preview_picture(
    connection: Connection, viewer: Viewer, report_id: str, number: int, rectangles: Sequence[Rectangle]
) -> bytes:
    """The redacted copy of a picture, as it would be; nothing is kept. Raises NotFound, Refused for what is no picture."""
    working = sealed_files.working(connection, viewer, report_id, number)
    if sealed_files.found(connection, report_id, number)["media_type"] not in PICTURES:
        raise Refused("only pictures are covered in part; a text is redacted by its words")
    return covered(working, rectangles)


def redact_picture(
    writing: Writing, viewer: Viewer, report_id: str, number: int, rectangles: Sequence[Rectangle], reason: str
) -> str:
    """Keep a redacted copy of a picture; its hash. It is made of the working copy, so no seal is opened for it."""
    _must(viewer, reason)
    writing.take_turn()
    data = preview_picture(writing.connection, viewer, report_id, number, rectangles)
    how = [{**asdict(one), "cover": one.cover.value} for one in rectangles]
    return _keep(writing, viewer, report_id, number, data, {"covered": how, "reason": reason})


def redact_text(
    writing: Writing, viewer: Viewer, report_id: str, number: int, spans: Sequence[Span], reason: str
) -> str:
    """Keep a redacted copy of a text that was attached; its hash. What was taken out is not said, only how often."""
    _must(viewer, reason)
    writing.take_turn()
    text = words(writing.connection, viewer, report_id, number)
    how = {"taken_out": len(spans), "reason": reason}
    return _keep(writing, viewer, report_id, number, redacted(text, spans).encode(), how)


def words(connection: Connection, viewer: Viewer, report_id: str, number: int) -> str:
    """The words of a text that was attached. Raises NotFound, Refused for what is no text."""
    data = sealed_files.working(connection, viewer, report_id, number)
    if sealed_files.found(connection, report_id, number)["media_type"] != "text/plain":
        raise Refused("only a text is redacted by its words")
    return data.decode()


def redact_summary(
    writing: Writing, viewer: Viewer, report_id: str, text: str, spans: Sequence[Span], reason: str
) -> str:
    """Keep a redacted copy of what may be shared of a report; the copy."""
    _must(viewer, reason)
    writing.take_turn()
    visible.seen_report(writing.connection, viewer, report_id)
    made = redacted(text, spans)
    told = {"report": report_id, "by": viewer.account_id, "taken_out": len(spans), "reason": reason, "text": made}
    writing.log("redacted", told, ("report", report_id))
    return made


def copies(connection: Connection, viewer: Viewer, report_id: str) -> list[dict[str, Any]]:
    """The redacted copies of a report's files. Raises NotFound where one may not see its evidence."""
    sealed_files.listing(connection, viewer, report_id)
    return [_shown(one) for one in sealed_files.derived(connection, report_id)]


def copy(connection: Connection, viewer: Viewer, report_id: str, sha256: str) -> bytes:
    """A redacted copy. Raises NotFound for one that is not of this report or may not be seen."""
    if sha256 not in {one["sha256"] for one in copies(connection, viewer, report_id)}:
        raise NotFound("file", sha256)
    return sealed_files.stored(connection, sha256)


def custody(connection: Connection, viewer: Viewer, report_id: str, number: int) -> list[dict[str, Any]]:
    """What was done with a file, in order: received, opened, copied, sent out; with the number of the entry that proves it.

    Raises NotFound where one may not see the report's evidence.
    """
    listed = sealed_files.listing(connection, viewer, report_id)
    file = next((one for one in listed if one["file"] == number), None)
    if file is None:
        raise NotFound("file", f"{report_id}/{number}")
    content = schema.content
    own = and_(content.c.subject == report_id, content.c.kind.in_(("report", *_OPENINGS, "derivation")))
    query = select(content).where(own | content.c.kind.in_(_ABOUT_ALL)).order_by(content.c.position)
    received = connection.scalar(select(schema.report.c.entry).where(schema.report.c.report_id == report_id))
    lines = []
    for row in connection.execute(query):
        said = json.loads(row.body)
        concerns = said.get("sha256") if row.kind in _OPENINGS else said.get("from")
        if row.position < (received or 0) or (
            row.kind in (*_OPENINGS, "derivation") and concerns != file["original_sha256"]
        ):
            continue
        lines.append(
            {
                "at": said["at"],
                "done": _DONE[row.kind],
                "by": said.get("by") or said.get("account"),
                "sha256": said["sha256"] if row.kind == "derivation" else file["original_sha256"],
                "reason": said.get("reason"),
                "entry": row.position,
            }
        )
    return lines


def _keep(writing: Writing, viewer: Viewer, report_id: str, number: int, data: bytes, how: dict[str, Any]) -> str:
    row = sealed_files.found(writing.connection, report_id, number)
    hashed = hashlib.sha256(data).hexdigest()
    made = {"report": report_id, "file": number, "from": row["original_sha256"], "sha256": hashed, "size": len(data)}
    made |= {"media_type": str(attachments.kind(data)), "by": viewer.account_id}
    writing.log("derivation", made | how, ("report", report_id))
    if not writing.connection.scalar(select(exists().where(schema.blob.c.sha256 == hashed))):
        writing.connection.execute(insert(schema.blob).values(sha256=hashed, data=data))
    return hashed


def _must(viewer: Viewer, reason: str) -> None:
    viewer.must(Deed.OPEN_CASE)
    if not reason.strip():
        raise Refused("a redacted copy needs a reason: for whom it is")


def _shown(said: dict[str, Any]) -> dict[str, Any]:
    return {name: said[name] for name in ("file", "sha256", "from", "size", "media_type", "at", "by")}
