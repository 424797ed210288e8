"""What an agreement asks of parties, what they announced, what was seen; and everything that is due."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel, Field, StringConstraints

from treve.casebook import due, obligations
from treve.casebook.asking import Asker
from treve.catalogue import speaking
from treve.serve import due_feeds
from treve.serve.given import Asks, Day, Given, Name, ReportId, Words
from treve.serve.paging import Page, cut

router = APIRouter(tags=["obligations"])
Language = Annotated[Literal["en", "fr", "ar"], Query(description="Of what the feed says")]
ObligationInPath = Annotated[
    str, StringConstraints(pattern="^O-[0-9a-f]{16}$"), Path(description="Id of an obligation")
]
Amount = Annotated[int, Field(ge=0, le=10**9)]
Kind = Literal["withdrawal", "deployment", "release", "appointment", "map", "access", "other"]


def _answers(kind: str) -> dict[int | str, dict[str, Any]]:
    return {200: {"content": {kind: {}}, "description": "Everything due that one may see"}}


class Duty(Given):
    """What a party owes; `amount` is how many of what is named, such as 12 guns."""

    holder: Name
    kind: Kind
    what: Words
    clause: Name
    due: Day | None = None
    amount: Amount | None = None


class Entered(BaseModel):
    """The id of a new obligation."""

    obligation: str


class Announcement(Given):
    """What the party says it has done, and on which day."""

    amount: Amount | None = None
    text: Words
    day: Day


class Refusal(Given):
    """Why the party will not do it, and on which day it said so."""

    text: Words
    day: Day


class Verification(Given):
    """What somebody saw who went there on a day, or that they could not look; `report`: on which it rests."""

    seen: Literal["verified", "partly_verified", "not_done", "could_not_look"]
    amount: Amount | None = None
    text: Words
    day: Day
    report: ReportId | None = None


class ObligationStep(BaseModel):
    """One announcement, refusal or verification; `report`: on which it rests, where the account sees that report."""

    step: str
    day: str
    amount: int | None
    text: str | None
    report: str | None = None


class Obligation(BaseModel):
    """What is owed and how it stands. `said` is the party's last word, `seen` what was seen last.

    `missing` is announced less verified, where both are numbers.
    """

    obligation: str
    holder: str
    kind: Kind
    what: str
    clause: str
    due: Day | None
    amount: int | None
    state: str
    said: str | None
    seen: str | None
    announced: int | None
    verified: int | None
    missing: int | None
    overdue: bool
    history: list[ObligationStep]


class Obligations(BaseModel):
    """Obligations, by the day they are due; those without a day last; `next` is what `after` takes for the page that follows."""

    obligations: list[Obligation]
    next: str | None = None


class DueThing(BaseModel):
    """One thing that is due; `holder` owes it, null for the next step of a case."""

    day: str
    kind: Literal["case", "answer", "remedy", "obligation"]
    name: str
    holder: str | None
    overdue: bool


class Calendar(BaseModel):
    """Everything due that is not done, by day; `next` is what `after` takes for the page that follows."""

    due: list[DueThing]
    next: str | None = None


@router.post("/obligations", status_code=201)
def enter(asks: Asks, given: Duty) -> Entered:
    """Enter what an agreement asks of a party."""
    with asks.writing() as (writing, viewer):
        return Entered(obligation=obligations.add(writing, viewer, obligations.Obligation(**given.model_dump())))


@router.get("/obligations")
def list_obligations(asks: Asks, wanted: Annotated[Page, Query()]) -> Obligations:
    """The obligations one may see, and how they stand today."""
    with asks.reading() as (connection, viewer):
        found = obligations.listing(connection, viewer, _today(), wanted.after, wanted.limit + 1)
    shown, after = cut(found, wanted, lambda one: one.obligation_id)
    return Obligations(obligations=[_told(one) for one in shown], next=after)


@router.get("/obligations/{obligation_id}")
def show_obligation(asks: Asks, obligation_id: ObligationInPath) -> Obligation:
    """One obligation, and how it stands today."""
    with asks.reading() as (connection, viewer):
        return _told(obligations.shown(connection, viewer, obligation_id, _today()))


@router.post("/obligations/{obligation_id}/announcement", status_code=204)
def announce(asks: Asks, obligation_id: ObligationInPath, given: Announcement) -> None:
    """Say that one's own party has done it, or so much of it; verifies nothing."""
    with asks.writing() as (writing, viewer):
        obligations.announce(writing, viewer, obligation_id, given.amount, given.text, given.day)


@router.post("/obligations/{obligation_id}/refusal", status_code=204)
def refuse(asks: Asks, obligation_id: ObligationInPath, given: Refusal) -> None:
    """Say that one's own party will not do it."""
    with asks.writing() as (writing, viewer):
        obligations.refuse(writing, viewer, obligation_id, given.text, given.day)


@router.post("/obligations/{obligation_id}/verification", status_code=204)
def verify(asks: Asks, obligation_id: ObligationInPath, given: Verification) -> None:
    """Say what was seen there."""
    with asks.writing() as (writing, viewer):
        obligations.verify(
            writing, viewer, obligation_id, given.seen, given.amount, given.text, given.day, given.report
        )


@router.get("/due")
def calendar(asks: Asks, wanted: Annotated[Page, Query()]) -> Calendar:
    """Everything due that one may see: next steps of cases, answers, remedies, obligations."""
    origin = asks.book.origin
    with asks.reading() as (connection, viewer):
        last = due_feeds.named(wanted.after, origin) if wanted.after is not None else None
        found = due.calendar(connection, viewer, _today(), last, wanted.limit + 1)
    shown, after = cut(found, wanted, lambda one: due_feeds.name(one, origin))
    return Calendar(due=[DueThing.model_validate(asdict(one)) for one in shown], next=after)


@router.get("/due.ics", response_class=Response, responses=_answers("text/calendar"))
def due_as_calendar(asks: Asks, language: Language = "en") -> Response:
    """The same for a program that shows calendars (iCalendar)."""
    found, origin = _due(asks)
    with speaking(language):
        told = due_feeds.calendar(found, origin, dt.datetime.now(dt.UTC))
    return Response(told, media_type="text/calendar; charset=utf-8")


@router.get("/due.atom", response_class=Response, responses=_answers("application/atom+xml"))
def due_as_feed(asks: Asks, language: Language = "en") -> Response:
    """The same for a program that shows news (Atom)."""
    found, origin = _due(asks)
    with speaking(language):
        told = due_feeds.atom(found, origin, dt.datetime.now(dt.UTC))
    return Response(told, media_type="application/atom+xml; charset=utf-8")


def _due(asks: Asker) -> tuple[list[due.Due], str]:
    with asks.reading() as (connection, viewer):
        return due.calendar(connection, viewer, _today()), asks.book.origin


def _told(one: obligations.Standing) -> Obligation:
    duty = asdict(one.obligation)
    standing = {
        name: getattr(one, name) for name in ("state", "said", "seen", "announced", "verified", "missing", "overdue")
    }
    return Obligation.model_validate(
        {**duty, **standing, "obligation": one.obligation_id, "history": list(one.history)}
    )


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()
