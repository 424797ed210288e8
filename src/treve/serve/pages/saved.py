"""Saved filters, and the links under which programs read them: Atom of what is new, a calendar of what is due."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, Path
from pydantic import BaseModel, StringConstraints
from starlette.responses import HTMLResponse, Response

from treve.casebook import saved_filters
from treve.serve.given import Name
from treve.serve.pages import cases_page, inbox
from treve.serve.pages.desk import AtDesk, Desk, Sent, words
from treve.serve.pages.saved_words import WHAT
from treve.serve.pages.sent import read

router = APIRouter()
FilterInPath = Annotated[str, StringConstraints(pattern="^F-[0-9a-f]{16}$"), Path(description="Id of a saved filter")]
# Kind of filter → where it is looked at in the browser.
LISTS = {"reports": "/inbox", "cases": "/cases", "due": "/", "bulletins": "/bulletins"}


class Saving(BaseModel):
    """A name for a filter."""

    name: Name


@router.get("/saved")
def saved(desk: AtDesk) -> HTMLResponse:
    """One's own filters."""
    return _page(desk)


@router.post("/saved")
def save(desk: AtDesk, form: Sent) -> Response:
    """Save the filter that a list shows."""
    what = words(form, "what")
    query = narrowed(what, words(form, "query"))
    given, wrong = read(Saving, {"name": words(form, "name")})
    if given is None or what not in saved_filters.WHAT:
        return _page(desk, wrong=wrong or {"name": ""}, kept={"what": what, "query": query})
    with desk.asks.writing() as (writing, viewer):
        saved_filters.add(writing, viewer, given.name, what, query)
    return desk.go("/saved", done="saved")


@router.post("/saved/{filter_id}/share")
def share(desk: AtDesk, filter_id: FilterInPath) -> Response:
    """Make a link, shown once; an earlier one ends."""
    desk.asks.must_be_session()
    with desk.asks.writing() as (writing, viewer):
        token = saved_filters.share(writing, viewer, filter_id)
    return _page(desk, shared=(filter_id, token))


@router.post("/saved/{filter_id}/revoke")
def revoke(desk: AtDesk, filter_id: FilterInPath) -> Response:
    """End the link."""
    with desk.asks.writing() as (writing, viewer):
        saved_filters.revoke(writing, viewer, filter_id)
    return desk.go("/saved", done="revoked")


@router.post("/saved/{filter_id}/drop")
def drop(desk: AtDesk, filter_id: FilterInPath) -> Response:
    """Drop a filter, its link with it."""
    with desk.asks.writing() as (writing, viewer):
        saved_filters.drop(writing, viewer, filter_id)
    return desk.go("/saved", done="saved")


def narrowed(what: str, query: str) -> str:
    """A filter as an address says it, of what its list knows and can read alone."""
    values = dict(parse_qsl(query[:2000]))
    if what == "reports":
        return urlencode(inbox.query_of(values)[0].asked())
    if what == "cases":
        known = {name: values.get(name, "") for name in ("state", "mine", "due_before")}
        return cases_page.query_of(**known)[0].address().partition("?")[2]
    return ""


def _page(
    desk: Desk,
    wrong: dict[str, str] | None = None,
    kept: dict[str, str] | None = None,
    shared: tuple[str, str] | None = None,
) -> HTMLResponse:
    with desk.asks.reading() as (connection, viewer):
        found = saved_filters.listing(connection, viewer)
    values = {
        "filters": found,
        "lists": LISTS,
        "what_words": WHAT,
        "wrong": wrong or {},
        "kept": kept or {"what": "due", "query": ""},
        "shared": shared,
        "as_atom": saved_filters.AS_ATOM,
        "as_calendar": saved_filters.AS_CALENDAR,
        "base": str(desk.request.base_url).rstrip("/"),
    }
    return desk.page("saved.html", 422 if wrong else 200, **values)
