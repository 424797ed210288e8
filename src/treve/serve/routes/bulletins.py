"""Bulletins: which one may see, one of them with its files, and the way from the draft to the publication and its correction."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Request, Response
from pydantic import BaseModel, Field, StringConstraints

from treve.bulletin.edition.period import Kind
from treve.casebook import bulletin_list, bulletin_readers, bulletins
from treve.casebook.bulletin_from_run import Asked
from treve.casebook.bulletin_in_public import AskedPublic
from treve.casebook.bulletin_list import Edition, EditionState
from treve.casebook.bulletin_on_case import AskedCase, AskedLetter
from treve.casebook.bulletin_readers import Reach
from treve.catalogue import LANGUAGES
from treve.serve import new_edition
from treve.serve.given import Asks, CaseId, Day, Given, Limit, LogKey, Name, Reason, Words
from treve.serve.published_file import TYPES, file_answer

router = APIRouter(prefix="/bulletins", tags=["bulletins"])
BulletinId = Annotated[str, StringConstraints(pattern="^E-[0-9a-f]{16}$")]
BulletinInPath = Annotated[BulletinId, Path(description="Id of an edition")]
FileName = Annotated[
    str, StringConstraints(pattern=r"^[\w.\-]{1,200}$"), Path(description="Name of a file of the edition")
]
NotificationId = Annotated[str, StringConstraints(pattern="^N-[0-9a-f]{16}$")]
RiskCode = Annotated[str, StringConstraints(pattern="^[a-z_]{1,40}$")]


class _Asked(Given):
    """In which languages, and which published edition it corrects."""

    languages: Annotated[list[Literal[*LANGUAGES]], Field(min_length=1)]  # type: ignore[valid-type]
    replaces: BulletinId | None = None

    def spoken(self) -> tuple[str, ...]:
        """Each language once."""
        return tuple(dict.fromkeys(self.languages))


class PeriodGiven(_Asked):
    """A daily, weekly or monthly edition from the run of this account; `until` is the last day."""

    kind: Kind
    until: Day
    reach: Reach
    cut_off: Name = "24:00"
    zone: Name | None = None
    agreement: Name | None = None


class PublicGiven(_Asked):
    """Counts by area and week, from a Monday until a Monday, not in it. `hold`: late reports of periods told before wait."""

    first: Day
    until: Day
    hold: bool = False


class CaseGiven(_Asked):
    """An edition on one case, for the mission or the commission."""

    case: CaseId
    reach: Reach


class LetterGiven(_Asked):
    """The letter of a notification."""

    notification: NotificationId


class Approval(Given):
    """Code of a risk → why it is taken; each risk of the draft needs its reason."""

    accepted: Annotated[dict[RiskCode, Words], Field(default_factory=dict)]


class File(BaseModel):
    """A file of an edition, as the log names it."""

    name: str
    sha256: str
    bytes: int


class RiskTold(BaseModel):
    """A risk of a draft: how many things it is about, and whether it stops the publication."""

    code: str
    number: int
    stops: bool


class Step(BaseModel):
    """What was done with an edition, when, and the number of its entry in the log."""

    step: Literal["approved", "published", "discarded"]
    at: str
    entry: int


class Bulletin(BaseModel):
    """An edition. `about`: an agreement, a case, a notification or `reports`; `to`: the party a letter goes to.

    replaces, replaced_by  the edition it corrects, and the one that corrects it, where one may see them
    risks                  of a draft, for who drafts
    accepted               risk → why it was taken, for who drafts
    """

    bulletin: str
    kind: str
    reach: Reach
    about: str
    to: str | None
    state: EditionState
    made: str
    replaces: str | None
    replaced_by: str | None
    files: list[File]
    steps: list[Step]
    risks: list[RiskTold] = []
    accepted: dict[str, str] = {}


class Bulletins(BaseModel):
    """Editions, the newest first; `next` is what `after` takes for the page that follows; null on the last."""

    bulletins: list[Bulletin]
    next: str | None


class Drafted(BaseModel):
    """The id of a new draft."""

    bulletin: str


class Published(BaseModel):
    """The checkpoint, a signed note, over the entry that says it was published."""

    checkpoint: str


@router.get("")
def list_bulletins(asks: Asks, after: BulletinId | None = None, limit: Limit = 50) -> Bulletins:
    """The editions one may see."""
    with asks.reading() as (connection, viewer):
        found = bulletin_list.listing(connection, viewer, after, limit + 1)
        seen = bulletin_list.seen(connection, viewer, [one.replaces for one in found if one.replaces])
    more = found[limit - 1].bulletin_id if len(found) > limit else None
    return Bulletins(bulletins=[_told(one, seen) for one in found[:limit]], next=more)


@router.get("/{bulletin_id}")
def show_bulletin(asks: Asks, bulletin_id: BulletinInPath) -> Bulletin:
    """One edition, with its files and, for who drafts, the risks of a draft."""
    with asks.reading() as (connection, viewer):
        one = bulletin_list.shown(connection, viewer, bulletin_id)
        seen = bulletin_list.seen(connection, viewer, [one.replaces] if one.replaces else [])
        told = _told(one, seen)
        drafts = bulletin_readers.reads_drafts(viewer)
        if drafts:
            told.accepted = dict(one.steps.get("approved", {}).get("accepted", {}))
        if drafts and one.state == "draft":
            told.risks = [RiskTold.model_validate(risk.plain()) for risk in bulletins.risks_of(connection, one)]
    return told


@router.get(
    "/{bulletin_id}/files/{name}",
    response_class=Response,
    responses={200: {"content": {kind: {} for kind in TYPES.values()}, "description": "The file as it was written"}},
)
def download_bulletin(asks: Asks, bulletin_id: BulletinInPath, name: FileName) -> Response:
    """A file of an edition, held against its hash in the log."""
    with asks.reading() as (connection, viewer):
        one = bulletin_list.shown(connection, viewer, bulletin_id)
        return file_answer(name, bulletin_list.content_of(connection, one, name))


@router.post("/period", status_code=201)
def draft_for_period(request: Request, asks: Asks, key: LogKey, given: PeriodGiven) -> Drafted:
    """Draft an edition of a period; 409 where no run was made for this account."""
    wanted = Asked(
        kind=given.kind,
        until=given.until,
        reach=given.reach,
        cut_off=given.cut_off,
        zone=given.zone,
        agreement=given.agreement,
        languages=given.spoken(),
        replaces=given.replaces,
    )
    return Drafted(bulletin=new_edition.keep(asks, key, new_edition.of_period(request, wanted)))


@router.post("/public", status_code=201)
def draft_for_everybody(request: Request, asks: Asks, key: LogKey, given: PublicGiven) -> Drafted:
    """Draft a public edition."""
    wanted = AskedPublic(given.first, given.until, given.spoken(), given.hold, given.replaces)
    return Drafted(bulletin=new_edition.keep(asks, key, new_edition.in_public(request, wanted)))


@router.post("/case", status_code=201)
def draft_on_case(request: Request, asks: Asks, key: LogKey, given: CaseGiven) -> Drafted:
    """Draft an edition on one case; 409 where its readers do not see the case."""
    wanted = AskedCase(given.case, given.reach, given.spoken(), given.replaces)
    return Drafted(bulletin=new_edition.keep(asks, key, new_edition.on_case(request, wanted)))


@router.post("/letter", status_code=201)
def draft_letter(request: Request, asks: Asks, key: LogKey, given: LetterGiven) -> Drafted:
    """Draft the letter of a notification."""
    wanted = AskedLetter(given.notification, given.spoken(), given.replaces)
    return Drafted(bulletin=new_edition.keep(asks, key, new_edition.to_party(request, wanted)))


@router.post("/{bulletin_id}/approval", status_code=204)
def approve_bulletin(asks: Asks, bulletin_id: BulletinInPath, given: Approval) -> None:
    """Release a draft for publication; 422 while a risk has no reason, 409 where a risk stops it."""
    with asks.writing() as (writing, viewer):
        bulletins.approve(writing, viewer, bulletin_id, given.accepted)


@router.post("/{bulletin_id}/publication")
def publish_bulletin(asks: Asks, key: LogKey, bulletin_id: BulletinInPath) -> Published:
    """Publish an approved edition: from now on its readers see it, and the log says so."""
    with asks.writing() as (writing, viewer):
        checkpoint = bulletins.publish(writing, viewer, bulletin_id, key)
    return Published(checkpoint=checkpoint.decode())


@router.post("/{bulletin_id}/discard", status_code=204)
def discard_bulletin(asks: Asks, bulletin_id: BulletinInPath, given: Reason) -> None:
    """Give a draft up: its files go, that it was there stays."""
    with asks.writing() as (writing, viewer):
        bulletins.discard(writing, viewer, bulletin_id, given.reason)


def _told(one: Edition, seen: frozenset[str]) -> Bulletin:
    return Bulletin(
        bulletin=one.bulletin_id,
        kind=one.kind,
        reach=one.reach,
        about=one.about,
        to=one.compartment,
        state=one.state,
        made=one.made,
        replaces=one.replaces if one.replaces in seen else None,
        replaced_by=one.replaced_by,
        files=[File(name=name, sha256=sha256, bytes=size) for name, sha256, size in one.files],
        steps=[
            Step.model_validate({"step": step, "at": said["at"], "entry": one.positions[step]})
            for step, said in one.steps.items()
        ],
    )
