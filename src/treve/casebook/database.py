"""How each database is opened, and what its troubles say."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from treve.errors import BadFile, worded

_BUSY_SECONDS = 60
# As many as a server answers requests at once; opened when they are needed.
CONNECTIONS = 16


class Unavailable(BadFile):
    """The database is full, read-only or out of reach; nothing was written."""


def engine(url: URL) -> Engine:
    """A pool of connections; on SQLite every commit is flushed to the disk and writers take turns."""
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, pool_size=CONNECTIONS, max_overflow=CONNECTIONS)
    made = create_engine(url, connect_args={"isolation_level": None}, pool_size=CONNECTIONS, max_overflow=CONNECTIONS)

    @event.listens_for(made, "connect")
    def _prepare(connection: Any, _: object) -> None:
        for pragma in (
            f"busy_timeout={_BUSY_SECONDS * 1000}",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "recursive_triggers=ON",
            "trusted_schema=OFF",
            "secure_delete=ON",
        ):
            connection.execute(f"PRAGMA {pragma}")

    return made


def reader(made: Engine) -> Engine:
    """The same pool for transactions that only read and see one state throughout; on SQLite every transaction does."""
    if made.dialect.name == "sqlite":
        return made
    return made.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


@contextmanager
def told(url: URL) -> Iterator[None]:
    """What a full, read-only or unreachable database says, as an error of ours; nothing was written.

    Raises Unavailable.
    """
    try:
        yield
    except DBAPIError as problem:
        said = str(problem.orig).strip().splitlines()[0] if problem.orig is not None else str(problem)
        known = (
            "disk is full",
            "No space left",
            "readonly database",
            "read-only",
            "unable to open",
            "connection",
            "locked",
            "I/O error",
            "not a database",
        )
        if any(part.lower() in said.lower() for part in known):
            where = url.database if url.get_backend_name() == "sqlite" else url.render_as_string()
            raise Unavailable(
                str(where), worded("{said}; nothing was written", said=said), "a database that can be written to"
            ) from None
        raise
