"""How the house stands: how large it is, what waits to be done, and what the mail server said. No content."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Column, Connection, func, select, text

from treve.casebook import mailing, outbox, schema
from treve.casebook.mailing import Delivered
from treve.casebook.roles import Deed
from treve.casebook.schema_bulletins import bulletin_data
from treve.casebook.visible import Viewer


@dataclass(frozen=True, slots=True)
class Upkeep:
    """Sizes in bytes. `waiting`: changes that the worker has made no runs from yet. `letters`: the last of the delivery log."""

    database: int
    entries: int
    files: int
    bulletins: int
    waiting: int
    letters: tuple[Delivered, ...]


def told(connection: Connection, viewer: Viewer) -> Upkeep:
    """Raises Forbidden unless the viewer manages accounts."""
    viewer.must(Deed.MANAGE)
    last = connection.scalar(select(func.max(schema.entry.c.position)))
    return Upkeep(
        database=_database(connection),
        entries=0 if last is None else int(last) + 1,
        files=_bytes(connection, schema.blob.c.data),
        bulletins=_bytes(connection, bulletin_data.c.data),
        waiting=len(outbox.waiting(connection)),
        letters=tuple(mailing.delivery_log(connection)),
    )


def _database(connection: Connection) -> int:
    if connection.dialect.name == "postgresql":
        return int(connection.scalar(text("SELECT pg_database_size(current_database())")) or 0)
    pages = connection.scalar(text("PRAGMA page_count")) or 0
    return int(pages) * int(connection.scalar(text("PRAGMA page_size")) or 0)


def _bytes(connection: Connection, column: Column[bytes]) -> int:
    return int(connection.scalar(select(func.coalesce(func.sum(func.length(column)), 0))) or 0)
