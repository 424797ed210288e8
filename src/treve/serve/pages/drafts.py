"""Drafts: incidents that a text told, to be checked and filed by a person, or dropped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import StringConstraints
from starlette.responses import Response

from treve.bulletin import coded_words
from treve.casebook import drafts, report_form
from treve.casebook.drafts import Drafted
from treve.errors import BadValue
from treve.model.act import Act
from treve.serve.given import LogKey
from treve.serve.pages.desk import AtDesk, Desk, Sent, words
from treve.serve.pages.sent import wrong as refused

router = APIRouter()
DraftInPath = Annotated[str, StringConstraints(pattern="^D-[0-9a-f]{16}$"), Path()]
FIELDS = (
    "summary",
    "occurred_from",
    "occurred_to",
    "place",
    "area",
    "act",
    "perpetrator_alleged",
    "target",
    "killed_low",
    "killed_high",
    "injured_low",
    "injured_high",
    "recorder",
    "source",
)


@router.get("/drafts")
def waiting(desk: AtDesk) -> Response:
    """The drafts that wait, the newest first."""
    with desk.asks.reading() as (connection, viewer):
        found = drafts.waiting(connection, viewer)
    return desk.page("drafts.html", drafts=found)


@router.get("/drafts/{draft_id}")
def one_draft(desk: AtDesk, draft_id: DraftInPath) -> Response:
    """One draft beside the words it stands on, ready to be corrected and filed."""
    with desk.asks.reading() as (connection, viewer):
        found = drafts.shown(connection, viewer, draft_id)
    values = {**found.values, "summary": found.evidence, "source": found.document}
    return _page(desk, found, values, {})


@router.post("/drafts/{draft_id}/file")
def file_draft(desk: AtDesk, key: LogKey, form: Sent, draft_id: DraftInPath) -> Response:
    """File it as a report, as the person has corrected it."""
    with desk.asks.reading() as (connection, viewer):
        found = drafts.shown(connection, viewer, draft_id)
    values = {name: words(form, name) for name in FIELDS}
    try:
        made = report_form.read(values, "report")
    except BadValue as problem:
        return _page(desk, found, values, refused(problem))
    with desk.asks.writing() as (writing, viewer):
        drafts.file(writing, viewer, draft_id, made, key)
    return desk.go("/drafts", done="draft_filed")


@router.post("/drafts/{draft_id}/drop")
def drop_draft(desk: AtDesk, form: Sent, draft_id: DraftInPath) -> Response:
    """Say that it is no report, and why."""
    with desk.asks.reading() as (connection, viewer):
        found = drafts.shown(connection, viewer, draft_id)
    try:
        with desk.asks.writing() as (writing, viewer):
            drafts.drop(writing, viewer, draft_id, words(form, "reason"))
    except BadValue as problem:
        values = {**found.values, "summary": found.evidence, "source": found.document}
        return _page(desk, found, values, refused(problem))
    return desk.go("/drafts", done="draft_dropped")


def _page(desk: Desk, found: Drafted, values: Mapping[str, str], wrong: Mapping[str, str]) -> Response:
    acts = [("", "–"), *((act.value, coded_words.act(act.value)) for act in Act)]
    status = 422 if wrong else 200
    return desk.page("draft_one.html", status, draft=found, values=dict(values), wrong=dict(wrong), acts=acts)
