"""One worker for each casebook: what one has done, another is not told, so a second one is refused.

PostgreSQL: an advisory lock of a connection of its own; the server ends it with the connection. SQLite: a lock on a file beside the
casebook; the system ends it with the process. So a worker that was killed keeps nobody out.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import func, select, text

from treve.casebook import database
from treve.casebook.book import Casebook
from treve.casebook.database import Unavailable
from treve.errors import Refused
from treve.store.folder_lock import Held, hold_file

_LOCK = 0x776F726B6572  # "worker": the log has another
_ENDING = "-worker"


class AnotherWorker(Refused):
    """A worker is at this casebook already."""


@contextmanager
def only_worker(book: Casebook) -> Iterator[Callable[[], None]]:
    """Be the only worker of a casebook; what is given raises Unavailable once that cannot be relied on any more.

    Raises AnotherWorker where there is one, Unavailable where none can be kept out.
    """
    with _on_a_server(book) if book.engine.dialect.name == "postgresql" else _beside(book) as still:
        yield still


@contextmanager
def _on_a_server(book: Casebook) -> Iterator[Callable[[], None]]:
    made = book.engine.execution_options(isolation_level="AUTOCOMMIT")
    with database.told(book.url), made.connect() as connection:
        # Out of the pool for good: the lock ends with this connection, and nobody else is given it.
        connection.detach()
        if not connection.scalar(select(func.pg_try_advisory_lock(_LOCK))):
            raise AnotherWorker(_said(book))

        def still() -> None:
            with database.told(book.url):
                connection.execute(text("SELECT 1"))

        yield still


@contextmanager
def _beside(book: Casebook) -> Iterator[Callable[[], None]]:
    path = Path(f"{book.url.database}{_ENDING}")
    try:
        held = hold_file(path)
    except Held:
        raise AnotherWorker(_said(book)) from None
    except (OSError, sqlite3.Error) as problem:
        raise Unavailable(str(path), str(problem), "a folder in which the worker can keep others out") from problem
    with closing(held):
        yield lambda: None


def _said(book: Casebook) -> str:
    return f"{book.url.render_as_string()}: another worker is at this casebook; one casebook has one worker"
