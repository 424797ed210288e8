"""One worker for each folder: whoever holds it keeps others out, and lets go of it even when killed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from treve.errors import RunFolderError

LOCK = "worker.lock"


class Held(RunFolderError):
    """Somebody else is at it."""


def hold_file(path: Path) -> sqlite3.Connection:
    """Hold a file, which is made where it is missing and stays, until what is returned is closed or this process ends.

    The lock is SQLite's own on an empty file: it is the same on every system, and the system itself ends it with the process.
    Raises Held where another process, or this one, holds it already; OSError or sqlite3.Error where it cannot be written.
    """
    connection = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as problem:
        connection.close()
        if "locked" in str(problem):
            raise Held(f"{path}: another worker is at it") from problem
        raise
    return connection


@contextmanager
def sole_worker(folder: Path) -> Iterator[None]:
    """Hold a folder, which is made where it is missing, for this user alone.

    The lock is on a file `worker.lock` in it, which stays.
    Raises Held where another worker holds the folder, RunFolderError where it cannot be written.
    """
    with closing(_held(folder)):
        yield


def _held(folder: Path) -> sqlite3.Connection:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return hold_file(folder / LOCK)
    except Held as problem:
        raise Held(f"{folder}: another worker is at it; expected a folder of its own") from problem
    except (OSError, sqlite3.Error) as problem:
        raise RunFolderError(f"{folder}: cannot be written: {problem}; expected a folder of its own") from problem
