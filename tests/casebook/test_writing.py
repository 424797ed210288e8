"""One transaction, on both databases: whole or not at all, and the stored tree is that of the stored leaves."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import func, select

from treve.casebook import book as books
from treve.casebook import log, schema, seals
from treve.casebook.book import Casebook
from treve.casebook.writing import Writing
from treve.errors import BadValue
from treve.ledger import merkle

LONG_AGO = dt.datetime(2001, 1, 1, tzinfo=dt.UTC)


def _log_one_and_then_a_fraction(writing: Writing) -> None:
    writing.log("test", {"n": 1}, ("ledger", "test"))
    writing.log("test", {"n": 0.5}, ("ledger", "test"))


def test_a_failed_transaction_leaves_nothing(book: Casebook) -> None:
    with pytest.raises(BadValue, match="fraction"), book.write() as writing:
        _log_one_and_then_a_fraction(writing)
    with book.read() as connection:
        assert books.size(connection) == 1
        assert connection.scalar(select(func.count()).select_from(schema.node)) == 1


def test_the_stored_nodes_give_the_root_of_the_stored_leaves(book: Casebook) -> None:
    for number in range(5):
        with book.write() as writing:
            for part in range(number):
                writing.log("test", {"n": number, "part": part}, ("ledger", "test"))
    with book.read() as connection:
        leaves = connection.execute(select(schema.entry.c.leaf).order_by(schema.entry.c.position)).scalars()
        hashes = [merkle.leaf_hash(bytes(one)) for one in leaves]
        assert log.root(connection, len(hashes)) == merkle.root_of(hashes)
        proof = log.inclusion_proof(connection, 3, len(hashes))
        assert merkle.includes(hashes[3], 3, len(hashes), proof, merkle.root_of(hashes))


def test_the_time_of_the_log_never_runs_backwards(book: Casebook) -> None:
    with book.write(LONG_AGO) as writing:
        writing.log("test", {}, ("ledger", "test"))
    with book.read() as connection:
        times = list(connection.execute(select(schema.entry.c.recorded).order_by(schema.entry.c.position)).scalars())
        assert times == sorted(times)
        assert times[1] > "2020"


def test_what_is_added_together_is_there_at_the_end_and_a_failed_attempt_adds_nothing(book: Casebook) -> None:
    with book.write() as writing, writing.together():
        writing.log("test", {"n": 1}, ("ledger", "test"))
        with pytest.raises(BadValue, match="fraction"), writing.attempt():
            _log_one_and_then_a_fraction(writing)
        with writing.together():
            writing.log("feedback", {"text": "thanks"}, ("feedback", "test"))
            writing.tell("report", "test")
        assert books.size(writing.connection) == 1
    with book.read() as connection:
        assert books.size(connection) == 3
        leaves = connection.execute(select(schema.entry.c.leaf).order_by(schema.entry.c.position)).scalars()
        hashes = [merkle.leaf_hash(bytes(one)) for one in leaves]
        assert log.root(connection, 3) == merkle.root_of(hashes)
        assert connection.scalar(select(func.count()).select_from(schema.outbox)) == 1
        box = connection.execute(select(schema.content.c.body).where(schema.content.c.position == 2)).scalar_one()
        assert b"thanks" in seals.content(connection, book.ring, 2, bytes(box))[1]
    with pytest.raises(BadValue), book.write() as writing, writing.together():
        _log_one_and_then_a_fraction(writing)
    with book.read() as connection:
        assert books.size(connection) == 3
