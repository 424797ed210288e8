"""Exchange with other installations: who they are, bundles out and in, and what two of them said of one thing."""

from __future__ import annotations

import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, File, Query, Response, UploadFile
from pydantic import AwareDatetime, BaseModel, Field, StringConstraints

from treve.casebook import bundle_parts, exchange, exchange_conflicts, peers
from treve.casebook.roles import Deed
from treve.errors import BadFile, BadValue, NotFound, worded
from treve.serve.given import AccountId, Asks, Given, LogKey, Name
from treve.serve.paging import Page, cut

router = APIRouter(tags=["exchange"])
MOST_PARTS = 50
_READ_AT_ONCE = 2**20
_BUNDLE: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/octet-stream": {}}, "description": "The bundle, signed and sealed"}
}


class Introduction(BaseModel):
    """Which keys are this installation's, signed by its log; `log_key` is read aloud, so that people can compare it."""

    introduction: str
    log_key: str


class PeerGiven(Given):
    """The introduction of another installation, the account its reports are filed under here, and what is exchanged."""

    introduction: Annotated[str, StringConstraints(min_length=1, max_length=10_000)]
    account: AccountId
    compartments: Annotated[list[Name], Field(min_length=1, max_length=100)]


class PeerTold(BaseModel):
    """Another installation that one exchanges with."""

    origin: str
    log_key: str
    account: str
    compartments: list[str]


class Peers(BaseModel):
    """Those one exchanges with, by name."""

    peers: list[PeerTold]


class BundleGiven(Given):
    """For which installation; `true_time`: the time now by a clock that is right, where somebody looked."""

    to: Name
    true_time: AwareDatetime | None = None


class BundleTaken(BaseModel):
    """What came of one bundle; `erased_there`: reports that were erased at the sender's and are still here."""

    origin: str
    new: int
    known: int
    waiting: int
    refused: dict[str, int]
    erased_there: list[str]
    clock_error_seconds: int | None
    ahead_seconds: int


class BundlesTaken(BaseModel):
    """What came of the parts that were sent.

    missing  parts of bundles that are not whole
    broken   parts and bundles that were refused
    """

    taken: list[BundleTaken]
    missing: int
    broken: int


class Conflict(BaseModel):
    """A report, what its versions are about, and each of them with where and when it was said."""

    report: str
    about: str
    versions: list[dict[str, Any]]


class Conflicts(BaseModel):
    """Conflicts about reports one may see; `next` is what `after` takes for the page that follows."""

    conflicts: list[Conflict]
    next: str | None = None


@router.get("/introduction")
def introduce(asks: Asks, key: LogKey) -> Introduction:
    """What this installation hands to others."""
    with asks.reading() as (connection, viewer):
        viewer.must(Deed.MANAGE)
        return Introduction(introduction=peers.introduce(connection, key).decode(), log_key=key.public.text())


@router.post("/peers", status_code=201)
def add_peer(asks: Asks, given: PeerGiven) -> PeerTold:
    """Exchange with another installation from now on; its key must have been compared with what its people say."""
    with asks.writing() as (writing, viewer):
        viewer.must(Deed.MANAGE)
        said = peers.read(given.introduction.encode(), "introduction")
        peers.add(writing, viewer, said, given.account, frozenset(given.compartments))
        return _peer(peers.named(writing.connection, said.origin))


@router.get("/peers")
def list_peers(asks: Asks) -> Peers:
    """Those one exchanges with."""
    with asks.reading() as (connection, viewer):
        viewer.must(Deed.MANAGE)
        return Peers(peers=[_peer(one) for one in peers.listing(connection)])


@router.post("/bundles/out", response_class=Response, responses=_BUNDLE)
def send(asks: Asks, given: BundleGiven) -> Response:
    """What another installation does not have yet, in one part."""
    with asks.reading() as (_, viewer):
        viewer.must(Deed.MANAGE)
    with tempfile.TemporaryDirectory() as folder:
        sent = exchange.out(asks.book, viewer, given.to, Path(folder) / "bundle", true_time=given.true_time)
        (part,) = bundle_parts.split(
            sent.path, Path(folder) / "parts", max(bundle_parts.SMALLEST, sent.path.stat().st_size)
        )
        data, name = part.read_bytes(), part.name
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(data, media_type="application/octet-stream", headers=headers)


@router.post("/bundles/in")
def take_in(
    asks: Asks, files: Annotated[list[UploadFile], File(description=f"At most {MOST_PARTS} parts, in any order")]
) -> BundlesTaken:
    """Take bundles in: what is whole is taken, whatever else came with it."""
    with asks.reading() as (_, viewer):
        viewer.must(Deed.MANAGE)
    if len(files) > MOST_PARTS:
        raise BadValue("bundle", "files", str(len(files)), worded("at most {most}", most=MOST_PARTS))
    taken: list[BundleTaken] = []
    with tempfile.TemporaryDirectory() as name:
        folder, joined = Path(name) / "parts", Path(name) / "joined"
        folder.mkdir()
        joined.mkdir()
        for number, file in enumerate(files):
            with (folder / f"{number}.part").open("wb") as copy:
                while data := file.file.read(_READ_AT_ONCE):
                    copy.write(data)
        whole, missing, broken = bundle_parts.join(folder.iterdir(), joined)
        refused = len(broken)
        for path in whole:
            try:
                taken.append(BundleTaken.model_validate(asdict(exchange.take_in(asks.book, viewer, path))))
            except (BadFile, BadValue, NotFound):
                refused += 1
    return BundlesTaken(taken=taken, missing=sum(len(one.missing) for one in missing), broken=refused)


@router.get("/bundles/conflicts", response_model_exclude_none=True)
def list_conflicts(asks: Asks, key: LogKey, wanted: Annotated[Page, Query()]) -> Conflicts:
    """What was said at two installations that did not know of each other."""
    with asks.reading() as (connection, viewer):
        report_id, _, about = (wanted.after or "").partition(" ")
        last = None if wanted.after is None else (report_id, about)
        found = exchange_conflicts.shown(connection, viewer, key.name, last, wanted.limit + 1)
    shown, after = cut(found, wanted, lambda one: f"{one.report_id} {one.about}")
    told = [Conflict(report=one.report_id, about=one.about, versions=list(one.versions)) for one in shown]
    return Conflicts(conflicts=told, next=after)


def _peer(one: peers.Peer) -> PeerTold:
    said = one.introduction
    return PeerTold(
        origin=said.origin,
        log_key=said.log_key.text(),
        account=one.account_id,
        compartments=sorted(one.compartments),
    )
