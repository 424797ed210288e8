"""The cases one may see, by filters; many of them moved at once, by the rules of a single step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from starlette.responses import HTMLResponse, Response

from treve.casebook import case_list, cases
from treve.casebook.case_list import Wanted
from treve.casebook.roles import Deed
from treve.casebook.workflow import State
from treve.serve.given import CaseId, Day, Words
from treve.serve.pages import case_lines, case_words
from treve.serve.pages.desk import AtDesk, Desk, Sent, words
from treve.serve.pages.many_steps import bare_steps
from treve.serve.pages.sent import needed, read

router = APIRouter()
ON_A_PAGE = 50
MOST_AT_ONCE = 500


class CaseQuery(BaseModel):
    """Which cases; what is empty in the address narrows nothing."""

    state: State | None = None
    mine: bool = False
    due_before: Day | None = None
    after: CaseId | None = None

    def wanted(self) -> Wanted:
        """As the casebook takes it."""
        due = self.due_before.isoformat() if self.due_before else None
        return Wanted((self.state,) if self.state else None, True if self.mine else None, None, due)

    def address(self, **more: str) -> str:
        """The address of this list."""
        asked = {
            "state": self.state.value if self.state else "",
            "mine": "true" if self.mine else "",
            "due_before": self.due_before.isoformat() if self.due_before else "",
        }
        whole = {name: value for name, value in {**asked, **more}.items() if value}
        return f"/cases?{urlencode(whole)}" if whole else "/cases"


class Bulk(BaseModel):
    """Many cases and the step they are to make."""

    cases: Annotated[list[CaseId], Field(min_length=1, max_length=MOST_AT_ONCE)]
    to: State
    reason: Words


def query_of(
    state: str = "", mine: str = "", due_before: str = "", after: str = ""
) -> tuple[CaseQuery, dict[str, str]]:
    """What the address asks for, and what of it cannot be read; that is left out."""
    values = {"state": state, "mine": mine, "due_before": due_before, "after": after}
    found, wrong = read(CaseQuery, values)
    if found is None:
        found, _ = read(CaseQuery, {name: value for name, value in values.items() if name not in wrong})
    assert found is not None
    return found, wrong


@router.get("/cases")
def list_cases(
    desk: AtDesk,
    state: Annotated[str, Query(max_length=60)] = "",
    mine: Annotated[str, Query(max_length=10)] = "",
    due_before: Annotated[str, Query(max_length=20)] = "",
    after: Annotated[str, Query(max_length=60)] = "",
) -> HTMLResponse:
    """The cases one may see, newest first."""
    query, wrong = query_of(state, mine, due_before, after)
    return _page(desk, query, wrong=wrong)


@router.post("/cases/bulk")
def bulk(desk: AtDesk, form: Sent) -> Response:
    """Say which of the cases would move and which not; move them only once that was shown."""
    if not bare_steps(desk.viewer):
        desk.viewer.must(Deed.MOVE_CASE)
    query, _ = query_of(words(form, "state"), words(form, "mine"), words(form, "due_before"))
    chosen = [one for one in form.getlist("case") if isinstance(one, str)]
    kept = {"to": words(form, "to"), "reason": words(form, "reason")}
    given, wrong = read(Bulk, {**kept, "cases": chosen})
    if given is None:
        return _page(desk, query, kept | {"cases": chosen}, wrong)
    dry_run = words(form, "certain") != "yes"
    with desk.asks.writing() as (writing, viewer):
        moved, left = cases.bulk(writing, viewer, given.cases, given.to, given.reason, dry_run)
    values: dict[str, Any] = {
        "moved": moved,
        "left": left,
        "dry_run": dry_run,
        "to": given.to.value,
        "reason": given.reason,
    }
    return desk.page("cases_moved.html", words=case_words, back=query.address(), query=query, **values)


def _page(
    desk: Desk, query: CaseQuery, kept: Mapping[str, Any] | None = None, wrong: Mapping[str, str] | None = None
) -> HTMLResponse:
    with desk.asks.reading() as (connection, viewer):
        found = case_list.listing(connection, viewer, query.wanted(), query.after, ON_A_PAGE + 1)
        more = found[ON_A_PAGE - 1]["case"] if len(found) > ON_A_PAGE else None
        lines = case_lines.lines(connection, viewer, found[:ON_A_PAGE])
    values = {
        "query": query,
        "lines": lines,
        "next": query.address(after=more) if more else "",
        "steps": [(one.value, case_words.STEPS[one.value]) for one in bare_steps(desk.viewer)],
        "kept": dict(kept or {}),
        "wrong": dict(wrong or {}),
        "needed": needed(),
        "states": [("", "–"), *case_words.STATES.items()],
        "words": case_words,
        "mine_is_something": desk.viewer.may(Deed.MOVE_CASE),
    }
    return desk.page("cases.html", 422 if wrong else 200, **values)
