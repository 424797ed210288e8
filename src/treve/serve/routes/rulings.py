"""Attributions and determinations."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter
from pydantic import BaseModel, Field

from treve.casebook import rulings
from treve.casebook.rulings import DecidedBy
from treve.casebook.rulings import Vote as Cast
from treve.casebook.workflow import Outcome
from treve.serve.given import Asks, CaseInPath, Given, Name, Words

router = APIRouter(prefix="/cases", tags=["rulings"])
Standard = Literal[
    "reasonable_suspicion",
    "reasonable_grounds",
    "balance_of_probabilities",
    "clear_and_convincing",
    "beyond_reasonable_doubt",
]


class Attribution(Given):
    """Who did it, by which standard of proof, and how surely; no number where no confidence is stated."""

    result: Literal["attributed", "jointly_attributed", "unattributed"]
    actors: Annotated[list[Name], Field(max_length=50)] = Field(default_factory=list)
    standard: Standard
    confidence_percent: Annotated[int, Field(ge=0, le=100)] | None = None
    reason: Words


class Vote(Given):
    """One component's vote, without an outcome where it abstains, and its dissent in its own words."""

    outcome: Outcome | None = None
    dissent: Words | None = None


class Determination(Given):
    """The votes, the rule they are counted by, and the standard of proof."""

    votes: Annotated[dict[Name, Vote], Field(min_length=1, max_length=50)]
    rule: DecidedBy
    standard: Standard
    reason: Words


class Determined(BaseModel):
    """What the votes decide; `cannot_rule` is a result."""

    outcome: Outcome


@router.post("/{case_id}/attribution", status_code=204)
def attribute(asks: Asks, case_id: CaseInPath, given: Attribution) -> None:
    """Settle who did it, or that nobody can say."""
    with asks.writing() as (writing, viewer):
        rulings.attribute(
            writing,
            viewer,
            case_id,
            given.result,
            tuple(given.actors),
            given.standard,
            given.confidence_percent,
            given.reason,
        )


@router.post("/{case_id}/determination", status_code=201)
def determine(asks: Asks, case_id: CaseInPath, given: Determination) -> Determined:
    """Enter the ruling that the votes make, with every vote and every dissent."""
    votes = {name: Cast(vote.outcome, vote.dissent) for name, vote in given.votes.items()}
    with asks.writing() as (writing, viewer):
        made = rulings.determine(writing, viewer, case_id, votes, given.rule, given.standard, given.reason)
    return Determined(outcome=made)
