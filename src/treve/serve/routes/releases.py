"""Counts that leave the house, held against everything told before; and one report as coarse as its reader needs."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel

from treve.casebook import protection, releases
from treve.casebook.audiences import GRAINS, Audience, agreed, coarse
from treve.errors import Refused, worded
from treve.serve.given import Asks, Day, Given, ReportInPath

router = APIRouter(tags=["releases"])


class ReleaseGiven(Given):
    """For whom, from which day until which (not in it). `hold`: periods that were told before keep the counts told then."""

    audience: Audience
    first: Day
    until: Day
    hold: bool = False


class Number(BaseModel):
    """One number of the table; `reports` null: left out. `*` stands for all areas or all periods."""

    area: str
    period: str
    reports: int | None


class Danger(BaseModel):
    """A small number, or since an earlier release a small change, that a reader could work out between two bounds."""

    audience: Audience
    area: str
    period: str
    low: int
    high: int
    change: bool


class ReleaseTold(BaseModel):
    """A release. `release` null: a preview, nothing was told. `not_agreed`: reports of these days without consent to this use.

    dangers  why it may not be told
    """

    release: str | None
    numbers: list[Number]
    left_out: int
    not_agreed: int
    held: bool
    dangers: list[Danger]


class Shared(BaseModel):
    """What of a report may leave: act, area, a cell and periods, no words."""

    shared: dict[str, Any]


@router.post("/releases/preview")
def preview_release(asks: Asks, given: ReleaseGiven) -> ReleaseTold:
    """The release as it would be, and what would speak against it; nothing is told."""
    with asks.reading() as (connection, viewer):
        made = releases.draft(connection, viewer, given.audience, given.first, given.until, given.hold)
    return _told(made, None)


@router.post("/releases", status_code=201)
def tell_release(asks: Asks, given: ReleaseGiven) -> ReleaseTold:
    """Tell a release; 409 where a reader could work out a small number. It stands in the log before it is answered."""
    with asks.writing() as (writing, viewer):
        writing.take_turn()
        made = releases.draft(writing.connection, viewer, given.audience, given.first, given.until, given.hold)
        name = releases.tell(writing, viewer, made)
    return _told(made, name)


@router.get("/reports/{report_id}/shared")
def share(asks: Asks, report_id: ReportInPath, audience: Annotated[Audience, Query()]) -> Shared:
    """One report as an audience may see it; 409 where its person did not agree to this use."""
    with asks.reading() as (connection, viewer):
        shown = protection.as_it_stands(connection, viewer, report_id)
    if not agreed(shown, audience):
        raise Refused(worded("no consent to {use}", use=GRAINS[audience].use))
    return Shared(shared=coarse(shown, GRAINS[audience]))


def _told(made: releases.Draft, name: str | None) -> ReleaseTold:
    table = made.table
    numbers = [
        Number(
            area=area, period=period, reports=None if (area, period) in table.hidden else table.count((area, period))
        )
        for area, period in table.queries()
    ]
    dangers = [
        Danger(
            audience=reader,
            area=one.query[0],
            period=one.query[1],
            low=one.low,
            high=one.high,
            change=one.since is not None,
        )
        for reader, one in made.dangers
    ]
    return ReleaseTold(
        release=name,
        numbers=numbers,
        left_out=len(table.hidden),
        not_agreed=made.not_agreed,
        held=made.held,
        dangers=dangers,
    )
