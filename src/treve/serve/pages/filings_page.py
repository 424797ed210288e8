"""What goes between the mechanism and parties: notifications with their answers, remedies, what an agreement asks by when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse, Response

from treve.casebook import filing_list, obligations, rulings
from treve.casebook.roles import Deed
from treve.serve.pages import case_words, duty_words
from treve.serve.pages.desk import AtDesk, Desk, Sent, words
from treve.serve.pages.sent import read
from treve.serve.paging import Page, cut
from treve.serve.routes.filings import Answer, Dispute, NotificationInPath
from treve.serve.routes.remedies import Outcome, RemedyInPath

router = APIRouter()


_ON_A_PAGE = 100
NotificationAfter = Annotated[str | None, Query(pattern="^N-[0-9a-f]{16}$")]
RemedyAfter = Annotated[str | None, Query(pattern="^M-[0-9a-f]{16}$")]
ObligationAfter = Annotated[str | None, Query(pattern="^O-[0-9a-f]{16}$")]


@router.get("/filings")
def filings(
    desk: AtDesk,
    after: NotificationAfter = None,
    remedy_after: RemedyAfter = None,
    obligation_after: ObligationAfter = None,
) -> HTMLResponse:
    """Everything of this kind that one may see, each kind a page at a time."""
    return _page(desk, None, after, remedy_after, obligation_after)


@router.get("/filings/{notification_id}")
def filing(desk: AtDesk, notification_id: NotificationInPath) -> HTMLResponse:
    """One notification, and the form to answer it."""
    return _one(desk, notification_id)


@router.post("/filings/{notification_id}/reply")
def answer(desk: AtDesk, notification_id: NotificationInPath, form: Sent) -> Response:
    """Answer a notification to one's own compartment, once."""
    kept = {"kind": words(form, "kind"), "text": words(form, "text")}
    given, faults = read(Answer, kept)
    if given is None:
        return _one(desk, notification_id, kept, faults)
    with desk.asks.writing() as (writing, viewer):
        rulings.answer(writing, viewer, notification_id, given.kind, given.text)
    return desk.go(f"/filings/{notification_id}", done="answered")


@router.post("/filings/{notification_id}/dispute")
def dispute(desk: AtDesk, notification_id: NotificationInPath, form: Sent) -> Response:
    """Disagree formally with a ruling one was told of."""
    kept = {"dispute": words(form, "text")}
    given, faults = read(Dispute, {"text": kept["dispute"]})
    if given is None:
        return _one(desk, notification_id, kept, {"dispute": faults.get("text", "")})
    with desk.asks.writing() as (writing, viewer):
        rulings.dispute(writing, viewer, notification_id, given.text)
    return desk.go(f"/filings/{notification_id}", done="disputed")


@router.post("/filings/{notification_id}/silence")
def silence(desk: AtDesk, notification_id: NotificationInPath) -> Response:
    """Record that no answer came, once the deadline has passed."""
    with desk.asks.writing() as (writing, viewer):
        rulings.silence(writing, viewer, notification_id)
        case_id = filing_list.shown(writing.connection, viewer, notification_id)["case"]
    return desk.go(f"/cases/{case_id}", done="silence")


@router.post("/remedies/{remedy_id}/result")
def end_remedy(desk: AtDesk, remedy_id: RemedyInPath, form: Sent) -> Response:
    """Say what became of a measure."""
    given, faults = read(Outcome, {"result": words(form, "result"), "text": words(form, "text")})
    if given is None:
        return _page(desk, {remedy_id: "; ".join(faults.values())})
    with desk.asks.writing() as (writing, viewer):
        case_id = filing_list.case_of_remedy(writing.connection, viewer, remedy_id)
        rulings.end_remedy(writing, viewer, remedy_id, given.result, given.text)
    return desk.go(f"/cases/{case_id}", done="saved")


def _page(
    desk: Desk,
    faults: Mapping[str, str] | None = None,
    after: str | None = None,
    remedy_after: str | None = None,
    obligation_after: str | None = None,
) -> HTMLResponse:
    """The page. faults: id of what a form was about → what is wrong with what was sent."""
    today = dt.datetime.now(dt.UTC).date()
    with desk.asks.reading() as (connection, viewer):
        most = _ON_A_PAGE + 1
        told = filing_list.notifications(connection, viewer, after=after, limit=most)
        asked = filing_list.remedies(connection, viewer, after=remedy_after, limit=most)
        notifications, next_after = cut(told, Page(limit=_ON_A_PAGE), lambda one: str(one["notification"]))
        owed = obligations.listing(connection, viewer, today, obligation_after, most)
        remedies, next_remedy = cut(asked, Page(limit=_ON_A_PAGE), lambda one: str(one["remedy"]))
        duties, next_duty = cut(owed, Page(limit=_ON_A_PAGE), lambda one: one.obligation_id)
        values = {
            "notifications": notifications,
            "older": f"/filings?{urlencode({'after': next_after})}" if next_after else "",
            "remedies": remedies,
            "later": f"/filings?{urlencode({'remedy_after': next_remedy})}#measures" if next_remedy else "",
            "obligations": duties,
            "later_owed": f"/filings?{urlencode({'obligation_after': next_duty})}#duties" if next_duty else "",
            "mine": viewer.compartments(Deed.REPLY),
            "may_end_remedies": viewer.may(Deed.REMEDY),
            "may_record_silence": False,
        }
    more = {"today": today.isoformat(), "words": case_words, "duties": duty_words, "faults": dict(faults or {})}
    return desk.page("filings.html", 422 if faults else 200, **values, **more)


def _one(
    desk: Desk, notification_id: str, kept: Mapping[str, str] | None = None, faults: Mapping[str, str] | None = None
) -> HTMLResponse:
    with desk.asks.reading() as (connection, viewer):
        one = filing_list.shown(connection, viewer, notification_id)
        values = {
            "one": one,
            "may_answer": one["to"] in viewer.compartments(Deed.REPLY),
            "may_record_silence": viewer.may(Deed.NOTIFY),
            "may_end_remedies": False,
        }
    today = dt.datetime.now(dt.UTC).date().isoformat()
    more = {"today": today, "words": case_words, "kept": dict(kept or {}), "wrong": dict(faults or {})}
    return desk.page("filing.html", 422 if faults else 200, **values, **more)
