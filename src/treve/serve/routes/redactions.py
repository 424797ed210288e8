"""Redacted copies with a preview, the files of a report, and what was done with each."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Response
from pydantic import BaseModel, Field, StringConstraints

from treve.casebook import attachments, derivations, redaction, report_list, sealed_files
from treve.casebook.asking import Asker
from treve.casebook.image_redaction import Cover, Rectangle
from treve.casebook.redaction import Span
from treve.serve.given import Asks, Given, Name, Reason, ReportInPath

router = APIRouter(prefix="/reports", tags=["redaction"])
Number = Annotated[int, Field(ge=1, le=attachments.MOST_FILES)]
NumberInPath = Annotated[int, Path(ge=1, le=attachments.MOST_FILES, description="Number of a file of the report")]
HashInPath = Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$"), Path(description="SHA-256 of a redacted copy")]
Pixels = Annotated[int, Field(ge=0, le=100_000)]
_PICTURE: dict[int | str, dict[str, Any]] = {
    200: {"content": {kind: {} for kind in derivations.PICTURES}, "description": "The picture"}
}
_COPY: dict[int | str, dict[str, Any]] = {
    200: {"content": {kind: {} for kind in (*derivations.PICTURES, "text/plain")}, "description": "The copy"}
}


class Words(Given):
    """What is taken out of a text: these words wherever they stand, and where `suggested` what looks like an address or a number.

    file  number of a text of the report; none: its summary
    """

    file: Number | None = None
    words: Annotated[list[Name], Field(max_length=200, default_factory=list)]
    suggested: bool = False


class WordsToKeep(Words, Reason):
    """The same, and for whom the copy is."""


class LeftIn(BaseModel):
    """What looks like something that gives a person away and was left in."""

    text: str
    why: str


class TextPreview(BaseModel):
    """The text as it would be."""

    text: str
    left_in: list[LeftIn]


class TextCopy(BaseModel):
    """The copy that is kept; `sha256` of a file, none of a summary."""

    text: str
    sha256: str | None


class Part(Given):
    """A part of a picture in pixels, from its upper left corner."""

    left: Pixels
    top: Pixels
    width: Pixels
    height: Pixels
    cover: Literal["black", "blur"] = "black"


class Parts(Given):
    """What is covered of a picture of the report."""

    file: Number
    parts: Annotated[list[Part], Field(min_length=1, max_length=200)]


class PartsToKeep(Parts, Reason):
    """The same, and for whom the copy is."""


class PictureCopy(BaseModel):
    """The hash of the copy that is kept."""

    sha256: str


class ReportFile(BaseModel):
    """A file of a report; `working_sha256` of the copy without metadata, null where none could be made."""

    file: int
    name: str
    media_type: str
    size: int
    original_sha256: str
    working_sha256: str | None


class ReportFiles(BaseModel):
    """The files of a report."""

    files: list[ReportFile]


class RedactedCopy(BaseModel):
    """A redacted copy of a file, and of which it was made."""

    file: int
    sha256: str
    made_of: str
    size: int
    media_type: str
    at: str
    by: str


class RedactedCopies(BaseModel):
    """The redacted copies of a report's files."""

    copies: list[RedactedCopy]


class CustodyLine(BaseModel):
    """What was done with a file; `entry` of the log proves it."""

    at: str
    done: str
    by: str | None
    sha256: str
    reason: str | None
    entry: int


class Custody(BaseModel):
    """What was done with a file, in order."""

    custody: list[CustodyLine]


@router.post("/{report_id}/redacted-texts/preview")
def preview_text(asks: Asks, report_id: ReportInPath, given: Words) -> TextPreview:
    """The summary or a text as it would be; nothing is kept."""
    text, spans = _spans(asks, report_id, given)
    out = redaction.redacted(text, spans)
    left = [LeftIn(text=out[one.start : one.end].strip(), why=one.why) for one in redaction.suggested(out)]
    return TextPreview(text=out, left_in=left)


@router.post("/{report_id}/redacted-texts", status_code=201)
def keep_text(asks: Asks, report_id: ReportInPath, given: WordsToKeep) -> TextCopy:
    """Keep a redacted copy of the summary or a text."""
    text, spans = _spans(asks, report_id, given)
    with asks.writing() as (writing, viewer):
        if given.file is None:
            made = derivations.redact_summary(writing, viewer, report_id, text, spans, given.reason)
            return TextCopy(text=made, sha256=None)
        hashed = derivations.redact_text(writing, viewer, report_id, given.file, spans, given.reason)
    return TextCopy(text=redaction.redacted(text, spans), sha256=hashed)


@router.post("/{report_id}/redacted-pictures/preview", response_class=Response, responses=_PICTURE)
def preview_picture(asks: Asks, report_id: ReportInPath, given: Parts) -> Response:
    """The picture as it would be; nothing is kept."""
    with asks.reading() as (connection, viewer):
        made = derivations.preview_picture(connection, viewer, report_id, given.file, _rectangles(given))
    return Response(made, media_type=attachments.kind(made))


@router.post("/{report_id}/redacted-pictures", status_code=201)
def keep_picture(asks: Asks, report_id: ReportInPath, given: PartsToKeep) -> PictureCopy:
    """Keep a redacted copy of a picture."""
    parts = _rectangles(given)
    with asks.writing() as (writing, viewer):
        return PictureCopy(
            sha256=derivations.redact_picture(writing, viewer, report_id, given.file, parts, given.reason)
        )


@router.get("/{report_id}/copies")
def list_copies(asks: Asks, report_id: ReportInPath) -> RedactedCopies:
    """The redacted copies of a report's files."""
    with asks.reading() as (connection, viewer):
        found = derivations.copies(connection, viewer, report_id)
    return RedactedCopies(copies=[RedactedCopy.model_validate(one | {"made_of": one["from"]}) for one in found])


@router.get("/{report_id}/copies/{copy_sha256}", response_class=Response, responses=_COPY)
def download_copy(asks: Asks, report_id: ReportInPath, copy_sha256: HashInPath) -> Response:
    """A redacted copy."""
    with asks.reading() as (connection, viewer):
        data = derivations.copy(connection, viewer, report_id, copy_sha256)
    kind = str(attachments.kind(data))
    name = attachments.neutral_name(0, kind)
    return Response(data, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@router.get("/{report_id}/files")
def list_files(asks: Asks, report_id: ReportInPath) -> ReportFiles:
    """The files of a report whose evidence one may see."""
    with asks.reading() as (connection, viewer):
        found = sealed_files.listing(connection, viewer, report_id)
    return ReportFiles(files=[ReportFile.model_validate(one) for one in found])


@router.get("/{report_id}/custody/{file}")
def show_custody(asks: Asks, report_id: ReportInPath, file: NumberInPath) -> Custody:
    """What was done with a file since it came."""
    with asks.reading() as (connection, viewer):
        found = derivations.custody(connection, viewer, report_id, file)
    return Custody(custody=[CustodyLine.model_validate(one) for one in found])


def _spans(asks: Asker, report_id: str, given: Words) -> tuple[str, list[Span]]:
    """The text, and what is taken out of it. Raises NotFound, Refused for what is no text, BadValue for a word not in it."""
    with asks.reading() as (connection, viewer):
        if given.file is None:
            text = str(report_list.shown(connection, viewer, report_id).get("summary", ""))
        else:
            text = derivations.words(connection, viewer, report_id, given.file)
    return text, redaction.occurrences(text, given.words) + (redaction.suggested(text) if given.suggested else [])


def _rectangles(given: Parts) -> list[Rectangle]:
    return [Rectangle(one.left, one.top, one.width, one.height, Cover(one.cover)) for one in given.parts]
