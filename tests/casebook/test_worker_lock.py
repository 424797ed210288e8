"""A second worker for a casebook is refused, on each database; one that was killed keeps nobody out."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import pytest
from sqlalchemy import text

from treve.casebook import book as books
from treve.casebook.database import Unavailable
from treve.casebook.worker_lock import AnotherWorker, only_worker

_HOLD = """
import sys, time
from treve.casebook import book as books
from treve.casebook.worker_lock import only_worker
book = books.open_book(sys.argv[1])
with only_worker(book) as still:
    still()
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_worker_is_refused_and_a_killed_one_keeps_nobody_out(url: str) -> None:
    other = subprocess.Popen([sys.executable, "-c", _HOLD, url], stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"
    book = books.open_book(url)
    with pytest.raises(AnotherWorker, match="one casebook has one worker"), only_worker(book):
        raise AssertionError("there were two")
    other.send_signal(signal.SIGKILL)
    other.communicate()
    until = time.monotonic() + 20
    while True:
        try:
            with only_worker(book) as still:
                still()
                # Writers and readers of the casebook are not kept out.
                with book.write() as writing:
                    writing.log("ledger", {"x": 1}, ("ledger", "x"))
            break
        except AnotherWorker:
            # A server notices a moment later that the process at the other end is gone.
            assert time.monotonic() < until
            time.sleep(0.05)
    with only_worker(book):
        pass
    book.close()


def test_a_worker_whose_connection_was_ended_learns_that_it_holds_nothing(url: str) -> None:
    book = books.open_book(url)
    if book.engine.dialect.name == "sqlite":
        with only_worker(book) as still:
            still()
            still()
        book.close()
        return
    ended = (
        "SELECT pg_terminate_backend(l.pid) FROM pg_locks l WHERE l.locktype = 'advisory' "
        "AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    )
    with only_worker(book) as still:
        still()
        with book.engine.connect() as connection:
            connection.execute(text(ended))
        with pytest.raises(Unavailable, match="nothing was written"):
            still()
    with only_worker(book) as still:
        still()
    book.close()
