"""The log: checkpoints, proofs, countersignatures, and the export that each side checks for itself."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import FileResponse
from pydantic import BaseModel, StringConstraints
from starlette.background import BackgroundTask

from treve import log_folder
from treve.casebook import log
from treve.casebook.roles import Deed
from treve.errors import Refused
from treve.ledger.note import read_public_key
from treve.serve.given import Asks, Given, LogKey

router = APIRouter(prefix="/ledger", tags=["ledger"])
Number = Annotated[int, Query(ge=0, le=2**53)]
_LONGEST_NOTE = 100_000


class SignedCheckpoint(BaseModel):
    """A checkpoint as a signed note, with the countersignatures kept with it."""

    checkpoint: str


class Proof(BaseModel):
    """A proof of RFC 6962: hashes in hexadecimal, in the order in which they are used. `leaf` is the entry's line."""

    size: int
    hashes: list[str]
    leaf: str | None = None


class Countersignature(Given):
    """A checkpoint countersigned by a party, and the party's public key."""

    checkpoint: Annotated[str, StringConstraints(min_length=1, max_length=_LONGEST_NOTE)]
    key: Annotated[str, StringConstraints(min_length=1, max_length=500)]


@router.post("/checkpoint")
def sign(asks: Asks, key: LogKey) -> SignedCheckpoint:
    """Sign a checkpoint over all entries."""
    with asks.writing() as (writing, viewer):
        viewer.must(Deed.EXPORT_LOG)
        return SignedCheckpoint(checkpoint=log.sign(writing, key).decode())


@router.get("/checkpoint")
def latest(asks: Asks) -> SignedCheckpoint:
    """The newest checkpoint."""
    with asks.reading() as (connection, viewer):
        viewer.must(Deed.EXPORT_LOG)
        return SignedCheckpoint(checkpoint=log.latest(connection).decode())


@router.get("/proofs/inclusion")
def inclusion(asks: Asks, entry: Number, size: Number) -> Proof:
    """That an entry stands in the log of the first `size` entries, a size that a checkpoint has."""
    with asks.reading() as (connection, viewer):
        viewer.must(Deed.EXPORT_LOG)
        log.must_be_signed(connection, size)
        if entry >= size:
            raise Refused("the log of that size has no such entry")
        proof = log.inclusion_proof(connection, entry, size)
        leaf = log.leaf(connection, entry).decode()
    return Proof(size=size, hashes=[one.hex() for one in proof], leaf=leaf)


@router.get("/proofs/consistency")
def consistency(asks: Asks, earlier: Number, size: Number) -> Proof:
    """That the log of one checkpoint begins with that of an earlier one."""
    with asks.reading() as (connection, viewer):
        viewer.must(Deed.EXPORT_LOG)
        for one in (earlier, size):
            log.must_be_signed(connection, one)
        if earlier > size:
            raise Refused("the earlier log is the larger one")
        proof = log.consistency_proof(connection, earlier, size)
    return Proof(size=size, hashes=[one.hex() for one in proof])


@router.post("/countersignatures", status_code=204)
def countersign(asks: Asks, given: Countersignature) -> None:
    """Keep a party's signature on one of the log's checkpoints; it goes out with every export."""
    party = read_public_key(given.key.strip(), "key")
    with asks.writing() as (writing, viewer):
        viewer.must(Deed.EXPORT_LOG)
        log.countersign(writing, given.checkpoint.encode(), party)


@router.get(
    "/export",
    response_class=FileResponse,
    responses={
        200: {"content": {"application/zip": {}}, "description": "The folder that `treve ledger verify` checks"}
    },
)
def export(asks: Asks, key: LogKey) -> FileResponse:
    """Every leaf, and of the contents those that one may see, up to the newest checkpoint."""
    folder = Path(tempfile.mkdtemp(prefix="treve-log-"))
    try:
        with asks.reading() as (connection, viewer):
            log_folder.write(log.exported(connection, viewer, key.public), folder / "log")
        packed = folder / "log.zip"
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted((folder / "log").rglob("*")):
                archive.write(path, path.relative_to(folder))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    done = BackgroundTask(shutil.rmtree, folder, ignore_errors=True)
    return FileResponse(packed, media_type="application/zip", filename="log.zip", background=done)
