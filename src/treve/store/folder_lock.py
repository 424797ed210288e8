"""One worker for each folder: whoever holds it keeps others out, and lets go of it even when killed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from treve.errors import RunFolderError

LOCK = "worker.lock"


@contextmanager
def sole_worker(folder: Path) -> Iterator[None]:
    """Hold a folder, which is made where it is missing, for this user alone.

    The lock is SQLite's own on an empty file `worker.lock`: it is the same on every system, and the system itself ends it with
    the process. The file stays.
    Raises RunFolderError where another worker holds the folder, or it cannot be written.
    """
    with closing(_held(folder)):
        yield


def _held(folder: Path) -> sqlite3.Connection:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        connection = sqlite3.connect(folder / LOCK, timeout=0, isolation_level=None)
    except (OSError, sqlite3.OperationalError) as problem:
        raise RunFolderError(f"{folder}: cannot be written: {problem}") from problem
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as problem:
        connection.close()
        why = "another worker is at it" if "locked" in str(problem) else f"cannot be written: {problem}"
        raise RunFolderError(f"{folder}: {why}; expected a folder of its own") from problem
    return connection
