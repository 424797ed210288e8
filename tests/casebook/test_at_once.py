"""Many rows and many questions in one exchange, on both databases; what the database refuses is told as ever."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, bindparam, select
from sqlalchemy.exc import DBAPIError

from tests.casebook.world import NOW
from treve.casebook import at_once, schema
from treve.casebook.book import Casebook

_ABOUT = select(schema.content.c.position, schema.content.c.body).where(schema.content.c.kind == bindparam("kind"))
_FIRST = select(schema.entry.c.recorded).order_by(schema.entry.c.position).limit(1)


def _rows(first: int, count: int) -> dict[str, list[dict[str, object]]]:
    numbers = range(first, first + count)
    about = {"kind": "x", "subject_kind": "ledger", "subject": "x"}
    return {
        # In the order in which they may not be inserted: a content refers to its entry.
        "content": [{"position": one, "salt": b"\0'\\", "body": f"é{one}".encode(), **about} for one in numbers],
        "entry": [{"position": one, "recorded": "now", "leaf": b""} for one in numbers],
        "node": [],
    }


def test_rows_of_several_tables_and_questions_come_back(book: Casebook) -> None:
    with book.write(NOW) as writing:
        at_once.insert_all(writing.connection, _rows(1, 3))
        at_once.insert_all(writing.connection, {})
        asked = [(_ABOUT, {"kind": "x"}), (_ABOUT, {"kind": "nothing"}), (_FIRST, {}), (_ABOUT, {"kind": "opened"})]
        found = at_once.ask_all(writing.connection, asked)
        assert [(at, bytes(body).decode()) for at, body in found[0]] == [(1, "é1"), (2, "é2"), (3, "é3")]
        assert [len(rows) for rows in found] == [3, 0, 1, 1]
        assert at_once.ask_all(writing.connection, []) == []
    with book.write() as writing:
        # The first that is asked in a transaction, and a table with a value that is left out and one that is empty.
        assert len(at_once.ask_all(writing.connection, [(_ABOUT, {"kind": "x"})])[0]) == 3
        at_once.insert_all(writing.connection, {"outbox": [{"topic": "a", "subject": "b", "done": None}]})
    with book.read() as connection:
        assert connection.execute(select(schema.outbox.c.topic, schema.outbox.c.done)).all() == [("a", None)]


def test_a_transaction_that_fails_leaves_nothing(book: Casebook) -> None:
    def twice(connection: Connection) -> None:
        at_once.insert_all(connection, _rows(1, 2))
        at_once.insert_all(connection, _rows(2, 1))

    with pytest.raises(DBAPIError), book.write() as writing:
        twice(writing.connection)
    with pytest.raises(DBAPIError), book.write() as writing:
        at_once.insert_all(writing.connection, {"content": _rows(7, 1)["content"]})
    with book.read() as connection:
        assert at_once.ask_all(connection, [(_ABOUT, {"kind": "x"})]) == [[]]
