"""Filters that somebody saved, and links under which others' programs read them: with the owner's rights, until revoked.

A link is kept as the SHA-256 of its 32 random bytes, like a token: who reads the database cannot use it.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, func, insert, select, update

from treve.casebook import schema
from treve.casebook.book import Writing
from treve.casebook.visible import Viewer
from treve.errors import BadValue, NotFound, Refused, worded

WHAT = ("reports", "cases", "due", "bulletins")
# Which of them have a feed of what is new, and which a calendar of what is due.
AS_ATOM = frozenset({"reports", "cases", "bulletins"})
AS_CALENDAR = frozenset({"cases", "due"})
MOST = 100
LONGEST_NAME = 200
table = schema.saved_filter


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """One filter. query: as an address says it; made: seconds since 1970; shared: is there a link?"""

    filter_id: str
    account_id: str
    name: str
    what: str
    query: str
    made: int
    shared: bool


def add(writing: Writing, viewer: Viewer, name: str, what: str, query: str) -> str:
    """Save a filter; its id. Raises BadValue for a name or kind that is none, Refused for too many of them."""
    if not name.strip() or len(name) > LONGEST_NAME:
        raise BadValue("filter", "name", name[:60], worded("1 to {most} characters", most=LONGEST_NAME))
    if what not in WHAT:
        raise BadValue("filter", "what", what, worded("one of {known}", known=", ".join(WHAT)))
    mine = select(func.count()).where(table.c.account_id == viewer.account_id)
    if (writing.connection.scalar(mine) or 0) >= MOST:
        raise Refused(worded("an account has at most {most} saved filters; drop one first", most=MOST))
    filter_id = "F-" + secrets.token_hex(8)
    values = {"filter_id": filter_id, "account_id": viewer.account_id, "name": name.strip(), "what": what}
    made = int(writing.now.timestamp())
    writing.connection.execute(insert(table).values(**values, query=query, made=made, token_hash=None))
    return filter_id


def listing(connection: Connection, viewer: Viewer) -> list[SavedFilter]:
    """One's own filters, by name."""
    query = select(table).where(table.c.account_id == viewer.account_id).order_by(table.c.name, table.c.filter_id)
    return [_told(row) for row in connection.execute(query)]


def share(writing: Writing, viewer: Viewer, filter_id: str) -> str:
    """A new link to one's own filter, shown once; one that was there ends. Raises NotFound for a filter that is not one's own."""
    found = _own(writing, viewer, filter_id)
    token = secrets.token_urlsafe(32)
    told = {"account": viewer.account_id, "filter": filter_id, "what": found.what, "query": found.query}
    writing.log("feed", told, ("account", viewer.account_id))
    _set(writing, filter_id, _hash(token))
    return token


def revoke(writing: Writing, viewer: Viewer, filter_id: str) -> None:
    """End the link to one's own filter. Raises NotFound for one that is not one's own."""
    if _own(writing, viewer, filter_id).shared:
        writing.log("feed_end", {"account": viewer.account_id, "filter": filter_id}, ("account", viewer.account_id))
        _set(writing, filter_id, None)


def drop(writing: Writing, viewer: Viewer, filter_id: str) -> None:
    """Drop one's own filter, its link with it. Raises NotFound for one that is not one's own."""
    revoke(writing, viewer, filter_id)
    writing.connection.execute(delete(table).where(table.c.filter_id == filter_id))


def with_token(connection: Connection, token: str) -> SavedFilter:
    """The filter that a link shows. Raises NotFound for a link that is unknown or was revoked."""
    row = connection.execute(select(table).where(table.c.token_hash == _hash(token))).first()
    if row is None:
        raise NotFound("feed", "")
    return _told(row)


def _own(writing: Writing, viewer: Viewer, filter_id: str) -> SavedFilter:
    is_it = and_(table.c.filter_id == filter_id, table.c.account_id == viewer.account_id)
    row = writing.connection.execute(select(table).where(is_it)).first()
    if row is None:
        raise NotFound("filter", filter_id)
    return _told(row)


def _set(writing: Writing, filter_id: str, token_hash: str | None) -> None:
    writing.connection.execute(update(table).where(table.c.filter_id == filter_id).values(token_hash=token_hash))


def _told(row: Row[Any]) -> SavedFilter:
    values = row._asdict()
    shared = values.pop("token_hash") is not None
    return SavedFilter(**values, shared=shared)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
