"""One step for all reports that the filters of the inbox find; those decided to tell the same incident go together."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from treve.casebook import links, report_list
from treve.casebook.gathering import Group
from treve.catalogue import counted
from treve.errors import BadValue
from treve.serve.pages import many_steps
from treve.serve.pages.desk import AtDesk, Desk, Sent, words
from treve.serve.pages.inbox import ReportQuery
from treve.serve.pages.many_steps import Found
from treve.serve.pages.sent import read

router = APIRouter()
_PATH = "/inbox/steps"
_NAMES = ("act", "area", "first", "last", "compartment", "in_case")


@router.get(_PATH)
def ask(desk: AtDesk, request: Request) -> HTMLResponse:
    """The form, with how many there are."""
    many_steps.must(desk.viewer)
    return many_steps.ask(desk, _found(desk, {name: request.query_params.get(name, "") for name in _NAMES}))


@router.post(_PATH)
def make(desk: AtDesk, form: Sent) -> Response:
    """Say what would be done, or do what was looked at."""
    many_steps.must(desk.viewer)
    return many_steps.make(desk, _found(desk, {name: words(form, name) for name in _NAMES}), form)


def _found(desk: Desk, values: dict[str, Any]) -> Found:
    query, wrong = read(ReportQuery, values)
    if query is None:
        # Left out, it would find more than was meant.
        name, expected = next(iter(wrong.items()))
        raise BadValue("inbox", name, str(values.get(name, ""))[:40], expected)
    with desk.asks.reading() as (connection, viewer):
        total = report_list.count(connection, viewer, query.wanted())
        # One more than is done at once is enough to say that there are too many.
        found = report_list.listing(connection, viewer, query.wanted(), limit=many_steps.MOST_REPORTS + 1)
        together = links.groups(links.decisions(connection, viewer))
    groups: dict[str, list[str]] = {}
    for one in reversed(found):
        groups.setdefault(together.get(one["report"], one["report"]), []).append(one["report"])
    return Found(
        _PATH,
        query.address(),
        query.asked(),
        counted("{number} report", "{number} reports", total),
        [Group(reports[0], tuple(reports)) for reports in groups.values()],
    )
