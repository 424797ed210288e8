"""The run of who asks: its summary, incidents and findings, computed from what they may see and from nothing else."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field, StringConstraints

from treve.model.act import Act
from treve.model.finding import Verdict
from treve.run_folder import RunFolder
from treve.serve import run_rows
from treve.serve.given import Day, Limit, Name, ReportId
from treve.serve.run_of import opened_run
from treve.serve.run_rows import FindingsAsked, IncidentsAsked

router = APIRouter(tags=["run"])
After = Annotated[str, StringConstraints(max_length=2000, pattern="^[A-Za-z0-9_=-]*$")]
Number = Annotated[int, Field(ge=0, le=2**53)]


class RunReading(BaseModel):
    """One reading of an agreement: from when until when, and how many incidents have which verdict and flag."""

    reading: str
    effective: str | None
    ended: str | None
    findings: dict[str, int]
    flags: dict[str, int]


class RunAgreement(BaseModel):
    """One agreement.

    contested   incidents whose verdict changes between its readings
    registered  the version of the mission's register that the run was made with; null: not from there
    """

    id: str
    registered: int | None = None
    title: str
    zone: str
    effective: str | None
    ended: str | None
    contested: int
    readings: list[RunReading]


class RunSummary(BaseModel):
    """What the run comes to.

    compartments  whose reports it is made from whole, null: every report; sources beside them are open to everybody
    partial       beside them, single reports are in it that this account sees for their cases, or because it filed them: what they
                  come to says nothing about the others of their compartments
    """

    compartments: list[str] | None
    partial: bool
    made: dt.datetime
    reports: int
    incidents: int
    agreements: list[RunAgreement]


class RunIncident(BaseModel):
    """What happened, told by the reports of the run; what is left out is not known.

    superseded  reports whose values do not count
    """

    incident: int
    reports: list[str]
    superseded: list[str]
    recorders: int
    first_day: dt.date
    last_day: dt.date
    place: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    place_precision: str
    act: Act | None = None
    act_disputed: bool
    target_disputed: bool
    perpetrator_basis: str
    deaths_low: int | None = None
    deaths_high: int | None = None
    injured_low: int | None = None
    injured_high: int | None = None


class RunIncidents(BaseModel):
    """Incidents by their number; `next` is what `after` takes for the page that follows; none on the last."""

    incidents: list[RunIncident]
    next: str | None = None


class FindingReason(BaseModel):
    """One test that did not simply hold, or the clause a covered finding rests on; without an answer: it cannot be told."""

    rule: str
    answer: bool | None = None
    reason: str
    clause: str | None = None


class Finding(BaseModel):
    """One incident held against one agreement under one reading: computed, and never a ruling."""

    incident: int
    agreement: str
    reading: str
    verdict: Verdict
    possible_exception: bool
    possible_exclusion: bool
    perpetrator_basis: str
    first_day: dt.date
    last_day: dt.date
    act: Act | None = None
    place: str | None = None
    admin1: str | None = None
    reasons: list[FindingReason]


class Findings(BaseModel):
    """Findings by incident, agreement and reading; `next` as in a page of incidents."""

    findings: list[Finding]
    next: str | None = None


class Page(BaseModel):
    """Which page: `after` is the `next` of the one before."""

    after: After | None = None
    limit: Limit = 100


class IncidentsWanted(Page):
    """Which incidents: those that may lie in these days, or that a report of the casebook tells."""

    first: Day | None = None
    last: Day | None = None
    report: ReportId | None = None


class FindingsWanted(Page):
    """Which findings."""

    incident: Number | None = None
    agreement: Name | None = None
    reading: Name | None = None
    verdict: Verdict | None = None


@router.get("/run/summary")
def show_summary(request: Request) -> RunSummary:
    """What the run made for this account comes to."""
    with opened_run(request) as run, RunFolder(run.folder) as folder:
        told = folder.summary
    versions = {one["agreement"]: one["version"] for one in told["run"]["order"].get("registered", ())}
    names, partial = run.readership.compartments, run.readership.is_partial
    return RunSummary.model_validate(
        {"compartments": None if names is None else sorted(names), "partial": partial, "made": run.made}
        | {name: told[name] for name in ("reports", "incidents")}
        | {"agreements": [one | {"registered": versions.get(one["id"])} for one in told["agreements"]]}
    )


@router.get("/run/incidents", response_model_exclude_none=True)
def list_run_incidents(request: Request, page: Annotated[IncidentsWanted, Query()]) -> RunIncidents:
    """The incidents of the run made for this account."""
    asked = IncidentsAsked(page.first, page.last, f"table:{page.report}" if page.report else None)
    with opened_run(request) as run:
        found, after = run_rows.incidents(run, asked, page.after, page.limit)
    named = ({"incident": one["incident_id"], "reports": one["told_by"], "place": one["place_name"]} for one in found)
    return RunIncidents(
        incidents=[RunIncident.model_validate(one | names) for one, names in zip(found, named, strict=True)], next=after
    )


@router.get("/findings", response_model_exclude_none=True)
def list_findings(request: Request, page: Annotated[FindingsWanted, Query()]) -> Findings:
    """The findings of the run made for this account."""
    asked = FindingsAsked(page.incident, page.agreement, page.reading, page.verdict.value if page.verdict else None)
    with opened_run(request) as run:
        found, after = run_rows.findings(run, asked, page.after, page.limit)
    return Findings(findings=[_finding(one) for one in found], next=after)


def _finding(row: dict[str, Any]) -> Finding:
    named = {"incident": row["incident_id"], "agreement": row["agreement_id"], "place": row["place_name"]}
    reasons = [one | {"clause": one["clause_id"]} for one in row["reasons"]]
    return Finding.model_validate(row | named | {"reasons": reasons})
