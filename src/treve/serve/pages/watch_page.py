"""What was watched and where one was kept out: records of the last days, and the form to write one down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from treve.casebook import watch
from treve.casebook.roles import Deed
from treve.errors import BadValue
from treve.serve.pages import today_words
from treve.serve.pages.desk import AtDesk, Desk, Sent, words
from treve.serve.pages.sent import read, wrong
from treve.serve.routes.watch import WatchGiven

router = APIRouter()
DAYS = 30
_FIELDS = ("kind", "day", "area", "minutes", "note", "by")


@router.get("/watch")
def records(desk: AtDesk, until: str = "") -> HTMLResponse:
    """The records of the last days that one may see. until: of the days up to this one; anything but a day: today."""
    return _page(desk, until=until)


@router.post("/watch")
def record(desk: AtDesk, form: Sent) -> Response:
    """Write down what was watched, or where one was kept out, on one day."""
    desk.viewer.must(Deed.WATCH)
    kept = {name: words(form, name) for name in _FIELDS}
    given, faults = read(WatchGiven, kept)
    if given is not None:
        try:
            with desk.asks.writing() as (writing, viewer):
                watch.record(writing, viewer, given.kind, given.day, given.area, given.minutes, given.note, given.by)
            return desk.go("/watch", done="saved")
        except BadValue as problem:
            faults = wrong(problem)
    return _page(desk, kept, faults)


def _page(
    desk: Desk, kept: Mapping[str, str] | None = None, faults: Mapping[str, str] | None = None, until: str = ""
) -> HTMLResponse:
    today = dt.datetime.now(dt.UTC).date()
    # A place ahead of UTC may be in its tomorrow.
    last = today + dt.timedelta(days=1)
    with suppress(ValueError):
        last = min(last, dt.date.fromisoformat(until))
    first = max(last.toordinal() - DAYS, 1)
    with desk.asks.reading() as (connection, viewer):
        found = watch.listing(connection, viewer, dt.date.fromordinal(first), last)
        number, latest = watch.before(connection, viewer, dt.date.fromordinal(first))
    values = {
        "records": found[::-1],
        "first": dt.date.fromordinal(first).isoformat(),
        "last": min(last, today).isoformat(),
        "earlier": number,
        "latest": latest.isoformat() if latest else "",
        "kinds": list(today_words.WATCHED.items()),
        "today_words": today_words,
        "may_record": desk.viewer.may(Deed.WATCH),
        "today": today.isoformat(),
        "kept": dict(kept or {}),
        "wrong": dict(faults or {}),
    }
    return desk.page("watch.html", 422 if faults else 200, **values)
