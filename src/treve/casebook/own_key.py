"""Sealed parts handed out closed, for whom they were shared with: they are opened by a key that never leaves its owner.

Whoever serves a casebook need not be trusted with it then: the answer holds boxes, and data keys wrapped for the asker's own keys.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from treve.casebook import protection, schema, sealed_files, sealing, seals
from treve.casebook.book import Writing
from treve.casebook.key_ring import KeyRing, NoKey
from treve.casebook.visible import Viewer
from treve.errors import BadFile, Refused, worded
from treve.ledger.entry import SALT_BYTES

content, seal_wrap = schema.content, schema.seal_wrap


@dataclass(frozen=True, slots=True)
class Box:
    """A sealed box as it is handed out. `keys`: id of a key of the asker → the data key, wrapped for it. All in base64."""

    record: str
    box: str
    keys: Mapping[str, str]


def sealed_part(writing: Writing, viewer: Viewer, report_id: str, reason: str) -> list[Box]:
    """The words and names that are sealed of a report, closed; asking is logged as an opening.

    Raises as `intake.open_sealed`, and Refused where nothing of it was shared with a key of one's own.
    """
    sealed_files.must_open(writing, viewer, report_id, reason)
    told = {"report": report_id, "account": viewer.account_id, "reason": reason, "closed": True}
    writing.log("opening", told, ("sealed", report_id))
    named = schema.attachment_name
    is_sealed = (content.c.kind == "sealed", content.c.subject == report_id)
    words = select(content.c.position, content.c.body).where(*is_sealed).order_by(content.c.position)
    names = select(named.c.ordinal, named.c.box).where(named.c.report_id == report_id).order_by(named.c.ordinal)
    run = writing.connection.execute
    boxes = [(seals.entry_record(int(row.position)), bytes(row.body)) for row in run(words)]
    boxes += [(seals.name_record(report_id, int(row.ordinal)), bytes(row.box)) for row in run(names)]
    return _shared(writing, viewer, boxes)


def answers(writing: Writing, viewer: Viewer, report_id: str) -> list[Box]:
    """The answers to a report of one's own, closed. Raises as `protection.read_feedback`, and Refused as `sealed_part`."""
    rows = protection.answers(writing, viewer, report_id)
    return _shared(writing, viewer, [(seals.entry_record(int(row.position)), bytes(row.body)) for row in rows])


def _shared(writing: Writing, viewer: Viewer, boxes: Sequence[tuple[str, bytes]]) -> list[Box]:
    mine = [key.key_id for key in seals.person_keys(writing.connection, viewer.account_id)]
    if not mine:
        raise Refused("this account has no sealing key of its own")
    query = select(seal_wrap).where(
        seal_wrap.c.record.in_([record for record, _ in boxes]), seal_wrap.c.key_id.in_(mine)
    )
    keys: dict[str, dict[str, str]] = {}
    for row in writing.connection.execute(query):
        keys.setdefault(row.record, {})[row.key_id] = base64.b64encode(row.wrapped).decode()
    if boxes and not keys:
        raise Refused("nothing of it was shared with a key of this account")
    return [Box(record, base64.b64encode(box).decode(), keys[record]) for record, box in boxes if record in keys]


def opened(boxes: Iterable[Box], ring: KeyRing, where: str) -> dict[str, str]:
    """Record → what its box says, opened with one's own keys and without any casebook.

    Raises NoKey where none of the keys fits, BadSeal for a box that was altered, BadFile for what is no box.
    """
    own, found = ring.keys(), {}
    for one in boxes:
        key_id = next((key_id for key_id in one.keys if key_id in own), None)
        if key_id is None:
            raise NoKey(
                where,
                worded("{record} is for {keys}", record=one.record, keys=", ".join(one.keys) or "nobody"),
                "the key it was shared with",
            )
        try:
            wrapped, box = (base64.b64decode(text, validate=True) for text in (one.keys[key_id], one.box))
        except ValueError:
            raise BadFile(
                where, worded("{record}: no base64", record=one.record), "an answer as the server gave it"
            ) from None
        plain = sealing.unseal(box, sealing.unwrap(wrapped, own[key_id], one.record), one.record)
        # A content is sealed with its salt.
        found[one.record] = (plain[SALT_BYTES:] if one.record.startswith("entry:") else plain).decode()
    return found
