"""Moving a case: steps, taking one back, giving it to somebody, putting it before the commission, joining it to another."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter
from starlette.responses import Response

from treve.casebook import cases, merging
from treve.casebook.book import Writing
from treve.casebook.visible import Viewer
from treve.casebook.workflow import Simple
from treve.serve.given import CaseInPath, Reason
from treve.serve.pages.case_page import show
from treve.serve.pages.desk import AtDesk, Sent, words
from treve.serve.pages.sent import read
from treve.serve.routes.cases import Assignment, Step
from treve.serve.routes.many_cases import Duplicate, Merging

router = APIRouter()


@router.post("/cases/{case_id}/step")
def step(desk: AtDesk, case_id: CaseInPath, form: Sent) -> Response:
    """Make a bare step."""
    kept = {name: words(form, name) for name in ("to", "reason", "due", "after")}
    given, wrong = read(Step, kept)
    if given is None:
        return show(desk, case_id, "step", kept, wrong)
    due = given.due.isoformat() if given.due else None
    with desk.asks.writing() as (writing, viewer):
        cases.step(writing, viewer, case_id, given.to, given.reason, due, given.after)
    return desk.go(f"/cases/{case_id}", done="moved")


def _check(writing: Writing, viewer: Viewer, case_id: str, reason: str) -> None:
    cases.simple_step(writing, viewer, case_id, Simple.CHECKED, reason)


def _with_a_reason(
    deed: str, act: Callable[[Writing, Viewer, str, str], None], summary: str, done: str = "moved"
) -> None:
    """The form of a deed that needs nothing but a reason. done: a code of `frame.DONE`."""

    def make(desk: AtDesk, case_id: CaseInPath, form: Sent) -> Response:
        kept = {"reason": words(form, "reason")}
        given, wrong = read(Reason, kept)
        if given is None:
            return show(desk, case_id, deed, kept, wrong)
        with desk.asks.writing() as (writing, viewer):
            act(writing, viewer, case_id, given.reason)
        return desk.go(f"/cases/{case_id}", done=done)

    router.add_api_route(f"/cases/{{case_id}}/{deed}", make, methods=["POST"], name=deed, summary=summary)


_with_a_reason("check", _check, "A new case of the simple workflow is checked: every full step on the way is recorded.")
_with_a_reason("close", cases.simple_close, "A ruled case of the simple workflow is closed.")
_with_a_reason("undo", cases.undo, "Take one's own last bare step back.", done="taken_back")


@router.post("/cases/{case_id}/assignment")
def assign(desk: AtDesk, case_id: CaseInPath, form: Sent) -> Response:
    """Give a case to somebody."""
    kept = {"account": words(form, "account")}
    given, wrong = read(Assignment, kept)
    if given is None:
        return show(desk, case_id, "assignment", kept, wrong)
    with desk.asks.writing() as (writing, viewer):
        cases.assign(writing, viewer, case_id, given.account)
    return desk.go(f"/cases/{case_id}", done="assigned")


@router.post("/cases/{case_id}/tabling")
def table(desk: AtDesk, case_id: CaseInPath) -> Response:
    """Put a case before the commission."""
    with desk.asks.writing() as (writing, viewer):
        cases.table(writing, viewer, case_id)
    return desk.go(f"/cases/{case_id}", done="tabled")


@router.post("/cases/{case_id}/duplicate")
def duplicate(desk: AtDesk, case_id: CaseInPath, form: Sent) -> Response:
    """Say that a case tells what another tells."""
    kept = {name: words(form, name) for name in ("of", "reason")}
    given, wrong = read(Duplicate, kept)
    if given is None:
        return show(desk, case_id, "duplicate", kept, wrong)
    with desk.asks.writing() as (writing, viewer):
        merging.duplicate(writing, viewer, case_id, given.of, given.reason)
    return desk.go(f"/cases/{case_id}", done="moved")


@router.post("/cases/{case_id}/merge")
def merge(desk: AtDesk, case_id: CaseInPath, form: Sent) -> Response:
    """Let a case go on as another."""
    kept = {name: words(form, name) for name in ("into", "reason")}
    given, wrong = read(Merging, kept)
    if given is None:
        return show(desk, case_id, "merge", kept, wrong)
    with desk.asks.writing() as (writing, viewer):
        merging.merge(writing, viewer, case_id, given.into, given.reason)
    return desk.go(f"/cases/{case_id}", done="moved")
