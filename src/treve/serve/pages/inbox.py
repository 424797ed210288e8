"""The inbox: reports one may see, newest first, by filters that are a link; a case is opened over those that are chosen."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from pydantic import BaseModel
from starlette.responses import HTMLResponse, Response

from treve.bulletin import coded_words
from treve.casebook import cases, report_list
from treve.casebook.report_list import Wanted
from treve.casebook.roles import Deed
from treve.model.act import Act
from treve.serve.given import Day, Name, ReportId
from treve.serve.pages import case_words, many_steps
from treve.serve.pages.desk import AtDesk, Desk, Sent, words
from treve.serve.pages.report_fields import acts
from treve.serve.pages.sent import read
from treve.serve.routes.cases import Opening

router = APIRouter()
ON_A_PAGE = 50
_Text = Annotated[str, Query(max_length=200)]


class ReportQuery(BaseModel):
    """Which reports; what is empty in the address narrows nothing."""

    act: Act | None = None
    area: Name | None = None
    first: Day | None = None
    last: Day | None = None
    compartment: Name | None = None
    in_case: bool | None = None
    after: ReportId | None = None

    def wanted(self) -> Wanted:
        """As the casebook takes it."""
        first, last = (day.isoformat() if day else None for day in (self.first, self.last))
        act = self.act.value if self.act else None
        return Wanted(act, self.area, first, last, self.compartment, self.in_case)

    def asked(self) -> dict[str, str]:
        """What narrows the list, as the address says it."""
        values = self.model_dump(mode="json", exclude={"after"}, exclude_none=True)
        return {name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in values.items()}

    def address(self, path: str = "/inbox", **more: str) -> str:
        """The address of this list, or of another page that asks for the same."""
        whole = self.asked() | more
        return f"{path}?{urlencode(whole)}" if whole else path


def query_of(values: dict[str, str]) -> tuple[ReportQuery, dict[str, str]]:
    """What the address asks for, and what of it cannot be read; that is left out."""
    found, wrong = read(ReportQuery, values)
    if found is None:
        found, _ = read(ReportQuery, {name: value for name, value in values.items() if name not in wrong})
    assert found is not None
    return found, wrong


@router.get("/inbox")
def inbox(
    desk: AtDesk,
    act: _Text = "",
    area: _Text = "",
    first: _Text = "",
    last: _Text = "",
    compartment: _Text = "",
    in_case: _Text = "",
    after: _Text = "",
) -> HTMLResponse:
    """The reports one may see."""
    values = {"act": act, "area": area, "first": first, "last": last, "compartment": compartment}
    query, wrong = query_of(values | {"in_case": in_case, "after": after})
    return _page(desk, query, wrong)


@router.post("/cases")
def open_case(desk: AtDesk, form: Sent) -> Response:
    """Open a case over the reports that are chosen."""
    chosen = [one for one in form.getlist("report") if isinstance(one, str)]
    workflow = words(form, "workflow") or "full"
    desk.viewer.must(Deed.OPEN_CASE)
    given, wrong = read(Opening, {"reports": chosen, "workflow": workflow})
    if given is None:
        return _page(desk, query_of({})[0], wrong)
    with desk.asks.writing() as (writing, viewer):
        case_id = cases.open_case(writing, viewer, given.reports, given.workflow)
    return desk.go(f"/cases/{case_id}", done="opened")


def _page(desk: Desk, query: ReportQuery, wrong: dict[str, str]) -> HTMLResponse:
    with desk.asks.reading() as (connection, viewer):
        found = report_list.listing(connection, viewer, query.wanted(), query.after, ON_A_PAGE + 1)
    more = found[ON_A_PAGE - 1]["report"] if len(found) > ON_A_PAGE else None
    values: dict[str, Any] = {
        "query": query,
        "asked": query.asked(),
        "reports": found[:ON_A_PAGE],
        "next": query.address(after=more) if more else "",
        "steps": query.address("/inbox/steps") if many_steps.offered(desk.viewer) else "",
        "wrong": wrong,
        "acts": acts(),
        "act_words": coded_words.act,
        "words": case_words,
        "may_open": desk.viewer.may(Deed.OPEN_CASE),
        "may_file": desk.viewer.may(Deed.SUBMIT),
    }
    return desk.page("inbox.html", 422 if wrong else 200, **values)
