"""What an answer says when something cannot be done: one form for all, and the status of every error, in one table."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from treve import errors
from treve.casebook.database import Unavailable
from treve.casebook.key_ring import NoKey
from treve.casebook.sealing import BadSeal
from treve.casebook.visible import Forbidden
from treve.catalogue import in_words, speaking
from treve.serve.language_of import language_of
from treve.serve.pages import sent
from treve.serve.safe_headers import SAFE_HEADERS

_LOG = logging.getLogger("treve.serve")
_HIGHEST_STATUS_OF_THE_ASKER = 499

STATUS: Mapping[type[errors.TreveError], int] = {
    errors.TreveError: 500,
    errors.BadValue: 422,
    errors.BadFile: 422,
    errors.BadAgreement: 422,
    errors.NotFound: 404,
    errors.TableMismatch: 500,
    errors.RunFolderError: 503,
    errors.DownloadError: 502,
    errors.Refused: 409,
    errors.TooManyPairs: 422,
    Forbidden: 403,
    Unavailable: 503,
    NoKey: 503,
    BadSeal: 503,
}
# Said in place of a message that may name a path or a server.
_OURS = {
    500: "something went wrong here; it is in the server's log",
    502: "another server refuses",
    503: "out of order",
}


class Problem(BaseModel):
    """Why something could not be done."""

    error: str


# What any route may answer besides its own; stated in the API description, so that no answer is a surprise.
EVERYWHERE: dict[int | str, dict[str, object]] = {
    401: {"model": Problem, "description": "Sign in first"},
    403: {"model": Problem, "description": "This account may not do this"},
    404: {"model": Problem, "description": "There is no such thing, or none that this account may see"},
    408: {"model": Problem, "description": "The body came too slowly"},
    409: {"model": Problem, "description": "The state of things does not allow it"},
    413: {"model": Problem, "description": "The body is too large"},
    422: {"model": Problem, "description": "Something in the request cannot be read"},
    429: {"model": Problem, "description": "Too many requests; the header Retry-After says how many seconds to wait"},
    503: {
        "model": Problem,
        "description": "The database is full or out of reach, or a key is missing; nothing was written",
    },
}


class Stranger(HTTPException):
    """Somebody who is not let in."""

    def __init__(self, why: str) -> None:
        super().__init__(401, why, {"WWW-Authenticate": "Bearer"})


class TooOften(HTTPException):
    """Somebody who knocks too often."""

    def __init__(self, seconds: int) -> None:
        super().__init__(429, "too many requests", {"Retry-After": str(seconds)})


def answer(status: int, error: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """A problem as an answer; programs are answered in English, whatever the reader's language."""
    return JSONResponse({"error": error}, status, {"Content-Language": "en", **(headers or {})})


def status_of(problem: errors.TreveError) -> int:
    """The status of an error: that of the nearest class in the table."""
    return next(STATUS[kind] for kind in type(problem).__mro__ if kind in STATUS)


def is_page(path: str) -> bool:
    """Is it a page for people, and not the API for programs?"""
    return not path.startswith("/api/") and path not in ("/openapi.json", "/api")


def add_to(app: FastAPI) -> None:
    """Let the application answer errors in this form; for pages, `app.state.told` makes a page of it."""
    app.add_exception_handler(errors.TreveError, _ours)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(HTTPException, _plain)
    app.add_exception_handler(Exception, _unexpected)


def _ours(request: Request, problem: Exception) -> Response:
    assert isinstance(problem, errors.TreveError)
    status = status_of(problem)
    if status > _HIGHEST_STATUS_OF_THE_ASKER:
        _LOG.error("%s", problem)
        return _told(request, status, _OURS[status])
    return _told(request, status, in_words(problem.said) if is_page(request.url.path) else str(problem))


def _unreadable(request: Request, problem: Exception) -> Response:
    assert isinstance(problem, RequestValidationError)
    if is_page(request.url.path) and any(one["loc"][0] == "path" for one in problem.errors()):
        return _told(request, 404, "no such page")
    # What was sent is not sent back: only where it is, and what was expected.
    if is_page(request.url.path):
        return _told(
            request, 422, "; ".join(f"{one['loc'][-1]}: {sent.fault(one['type'])}" for one in problem.errors()[:20])
        )
    found = [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in problem.errors()]
    return _told(request, 422, "; ".join(found[:20]))


def _plain(request: Request, problem: Exception) -> Response:
    assert isinstance(problem, HTTPException)
    return _told(request, problem.status_code, str(problem.detail), problem.headers)


def _unexpected(request: Request, problem: Exception) -> Response:
    _LOG.error("unexpected", exc_info=problem)
    # What nobody foresaw is answered outside of what tells requests their language.
    with speaking(language_of(request.scope)):
        return _told(request, 500, _OURS[500], SAFE_HEADERS)


def _told(request: Request, status: int, error: str, headers: Mapping[str, str] | None = None) -> Response:
    if not is_page(request.url.path):
        return answer(status, error, headers)
    shown: Response = request.app.state.told(request, status, error)
    shown.headers.update(headers or {})
    return shown
