"""What programs read under the link to a saved filter: with the rights its owner has now, and nothing of what was written.

An entry names what happened, where and when, and the page where it is read: feed readers keep what they fetch on servers of others.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, Path, Request
from pydantic import StringConstraints
from starlette.responses import Response

from treve.bulletin import coded_words
from treve.casebook import bulletin_list, case_list, due, people, report_list, saved_filters
from treve.casebook.book import Casebook, Connection
from treve.casebook.saved_filters import SavedFilter
from treve.casebook.visible import Viewer
from treve.catalogue import say
from treve.errors import NotFound, Refused
from treve.serve import atom, bulletin_entries, ical
from treve.serve.feed_answer import base, feed_answer
from treve.serve.pages import cases_page, inbox, today_words
from treve.serve.pages.case_words import REPORT_STATES, STATES

open_router = APIRouter()
MOST_ENTRIES = 50
MOST_DAYS = 500
Token = Annotated[str, StringConstraints(pattern="^[A-Za-z0-9_-]{43}$"), Path(description="The link's secret")]


@open_router.get("/feeds/{token}/atom")
def as_atom(request: Request, token: Token) -> Response:
    """What is new under a filter of reports, cases or bulletins."""
    book: Casebook = request.app.state.book
    with book.read() as connection:
        found, viewer = _owned(connection, token)
        entries = _entries(connection, viewer, found, book.origin, base(request))
    made = dt.datetime.fromtimestamp(found.made, dt.UTC)
    updated = max((one.updated for one in entries), default=made).replace(microsecond=0)
    name = f"urn:x-treve:{book.origin}:{found.filter_id}"
    address = f"{base(request)}/feeds/{token}/atom"
    data = atom.written(atom.Feed(name, found.name, book.origin, address, updated, entries))
    return feed_answer(request, data, atom.MEDIA_TYPE, updated)


@open_router.get("/feeds/{token}/ics")
def as_calendar(request: Request, token: Token) -> Response:
    """The days on which something is due: of the cases of a filter, or everything that its owner may see."""
    book: Casebook = request.app.state.book
    now = dt.datetime.now(dt.UTC)
    with book.read() as connection:
        found, viewer = _owned(connection, token)
        events = _events(connection, viewer, found, now.date(), book.origin, base(request))
    # What is due changes with the days; the moment of making is left out of the tag, which tells versions apart.
    tag = ical.written(found.name, events, dt.datetime.fromtimestamp(found.made, dt.UTC))
    return feed_answer(request, ical.written(found.name, events, now), ical.MEDIA_TYPE, None, tag)


def _owned(connection: Connection, token: str) -> tuple[SavedFilter, Viewer]:
    """The filter of a link, and its owner as they are now. Raises NotFound for any that is not good, whatever is wrong with it."""
    found = saved_filters.with_token(connection, token)
    try:
        return found, people.viewer(connection, found.account_id)
    except Refused:
        raise NotFound("feed", "") from None


def _entries(
    connection: Connection, viewer: Viewer, found: SavedFilter, origin: str, base: str
) -> Sequence[atom.Entry]:
    values = dict(parse_qsl(found.query))
    if found.what == "reports":
        wanted = inbox.query_of(values)[0].wanted()
        reports = report_list.listing(connection, viewer, wanted, limit=MOST_ENTRIES)
        return [_report(one, origin, base) for one in reports if "at" in one]
    if found.what == "bulletins":
        editions = bulletin_list.published_listing(connection, viewer, MOST_ENTRIES)
        return bulletin_entries.entries(editions, origin, f"{base}/bulletins/")
    if found.what not in saved_filters.AS_ATOM:
        raise NotFound("feed", "")
    query = cases_page.query_of(**values)[0].wanted()
    cases = case_list.listing(connection, viewer, query, limit=MOST_ENTRIES)
    changed = case_list.last_moved(connection, viewer, [one["case"] for one in cases])
    return [
        atom.Entry(
            f"urn:x-treve:{origin}:{one['case']}",
            f"{one['case']}: {STATES[one['state']]}",
            f"{base}/cases/{one['case']}",
            dt.datetime.fromisoformat(changed[one["case"]]),
            say("Next step due {day}.", day=one["due"]) if one.get("due") else "",
        )
        for one in cases
    ]


def _report(one: dict[str, Any], origin: str, base: str) -> atom.Entry:
    act = coded_words.act(one["act"]) if one.get("act") else "–"
    told = [act, one.get("area") or "–", one.get("occurred_from") or "–"]
    state = f"{REPORT_STATES[one['state']]}; {one['compartment']}"
    return atom.Entry(
        f"urn:x-treve:{origin}:{one['report']}",
        ", ".join(told),
        f"{base}/reports/{one['report']}",
        dt.datetime.fromisoformat(one["at"]),
        state,
    )


def _events(
    connection: Connection, viewer: Viewer, found: SavedFilter, today: dt.date, origin: str, base: str
) -> Sequence[ical.Event]:
    if found.what not in saved_filters.AS_CALENDAR:
        raise NotFound("feed", "")
    calendar = due.calendar(connection, viewer, today, limit=None if found.what == "cases" else MOST_DAYS)
    if found.what == "cases":
        query = cases_page.query_of(**dict(parse_qsl(found.query)))[0]
        wanted = set(case_list.ids(connection, viewer, query.wanted()))
        calendar = [one for one in calendar if one.kind == "case" and one.name in wanted]
    return [
        ical.Event(
            f"{one.kind}-{one.name}-{one.day}@{origin}",
            dt.date.fromisoformat(one.day),
            f"{today_words.DUE[one.kind]}: {one.name}" + (f" ({one.holder})" if one.holder else ""),
            f"{base}{today_words.PLACES[one.kind]}{one.name}",
        )
        for one in calendar[:MOST_DAYS]
    ]
