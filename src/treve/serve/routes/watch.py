"""What was watched, where one was kept out, and how the mechanism does its work."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import AwareDatetime, BaseModel, Field

from treve.casebook import bursts, scorecard, watch
from treve.serve.given import Asks, Day, Given, Name, Words
from treve.serve.paging import Page, cut

router = APIRouter(tags=["watch"])
Kind = Literal["patrol", "camera", "flight", "access_denied", "access_delayed", "access_conditioned"]


class WatchGiven(Given):
    """A patrol, a camera's or a flight's time, or access that was denied, delayed or put under conditions; `by` whom."""

    kind: Kind
    day: Day
    area: Name
    minutes: Annotated[int, Field(ge=0, le=24 * 60)] | None = None
    note: Words
    by: Name | None = None


class Watched(BaseModel):
    """The id of a new record."""

    watch: str


class Record(BaseModel):
    """What was watched, or where one was kept out; what is left out is not known."""

    watch: str
    what: Kind
    day: str
    area: str
    note: str
    minutes: int | None = None
    by: str | None = None


class Records(BaseModel):
    """Records, by day; `next` is what `after` takes for the page that follows; none on the last."""

    records: list[Record]
    next: str | None = None


class Score(BaseModel):
    """One compartment's line; `median_days` from the opening of a case to its first ruling, null where none was ruled."""

    compartment: str
    received: int
    ruled: int
    unruled: int
    cannot_rule: int
    unanswered: int
    median_days: float | None


class Scorecard(BaseModel):
    """How the mechanism does its work, per compartment."""

    scores: list[Score]


class Burst(BaseModel):
    """What one recorder filed before a cut-off, beside the same hours of the days before; never raises a case's priority."""

    recorder: str
    compartment: str
    reports: int
    usual: float | None
    most: int | None
    stands_out: bool


class Bursts(BaseModel):
    """A line for each recorder."""

    recorders: list[Burst]


@router.post("/watch", status_code=201)
def record(asks: Asks, given: WatchGiven) -> Watched:
    """Write down what was watched, or where one was kept out, on one day."""
    with asks.writing() as (writing, viewer):
        done = watch.record(writing, viewer, given.kind, given.day, given.area, given.minutes, given.note, given.by)
    return Watched(watch=done)


@router.get("/watch", response_model_exclude_none=True)
def list_records(asks: Asks, wanted: Annotated[Page, Query()]) -> Records:
    """The records one may see."""
    with asks.reading() as (connection, viewer):
        asked = watch.listing(connection, viewer, after=wanted.after, limit=wanted.limit + 1)
    found, after = cut(asked, wanted, lambda one: str(one["watch"]))
    return Records(records=[Record.model_validate(one) for one in found], next=after)


@router.get("/scorecard")
def show_scorecard(asks: Asks) -> Scorecard:
    """Received, ruled, unruled, unanswered, median days: from what one may see."""
    with asks.reading() as (connection, viewer):
        found = scorecard.scorecard(connection, viewer, dt.datetime.now(dt.UTC).date())
    return Scorecard(scores=[Score.model_validate(asdict(one)) for one in found])


@router.get("/bursts")
def show_bursts(
    asks: Asks,
    cut_off: Annotated[AwareDatetime, Query(description="With its zone, such as 2017-01-10T19:30:00+02:00")],
    hours: Annotated[int, Query(ge=1, le=24)] = 3,
    days: Annotated[int, Query(ge=1, le=60, description="How many days before are compared")] = 14,
) -> Bursts:
    """Who filed how much in the hours before a cut-off, beside their usual number."""
    with asks.reading() as (connection, viewer):
        found = bursts.before_cut_off(connection, viewer, cut_off, hours, days)
    return Bursts(recorders=[Burst.model_validate(asdict(one)) for one in found])
