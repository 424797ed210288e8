"""A new report: on the screen, on paper, and where paper is keyed in; the same fields in the same order."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from fastapi import APIRouter
from starlette.datastructures import FormData, UploadFile
from starlette.responses import HTMLResponse, Response

from treve.casebook import attachments, intake, report_form
from treve.casebook.attachments import MOST_BYTES, MOST_FILES, Attachment
from treve.casebook.roles import Deed
from treve.catalogue import in_words
from treve.errors import BadValue, worded
from treve.serve.given import LogKey, ReportId
from treve.serve.pages import case_words, report_fields
from treve.serve.pages.desk import AtDesk, Desk, Sent, words
from treve.serve.pages.report_fields import FIELDS
from treve.serve.pages.sent import choose, wrong

router = APIRouter()


@router.get("/reports/new")
def new_report(desk: AtDesk) -> HTMLResponse:
    """The form of a new report."""
    desk.viewer.must(Deed.SUBMIT)
    return _form(desk, {})


@router.get("/reports/keying")
def keying(desk: AtDesk, filed: ReportId | None = None) -> HTMLResponse:
    """The same form for who keys paper in: numbered as on paper, and empty again after each report."""
    desk.viewer.must(Deed.SUBMIT)
    return _form(desk, {}, keying=True, filed=filed or "")


@router.get("/paper-form")
def paper_form(desk: AtDesk) -> HTMLResponse:
    """The form to be printed."""
    return desk.page("paper_form.html", fields=FIELDS, acts=report_fields.acts()[1:], uses=report_fields.uses())


@router.post("/reports/new")
def file_report(desk: AtDesk, key: LogKey, form: Sent) -> Response:
    """File a report. Answered once it is on the disk."""
    desk.viewer.must(Deed.SUBMIT)
    values = report_fields.sent(form) | {"compartment": words(form, "compartment")}
    keying = words(form, "then") == "keying"
    if values["compartment"] not in desk.viewer.compartments(Deed.SUBMIT):
        return _form(desk, values, {"compartment": choose()}, keying)
    try:
        made = report_form.read({name: value for name, value in values.items() if name != "compartment"}, "report")
        files = _files(form)
        with desk.asks.writing() as (writing, viewer):
            done = intake.submit(
                writing, viewer, made, key, values["compartment"], files, words(form, "client_key")[:200] or None
            )
    except BadValue as problem:
        faults = wrong(problem)
        unknown = not faults.keys() & {field.name for field in FIELDS}
        return _form(
            desk, values, {"files": f"{problem.where}: {in_words(problem.expected)}"} if unknown else faults, keying
        )
    told = "filed" if done.new else "known"
    if keying:
        return desk.go("/reports/keying", done=told, filed=done.report_id)
    return desk.go(f"/reports/{done.report_id}", done=told)


def _files(form: FormData) -> list[Attachment]:
    """The files that came; an empty field of files is none. Raises BadValue for one that cannot be taken."""
    files = [one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]
    if len(files) > MOST_FILES:
        raise BadValue("report", "files", str(len(files)), worded("at most {most}", most=MOST_FILES))
    return [attachments.read(one.filename or "", one.file.read(MOST_BYTES + 1)) for one in files]


def _form(
    desk: Desk,
    kept: Mapping[str, str],
    faults: Mapping[str, str] | None = None,
    keying: bool = False,
    filed: str = "",
) -> HTMLResponse:
    mine = sorted(desk.viewer.compartments(Deed.SUBMIT))
    values = {
        "fields": FIELDS,
        "kept": {"compartment": mine[0] if mine else "", **kept},
        "wrong": dict(faults or {}),
        "compartments": [(one, one) for one in mine],
        "acts": report_fields.acts(),
        "precisions": report_fields.precisions(),
        "uses": report_fields.uses(),
        "keying": keying,
        "filed": filed,
        "client_key": secrets.token_urlsafe(16),
        "words": case_words,
    }
    return desk.page("new_report.html", 422 if faults else 200, **values)
