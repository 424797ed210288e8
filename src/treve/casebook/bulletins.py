"""Bulletins: drafted, approved, published, corrected by a new edition. What was published stays; the log has its files by hash.

The entry of a publication states for whom, and every file with its hash; the checkpoint that was signed before it stands in the
files, one signed after it proves that it was published then. A draft is seen by who drafts; its entries go out in no export.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, exists, insert, select

from treve.casebook import bulletin_list, bulletin_readers, log, releases
from treve.casebook.book import Writing
from treve.casebook.bulletin_list import Edition, draft_said
from treve.casebook.bulletin_readers import Reach
from treve.casebook.bulletin_risks import Risk
from treve.casebook.roles import Deed
from treve.casebook.schema_bulletins import bulletin, bulletin_data, bulletin_data_end, bulletin_file, bulletin_step
from treve.casebook.visible import Viewer
from treve.errors import BadValue, Refused, worded
from treve.ledger.note import SecretKey

_STATES = {
    "draft": worded("a draft"),
    "approved": worded("approved"),
    "published": worded("published"),
    "discarded": worded("discarded"),
}


@dataclass(frozen=True, slots=True)
class Made:
    """An edition that was made and is nobody's yet.

    about        the agreement, the case or the notification it is about; `reports` for a public one
    compartment  to which party a letter goes
    order        what it was asked for, as plain values: days, cut-off, zone, languages
    files        name → bytes
    reports      ids of the casebook's reports that it speaks of one by one
    release      of a public one, the table of counts, the truth in it
    """

    kind: str
    reach: Reach
    about: str
    order: Mapping[str, Any]
    files: Mapping[str, bytes]
    risks: tuple[Risk, ...] = ()
    compartment: str | None = None
    replaces: str | None = None
    reports: tuple[str, ...] = ()
    release: Mapping[str, Any] | None = None


def draft(writing: Writing, viewer: Viewer, made: Made) -> str:
    """Keep an edition as a draft; its id.

    Raises Forbidden without the right, NotFound for an edition it replaces that is not there, Refused for one that is not published
    or was replaced before.
    """
    viewer.must(Deed.DRAFT_BULLETIN)
    if made.reach is Reach.PUBLIC and made.release is None:
        raise Refused("only a public bulletin, which is coarse, is published to everybody")
    writing.take_turn()
    if made.replaces is not None:
        _replaceable(writing.connection, viewer, made)
    bulletin_id = "E-" + secrets.token_hex(8)
    told = {
        "bulletin": bulletin_id,
        "by": viewer.account_id,
        "bulletin_kind": made.kind,
        "reach": made.reach.value,
        "about": made.about,
        "to": made.compartment,
        "replaces": made.replaces,
        "order": dict(made.order),
        "files": _hashes(made.files),
        "reports": list(made.reports),
        "risks": [one.plain() for one in made.risks],
        "release": dict(made.release) if made.release is not None else None,
    }
    entry = writing.log("bulletin_draft", told, ("bulletin_draft", bulletin_id))
    run = writing.connection.execute
    run(
        insert(bulletin).values(
            bulletin_id=bulletin_id,
            kind=made.kind,
            reach=made.reach.value,
            compartment=made.compartment,
            about=made.about,
            replaces=made.replaces,
            account_id=viewer.account_id,
            entry=entry,
        )
    )
    for name, content in sorted(made.files.items()):
        hashed = hashlib.sha256(content).hexdigest()
        if not writing.connection.scalar(select(exists().where(bulletin_data.c.sha256 == hashed))):
            run(insert(bulletin_data).values(sha256=hashed, data=content))
        run(insert(bulletin_file).values(bulletin_id=bulletin_id, name=name, sha256=hashed, size=len(content)))
    return bulletin_id


def approve(writing: Writing, viewer: Viewer, bulletin_id: str, accepted: Mapping[str, str]) -> None:
    """Release an edition for publication: each risk is accepted with a reason, and one that stops it cannot be.

    accepted  code of a risk → why it is taken
    Raises Forbidden without the right, Refused for a risk that stops it or one that was not answered, NotFound.
    """
    viewer.must(Deed.NOTIFY)
    one = _at(writing, viewer, bulletin_id, "draft")
    risks = risks_of(writing.connection, one)
    stopping = [risk.code for risk in risks if risk.stops]
    if stopping:
        raise Refused(worded("it may not be published as it is: {risks}", risks=", ".join(stopping)))
    missing = [risk.code for risk in risks if not accepted.get(risk.code, "").strip()]
    if missing:
        raise BadValue("bulletin", "risks", ", ".join(missing), "a reason for each risk that is taken")
    reasons = {risk.code: accepted[risk.code].strip() for risk in risks}
    told = {
        "bulletin": bulletin_id,
        "by": viewer.account_id,
        "risks": [risk.plain() for risk in risks],
        "accepted": reasons,
    }
    _step(
        writing,
        viewer,
        bulletin_id,
        "approved",
        writing.log("bulletin_approved", told, ("bulletin_draft", bulletin_id)),
    )


def publish(writing: Writing, viewer: Viewer, bulletin_id: str, key: SecretKey) -> bytes:
    """Publish an approved edition; a checkpoint that covers the publication.

    Raises Forbidden without the right, Refused where it is not approved or its counts would by now give something away, NotFound.
    """
    viewer.must(Deed.NOTIFY)
    one = _at(writing, viewer, bulletin_id, "approved")
    if one.replaces is not None:
        _not_replaced(writing.connection, one.replaces)
    kept = draft_said(writing.connection, one).get("release")
    if kept is not None:
        releases.tell(writing, viewer, releases.again(writing.connection, releases.from_plain(kept)))
    told = {
        "bulletin": bulletin_id,
        "bulletin_kind": one.kind,
        "reach": one.reach.value,
        "about": one.about,
        "to": one.compartment,
        "replaces": one.replaces,
        "order": dict(one.order),
        "files": [{"name": name, "sha256": hashed, "size": size} for name, hashed, size in one.files],
    }
    _step(writing, viewer, bulletin_id, "published", writing.log("bulletin", told, ("bulletin", bulletin_id)))
    writing.tell("bulletin", bulletin_id)
    return log.sign(writing, key)


def discard(writing: Writing, viewer: Viewer, bulletin_id: str, reason: str) -> None:
    """Give a draft up: its files go, that it was there stays. Raises Refused for one that was published, NotFound."""
    viewer.must(Deed.DRAFT_BULLETIN)
    one = _at(writing, viewer, bulletin_id, "draft", "approved")
    told = {"bulletin": bulletin_id, "by": viewer.account_id, "reason": reason}
    entry = writing.log("bulletin_discarded", told, ("bulletin_draft", bulletin_id))
    _step(writing, viewer, bulletin_id, "discarded", entry)
    gone = select(bulletin_step.c.bulletin_id).where(bulletin_step.c.step == "discarded")
    for hashed in {hashed for _, hashed, _ in one.files}:
        held = exists().where(bulletin_file.c.sha256 == hashed, bulletin_file.c.bulletin_id.not_in(gone))
        ended = exists().where(bulletin_data_end.c.sha256 == hashed)
        if not writing.connection.scalar(select(held)) and not writing.connection.scalar(select(ended)):
            writing.connection.execute(insert(bulletin_data_end).values(sha256=hashed, entry=entry))
            writing.connection.execute(bulletin_data.delete().where(bulletin_data.c.sha256 == hashed))


def risks_of(connection: Connection, one: Edition) -> tuple[Risk, ...]:
    """The risks of a draft: those found when it was made, and what a reader of its counts could work out by now."""
    said = draft_said(connection, one)
    found = [Risk.from_plain(risk) for risk in said["risks"] if risk["code"] != "could_be_worked_out"]
    if said.get("release") is not None:
        dangers = releases.again(connection, releases.from_plain(said["release"])).dangers
        if dangers:
            found.append(Risk("could_be_worked_out", len(dangers), True))
    return tuple(found)


def _at(writing: Writing, viewer: Viewer, bulletin_id: str, *states: str) -> Edition:
    writing.take_turn()
    one = bulletin_list.shown(writing.connection, viewer, bulletin_id)
    if one.state not in states:
        words = tuple(_STATES[name] for name in states)
        raise Refused(
            worded("this edition is {state}; this takes one that is: {states}", state=_STATES[one.state], states=words)
        )
    return one


def _step(writing: Writing, viewer: Viewer, bulletin_id: str, name: str, entry: int) -> None:
    values = {"bulletin_id": bulletin_id, "step": name, "account_id": viewer.account_id, "entry": entry}
    writing.connection.execute(insert(bulletin_step).values(values))


def _replaceable(connection: Connection, viewer: Viewer, made: Made) -> None:
    assert made.replaces is not None
    before = bulletin_list.shown(connection, viewer, made.replaces)
    if before.state != "published":
        raise Refused("only a published edition is replaced")
    if (before.kind, before.reach, before.about, before.compartment) != (
        made.kind,
        made.reach,
        made.about,
        made.compartment,
    ):
        raise Refused("a corrected edition is of the same kind, for the same readers, about the same thing")
    _not_replaced(connection, made.replaces)


def _not_replaced(connection: Connection, bulletin_id: str) -> None:
    later = exists().where(bulletin.c.replaces == bulletin_id, bulletin_readers.published())
    if connection.scalar(select(later)):
        raise Refused("another edition has replaced this one already")


def _hashes(files: Mapping[str, bytes]) -> list[dict[str, Any]]:
    return [
        {"name": name, "sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
        for name, content in sorted(files.items())
    ]
