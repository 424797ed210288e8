"""Messages for the worker: delivered at least once, whoever is killed when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from treve.casebook import schema
from treve.casebook.book import Writing

outbox = schema.outbox
# SQLite takes at most 32,766 values in one statement; this is far below.
_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Message:
    """What changed: a topic (report, case, link, notification, agreement …) and the id it is about."""

    number: int
    topic: str
    subject: str


def waiting(connection: Connection) -> list[Message]:
    """The messages that nobody has done yet, in the order in which they were left."""
    query = select(outbox).where(outbox.c.done.is_(None)).order_by(outbox.c.number)
    return [Message(row.number, row.topic, row.subject) for row in connection.execute(query)]


def done(writing: Writing, messages: Sequence[Message]) -> None:
    """Take messages out: these and no others.

    A message with a lower number may be committed later, so no number stands for those before it.
    """
    numbers = [message.number for message in messages]
    for first in range(0, len(numbers), _AT_ONCE):
        part = numbers[first : first + _AT_ONCE]
        writing.connection.execute(outbox.delete().where(outbox.c.number.in_(part)))
