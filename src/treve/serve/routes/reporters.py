"""What is owed to the person who reported: what they agree to, whether they are in danger, and an answer through the seal."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from treve.casebook import own_key, protection
from treve.serve.given import Asks, Given, Reason, ReportInPath, Words
from treve.serve.paging import Page, cut
from treve.serve.report_body import Filed

router = APIRouter(tags=["reporters"])
Use = Literal["verification", "notification", "publication"]


class Consent(Reason):
    """What the person agrees to from now on; empty: nothing any more. What was told before stays told."""

    uses: Annotated[list[Use], Field(max_length=3)]


class Danger(Reason):
    """Whether the person is in danger."""

    threat: bool


class Threatened(BaseModel):
    """Reports one may see whose person is in danger, newest first; `next` is what `after` takes for the page that follows."""

    reports: list[Filed]
    next: str | None = None


class AnswerGiven(Given):
    """What the person is told."""

    text: Words


class ReporterAnswer(BaseModel):
    """One answer."""

    at: str
    text: str


class ReporterAnswers(BaseModel):
    """The answers to a report, the oldest first."""

    answers: list[ReporterAnswer]


class Box(BaseModel):
    """A sealed box and, by the id of a key of the asker, its data key wrapped for that key; base64.

    `treve casebook open-boxes` opens it with a key that stays with its owner.
    """

    record: str
    box: str
    keys: dict[str, str]


class Boxes(BaseModel):
    """Boxes that keys of the asker open."""

    boxes: list[Box]


@router.post("/reports/{report_id}/consent", status_code=204)
def set_consent(asks: Asks, report_id: ReportInPath, given: Consent) -> None:
    """Write down what the person agrees to from now on."""
    with asks.writing() as (writing, viewer):
        protection.set_consent(writing, viewer, report_id, given.uses, given.reason)


@router.post("/reports/{report_id}/threat", status_code=204)
def set_threat(asks: Asks, report_id: ReportInPath, given: Danger) -> None:
    """Write down that the person is in danger, or no longer is."""
    with asks.writing() as (writing, viewer):
        protection.set_threat(writing, viewer, report_id, given.threat, given.reason)


@router.get("/threatened", response_model_exclude_none=True)
def list_threatened(asks: Asks, wanted: Annotated[Page, Query()]) -> Threatened:
    """The reports one may see whose person is in danger."""
    with asks.reading() as (connection, viewer):
        asked = protection.threatened(connection, viewer, wanted.after, wanted.limit + 1)
    found, after = cut(asked, wanted, lambda one: str(one["report"]))
    return Threatened(reports=[Filed.model_validate(one) for one in found], next=after)


@router.post("/reports/{report_id}/answers", status_code=204)
def answer_reporter(asks: Asks, report_id: ReportInPath, given: AnswerGiven) -> None:
    """Answer who reported, sealed: they alone read it."""
    with asks.writing() as (writing, viewer):
        protection.send_feedback(writing, viewer, report_id, given.text)


@router.post("/reports/{report_id}/answers/reading")
def read_answers(asks: Asks, report_id: ReportInPath) -> ReporterAnswers:
    """Read the answers to a report of one's own, opened by the casebook's keys; that they were read is logged."""
    with asks.writing() as (writing, viewer):
        found = protection.read_feedback(writing, viewer, report_id)
    return ReporterAnswers(answers=[ReporterAnswer.model_validate(one) for one in found])


@router.post("/reports/{report_id}/answers/boxes")
def answer_boxes(asks: Asks, report_id: ReportInPath) -> Boxes:
    """The answers to a report of one's own, closed, for a key of one's own; that they were asked for is logged."""
    with asks.writing() as (writing, viewer):
        found = own_key.answers(writing, viewer, report_id)
    return Boxes(boxes=[Box.model_validate(asdict(one)) for one in found])


@router.post("/reports/{report_id}/sealed/boxes")
def sealed_boxes(asks: Asks, report_id: ReportInPath, given: Reason) -> Boxes:
    """The sealed words and names of a report, closed, for a key of one's own; asking is logged as an opening."""
    with asks.writing() as (writing, viewer):
        found = own_key.sealed_part(writing, viewer, report_id, given.reason)
    return Boxes(boxes=[Box.model_validate(asdict(one)) for one in found])
