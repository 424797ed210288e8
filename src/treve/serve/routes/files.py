"""The files of reports, and what is sealed."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Response
from pydantic import BaseModel, StringConstraints

from treve.casebook import erasure, files, intake
from treve.serve.given import Asks, Given, Reason, ReportInPath

router = APIRouter(prefix="/reports", tags=["reports"])
HashInPath = Annotated[
    str, StringConstraints(pattern="^[0-9a-f]{64}$"), Path(description="SHA-256 of the file as it came")
]
_KINDS = ("image/jpeg", "image/png", "text/plain")


class Sealed(BaseModel):
    """What was sealed, a version each; that it was opened, by whom and why, stands in the log."""

    opened: list[dict[str, Any]]


class Erasure(Given):
    """Why, in one of three words, so that nothing is told again."""

    why: Literal["asked_by_the_person", "danger", "law"]


class Erased(BaseModel):
    """How many entries were emptied; every proof of the log stays valid."""

    entries: int


@router.get(
    "/{report_id}/files/{sha256}",
    response_class=Response,
    responses={200: {"content": {kind: {} for kind in _KINDS}, "description": "The copy without metadata"}},
)
def download(asks: Asks, report_id: ReportInPath, sha256: HashInPath) -> Response:
    """The copy of a file without metadata."""
    with asks.reading() as (connection, viewer):
        copy = files.working_copy(connection, viewer, report_id, sha256)
    headers = {"Content-Disposition": f'attachment; filename="{copy.name}"'}
    return Response(copy.data, media_type=copy.media_type, headers=headers)


@router.post("/{report_id}/sealed")
def open_sealed(asks: Asks, report_id: ReportInPath, given: Reason) -> Sealed:
    """Open the sealed part of a report; asking is itself logged."""
    with asks.writing() as (writing, viewer):
        found = intake.open_sealed(writing, viewer, report_id, given.reason)
    return Sealed(opened=found)


@router.post("/{report_id}/erasure")
def erase(asks: Asks, report_id: ReportInPath, given: Erasure) -> Erased:
    """Destroy what a report says, sealed part and files included."""
    with asks.writing() as (writing, viewer):
        return Erased(entries=erasure.erase(writing, viewer, report_id, given.why))
