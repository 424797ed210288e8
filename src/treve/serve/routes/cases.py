"""Cases: opened, listed, shown, moved step by step, given to people."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from treve.casebook import case_list, cases
from treve.casebook.case_list import Wanted
from treve.casebook.workflow import Simple, State
from treve.serve.given import AccountId, Asks, CaseId, CaseInPath, Day, Given, Limit, Reason, ReportId, Words

router = APIRouter(prefix="/cases", tags=["cases"])
MOST_REPORTS = 500


class Opening(Given):
    """The reports a case is opened over."""

    reports: Annotated[list[ReportId], Field(min_length=1, max_length=MOST_REPORTS)]
    workflow: Literal["full", "simple"] = "full"


class Opened(BaseModel):
    """The id of a new case."""

    case: str


class Case(BaseModel):
    """A case: its state, and of its reports those one may see. `due`, `steps`, `history` only where one may read its steps."""

    case: str
    state: State
    simple: Simple
    reports: list[str]
    due: str | None = None
    steps: list[State] | None = None
    history: list[dict[str, Any]] | None = None


class CasePage(BaseModel):
    """Cases, newest first; `next` is what `after` takes for the page that follows, none on the last."""

    cases: list[Case]
    next: str | None = None


class CaseCount(BaseModel):
    """How many of those that one may see."""

    count: int


class CaseFilter(BaseModel):
    """Which cases. `due_before` finds only cases whose steps one may read."""

    state: list[State] | None = None
    assigned: bool | None = None
    report: ReportId | None = None
    due_before: Day | None = None

    def wanted(self) -> Wanted:
        """As the casebook takes it."""
        due = self.due_before.isoformat() if self.due_before else None
        return Wanted(tuple(self.state) if self.state else None, self.assigned, self.report, due)


class CasePageFilter(CaseFilter):
    """Which cases, and which page of them."""

    after: CaseId | None = None
    limit: Limit = 100


class Step(Given):
    """Where a case goes. `after` is the number of steps made before the one last seen: refused where it has moved since."""

    to: State
    reason: Words
    due: Day | None = None
    after: Annotated[int, Field(ge=0, le=1_000_000)] | None = None


class SimpleStep(Given):
    """A step of the simple workflow; a ruling is made by a determination."""

    to: Literal["checked", "closed"]
    reason: Words


class Assignment(Given):
    """To whom a case is given."""

    account: AccountId


@router.post("", status_code=201)
def open_case(asks: Asks, given: Opening) -> Opened:
    """Open a case over reports one may see."""
    with asks.writing() as (writing, viewer):
        return Opened(case=cases.open_case(writing, viewer, given.reports, given.workflow))


@router.get("", response_model_exclude_none=True)
def list_cases(asks: Asks, page: Annotated[CasePageFilter, Query()]) -> CasePage:
    """The cases one may see, newest first."""
    with asks.reading() as (connection, viewer):
        found = case_list.listing(connection, viewer, page.wanted(), page.after, page.limit + 1)
    more = [Case.model_validate(one) for one in found[: page.limit]]
    return CasePage(cases=more, next=more[-1].case if len(found) > page.limit else None)


@router.get("/count")
def count_cases(asks: Asks, wanted: Annotated[CaseFilter, Query()]) -> CaseCount:
    """How many cases one may see."""
    with asks.reading() as (connection, viewer):
        return CaseCount(count=case_list.count(connection, viewer, wanted.wanted()))


@router.get("/{case_id}", response_model_exclude_none=True)
def show_case(asks: Asks, case_id: CaseInPath) -> Case:
    """One case."""
    with asks.reading() as (connection, viewer):
        return Case.model_validate(case_list.shown(connection, viewer, case_id))


@router.post("/{case_id}/steps", response_model_exclude_none=True)
def step(asks: Asks, case_id: CaseInPath, given: Step) -> Case:
    """Move a case one step; answers the case as it stands then."""
    with asks.writing() as (writing, viewer):
        due = given.due.isoformat() if given.due else None
        cases.step(writing, viewer, case_id, given.to, given.reason, due, given.after)
        return Case.model_validate(case_list.shown(writing.connection, viewer, case_id))


@router.post("/{case_id}/simple-steps", response_model_exclude_none=True)
def simple_step(asks: Asks, case_id: CaseInPath, given: SimpleStep) -> Case:
    """Move a case of the simple workflow: every full step on the way is recorded."""
    with asks.writing() as (writing, viewer):
        if given.to == "checked":
            cases.simple_step(writing, viewer, case_id, Simple.CHECKED, given.reason)
        else:
            cases.simple_close(writing, viewer, case_id, given.reason)
        return Case.model_validate(case_list.shown(writing.connection, viewer, case_id))


@router.post("/{case_id}/undo", response_model_exclude_none=True)
def undo(asks: Asks, case_id: CaseInPath, given: Reason) -> Case:
    """Take one's own last bare step back, by an entry that says so."""
    with asks.writing() as (writing, viewer):
        cases.undo(writing, viewer, case_id, given.reason)
        return Case.model_validate(case_list.shown(writing.connection, viewer, case_id))


@router.post("/{case_id}/assignments", status_code=204)
def assign(asks: Asks, case_id: CaseInPath, given: Assignment) -> None:
    """Give a case to somebody, who sees it and what belongs to it from now on."""
    with asks.writing() as (writing, viewer):
        cases.assign(writing, viewer, case_id, given.account)


@router.post("/{case_id}/tabling", status_code=204)
def table(asks: Asks, case_id: CaseInPath) -> None:
    """Put a case before the commission."""
    with asks.writing() as (writing, viewer):
        cases.table(writing, viewer, case_id)
