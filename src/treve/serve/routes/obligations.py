"""What an agreement asks of parties, what they announced, what was seen; and everything that is due."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import Annotated, Literal

from fastapi import APIRouter, Path
from pydantic import BaseModel, Field, StringConstraints

from treve.casebook import due, obligations
from treve.serve.given import Asks, Day, Given, Name, Words

router = APIRouter(tags=["obligations"])
ObligationInPath = Annotated[
    str, StringConstraints(pattern="^O-[0-9a-f]{16}$"), Path(description="Id of an obligation")
]
Amount = Annotated[int, Field(ge=0, le=10**9)]
Kind = Literal["withdrawal", "deployment", "release", "appointment", "map", "access", "other"]


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


class Verification(Given):
    """What somebody saw who went there on a day, or that they could not look."""

    seen: Literal["verified", "partly_verified", "not_done", "could_not_look"]
    amount: Amount | None = None
    text: Words
    day: Day


class ObligationStep(BaseModel):
    """One announcement or verification."""

    step: str
    day: str
    amount: int | None
    text: str | None


class Obligation(BaseModel):
    """What is owed and how it stands. `missing` is announced less verified, where both are numbers."""

    obligation: str
    holder: str
    kind: Kind
    what: str
    clause: str
    due: Day | None
    amount: int | None
    state: str
    announced: int | None
    verified: int | None
    missing: int | None
    overdue: bool
    history: list[ObligationStep]


class Obligations(BaseModel):
    """Obligations, by the day they are due; those without a day last."""

    obligations: list[Obligation]


class DueThing(BaseModel):
    """One thing that is due; `holder` owes it, null for the next step of a case."""

    day: str
    kind: Literal["case", "answer", "remedy", "obligation"]
    name: str
    holder: str | None
    overdue: bool


class Calendar(BaseModel):
    """Everything due that is not done, by day."""

    due: list[DueThing]


@router.post("/obligations", status_code=201)
def enter(asks: Asks, given: Duty) -> Entered:
    """Enter what an agreement asks of a party."""
    with asks.writing() as (writing, viewer):
        return Entered(obligation=obligations.add(writing, viewer, obligations.Obligation(**given.model_dump())))


@router.get("/obligations")
def list_obligations(asks: Asks) -> Obligations:
    """The obligations one may see, and how they stand today."""
    with asks.reading() as (connection, viewer):
        found = obligations.listing(connection, viewer, _today())
    return Obligations(obligations=[_told(one) for one in found])


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


@router.post("/obligations/{obligation_id}/verification", status_code=204)
def verify(asks: Asks, obligation_id: ObligationInPath, given: Verification) -> None:
    """Say what was seen there."""
    with asks.writing() as (writing, viewer):
        obligations.verify(writing, viewer, obligation_id, given.seen, given.amount, given.text, given.day)


@router.get("/due")
def calendar(asks: Asks) -> Calendar:
    """Everything due that one may see: next steps of cases, answers, remedies, obligations."""
    with asks.reading() as (connection, viewer):
        found = due.calendar(connection, viewer, _today())
    return Calendar(due=[DueThing.model_validate(asdict(one)) for one in found])


def _told(one: obligations.Standing) -> Obligation:
    duty = asdict(one.obligation)
    standing = {name: getattr(one, name) for name in ("state", "announced", "verified", "missing", "overdue")}
    return Obligation.model_validate(
        {**duty, **standing, "obligation": one.obligation_id, "history": list(one.history)}
    )


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()
