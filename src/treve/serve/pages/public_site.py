"""The public site: what was published for everybody, and nothing else. Open to strangers; nobody who reads it is noted."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from treve.casebook import bulletin_list
from treve.casebook.book import Casebook, Connection
from treve.casebook.log import public_key
from treve.catalogue import say
from treve.errors import NotFound
from treve.serve import atom, bulletin_entries
from treve.serve.feed_answer import base, feed_answer
from treve.serve.pages import bulletin_words, frame
from treve.serve.pages.bulletins import BulletinId, FileName
from treve.serve.published_file import file_answer

# Open to strangers: everything here stands below an address of `door._OPEN_BELOW`.
open_router = APIRouter()
_PAGE = 50
_NOBODY = {"menu": [], "who": "", "csrf": ""}


@open_router.get("/public/")
def front(request: Request, after: Annotated[BulletinId | None, Query()] = None) -> HTMLResponse:
    """What was published, the newest first."""
    with _book(request).read() as connection:
        found = bulletin_list.public_listing(connection, after, _PAGE + 1)
        key = public_key(connection).text() if found else ""
    more = f"/public/?after={found[_PAGE - 1].bulletin_id}" if len(found) > _PAGE else ""
    values = {"editions": found[:_PAGE], "more": more, "log_key": key, "said": bulletin_words}
    return frame.page(request, "public.html", 200, {**_NOBODY, **values})


@open_router.get("/public/feed")
def feed(request: Request) -> Response:
    """What was published, as an Atom feed: an entry each, and nothing that the pages do not show."""
    book = _book(request)
    with book.read() as connection:
        found = bulletin_list.public_listing(connection, limit=_PAGE)
    address = base(request)
    entries = bulletin_entries.entries(found, book.origin, f"{address}/public/bulletins/")
    # Before anything is published the feed is as old as time: it never changed.
    updated = max((one.updated for one in entries), default=dt.datetime.fromtimestamp(0, dt.UTC)).replace(microsecond=0)
    name = f"urn:x-treve:{book.origin}:published"
    made = atom.Feed(name, say("Published"), book.origin, f"{address}/public/feed", updated, entries)
    return feed_answer(request, atom.written(made), atom.MEDIA_TYPE, updated, cached="public, no-cache")


@open_router.get("/public/bulletins/{bulletin_id}")
def edition(request: Request, bulletin_id: BulletinId) -> HTMLResponse:
    """One edition with its files, the checkpoint that covers it, and what replaced it."""
    with _book(request).read() as connection:
        one = bulletin_list.public_shown(connection, bulletin_id)
        signed = bulletin_list.checkpoint_after(connection, one.positions["published"])
    values = {"one": one, "signed": (signed or b"").decode(), "said": bulletin_words}
    return frame.page(request, "public_edition.html", 200, {**_NOBODY, **values})


@open_router.get("/public/bulletins/{bulletin_id}/files/{name}")
def file(request: Request, bulletin_id: BulletinId, name: FileName) -> Response:
    """A file of an edition."""
    with _book(request).read() as connection:
        one = bulletin_list.public_shown(connection, bulletin_id)
        return file_answer(name, bulletin_list.content_of(connection, one, name), kept=True)


@open_router.get("/public/checkpoint")
def checkpoint(request: Request) -> Response:
    """The checkpoint over the newest publication, as a signed note. Raises NotFound where nothing was published."""
    with _book(request).read() as connection:
        return PlainTextResponse(_newest(connection))


def _newest(connection: Connection) -> bytes:
    """Not the log's newest: how much is written between two publications is nobody's business outside."""
    for one in bulletin_list.public_listing(connection, limit=1):
        signed = bulletin_list.checkpoint_after(connection, one.positions["published"])
        if signed is not None:
            return signed
    raise NotFound("checkpoint", "newest")


def _book(request: Request) -> Casebook:
    book = request.app.state.book
    assert isinstance(book, Casebook)
    return book
