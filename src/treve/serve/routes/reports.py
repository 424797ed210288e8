"""Reports: filed, listed, shown, corrected, withdrawn."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Form, Query, Response, UploadFile
from pydantic import BaseModel, ValidationError

from treve.casebook import attachments, intake, report_list
from treve.casebook.attachments import MOST_FILES
from treve.casebook.report_list import Wanted
from treve.errors import BadValue, worded
from treve.model.act import Act
from treve.serve.given import Asks, Day, Limit, LogKey, Name, Queue, Reason, ReportId, ReportInPath, Words
from treve.serve.report_body import Filed, ReportBody, form_of

router = APIRouter(prefix="/reports", tags=["reports"])
_READ_AT_ONCE = 2**20


class Filing(ReportBody):
    """A report to be filed in a compartment; `client_key` is the sender's own id: sent again, it is accepted once."""

    compartment: Name
    client_key: Name | None = None


class Receipt(BaseModel):
    """The report's id and the log's signed promise to hold it. `new` is false where the same report had been accepted before."""

    report: str
    new: bool
    receipt: str


class ReportPage(BaseModel):
    """Reports, newest first; `next` is what `after` takes for the page that follows; none on the last."""

    reports: list[Filed]
    next: str | None = None


class Count(BaseModel):
    """How many of those that one may see."""

    count: int


class Affected(BaseModel):
    """What rests on the report, as far as one may see it; what was said before stays in the log."""

    cases: list[str]
    determinations: list[str]
    notifications: list[str]


class Likely(BaseModel):
    """Ids of reports one may see that may tell the same; to be linked, never deleted."""

    reports: list[str]


class Correction(ReportBody):
    """What the report says from now on, and why it is corrected."""

    reason: Words


class Filter(BaseModel):
    """Which reports; withdrawn ones fit no filter by act, area or day."""

    act: Act | None = None
    area: Name | None = None
    first: Day | None = None
    last: Day | None = None
    compartment: Name | None = None
    in_case: bool | None = None

    def wanted(self) -> Wanted:
        """As the casebook takes it."""
        first, last = (day.isoformat() if day else None for day in (self.first, self.last))
        act = self.act.value if self.act else None
        return Wanted(act, self.area, first, last, self.compartment, self.in_case)


class PageFilter(Filter):
    """Which reports, and which page of them."""

    after: ReportId | None = None
    limit: Limit = 100


@router.post("", status_code=201, responses={200: {"model": Receipt, "description": "Accepted before"}})
def file_report(asks: Asks, queue: Queue, response: Response, given: Filing) -> Receipt:
    """File a report without files. Answered once it is on the disk."""
    done = queue.submit(asks.account_id, asks.scopes, form_of(given), given.compartment, given.client_key)
    return _answered(response, done)


@router.post("/with-files", status_code=201, responses={200: {"model": Receipt, "description": "Accepted before"}})
def file_with_files(
    asks: Asks,
    key: LogKey,
    response: Response,
    report: Annotated[str, Form(description="The report as JSON, in the form of POST /api/reports")],
    files: Annotated[list[UploadFile], File(description=f"At most {MOST_FILES} files")],
) -> Receipt:
    """File a report with files: known by their bytes, hashed on arrival, the original sealed."""
    try:
        given = Filing.model_validate_json(report)
    except ValidationError as problem:
        first = problem.errors()[0]
        raise BadValue("report", ".".join(map(str, first["loc"])), "…", first["msg"]) from None
    if len(files) > MOST_FILES:
        raise BadValue("report", "files", str(len(files)), worded("at most {most}", most=MOST_FILES))
    form, attached = form_of(given), [attachments.read(one.filename or "", _bytes(one)) for one in files]
    with asks.writing() as (writing, viewer):
        done = intake.submit(writing, viewer, form, key, given.compartment, attached, given.client_key)
    return _answered(response, done)


def _answered(response: Response, done: intake.Accepted) -> Receipt:
    response.status_code = 201 if done.new else 200
    return Receipt(report=done.report_id, new=done.new, receipt=done.receipt.decode())


def _bytes(file: UploadFile) -> bytes:
    """All of a file, and no more than one byte too many."""
    return file.file.read(attachments.MOST_BYTES + 1)


@router.get("", response_model_exclude_none=True)
def list_reports(asks: Asks, page: Annotated[PageFilter, Query()]) -> ReportPage:
    """The reports one may see, newest first."""
    with asks.reading() as (connection, viewer):
        found = report_list.listing(connection, viewer, page.wanted(), page.after, page.limit + 1)
    more = found[: page.limit]
    return ReportPage(
        reports=[Filed.model_validate(one) for one in more],
        next=more[-1]["report"] if len(found) > page.limit else None,
    )


@router.get("/count")
def count_reports(asks: Asks, wanted: Annotated[Filter, Query()]) -> Count:
    """How many reports one may see."""
    with asks.reading() as (connection, viewer):
        return Count(count=report_list.count(connection, viewer, wanted.wanted()))


@router.get("/{report_id}", response_model_exclude_none=True)
def show_report(asks: Asks, report_id: ReportInPath) -> Filed:
    """One report as it stands now."""
    with asks.reading() as (connection, viewer):
        return Filed.model_validate(report_list.shown(connection, viewer, report_id))


@router.get("/{report_id}/likely-same")
def likely_same(asks: Asks, report_id: ReportInPath) -> Likely:
    """Reports one may see that may tell the same."""
    with asks.reading() as (connection, viewer):
        return Likely(reports=report_list.likely_same(connection, viewer, report_id))


@router.get("/{report_id}/affected")
def affected(asks: Asks, report_id: ReportInPath) -> Affected:
    """What would be affected if the report were corrected or withdrawn."""
    with asks.reading() as (connection, viewer):
        report_list.shown(connection, viewer, report_id)
        return _affected(report_list.affected(connection, viewer, report_id))


@router.post("/{report_id}/correction")
def correct(asks: Asks, key: LogKey, report_id: ReportInPath, given: Correction) -> Affected:
    """Correct a report one has filed: the new words replace all earlier ones. Answers what rests on it."""
    form = form_of(given)
    with asks.writing() as (writing, viewer):
        return _affected(intake.correct(writing, viewer, report_id, form, given.reason, key))


@router.post("/{report_id}/withdrawal")
def withdraw(asks: Asks, report_id: ReportInPath, given: Reason) -> Affected:
    """Withdraw a report one has filed. Answers what rests on it."""
    with asks.writing() as (writing, viewer):
        return _affected(intake.correct(writing, viewer, report_id, None, given.reason))


def _affected(found: report_list.Affected) -> Affected:
    return Affected(
        cases=list(found.cases), determinations=list(found.determinations), notifications=list(found.notifications)
    )
