"""The files of a report that one may see: the copies without metadata; originals stay sealed."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, and_, select

from treve.casebook import schema, visible
from treve.casebook.visible import Viewer
from treve.errors import NotFound, Refused

attachment = schema.attachment
_ENDINGS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "text/plain": "txt",
}


@dataclass(frozen=True, slots=True)
class WorkingCopy:
    """A file to work with, under a name that says nothing of who sent it."""

    name: str
    media_type: str
    data: bytes


def working_copy(connection: Connection, viewer: Viewer, report_id: str, sha256: str) -> WorkingCopy:
    """The copy of a file by the hash of its original.

    Raises NotFound for a file that is not there or whose report's evidence cannot be seen, Refused where there is no copy
    without metadata.
    """
    visible.seen_report(connection, viewer, report_id)
    seen = select(schema.report.c.report_id).where(visible.evidence(viewer))
    is_it = and_(attachment.c.report_id == report_id, attachment.c.original_sha256 == sha256)
    row = connection.execute(select(attachment).where(is_it, attachment.c.report_id.in_(seen))).first()
    if row is None:
        raise NotFound("file", sha256)
    if row.working_sha256 is None:
        raise Refused("no copy without metadata can be made of a file of this kind")
    blob = schema.blob
    data = connection.scalar(select(blob.c.data).where(blob.c.sha256 == row.working_sha256))
    name = f"{report_id}-{row.ordinal + 1}.{_ENDINGS[row.media_type]}"
    return WorkingCopy(name, row.media_type, bytes(data or b""))
