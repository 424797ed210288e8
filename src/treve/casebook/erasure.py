"""Destroy what a report says: words, sealed parts and files; the log keeps its proofs, and who opened what."""

from __future__ import annotations

from sqlalchemy import and_, exists, insert, or_, select

from treve.casebook import schema, sealed_files, seals, visible
from treve.casebook.roles import Deed
from treve.casebook.visible import Viewer
from treve.casebook.writing import Writing
from treve.errors import BadValue

_STAY = ("opening", "opening_failed", "seal_grant", "feedback_read")


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
        run(schema.report_fact.delete().where(schema.report_fact.c.report_id == report_id))
        for table in (schema.attachment, schema.attachment_name):
            run(table.delete().where(table.c.report_id == report_id))
        writing.tell("report", report_id)
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
