"""What is owed, by whom and by when, and what became of it."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, StringConstraints

from treve.casebook import filing_list, rulings
from treve.serve.given import Asks, CaseId, CaseInPath, Day, Given, Name, Words
from treve.serve.paging import Page, cut

router = APIRouter(tags=["remedies"])
Result = Literal["taken", "partial", "refused", "overdue"]
RemedyInPath = Annotated[str, StringConstraints(pattern="^M-[0-9a-f]{16}$"), Path(description="Id of a remedy")]


class RemedyAsked(Given):
    """A measure asked of a duty holder by a day."""

    holder: Name
    measure: Words
    due: Day


class Asked(BaseModel):
    """The id of a new remedy."""

    remedy: str


class Outcome(Given):
    """What became of a measure; `overdue` only once its day has passed."""

    result: Result
    text: Words


class Remedy(BaseModel):
    """A measure; `result` is null while nothing is known of it."""

    remedy: str
    case: str
    holder: str
    due: str
    measure: str | None
    result: Result | None


class Remedies(BaseModel):
    """Measures, by the day they are due; `next` is what `after` takes for the page that follows; none on the last."""

    remedies: list[Remedy]
    next: str | None = None


class RemediesWanted(Page):
    """Which page, of all measures or of those of one case."""

    case: CaseId | None = None


@router.post("/cases/{case_id}/remedies", status_code=201)
def ask(asks: Asks, case_id: CaseInPath, given: RemedyAsked) -> Asked:
    """Ask a duty holder for a measure."""
    with asks.writing() as (writing, viewer):
        return Asked(remedy=rulings.ask_remedy(writing, viewer, case_id, given.holder, given.measure, given.due))


@router.get("/remedies")
def list_remedies(asks: Asks, wanted: Annotated[RemediesWanted, Query()]) -> Remedies:
    """The measures one may see: those of cases one may read, and those one's own compartment owes."""
    with asks.reading() as (connection, viewer):
        found = filing_list.remedies(connection, viewer, wanted.case, after=wanted.after, limit=wanted.limit + 1)
    shown, after = cut(found, wanted, lambda one: str(one["remedy"]))
    return Remedies(remedies=[Remedy.model_validate(one) for one in shown], next=after)


@router.post("/remedies/{remedy_id}/result", status_code=204)
def end(asks: Asks, remedy_id: RemedyInPath, given: Outcome) -> None:
    """Say what became of a measure."""
    with asks.writing() as (writing, viewer):
        rulings.end_remedy(writing, viewer, remedy_id, given.result, given.text)
