"""Who did it, what was ruled, who is told of it, and which remedy is asked for: the steps that state something more."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.datastructures import FormData
from starlette.responses import Response

from treve.casebook import rulings
from treve.casebook.rulings import Vote
from treve.casebook.workflow import Outcome
from treve.errors import BadValue
from treve.serve.given import CaseInPath
from treve.serve.pages.case_page import show
from treve.serve.pages.desk import AtDesk, Sent, words
from treve.serve.pages.sent import choose, needed, read, wrong
from treve.serve.routes.filings import Notification
from treve.serve.routes.remedies import RemedyAsked
from treve.serve.routes.rulings import Attribution, Determination

router = APIRouter()
ABSTAINED = "abstained"
MOST_ROWS = 50
# What is known of a vote → the field of its line, before the number of the line.
_PARTS = {"name": "component", "outcome": "outcome", "dissent": "dissent"}


@router.post("/cases/{case_id}/attribution")
def attribute(desk: AtDesk, case_id: CaseInPath, form: Sent) -> Response:
    """Settle who did it, or that nobody can say."""
    kept: dict[str, Any] = {
        name: words(form, name) for name in ("result", "actors", "standard", "confidence_percent", "reason")
    }
    actors = [line.strip() for line in kept["actors"].split("\n") if line.strip()]
    given, faults = read(Attribution, kept | {"actors": actors})
    if given is not None:
        try:
            with desk.asks.writing() as (writing, viewer):
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
            return desk.go(f"/cases/{case_id}", done="attributed")
        except BadValue as problem:
            faults = wrong(problem)
    return show(desk, case_id, "attribution", kept, faults)


@router.post("/cases/{case_id}/determination")
def determine(desk: AtDesk, case_id: CaseInPath, form: Sent) -> Response:
    """Enter the ruling that the votes make, with every vote and every dissent."""
    rows = _rows(form)
    kept: dict[str, Any] = {name: words(form, name) for name in ("rule", "standard", "reason")}
    if words(form, "more"):
        return show(desk, case_id, "determination", kept | {"votes": [*rows, _row()][:MOST_ROWS]})
    votes, faults = _votes(rows)
    given, unread = read(Determination, kept | {"votes": votes})
    faults = unread | faults
    if given is None or faults:
        return show(desk, case_id, "determination", kept | {"votes": rows or [_row()]}, faults)
    cast = {name: Vote(vote.outcome, vote.dissent) for name, vote in given.votes.items()}
    with desk.asks.writing() as (writing, viewer):
        rulings.determine(writing, viewer, case_id, cast, given.rule, given.standard, given.reason)
    return desk.go(f"/cases/{case_id}", done="ruled")


@router.post("/cases/{case_id}/notification")
def notify(desk: AtDesk, case_id: CaseInPath, form: Sent) -> Response:
    """Tell a party of a ruling and ask for its answer by a day."""
    kept = {name: words(form, name) for name in ("to", "text", "due")}
    given, faults = read(Notification, kept)
    if given is not None:
        try:
            with desk.asks.writing() as (writing, viewer):
                rulings.notify(writing, viewer, case_id, given.to, given.text, given.due)
            return desk.go(f"/cases/{case_id}", done="notified")
        except BadValue as problem:
            faults = wrong(problem)
    return show(desk, case_id, "notification", {**kept, "party": kept["to"], "to": ""}, faults)


@router.post("/cases/{case_id}/remedy")
def ask(desk: AtDesk, case_id: CaseInPath, form: Sent) -> Response:
    """Ask a duty holder for a measure by a day."""
    kept = {name: words(form, name) for name in ("holder", "measure", "due")}
    given, faults = read(RemedyAsked, kept)
    if given is None:
        return show(desk, case_id, "remedy", kept, faults)
    with desk.asks.writing() as (writing, viewer):
        rulings.ask_remedy(writing, viewer, case_id, given.holder, given.measure, given.due)
    return desk.go(f"/cases/{case_id}", done="asked")


def _row() -> dict[str, str]:
    return {"name": "", "outcome": "", "dissent": ""}


def _rows(form: FormData) -> list[dict[str, str]]:
    """The lines of votes as they were sent: component, outcome and dissent of each."""
    found = []
    for number in range(1, MOST_ROWS + 1):
        if f"component-{number}" not in form:
            break
        row = {name: words(form, f"{part}-{number}") for name, part in _PARTS.items()}
        found.append(row)
    return found


def _votes(rows: list[dict[str, str]]) -> tuple[dict[str, Any], dict[str, str]]:
    """The votes of the lines that are filled, and what is wrong: a line half filled, a component twice."""
    votes: dict[str, Any] = {}
    faults: dict[str, str] = {}
    for row in rows:
        if not any(row.values()):
            continue
        known = row["outcome"] in (ABSTAINED, *(one.value for one in Outcome))
        if not row["name"] or row["name"] in votes:
            faults["votes"] = needed() if not row["name"] else choose()
        elif not known:
            faults["votes"] = choose()
        outcome = row["outcome"] if known and row["outcome"] != ABSTAINED else None
        votes[row["name"]] = {"outcome": outcome, "dissent": row["dissent"] or None}
    return votes, faults
