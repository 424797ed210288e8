"""Bulletins: which there are, one of them with its files and its risks, and what is done with it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import StringConstraints
from starlette.responses import HTMLResponse, Response

from treve.casebook import bulletin_list, bulletin_readers, bulletins
from treve.casebook.book import Connection
from treve.casebook.bulletin_list import Edition
from treve.casebook.roles import Deed
from treve.errors import BadValue
from treve.serve.given import LogKey
from treve.serve.pages import bulletin_words
from treve.serve.pages.desk import AtDesk, Desk, Sent, words
from treve.serve.published_file import file_answer

router = APIRouter()
BulletinId = Annotated[str, StringConstraints(pattern="^E-[0-9a-f]{16}$")]
FileName = Annotated[str, StringConstraints(pattern=r"^[\w.\-]{1,200}$")]
_PAGE = 50
# In a form, the reason for a risk stands in a field of this name and the code of the risk.
_REASON = "reason-"


@router.get("/bulletins")
def list_bulletins(desk: AtDesk, after: Annotated[BulletinId | None, Query()] = None) -> HTMLResponse:
    """The editions one may see, the newest first."""
    with desk.asks.reading() as (connection, viewer):
        found = bulletin_list.listing(connection, viewer, after, _PAGE + 1)
        drafts = bulletin_readers.reads_drafts(viewer)
    more = f"/bulletins?after={found[_PAGE - 1].bulletin_id}" if len(found) > _PAGE else ""
    return desk.page("bulletins.html", editions=found[:_PAGE], more=more, drafts=drafts, said=bulletin_words)


@router.get("/bulletins/{bulletin_id}")
def show(desk: AtDesk, bulletin_id: BulletinId) -> HTMLResponse:
    """One edition: what it is, its files with their hashes, and what is still to be done."""
    return _shown(desk, bulletin_id)


@router.get("/bulletins/{bulletin_id}/files/{name}")
def file(desk: AtDesk, bulletin_id: BulletinId, name: FileName) -> Response:
    """A file of an edition."""
    with desk.asks.reading() as (connection, viewer):
        one = bulletin_list.shown(connection, viewer, bulletin_id)
        return file_answer(name, bulletin_list.content_of(connection, one, name))


@router.post("/bulletins/{bulletin_id}/approve")
def approve(desk: AtDesk, bulletin_id: BulletinId, form: Sent) -> Response:
    """Release it for publication, each risk taken with a reason."""
    reasons = {name.removeprefix(_REASON): words(form, name) for name in form if name.startswith(_REASON)}
    try:
        with desk.asks.writing() as (writing, viewer):
            bulletins.approve(writing, viewer, bulletin_id, reasons)
    except BadValue:
        return _shown(desk, bulletin_id, reasons, 422)
    return desk.go(f"/bulletins/{bulletin_id}", done="approved")


@router.post("/bulletins/{bulletin_id}/publish")
def publish(desk: AtDesk, bulletin_id: BulletinId, key: LogKey) -> Response:
    """Publish it: from now on its readers see it, and the log says so."""
    with desk.asks.writing() as (writing, viewer):
        bulletins.publish(writing, viewer, bulletin_id, key)
    return desk.go(f"/bulletins/{bulletin_id}", done="published")


@router.post("/bulletins/{bulletin_id}/discard")
def discard(desk: AtDesk, bulletin_id: BulletinId, form: Sent) -> Response:
    """Give a draft up."""
    with desk.asks.writing() as (writing, viewer):
        bulletins.discard(writing, viewer, bulletin_id, words(form, "reason"))
    return desk.go("/bulletins", done="discarded")


def _shown(desk: Desk, bulletin_id: str, reasons: dict[str, str] | None = None, status: int = 200) -> HTMLResponse:
    with desk.asks.reading() as (connection, viewer):
        one = bulletin_list.shown(connection, viewer, bulletin_id)
        drafts = bulletin_readers.reads_drafts(viewer)
        risks = bulletins.risks_of(connection, one) if drafts and one.state == "draft" else ()
        proof = _proof(connection, one)
        seen = bulletin_list.seen(connection, viewer, [one.replaces] if one.replaces else [])
    return desk.page(
        "bulletin.html",
        status,
        one=one,
        risks=risks,
        reasons=reasons,
        prefix=_REASON,
        drafts=drafts,
        releases=viewer.may(Deed.NOTIFY),
        may_prove=viewer.may(Deed.EXPORT_LOG),
        proof=proof,
        replaced=one.replaces if one.replaces in seen else None,
        said=bulletin_words,
    )


def _proof(connection: Connection, one: Edition) -> tuple[int, str] | None:
    """The number of the entry that says it was published, and the first checkpoint over it."""
    position = one.positions.get("published")
    if position is None:
        return None
    signed = bulletin_list.checkpoint_after(connection, position)
    return None if signed is None else (position, signed.decode())
