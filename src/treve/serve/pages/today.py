"""Today: what a duty officer looks at first. Is it holding, what changed, what was not seen, what is due, what to hand over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from treve.casebook import book as books
from treve.casebook import case_list, changes, colleagues, due, handover, moments, unwatched, watch
from treve.casebook.book import Connection
from treve.casebook.case_list import Wanted
from treve.casebook.roles import Deed
from treve.casebook.visible import Viewer
from treve.serve.given import Reason
from treve.serve.pages import case_lines, case_words, today_words
from treve.serve.pages.case_lines import Line
from treve.serve.pages.desk import AtDesk, Desk, Sent, words
from treve.serve.pages.holding_now import holding_now
from treve.serve.pages.sent import needed, read

router = APIRouter()
LOOK_BACK_HOURS = 24
# Days looked through for what was not seen, and days before them that say which areas are watched at all.
WINDOW_DAYS, KNOWN_DAYS = 7, 30
MOST_DUE = 30


@router.get("/")
def today(desk: AtDesk, day: str = "") -> HTMLResponse:
    """The page of today, or of an earlier day."""
    return _page(desk, day)


@router.post("/handover")
def hand_over(desk: AtDesk, form: Sent) -> Response:
    """Sign a handover note."""
    desk.viewer.must(Deed.HAND_OVER)
    given, _ = read(Reason, {"reason": words(form, "text")})
    if given is None:
        return _page(desk, "", {"text": words(form, "text")}, {"text": needed()})
    with desk.asks.writing() as (writing, viewer):
        handover.write(writing, viewer, given.reason)
    return desk.go("/", done="handed_over")


def _page(
    desk: Desk, asked: str, kept: dict[str, str] | None = None, wrong: dict[str, str] | None = None
) -> HTMLResponse:
    zone = ZoneInfo(desk.request.app.state.options.zone)
    now = dt.datetime.now(dt.UTC)
    day, wrong_day = _day(asked, now.astimezone(zone).date())
    with desk.asks.reading() as (connection, viewer):
        values = _values(connection, viewer, day, zone, now)
    more = {
        "holding": holding_now(desk.request),
        "asked": asked if not wrong_day else "",
        "wrong_day": wrong_day,
        "kept": kept or {},
        "wrong": wrong or {},
        "words": case_words,
        "today_words": today_words,
    }
    return desk.page("today.html", 422 if wrong else 200, **values, **more)


def _day(asked: str, this: dt.date) -> tuple[dt.date | None, bool]:
    """The day asked for, None for now; and whether what was asked for is none, or lies ahead."""
    if not asked:
        return None, False
    try:
        day = dt.date.fromisoformat(asked)
    except ValueError:
        return None, True
    return (None, True) if day > this or day.year < dt.date.min.year + 1 else (day, False)


def _values(
    connection: Connection, viewer: Viewer, day: dt.date | None, zone: ZoneInfo, now: dt.datetime
) -> dict[str, Any]:
    notes = handover.listing(connection, viewer) if viewer.may(Deed.HAND_OVER) else []
    this = day or now.astimezone(zone).date()
    first, last, since = _span(connection, notes, day, zone, now)
    records = watch.listing(connection, viewer, this - dt.timedelta(days=WINDOW_DAYS + KNOWN_DAYS), this)
    # What is due is told as of now, whichever day is looked at.
    calendar = due.calendar(connection, viewer, now.astimezone(zone).date())
    mine = set(case_list.ids(connection, viewer, Wanted(assigned=True)))
    overdue = [one for one in calendar if one.overdue]
    ahead = [one for one in calendar if not one.overdue]
    # What was given to me is shown whole, and first.
    late = [one for one in overdue if one.case_id in mine]
    late += [one for one in overdue if one.case_id not in mine][:MOST_DUE]
    shown = late + ahead[:MOST_DUE]
    return {
        "day": day,
        "this": this,
        "since": since,
        "after_handover": day is None and bool(notes),
        "changes": changes.between(connection, viewer, first, last),
        "unwatched": unwatched.unwatched(records, this - dt.timedelta(days=WINDOW_DAYS - 1), this),
        "window": WINDOW_DAYS,
        "overdue": len(overdue),
        "late": late,
        "ahead": ahead[:MOST_DUE],
        "about": _about(connection, viewer, sorted({one.case_id for one in shown if one.case_id is not None})),
        "mine": mine,
        "note": notes[0] if notes else None,
        "may_hand_over": viewer.may(Deed.HAND_OVER),
        "names": colleagues.names(connection, viewer, [one.account_id for one in notes]),
    }


def _about(connection: Connection, viewer: Viewer, case_ids: Sequence[str]) -> dict[str, Line]:
    """What the cases are about, of those that one may see."""
    lines = case_lines.lines(connection, viewer, case_list.some(connection, viewer, case_ids))
    return {line.case["case"]: line for line in lines}


def _span(
    connection: Connection, notes: list[handover.Handover], day: dt.date | None, zone: ZoneInfo, now: dt.datetime
) -> tuple[int, int, dt.datetime]:
    """The numbers of the entries to look through, and the moment from which."""
    if day is not None:
        begins = dt.datetime.combine(day, dt.time(), zone)
        ends = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), zone)
        return moments.position_at(connection, begins), moments.position_at(connection, ends), begins
    size = books.size(connection)
    if notes:
        return notes[0].entry + 1, size, dt.datetime.fromisoformat(notes[0].at)
    begins = now - dt.timedelta(hours=LOOK_BACK_HOURS)
    return moments.position_at(connection, begins), size, begins
