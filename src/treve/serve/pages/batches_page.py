"""A table of reports sent as a file: looked at row by row, taken as a whole or not at all, and taken back as a whole."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.datastructures import UploadFile
from starlette.responses import HTMLResponse, Response

from treve.casebook import batch, batch_file
from treve.casebook.batch_file import Table
from treve.casebook.report_form import COLUMNS
from treve.casebook.roles import Deed
from treve.catalogue import in_words
from treve.errors import BadFile, Refused
from treve.serve.given import LogKey, Reason
from treve.serve.pages import case_words
from treve.serve.pages.desk import AtDesk, Desk, Sent, words
from treve.serve.pages.sent import choose, needed, read
from treve.serve.routes.batches import BatchInPath

router = APIRouter()
MOST_SHOWN = 200


@router.get("/batches")
def batches(desk: AtDesk) -> HTMLResponse:
    """One's own tables, and the form to send another."""
    desk.viewer.must(Deed.SUBMIT)
    return _page(desk)


@router.post("/batches")
def send(desk: AtDesk, key: LogKey, form: Sent) -> Response:
    """Say what each row of a table would do; take it only where that is asked for, and only whole."""
    desk.viewer.must(Deed.SUBMIT)
    file = form.get("file")
    kept = {"compartment": words(form, "compartment"), "update": words(form, "update")}
    if not isinstance(file, UploadFile) or not file.filename:
        return _page(desk, kept, wrong={"file": needed()})
    if kept["compartment"] not in desk.viewer.compartments(Deed.SUBMIT):
        return _page(desk, wrong={"file": choose()})
    try:
        table = batch_file.read_bytes(file.filename, file.file.read(batch_file.MOST_BYTES + 1))
    except BadFile as problem:
        return _page(desk, kept, wrong={"file": in_words(problem.said)})
    if words(form, "take") != "yes" or table.faults:
        with desk.asks.reading() as (connection, viewer):
            looks = batch.look(connection, viewer, table, key)
        return _page(desk, kept, looked=_looked(table, looks, file.filename))
    try:
        with desk.asks.writing() as (writing, viewer):
            taken = batch.take(writing, viewer, table, key, kept["compartment"], kept["update"] == "yes")
    except Refused as problem:
        return _page(desk, kept, wrong={"file": in_words(problem.said)})
    return _page(desk, taken=taken)


@router.post("/batches/{batch_id}/undo")
def undo(desk: AtDesk, key: LogKey, batch_id: BatchInPath, form: Sent) -> Response:
    """Take one's own batch back; the log keeps what was said."""
    desk.viewer.must(Deed.WITHDRAW)
    given, wrong = read(Reason, {"reason": words(form, "reason")})
    if given is None:
        return _page(desk, wrong={batch_id: wrong.get("reason", "")})
    with desk.asks.writing() as (writing, viewer):
        done = batch.undo(writing, viewer, batch_id, given.reason, key)
    return _page(desk, undone=done)


def _looked(table: Table, looks: list[batch.RowLook], name: str) -> dict[str, Any]:
    """What a table would do: counts of every row, and the rows that do something, as far as a page holds them."""
    acting = [one for one in looks if one.state != "known"]
    counts = {state: sum(one.state == state for one in looks) for state in ("new", "changed", "known", "withdrawn")}
    return {
        "name": name,
        "faults": [in_words(one) for one in table.faults[:MOST_SHOWN]],
        "all_faults": len(table.faults),
        "faulty": table.faulty,
        "rows": acting[:MOST_SHOWN],
        "acting": len(acting),
        **counts,
    }


def _page(
    desk: Desk, kept: dict[str, str] | None = None, wrong: dict[str, str] | None = None, **more: Any
) -> HTMLResponse:
    mine = sorted(desk.viewer.compartments(Deed.SUBMIT))
    with desk.asks.reading() as (connection, viewer):
        own = batch.own(connection, viewer)
    values = {
        "own": own,
        "kept": kept or {"compartment": mine[0] if mine else "", "update": ""},
        "wrong": wrong or {},
        "compartments": [(one, one) for one in mine],
        "columns": COLUMNS,
        "words": case_words,
        "looked": None,
        "taken": None,
        "undone": None,
        **more,
    }
    return desk.page("batches.html", 422 if wrong else 200, **values)
