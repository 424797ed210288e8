"""Decisions on two reports, and the incidents they make."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel

from treve.casebook import incidents, links
from treve.serve.given import Asks, Given, ReportId, ReportInPath, Words
from treve.serve.paging import Page, cut
from treve.serve.routes.reports import PageFilter

router = APIRouter(tags=["links"])


class LinkGiven(Given):
    """What holds of two reports from now on; `undecided` takes a decision back."""

    report_1: ReportId
    report_2: ReportId
    answer: Literal["same", "not_same", "cannot_tell", "undecided"]
    reason: Words


class LinkDecision(BaseModel):
    """What holds of two reports, by whom it was decided, when and why."""

    report_1: str
    report_2: str
    answer: Literal["same", "not_same", "cannot_tell"]
    account: str
    at: str
    reason: str


class LinkDecisions(BaseModel):
    """The decisions that hold now; `next` is what `after` takes for the page that follows; none on the last."""

    decisions: list[LinkDecision]
    next: str | None = None


class LinksWanted(Page):
    """Which page, of all decisions or of those on one report."""

    report: ReportId | None = None


class Incident(BaseModel):
    """What happened, told from the reports one may see, and from nothing else.

    figures   the least and the most that any report says; nothing is averaged
    disagree  what its reports tell differently
    """

    incident: str
    reports: list[str]
    first: str | None
    last: str | None
    acts: list[str]
    areas: list[str]
    recorders: list[str]
    figures: dict[str, int]
    disagree: list[str]


class IncidentPage(BaseModel):
    """Incidents by their newest report; `next` is what `after` takes for the page that follows; none on the last."""

    incidents: list[Incident]
    next: str | None = None


@router.post("/links", status_code=204)
def decide(asks: Asks, given: LinkGiven) -> None:
    """Decide whether two reports tell the same incident."""
    with asks.writing() as (writing, viewer):
        links.decide(writing, viewer, given.report_1, given.report_2, given.answer, given.reason)


@router.get("/links")
def list_links(asks: Asks, wanted: Annotated[LinksWanted, Query()]) -> LinkDecisions:
    """The decisions one may see."""
    with asks.reading() as (connection, viewer):
        found = links.decisions(connection, viewer, wanted.report, _after(wanted), wanted.limit + 1)
    shown, after = cut(found, wanted, lambda one: f"{one.report_1} {one.report_2}")
    told = [LinkDecision.model_validate({**asdict(one), "account": one.account_id}) for one in shown]
    return LinkDecisions(decisions=told, next=after)


def _after(wanted: LinksWanted) -> tuple[str, str] | None:
    """The two reports that `after` names."""
    if wanted.after is None:
        return None
    one, _, other = wanted.after.partition(" ")
    return one, other


@router.get("/incidents")
def list_incidents(asks: Asks, page: Annotated[PageFilter, Query()]) -> IncidentPage:
    """Incidents with a report that is wanted."""
    with asks.reading() as (connection, viewer):
        found, after = incidents.listing(connection, viewer, page.wanted(), page.after, page.limit)
    return IncidentPage(incidents=[_incident(one) for one in found], next=after)


@router.get("/reports/{report_id}/incident")
def incident_of_report(asks: Asks, report_id: ReportInPath) -> Incident:
    """The incident that a report tells."""
    with asks.reading() as (connection, viewer):
        return _incident(incidents.of_report(connection, viewer, report_id))


def _incident(one: incidents.Incident) -> Incident:
    return Incident.model_validate({**asdict(one), "incident": one.incident_id})
