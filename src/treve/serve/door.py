"""The door: everything is shut to strangers but what stands in `OPEN`, before any of the request's body is read.

A session comes as a cookie and needs, for whatever changes something, its second word, which no other site can know (CSRF): in
a header for the API, in the form itself for a page (`pages.desk.proven`). A token for programs comes in the header Authorization
and opens the API alone. A stranger who asks for a page is sent to the page where one signs in.
"""

from __future__ import annotations

import hashlib
import hmac
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from treve.casebook import asking
from treve.casebook.asking import Asker
from treve.casebook.book import Casebook
from treve.casebook.people import SESSION_SECONDS
from treve.casebook.visible import Forbidden
from treve.errors import Refused, TreveError, worded
from treve.serve import problems

OPEN = frozenset({("GET", "/openapi.json"), ("GET", "/api/health"), ("POST", "/api/session")})
OPEN_PAGES = frozenset({("GET", "/sign-in"), ("POST", "/sign-in")})
# Below these addresses nothing is anybody's secret: files that belong to every page, and what a mission published. Below the last
# the address itself is the secret: it holds the link to a saved filter, and shows what its owner may see.
_OPEN_BELOW = ("/static/", "/public/", "/feeds/")
COOKIE = "treve_session"
CSRF_HEADER = "X-CSRF-Token"
_CHANGE_NOTHING = ("GET", "HEAD", "OPTIONS")


class Door:
    """Finds out who asks and puts it into the request's state as `asker`; anybody else is answered 401."""

    def __init__(self, app: ASGIApp, book: Casebook) -> None:
        self.app, self.book = app, book

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, with who asks."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal: Response | None = None
        if _foreign(headers) and scope["method"] not in _CHANGE_NOTHING:
            refusal = problems.answer(403, "this was sent by another site")
        elif not is_open(scope["method"], scope["path"]):
            try:
                asker = await run_in_threadpool(self.who, scope["method"], headers, problems.is_page(scope["path"]))
                scope.setdefault("state", {})["asker"] = asker
            except Forbidden as problem:
                refusal = problems.answer(403, str(problem))
            except Refused:
                refusal = _sign_in_first(scope, headers)
            except TreveError as problem:
                refusal = problems.answer(problems.status_of(problem), "out of order")
        await (refusal or self.app)(scope, receive, send)

    def who(self, method: str, headers: Headers, page: bool) -> Asker:
        """Who asks. Raises Refused for a stranger, Forbidden for a session without its second word."""
        given = headers.get("authorization")
        if given is not None and not page:
            kind, _, token = given.partition(" ")
            if kind.lower() != "bearer" or not token:
                raise Refused("a bearer token")
            return asking.by_token(self.book, token.strip())
        token = session_in(headers) or ""
        asker = asking.by_session(self.book, token)
        if (
            not page
            and method not in _CHANGE_NOTHING
            and not hmac.compare_digest(headers.get(CSRF_HEADER, "").encode(), second_word(token).encode())
        ):
            raise Forbidden(worded("the header {header} is missing or wrong", header=CSRF_HEADER))
        return asker


def is_open(method: str, path: str) -> bool:
    """Is this open to strangers?"""
    method = "GET" if method == "HEAD" else method
    if (method, path) in OPEN or (method, path) in OPEN_PAGES:
        return True
    return method == "GET" and path.startswith(_OPEN_BELOW)


def _sign_in_first(scope: Scope, headers: Headers) -> Response:
    """The answer to a stranger: 401, and for whoever looks at pages the way to the page where one signs in."""
    if not problems.is_page(scope["path"]):
        return problems.answer(401, "sign in first", {"WWW-Authenticate": "Bearer"})
    if scope["method"] not in _CHANGE_NOTHING:
        # What was written stays in the tab that sent it; see desk.js. A person goes back to that page once signed in.
        if "text/html" not in headers.get("accept", ""):
            return problems.answer(401, "sign in first", {"WWW-Authenticate": "Bearer"})
        came = urlsplit(headers.get("referer", ""))
        form = f"{came.path}?{came.query}" if came.query else came.path or scope["path"]
        return RedirectResponse(f"/sign-in?ended=true&next={quote(form, safe='/')}", 303)
    asked = scope["query_string"].decode("latin-1")
    there = "/sign-in?next=" + quote(scope["path"] + (f"?{asked}" if asked else ""), safe="/")
    if headers.get("hx-request") == "true":
        return Response(status_code=401, headers={"HX-Redirect": there})
    return RedirectResponse(there, 303)


def session_in(headers: Headers) -> str | None:
    """The session's token in the cookies of a request."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return None
    return found.value if found is not None else None


def second_word(token: str) -> str:
    """What a session's page sends along with every change: only who was told the token's second word can know it."""
    return hashlib.sha256(f"treve second word of {token}".encode()).hexdigest()


def let_in(response: Response, token: str, secure: bool) -> None:
    """Set the session's cookie: out of reach of scripts, and of requests that begin on other sites."""
    response.set_cookie(COOKIE, token, SESSION_SECONDS, httponly=True, samesite="strict", secure=secure, path="/")


def let_out(response: Response, secure: bool) -> None:
    """Take the session's cookie away."""
    response.delete_cookie(COOKIE, "/", httponly=True, samesite="strict", secure=secure)


def _foreign(headers: Headers) -> bool:
    """Does a browser say that the request begins on another site?"""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = headers.get("origin")
    return origin is not None and origin.partition("://")[2] != headers.get("host", "")
