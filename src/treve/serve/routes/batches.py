"""Tables of reports: looked at, taken as a whole or not at all, taken back as a whole."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, File, Form, Path, UploadFile
from pydantic import BaseModel, StringConstraints

from treve.casebook import batch, batch_file
from treve.errors import BadFile, worded
from treve.serve.given import Asks, LogKey, Name, Reason

router = APIRouter(prefix="/batches", tags=["batches"])
BatchInPath = Annotated[str, StringConstraints(pattern="^B-[0-9a-f]{16}$"), Path(description="Id of a batch")]
MOST_SHOWN = 1000


class Change(BaseModel):
    """What is there, and what the row says; null is unknown."""

    before: str | None
    after: str | None


class Row(BaseModel):
    """What a row does to the report it is about."""

    line: int
    state: Literal["new", "known", "changed", "withdrawn"]
    report: str | None
    changes: dict[str, Change]


class Batch(BaseModel):
    """What was taken, or with `dry_run` what would be. `faults` holds a sentence for each row that cannot be taken.

    rows  what each row does, with `dry_run` alone; the first 1,000 that are not `known`
    """

    batch: str | None
    rows_read: int
    faults: list[str]
    new: list[str]
    updated: list[str]
    known: int
    rows: list[Row]


class Undone(BaseModel):
    """Reports withdrawn, reports that say again what they said before, and reports changed again since, left alone."""

    withdrawn: list[str]
    restored: list[str]
    left: list[str]


@router.post("")
def send_table(
    asks: Asks,
    key: LogKey,
    file: Annotated[UploadFile, File(description="CSV or XLSX; one row is one report")],
    compartment: Annotated[Name, Form()],
    dry_run: Annotated[bool, Form(description="Look only; take nothing")] = True,
    update: Annotated[bool, Form(description="Rows whose client key is known correct their report")] = False,
) -> Batch:
    """File every report of a table, or none where a row has a fault."""
    data = file.file.read(batch_file.MOST_BYTES + 1)
    table = batch_file.read_bytes(file.filename or "table", data)
    faults = list(table.faults)
    if dry_run:
        with asks.reading() as (connection, viewer):
            looks = batch.look(connection, viewer, table, key)
        rows = [_row(one) for one in looks if one.state != "known"][:MOST_SHOWN]
        known = sum(one.state == "known" for one in looks)
        return Batch(batch=None, rows_read=len(looks), faults=faults, new=[], updated=[], known=known, rows=rows)
    if faults:
        raise BadFile(
            file.filename or "table",
            worded("{number} rows cannot be read: {first}", number=table.faulty, first=faults[0]),
            "rows without faults",
        )
    with asks.writing() as (writing, viewer):
        taken = batch.take(writing, viewer, table, key, compartment, update)
    return Batch(
        batch=taken.batch_id,
        rows_read=len(table.rows),
        faults=[],
        new=list(taken.new),
        updated=list(taken.updated),
        known=taken.known,
        rows=[],
    )


@router.post("/{batch_id}/undo")
def undo(asks: Asks, key: LogKey, batch_id: BatchInPath, given: Reason) -> Undone:
    """Take one's own batch back; the log keeps what was said."""
    with asks.writing() as (writing, viewer):
        done = batch.undo(writing, viewer, batch_id, given.reason, key)
    return Undone(withdrawn=list(done.withdrawn), restored=list(done.restored), left=list(done.left))


def _row(one: batch.RowLook) -> Row:
    changes = {name: Change(before=before, after=after) for name, (before, after) in one.changes.items()}
    return Row.model_validate({"line": one.line, "state": one.state, "report": one.report, "changes": changes})
