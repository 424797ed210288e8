"""What goes out to parties and comes back: notifications, answers, silence, disputes."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, StringConstraints

from treve.casebook import filing_list, rulings
from treve.serve.given import Asks, CaseId, CaseInPath, Day, Given, Name, Words
from treve.serve.paging import Page, cut

router = APIRouter(tags=["filings"])
NotificationInPath = Annotated[
    str, StringConstraints(pattern="^N-[0-9a-f]{16}$"), Path(description="Id of a notification")
]


class Notification(Given):
    """To which compartment, in which words, and the day by which an answer is asked for."""

    to: Name
    text: Words
    due: Day


class Sent(BaseModel):
    """The id of a new notification."""

    notification: str


class Answer(Given):
    """A party's answer; `self_report` is an admission."""

    kind: Literal["response", "self_report"]
    text: Words


class Dispute(Given):
    """Why a party disagrees."""

    text: Words


class Reply(BaseModel):
    """What came back; `silence` was recorded after the deadline."""

    kind: Literal["response", "self_report", "silence"]
    at: str
    text: str | None


class Disagreement(BaseModel):
    """A formal disagreement."""

    at: str
    text: str


class Filing(BaseModel):
    """A notification with what came back."""

    notification: str
    case: str
    to: str
    sent: str
    due: str
    text: str | None
    reply: Reply | None
    disputes: list[Disagreement]


class Filings(BaseModel):
    """Notifications, newest first; `next` is what `after` takes for the page that follows; none on the last."""

    notifications: list[Filing]
    next: str | None = None


class FilingsWanted(Page):
    """Which page, of all notifications or of those of one case."""

    case: CaseId | None = None


@router.post("/cases/{case_id}/notifications", status_code=201)
def notify(asks: Asks, case_id: CaseInPath, given: Notification) -> Sent:
    """Tell a party of a ruling and ask for its answer by a day."""
    with asks.writing() as (writing, viewer):
        return Sent(notification=rulings.notify(writing, viewer, case_id, given.to, given.text, given.due))


@router.get("/notifications")
def list_notifications(asks: Asks, wanted: Annotated[FilingsWanted, Query()]) -> Filings:
    """The notifications one may see."""
    with asks.reading() as (connection, viewer):
        found = filing_list.notifications(connection, viewer, wanted.case, after=wanted.after, limit=wanted.limit + 1)
    shown, after = cut(found, wanted, lambda one: str(one["notification"]))
    return Filings(notifications=[Filing.model_validate(one) for one in shown], next=after)


@router.get("/notifications/{notification_id}")
def show_notification(asks: Asks, notification_id: NotificationInPath) -> Filing:
    """One notification with what came back."""
    with asks.reading() as (connection, viewer):
        return Filing.model_validate(filing_list.shown(connection, viewer, notification_id))


@router.post("/notifications/{notification_id}/reply", status_code=204)
def answer(asks: Asks, notification_id: NotificationInPath, given: Answer) -> None:
    """Answer a notification to one's own compartment, once."""
    with asks.writing() as (writing, viewer):
        rulings.answer(writing, viewer, notification_id, given.kind, given.text)


@router.post("/notifications/{notification_id}/silence", status_code=204)
def silence(asks: Asks, notification_id: NotificationInPath) -> None:
    """Record that no answer came; refused before the deadline has passed."""
    with asks.writing() as (writing, viewer):
        rulings.silence(writing, viewer, notification_id)


@router.post("/notifications/{notification_id}/dispute", status_code=204)
def dispute(asks: Asks, notification_id: NotificationInPath, given: Dispute) -> None:
    """Disagree formally with a ruling one was told of."""
    with asks.writing() as (writing, viewer):
        rulings.dispute(writing, viewer, notification_id, given.text)
