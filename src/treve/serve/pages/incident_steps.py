"""One step for all incidents that a query finds in one's own run: cases over them, into a case, or their cases moved."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from treve.casebook.gathering import Group
from treve.catalogue import counted
from treve.serve.pages import asked as asking
from treve.serve.pages import facet_links, many_steps, own_run
from treve.serve.pages.asked import Asked, Asking
from treve.serve.pages.desk import AtDesk, Desk, Sent, words
from treve.serve.pages.many_steps import Found
from treve.serve.sought import answers

router = APIRouter()
_PATH = "/incidents/steps"


@router.get(_PATH)
def ask(desk: AtDesk, asked: Asked) -> HTMLResponse:
    """The form, with how many there are."""
    many_steps.must(desk.viewer)
    found = _found(desk, asked)
    return many_steps.ask(desk, found) if found is not None else desk.page("no_run.html")


@router.post(_PATH)
def make(desk: AtDesk, form: Sent) -> Response:
    """Say what would be done, or do what was looked at."""
    many_steps.must(desk.viewer)
    found = _found(desk, asking.read({"q": words(form, "q")}))
    return many_steps.make(desk, found, form) if found is not None else desk.page("no_run.html")


def _found(desk: Desk, asked: Asking) -> Found | None:
    """Raises BadQuery for one that cannot be read: it would otherwise find everything."""
    if asked.wrong:
        raise asked.wrong
    with own_run.sought(desk, asked.query) as sought:
        if sought is None:
            return None
        total = sought.ask(answers.total).incidents
        own = answers.own_reports(sought.store)
    without = counted(
        "{number} of them is told by no report of the casebook, so that no case can be about it.",
        "{number} of them are told by no report of the casebook, so that no case can be about them.",
        total - len(own),
    )
    groups = [Group(str(incident), tuple(reports)) for incident, reports in own.items()]
    found = Found(_PATH, asked.address("/incidents"), {"q": str(asked.query)}, facet_links.incidents(total), groups)
    # Of too many, how many are told by none is not known: not all were looked at.
    return replace(found, without=without) if total > len(own) and not found.too_many else found
