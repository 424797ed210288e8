"""Who asks from outside, and the transaction in which they are answered."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection

from treve.casebook import people
from treve.casebook.book import Casebook, Writing
from treve.casebook.roles import Deed
from treve.casebook.visible import Forbidden, Viewer
from treve.errors import Refused


@dataclass(frozen=True, slots=True)
class Asker:
    """An account that has shown a session or a token; what it may do is looked up again in every transaction.

    scopes   what its token may do; None for a session
    session  the token of the session; None where a token for programs was shown
    """

    book: Casebook
    account_id: str
    scopes: frozenset[Deed] | None
    session: str | None

    @contextmanager
    def reading(self) -> Iterator[tuple[Connection, Viewer]]:
        """A transaction that reads one state of the casebook."""
        with self.book.read() as connection:
            yield connection, people.viewer(connection, self.account_id, self.scopes)

    @contextmanager
    def writing(self) -> Iterator[tuple[Writing, Viewer]]:
        """A transaction that writes: there whole, flushed to the disk, once this has ended without an error; else not at all."""
        with self.book.write() as writing:
            yield writing, people.viewer(writing.connection, self.account_id, self.scopes)

    def must_be_session(self) -> str:
        """The session's token. Raises Forbidden for a token of a program: it never changes how an account is let in."""
        if self.session is None:
            raise Forbidden("a token for programs may not do this; sign in")
        return self.session


def by_session(book: Casebook, token: str) -> Asker:
    """Who a session belongs to. Raises Refused for one that is unknown, expired or ended."""
    with book.read() as connection:
        found = people.in_session(connection, token, int(time.time()))
    return Asker(book, found.account_id, None, token)


def by_token(book: Casebook, token: str) -> Asker:
    """Who a token for programs belongs to. Raises Refused for one that is unknown, expired or revoked."""
    with book.read() as connection:
        found = people.with_token(connection, token, int(time.time()))
    return Asker(book, found.account_id, found.scopes, None)


def confirm(asks: Asker, password: str, code: str | None) -> None:
    """That it is still the account's own person who asks: a session left open is not enough to take the account over.

    Failures count as failed sign-ins do. Raises Forbidden.
    """
    asks.must_be_session()
    seconds = int(time.time())
    with asks.book.read() as connection:
        name = people.name_of(connection, asks.account_id)
    try:
        token = people.sign_in(asks.book, name, password, code, seconds)
    except Refused:
        raise Forbidden("password or code is wrong, or the account is locked") from None
    with asks.book.write() as writing:
        people.end_session(writing, token)
