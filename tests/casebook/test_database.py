"""Troubles of a database, in words; and writers that take turns."""

from __future__ import annotations

import sqlite3
import threading

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from treve.casebook import database
from treve.casebook.book import Casebook
from treve.casebook.database import Unavailable


@pytest.mark.parametrize("said", ["database or disk is full", "attempt to write a readonly database", "disk I/O error"])
def test_a_trouble_of_the_database_is_told_and_says_that_nothing_was_written(said: str) -> None:
    with pytest.raises(Unavailable, match="nothing was written"), database.told(make_url("sqlite:///x.db")):
        raise OperationalError("INSERT", {}, sqlite3.OperationalError(said))


def test_a_fault_of_ours_is_not_called_a_trouble_of_the_database() -> None:
    with pytest.raises(OperationalError), database.told(make_url("sqlite:///x.db")):
        raise OperationalError("SELECT", {}, sqlite3.OperationalError("no such column: x"))


def test_many_writers_at_once_all_get_their_turn(sqlite_book: Casebook) -> None:
    done: list[int] = []

    def write() -> None:
        for _ in range(5):
            with sqlite_book.write() as writing:
                done.append(writing.log("note", {"x": 1}, ("ledger", "x")))

    writers = [threading.Thread(target=write) for _ in range(database.CONNECTIONS * 2)]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    assert sorted(done) == list(range(1, database.CONNECTIONS * 10 + 1))


def test_what_is_promised_of_a_connection_holds(sqlite_book: Casebook) -> None:
    promised = {"synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1, "secure_delete": 1, "trusted_schema": 0}
    with sqlite_book.read() as connection:
        assert {name: connection.scalar(text(f"PRAGMA {name}")) for name in promised} == promised
