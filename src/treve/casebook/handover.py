"""Handover notes: what the next person at the desk must know, signed by whoever wrote it, kept in the log.

They are for the desk alone: for who may write one in the same compartment. No party sees them, and no export of the log holds them.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass

from sqlalchemy import Connection, and_, select

from treve.casebook import schema
from treve.casebook.book import Writing
from treve.casebook.report_form import LONGEST_TEXT
from treve.casebook.roles import Deed
from treve.casebook.visible import Viewer
from treve.errors import BadValue, worded

content = schema.content


@dataclass(frozen=True, slots=True)
class Handover:
    """One note.

    account_id  who wrote it and hands over with it
    entry       its number in the log: what came after it came after the handover
    """

    handover_id: str
    account_id: str
    compartment: str
    at: str
    text: str
    entry: int


def write(writing: Writing, viewer: Viewer, text: str) -> str:
    """Hand over; the note's id. Raises Forbidden without the right, BadValue for an empty note or one that is too long."""
    viewer.must(Deed.HAND_OVER)
    if not text.strip() or len(text) > LONGEST_TEXT:
        raise BadValue("handover", "text", text[:60], worded("1 to {most} characters", most=LONGEST_TEXT))
    compartment = min(viewer.compartments(Deed.HAND_OVER))
    handover_id = "H-" + secrets.token_hex(8)
    told = {"handover": handover_id, "by": viewer.account_id, "compartment": compartment, "text": text}
    writing.log("handover", told, ("handover", compartment))
    return handover_id


def listing(connection: Connection, viewer: Viewer, limit: int = 1) -> list[Handover]:
    """The notes of one's own desk, the newest first. Raises Forbidden without the right."""
    viewer.must(Deed.HAND_OVER)
    desks = sorted(viewer.compartments(Deed.HAND_OVER))
    about = and_(content.c.subject_kind == "handover", content.c.subject.in_(desks))
    query = select(content.c.position, content.c.body).where(about).order_by(content.c.position.desc()).limit(limit)
    found = []
    for row in connection.execute(query):
        said = json.loads(row.body)
        found.append(
            Handover(said["handover"], said["by"], said["compartment"], said["at"], said["text"], int(row.position))
        )
    return found
