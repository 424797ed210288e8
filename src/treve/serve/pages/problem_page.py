"""The page that says why something could not be done."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response

from treve.casebook.asking import Asker
from treve.catalogue import Sayings, marked
from treve.serve.pages import frame
from treve.serve.pages.desk import Desk

_MEANING = Sayings(
    {
        401: marked("Sign in first."),
        403: marked("This account may not do this."),
        404: marked("There is no such page, or none that this account may see."),
        405: marked("There is no such page, or none that this account may see."),
        409: marked("The state of things does not allow it."),
        413: marked("What was sent is too large."),
        422: marked("Something that was sent cannot be read."),
        429: marked("Too many requests: wait a little."),
        500: marked("Something went wrong on the server. Nothing was written."),
        503: marked("The database is full or out of reach, or a key is missing. Nothing was written."),
    }
)
# Statuses whose meaning says everything: what else is known of them must not be told, or is of use to nobody.
_ENOUGH = (401, 404, 405, 500, 503)


def told(request: Request, status: int, error: str) -> Response:
    """The page; what was written into a form is still there when one goes back."""
    values = {
        "number": status,
        "meaning": _MEANING.get(status, _MEANING[500]),
        "error": "" if status in _ENOUGH else error,
    }
    try:
        known = isinstance(getattr(request.state, "asker", None), Asker) and status not in (500, 503)
        if known:
            return Desk(request).page("problem.html", status, **values)
    except Exception:  # noqa: BLE001 (the page of an error must come whatever happens to the rest)
        pass
    return frame.page(request, "problem.html", status, {"menu": [], "who": "", "csrf": "", **values})
