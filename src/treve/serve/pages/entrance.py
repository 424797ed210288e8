"""Signing in and out in a browser."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from treve.casebook import people
from treve.casebook.key_ring import NoKey
from treve.catalogue import marked, say
from treve.serve import door, problems
from treve.serve.pages import frame
from treve.serve.pages.desk import AtDesk
from treve.serve.routes import session

# Open to strangers: everything here stands in `door.OPEN`.
open_router = APIRouter()
router = APIRouter()
_WRONG = marked("Name, password or code is wrong, or the account is locked for a while.")

_ENDED = marked(
    "Your session has ended; nothing was sent. What you wrote is kept in this tab: sign in and send it again."
)


@open_router.get("/sign-in")
def sign_in_page(request: Request, next: str = "/", ended: bool = False) -> HTMLResponse:  # noqa: A002 (the name in the address)
    """The page where one signs in; `ended`: somebody was writing when the session came to its end."""
    return _page(request, next, say(_ENDED) if ended else "")


@open_router.post("/sign-in")
def sign_in(
    request: Request,
    name: Annotated[str, Form(max_length=200)] = "",
    password: Annotated[str, Form(max_length=1000)] = "",
    code: Annotated[str, Form(max_length=20)] = "",
    next: Annotated[str, Form(max_length=2000)] = "/",  # noqa: A002
) -> Response:
    """Sign in; whatever is wrong, the answer is the same."""
    try:
        token = session.token_of(request, name, password, code.strip() or None)
    except problems.Stranger:
        return _page(request, next, say(_WRONG), name, 401)
    except problems.TooOften as problem:
        wait = (problem.headers or {}).get("Retry-After", "")
        return _page(request, next, say("Too many attempts: wait {seconds} seconds.", seconds=wait), name, 429)
    except NoKey:
        return _page(request, next, say("Codes cannot be checked: a key is missing on the server."), name, 503)
    answer = RedirectResponse(own(next), 303)
    door.let_in(answer, token, request.app.state.options.secure or request.url.scheme == "https")
    return answer


@router.post("/sign-out")
def sign_out(desk: AtDesk) -> RedirectResponse:
    """End this session."""
    with desk.asks.book.write() as writing:
        people.end_session(writing, desk.asks.must_be_session())
    answer = RedirectResponse("/sign-in?done=signed_out", 303)
    door.let_out(answer, desk.request.app.state.options.secure or desk.request.url.scheme == "https")
    # What the browser kept of these pages, in this and every other tab, goes.
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


def own(path: str) -> str:
    """A path on this server, whatever was asked for: nobody is sent elsewhere after signing in."""
    good = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable() and "\\" not in path
    return path if good else "/"


def _page(request: Request, then: str, wrong: str = "", name: str = "", status: int = 200) -> HTMLResponse:
    values = {"then": own(then), "wrong": wrong, "name": name, "menu": [], "who": "", "csrf": ""}
    return frame.page(request, "sign_in.html", status, values)
