"""The editions one may see, and what everybody may read; each file is held against the hash that stands in the log."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, and_, select

from treve.casebook import bulletin_readers, log, schema
from treve.casebook.bulletin_readers import Reach
from treve.casebook.schema_bulletins import bulletin, bulletin_data, bulletin_file, bulletin_step
from treve.casebook.visible import Viewer
from treve.errors import NotFound, Refused
from treve.ledger import checkpoint as checkpoints

EditionState = Literal["draft", "approved", "published", "discarded"]
_LAST_FIRST: tuple[EditionState, ...] = ("discarded", "published", "approved")


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition as a list shows it. `files`: name, hash, size. `steps`: step → what its entry says, in order."""

    bulletin_id: str
    kind: str
    reach: Reach
    about: str
    compartment: str | None
    replaces: str | None
    replaced_by: str | None
    made: str
    order: Mapping[str, Any]
    files: tuple[tuple[str, str, int], ...]
    steps: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    positions: Mapping[str, int] = field(default_factory=dict)

    @property
    def state(self) -> EditionState:
        """How far it has come."""
        return next((one for one in _LAST_FIRST if one in self.steps), "draft")


def listing(connection: Connection, viewer: Viewer, after: str | None = None, limit: int = 50) -> list[Edition]:
    """The editions one may see, the newest first. `after`: id of the last of the page before; raises NotFound for one not seen."""
    return _listed(connection, bulletin_readers.bulletins(viewer), after, limit)


def published_listing(connection: Connection, viewer: Viewer, limit: int) -> list[Edition]:
    """The published editions one may see, the newest first."""
    return _listed(connection, and_(bulletin_readers.bulletins(viewer), bulletin_readers.published()), None, limit)


def seen(connection: Connection, viewer: Viewer, bulletin_ids: Sequence[str]) -> frozenset[str]:
    """Those of them that one may see."""
    query = select(bulletin.c.bulletin_id).where(
        bulletin_readers.bulletins(viewer), bulletin.c.bulletin_id.in_(bulletin_ids)
    )
    return frozenset(connection.scalars(query))


def shown(connection: Connection, viewer: Viewer, bulletin_id: str) -> Edition:
    """One edition. Raises NotFound for one that is not there or cannot be seen."""
    return _one(connection, bulletin_readers.bulletins(viewer), bulletin_id)


def public_listing(connection: Connection, after: str | None = None, limit: int = 50) -> list[Edition]:
    """What everybody may read, the newest first."""
    return _listed(connection, _public(), after, limit)


def public_shown(connection: Connection, bulletin_id: str) -> Edition:
    """One edition that everybody may read. Raises NotFound for any other."""
    return _one(connection, _public(), bulletin_id)


def content_of(connection: Connection, one: Edition, name: str) -> bytes:
    """The bytes of a file of an edition one was shown, held against the hash in the log.

    Raises NotFound for a file that is not there any more or never was, Refused for one that is not what was written.
    """
    hashed = next((hashed for known, hashed, _ in one.files if known == name and one.state != "discarded"), None)
    content = (
        connection.scalar(select(bulletin_data.c.data).where(bulletin_data.c.sha256 == hashed)) if hashed else None
    )
    if content is None:
        raise NotFound("file", name)
    if hashlib.sha256(content).hexdigest() != hashed:
        raise Refused("this file is not what was written: its hash differs from the one in the log")
    return bytes(content)


def earlier_editions(connection: Connection, reach: Reach, kind: str, about: str, most: int) -> list[bytes]:
    """The JSON of the last editions published to these readers, the newest first."""
    same = and_(bulletin.c.reach == reach.value, bulletin.c.kind == kind, bulletin.c.about == about)
    found = _listed(connection, and_(same, bulletin_readers.published()), None, most)
    return [content_of(connection, one, name) for one in found for name, _, _ in one.files if name.endswith(".json")]


def checkpoint_after(connection: Connection, position: int) -> bytes | None:
    """The first checkpoint signed over an entry, with what was countersigned; None where none was signed yet."""
    table = schema.checkpoint
    size = connection.scalar(select(table.c.size).where(table.c.size > position).order_by(table.c.size).limit(1))
    return None if size is None else log.of_size(connection, int(size))


def _public() -> ColumnElement[bool]:
    return and_(bulletin.c.reach == Reach.PUBLIC.value, bulletin_readers.published())


def _listed(connection: Connection, predicate: ColumnElement[bool], after: str | None, limit: int) -> list[Edition]:
    query = select(bulletin).where(predicate)
    if after is not None:
        last = connection.scalar(select(bulletin.c.entry).where(predicate, bulletin.c.bulletin_id == after))
        if last is None:
            raise NotFound("bulletin", after)
        query = query.where(bulletin.c.entry < last)
    rows = connection.execute(query.order_by(bulletin.c.entry.desc()).limit(limit)).all()
    return _told(connection, rows, predicate)


def _one(connection: Connection, predicate: ColumnElement[bool], bulletin_id: str) -> Edition:
    rows = connection.execute(select(bulletin).where(predicate, bulletin.c.bulletin_id == bulletin_id)).all()
    if not rows:
        raise NotFound("bulletin", bulletin_id)
    return _told(connection, rows, predicate)[0]


def _told(connection: Connection, rows: Sequence[Any], predicate: ColumnElement[bool]) -> list[Edition]:
    ids = [row.bulletin_id for row in rows]
    files: dict[str, list[tuple[str, str, int]]] = {}
    for row in connection.execute(
        select(bulletin_file).where(bulletin_file.c.bulletin_id.in_(ids)).order_by(bulletin_file.c.name)
    ):
        files.setdefault(row.bulletin_id, []).append((row.name, row.sha256, row.size))
    content = schema.content
    steps: dict[str, dict[str, Any]] = {}
    positions: dict[str, dict[str, int]] = {}
    query = select(bulletin_step.c.bulletin_id, bulletin_step.c.step, bulletin_step.c.entry, content.c.body).where(
        bulletin_step.c.bulletin_id.in_(ids), content.c.position == bulletin_step.c.entry
    )
    for row in connection.execute(query.order_by(bulletin_step.c.entry)):
        steps.setdefault(row.bulletin_id, {})[row.step] = json.loads(row.body)
        positions.setdefault(row.bulletin_id, {})[row.step] = row.entry
    said = {
        row.position: json.loads(row.body)
        for row in connection.execute(
            select(content.c.position, content.c.body).where(content.c.position.in_([row.entry for row in rows]))
        )
    }
    later = select(bulletin.c.replaces, bulletin.c.bulletin_id).where(
        bulletin.c.replaces.in_(ids), predicate, bulletin_readers.published()
    )
    replaced_by = {row.replaces: row.bulletin_id for row in connection.execute(later)}
    return [
        Edition(
            bulletin_id=row.bulletin_id,
            kind=row.kind,
            reach=Reach(row.reach),
            about=row.about,
            compartment=row.compartment,
            replaces=row.replaces,
            replaced_by=replaced_by.get(row.bulletin_id),
            made=said[row.entry]["at"],
            order=said[row.entry]["order"],
            files=tuple(files.get(row.bulletin_id, ())),
            steps=steps.get(row.bulletin_id, {}),
            positions=positions.get(row.bulletin_id, {}),
        )
        for row in rows
    ]


def draft_said(connection: Connection, one: Edition) -> dict[str, Any]:
    """What the entry of its draft says, the truth of a public one in it."""
    content = schema.content
    entry = select(bulletin.c.entry).where(bulletin.c.bulletin_id == one.bulletin_id).scalar_subquery()
    body = connection.scalar(select(content.c.body).where(content.c.position == entry))
    found: dict[str, Any] = json.loads(body or b"{}")
    return found


def size_of(checkpoint: bytes) -> int:
    """How many entries a checkpoint covers."""
    return checkpoints.read(checkpoint, "checkpoint").size
