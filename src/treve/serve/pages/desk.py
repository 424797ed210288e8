"""What every page is given: who looks, what they sent, and a way to answer with a page."""

from __future__ import annotations

import hmac
from collections.abc import AsyncIterator
from functools import cached_property
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Request
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, RedirectResponse

from treve.casebook import people
from treve.casebook.asking import Asker
from treve.casebook.visible import Forbidden, Viewer
from treve.serve import door
from treve.serve.pages import frame
from treve.serve.pages.sections import menu

_CHANGE_NOTHING = ("GET", "HEAD")


class Desk:
    """A request for a page by somebody who has signed in."""

    def __init__(self, request: Request) -> None:
        asker = request.state.asker
        assert isinstance(asker, Asker)
        self.request, self.asks = request, asker

    @cached_property
    def _who(self) -> tuple[Viewer, str]:
        with self.asks.reading() as (connection, viewer):
            return viewer, people.name_of(connection, viewer.account_id)

    @property
    def viewer(self) -> Viewer:
        """Who looks, as of the beginning of this request; what is read or written looks again."""
        return self._who[0]

    def page(self, template: str, status: int = 200, **values: object) -> HTMLResponse:
        """A page: a template of `serve/templates` with its values, in the frame that all share."""
        viewer, name = self._who
        session = self.asks.session
        word = door.second_word(session) if session is not None else ""
        whole = {"who": name, "menu": menu(viewer), "csrf": word, "viewer": viewer, **values}
        return frame.page(self.request, template, status, whole)

    def go(self, path: str, **query: str) -> RedirectResponse:
        """After a change: look at `path`. `done`, a code of `frame.DONE`, says there what was done. Never names or reasons."""
        return RedirectResponse(f"{path}?{urlencode(query)}" if query else path, 303)


async def proven(request: Request) -> AsyncIterator[FormData]:
    """The form that was sent, once it holds the session's second word; empty where nothing changes.

    Raises Forbidden without that word. Every page's router depends on it.
    """
    if request.method in _CHANGE_NOTHING:
        yield FormData()
        return
    form = await request.form(max_fields=500, max_files=20)
    session = door.session_in(request.headers)
    told = str(form.get("csrf", "")).encode()
    if session is None or not hmac.compare_digest(told, door.second_word(session).encode()):
        await form.close()
        raise Forbidden("this form is not one of this session: open the page again")
    try:
        yield form
    finally:
        await form.close()


def words(form: FormData, name: str) -> str:
    """What was written into a field, without white space around it and with one kind of line end; "" where it is missing."""
    value = form.get(name, "")
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else ""


AtDesk = Annotated[Desk, Depends(Desk)]
Sent = Annotated[FormData, Depends(proven)]
