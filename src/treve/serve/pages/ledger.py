"""The log: its newest checkpoint and who signed it, proofs, receipts, and all of it to take along and check elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.responses import HTMLResponse, Response

from treve.casebook import log
from treve.casebook.book import Connection
from treve.casebook.roles import Deed
from treve.catalogue import in_words
from treve.errors import BadValue, NotFound, Refused, worded
from treve.ledger import checkpoint as checkpoints
from treve.ledger import receipt as receipts
from treve.ledger.note import SecretKey, read_public_key
from treve.serve.given import LogKey
from treve.serve.pages.desk import AtDesk, Desk, Sent, words
from treve.serve.routes import ledger

router = APIRouter()
_LONGEST_NOTE = 100_000
Number = Annotated[int | None, Query(ge=0, le=2**53)]


@dataclass(frozen=True, slots=True)
class Proof:
    """That an entry stands in the log of the newest checkpoint: its line, and the hashes that lead from it to the root."""

    entry: int
    size: int
    leaf: str
    hashes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """What became of a receipt. `entry`: its number; None: not in the log. `late`: the promised time has passed."""

    accepted: str
    deadline: str
    entry: int | None
    proof: Proof | None
    late: bool


@router.get("/ledger")
def show(desk: AtDesk, key: LogKey, entry: Number = None) -> HTMLResponse:
    """The newest checkpoint, and where an entry is asked for the proof that it stands in it."""
    proof, wrong = None, ""
    with desk.asks.reading() as (connection, viewer):
        viewer.must(Deed.EXPORT_LOG)
        if entry is not None:
            try:
                proof = _proof(connection, entry)
            except (NotFound, Refused) as problem:
                wrong = in_words(problem.said)
    return _page(desk, key, 200 if not wrong else 422, proof=proof, wrong_entry=wrong, asked=entry)


@router.post("/ledger/sign")
def sign(desk: AtDesk, key: LogKey) -> Response:
    """Sign a checkpoint over all entries."""
    with desk.asks.writing() as (writing, viewer):
        viewer.must(Deed.EXPORT_LOG)
        log.sign(writing, key)
    return desk.go("/ledger", done="signed")


@router.post("/ledger/receipt")
def look_up(desk: AtDesk, form: Sent, key: LogKey) -> HTMLResponse:
    """Is what a receipt promises in the log?"""
    text = words(form, "receipt")
    with desk.asks.reading() as (connection, viewer):
        viewer.must(Deed.EXPORT_LOG)
        try:
            promised = receipts.read((text + "\n").encode(), key.public, "receipt")
        except BadValue as problem:
            return _page(desk, key, 422, receipt=text, wrong_receipt=in_words(problem.said))
        position = log.position_of(connection, promised.commitment, promised.accepted)
        try:
            proof = _proof(connection, position) if position is not None else None
        except (NotFound, Refused):
            proof = None  # no checkpoint covers it yet
        late = promised.deadline < log.newest_time(connection)
    return _page(desk, key, receipt=text, looked=Looked(promised.accepted, promised.deadline, position, proof, late))


@router.post("/ledger/countersign")
async def countersign(desk: AtDesk, form: Sent, key: LogKey) -> Response:
    """Keep a party's signature on one of the log's checkpoints."""
    given = form.get("checkpoint")
    data = await given.read(_LONGEST_NOTE) if isinstance(given, UploadFile) else b""
    return await run_in_threadpool(_countersigned, desk, data, words(form, "key"), key)


@router.get("/ledger/export")
def export(desk: AtDesk, key: LogKey) -> Response:
    """The log as a folder in a ZIP file, with the contents one may see."""
    return ledger.export(desk.asks, key)


def _countersigned(desk: Desk, data: bytes, party: str, key: SecretKey) -> Response:
    try:
        with desk.asks.writing() as (writing, viewer):
            viewer.must(Deed.EXPORT_LOG)
            log.countersign(writing, data, read_public_key(party, "key"))
    except BadValue as problem:
        return _page(desk, key, 422, party=party, wrong_signature=in_words(problem.said))
    return desk.go("/ledger", done="countersigned")


def _proof(connection: Connection, position: int) -> Proof:
    """Raises NotFound where no checkpoint was signed, Refused where the newest does not cover the entry."""
    size = checkpoints.read(log.latest(connection), "checkpoint").size
    if position >= size:
        raise Refused(
            worded(
                "the newest checkpoint covers {size} entries, and not entry {position}", size=size, position=position
            )
        )
    hashes = tuple(one.hex() for one in log.inclusion_proof(connection, position, size))
    return Proof(position, size, log.leaf(connection, position).decode(), hashes)


def _page(desk: Desk, key: SecretKey, status: int = 200, **values: Any) -> HTMLResponse:
    with desk.asks.reading() as (connection, viewer):
        viewer.must(Deed.EXPORT_LOG)
        try:
            signed = log.latest(connection)
        except NotFound:
            signed = b""
        waiting = log.entries_after(connection, checkpoints.read(signed, "checkpoint").size) if signed else None
        signers = log.signers(connection, signed) if signed else ()
    usual = {
        "proof": None,
        "asked": None,
        "wrong_entry": "",
        "receipt": "",
        "wrong_receipt": "",
        "looked": None,
        "party": "",
        "wrong_signature": "",
    }
    told = {"signed": signed.decode(), "waiting": waiting, "signers": signers, "log_key": key.public.text()}
    return desk.page("ledger.html", status, **usual | told | values)
