"""The page of one report: what it says, its versions, its receipt, what may be the same, and the cases that rest on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from treve.bulletin import coded_words
from treve.casebook import colleagues, incidents, intake, links, report_form, report_list, report_versions
from treve.casebook.book import Connection
from treve.casebook.roles import Deed
from treve.casebook.visible import Viewer
from treve.errors import BadValue
from treve.serve.given import LogKey, Reason, ReportInPath
from treve.serve.pages import case_words, report_fields
from treve.serve.pages.desk import AtDesk, Desk, Sent, words
from treve.serve.pages.sent import read, wrong
from treve.serve.routes.links import LinkGiven

router = APIRouter()
MOST_LIKELY = 20


@router.get("/reports/{report_id}")
def report(desk: AtDesk, report_id: ReportInPath) -> HTMLResponse:
    """One report."""
    return _page(desk, report_id)


@router.get("/reports/{report_id}/receipt")
def receipt(desk: AtDesk, key: LogKey, report_id: ReportInPath) -> Response:
    """The log's signed promise to hold the report, as a file."""
    with desk.asks.reading() as (connection, viewer):
        data = intake.receipt_of(connection, viewer, report_id, key)
    headers = {"Content-Disposition": f'attachment; filename="receipt-{report_id}.txt"'}
    return Response(data, media_type="text/plain; charset=utf-8", headers=headers)


@router.get("/reports/{report_id}/correction")
def correction(desk: AtDesk, report_id: ReportInPath) -> HTMLResponse:
    """The form to correct a report with what it says now, and what rests on it."""
    with desk.asks.reading() as (connection, viewer):
        told = report_list.shown(connection, viewer, report_id)
    return _correct(desk, report_id, report_fields.kept(told))


@router.post("/reports/{report_id}/correction")
def correct(desk: AtDesk, key: LogKey, report_id: ReportInPath, form: Sent) -> Response:
    """Correct a report one has filed: what it says is replaced; what it said stays in the log."""
    values = report_fields.sent(form)
    reason = words(form, "reason")
    try:
        made = report_form.read(values, "report")
        with desk.asks.writing() as (writing, viewer):
            intake.correct(writing, viewer, report_id, made, reason, key)
    except BadValue as problem:
        return _correct(desk, report_id, values | {"reason": reason}, wrong(problem))
    return desk.go(f"/reports/{report_id}", done="corrected")


@router.get("/reports/{report_id}/withdrawal")
def withdrawal(desk: AtDesk, report_id: ReportInPath) -> HTMLResponse:
    """The form to withdraw a report, and what rests on it."""
    return _page(desk, report_id, withdrawing=True)


@router.post("/reports/{report_id}/withdrawal")
def withdraw(desk: AtDesk, report_id: ReportInPath, form: Sent) -> Response:
    """Withdraw a report one has filed; it stays in the log."""
    given, faults = read(Reason, {"reason": words(form, "reason")})
    if given is None:
        return _page(desk, report_id, withdrawing=True, faults=faults)
    with desk.asks.writing() as (writing, viewer):
        intake.correct(writing, viewer, report_id, None, given.reason)
    return desk.go(f"/reports/{report_id}", done="withdrawn")


@router.post("/reports/{report_id}/link")
def link(desk: AtDesk, report_id: ReportInPath, form: Sent) -> Response:
    """Decide whether this report and another tell the same."""
    kept = {name: words(form, name) for name in ("report_2", "answer", "reason")}
    given, faults = read(LinkGiven, {**kept, "report_1": report_id})
    if given is None:
        return _page(desk, report_id, kept=kept, faults=faults)
    with desk.asks.writing() as (writing, viewer):
        links.decide(writing, viewer, given.report_1, given.report_2, given.answer, given.reason)
    return desk.go(f"/reports/{report_id}", done="linked")


def _page(
    desk: Desk,
    report_id: str,
    withdrawing: bool = False,
    kept: Mapping[str, str] | None = None,
    faults: Mapping[str, str] | None = None,
) -> HTMLResponse:
    with desk.asks.reading() as (connection, viewer):
        values = _values(connection, viewer, report_id)
    more = {
        "withdrawing": withdrawing and values["own"],
        "kept": dict(kept or {}),
        "wrong": dict(faults or {}),
        "words": case_words,
        "act_words": coded_words.act,
        "precision_words": report_fields.PRECISION_WORDS,
    }
    return desk.page("report.html", 422 if faults else 200, **values, **more)


def _values(connection: Connection, viewer: Viewer, report_id: str) -> dict[str, Any]:
    told = report_list.shown(connection, viewer, report_id)
    filer = report_versions.filed_by(connection, viewer, report_id)
    likely = report_list.likely_same(connection, viewer, report_id)
    decided = links.decisions(connection, viewer, report_id)
    others = [one.report_2 if one.report_1 == report_id else one.report_1 for one in decided]
    open_ = [one for one in likely if one not in others]
    shown = report_list.some(connection, viewer, [*open_[:MOST_LIKELY], *others])
    accounts = [filer, *(one.account_id for one in decided)]
    alive = told["state"] in ("filed", "corrected")
    own = filer == viewer.account_id and viewer.may(Deed.WITHDRAW)
    return {
        "report": told,
        "fields": report_fields.FIELDS,
        "versions": report_versions.versions(connection, viewer, report_id),
        "own": own and alive,
        "mine": filer == viewer.account_id,
        "filer": filer,
        "names": colleagues.names(connection, viewer, accounts),
        "likely": [shown[one] for one in open_[:MOST_LIKELY] if one in shown],
        "more_likely": max(len(open_) - MOST_LIKELY, 0),
        "decided": list(zip(decided, others, strict=True)),
        "shown": shown,
        "incident": incidents.of_report(connection, viewer, report_id) if alive else None,
        "affected": report_list.affected(connection, viewer, report_id),
        "may_link": viewer.may(Deed.LINK),
        "may_open": viewer.may(Deed.OPEN_CASE) and alive,
    }


def _correct(
    desk: Desk, report_id: str, kept: Mapping[str, str], faults: Mapping[str, str] | None = None
) -> HTMLResponse:
    with desk.asks.reading() as (connection, viewer):
        values = _values(connection, viewer, report_id)
    more = {
        "kept": dict(kept),
        "wrong": dict(faults or {}),
        "words": case_words,
        "acts": report_fields.acts(),
        "precisions": report_fields.precisions(),
        "precision_words": report_fields.PRECISION_WORDS,
        "uses": report_fields.uses(),
        "keying": False,
    }
    return desk.page("report_correction.html", 422 if faults else 200, **values, **more)
