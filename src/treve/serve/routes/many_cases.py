"""What concerns more than one case: moving many, merging, splitting, and saying that one tells what another does."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field, model_validator

from treve.casebook import case_list, cases, gathering, merging
from treve.casebook.workflow import State
from treve.serve.given import Asks, CaseId, CaseInPath, Given, ReportId, Words
from treve.serve.routes.cases import MOST_REPORTS, CaseFilter, Opened

router = APIRouter(prefix="/cases", tags=["cases"])
MOST_CASES = 1000


class Bulk(Given):
    """Many cases, by their ids or by a filter, moved one step each; `dry_run` says which would move and moves none."""

    cases: Annotated[list[CaseId], Field(max_length=MOST_CASES)] | None = None
    where: CaseFilter | None = None
    to: State
    reason: Words
    dry_run: bool = False

    @model_validator(mode="after")
    def _one_of_both(self) -> Bulk:
        if (self.cases is None) == (self.where is None):
            raise ValueError("either `cases` or `where`")
        return self


class Left(BaseModel):
    """A case that did not move, and why."""

    case: str
    why: str


class Moved(BaseModel):
    """Which moved and which did not: none stops another."""

    moved: list[str]
    left: list[Left]


class Merging(Given):
    """The case that goes on, and why."""

    into: CaseId
    reason: Words


class Splitting(Given):
    """The reports that get a case of their own, and why."""

    reports: Annotated[list[ReportId], Field(min_length=1, max_length=MOST_REPORTS)]
    reason: Words


class Adding(Given):
    """The reports that are added, and why."""

    reports: Annotated[list[ReportId], Field(min_length=1, max_length=MOST_REPORTS)]
    reason: Words


class Duplicate(Given):
    """The case that tells the same, and why."""

    of: CaseId
    reason: Words


@router.post("/bulk")
def bulk(asks: Asks, given: Bulk) -> Moved:
    """Move many cases by the rules of a single step."""
    with asks.writing() as (writing, viewer):
        chosen = given.cases
        if chosen is None:
            assert given.where is not None
            chosen = case_list.ids(writing.connection, viewer, given.where.wanted())
        moved, left = cases.bulk(writing, viewer, chosen, given.to, given.reason, given.dry_run)
    return Moved(moved=moved, left=[Left(case=case_id, why=why) for case_id, why in left])


@router.post("/{case_id}/merge", status_code=204)
def merge(asks: Asks, case_id: CaseInPath, given: Merging) -> None:
    """End a case in favour of another, which takes its reports; both keep their history."""
    with asks.writing() as (writing, viewer):
        merging.merge(writing, viewer, case_id, given.into, given.reason)


@router.post("/{case_id}/split", status_code=201)
def split(asks: Asks, case_id: CaseInPath, given: Splitting) -> Opened:
    """Take some reports of a case into a new one."""
    with asks.writing() as (writing, viewer):
        return Opened(case=merging.split(writing, viewer, case_id, given.reports, given.reason))


@router.post("/{case_id}/reports", status_code=204)
def add(asks: Asks, case_id: CaseInPath, given: Adding) -> None:
    """Add reports to a case; its steps stay as they are."""
    with asks.writing() as (writing, viewer):
        gathering.add(writing, viewer, case_id, given.reports, given.reason)


@router.post("/{case_id}/duplicate", status_code=204)
def duplicate(asks: Asks, case_id: CaseInPath, given: Duplicate) -> None:
    """Say that a case under verification tells what another tells."""
    with asks.writing() as (writing, viewer):
        merging.duplicate(writing, viewer, case_id, given.of, given.reason)
