"""Agreements: the library's and the mission's own, each with its terms, whose word they are, and what it was read from."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query
from pydantic import StringConstraints
from starlette.responses import Response

from treve.agreements.description import listing
from treve.bulletin import agreement_told
from treve.bulletin.agreement_told import Laid
from treve.bulletin.voices import Voices
from treve.casebook import agreed, obligations
from treve.casebook.agreed import Confirmed
from treve.casebook.roles import Deed
from treve.errors import BadAgreement, NotFound
from treve.model.agreement import Agreement, ClauseKind
from treve.normalise.actor_book import actor_book
from treve.normalise.own_actors import NewActor, as_csv, with_actors
from treve.serve import agreements_kept
from treve.serve.pages import duty_words, evidence, own_run
from treve.serve.pages.desk import AtDesk, Desk
from treve.serve.paging import Page, cut

router = APIRouter()
AgreementInPath = Annotated[str, StringConstraints(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{1,59}$"), Path()]
ObligationAfter = Annotated[str | None, Query(pattern="^O-[0-9a-f]{16}$")]
_ON_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class StatedDuty:
    """An obligation of an agreement file.

    name  how an obligation that is entered names its clause
    due   day, ISO; None where none is stated
    """

    clause_id: str
    name: str
    what: str
    due: str | None


@dataclass(frozen=True, slots=True)
class _Found:
    """An agreement that was asked for. kept: its versions, the first first; empty for one of the library."""

    agreement: Agreement | None
    kept: list[Confirmed]
    faults: tuple[str, ...] = ()


@router.get("/agreements")
def list_agreements(desk: AtDesk) -> Response:
    """The library, and what the mission confirmed."""
    with desk.asks.reading() as (connection, viewer):
        own = agreed.listing(connection, viewer)
    may_confirm = desk.viewer.may(Deed.ENTER_AGREEMENT)
    library = listing(agreements_kept.of_library().values())
    return desk.page("agreements.html", own=own, library=library, may_confirm=may_confirm)


@router.get("/agreements/{agreement_id}")
def show_agreement(desk: AtDesk, agreement_id: AgreementInPath, obligation_after: ObligationAfter = None) -> Response:
    """One agreement; the obligations that the mission follows a page at a time."""
    found = _found(desk, agreement_id)
    if found.agreement is None:
        return desk.page("agreement_faulty.html", kept=found.kept, faults=found.faults)
    own = agreements_kept.own_actors(found.kept[-1]) if found.kept else ()
    voices, one = Voices.of_library(with_actors(actor_book(), own)), _laid(found.agreement, own)
    with desk.asks.reading() as (connection, viewer):
        today = dt.datetime.now(dt.UTC).date()
        followed = obligations.of_agreement(connection, viewer, agreement_id, today, obligation_after, _ON_A_PAGE + 1)
        others = agreements_kept.of_library() | agreements_kept.readable(agreed.listing(connection, viewer))
    owed, following = cut(followed.page, Page(limit=_ON_A_PAGE), lambda standing: standing.obligation_id)
    return desk.page(
        "agreement.html",
        agreement=found.agreement,
        kept=found.kept,
        in_run=own_run.registered(desk).get(agreement_id) if found.kept else None,
        own_actors=own,
        readings=agreement_told.readings_grid(one, voices),
        terms=agreement_told.grids(one, voices),
        calendar=agreement_told.calendar(one, voices),
        zones=agreement_told.zones(one),
        around=agreement_told.around(found.agreement, others, voices),
        marked=evidence.marked(found.kept[-1].text, found.agreement) if found.kept else None,
        followed=followed,
        owed=owed,
        later=f"/agreements/{agreement_id}?{urlencode({'obligation_after': following})}#calendar" if following else "",
        stated=[one for one in _stated(one) if one.name not in followed.clauses],
        may_oblige=desk.viewer.may(Deed.OBLIGE),
        duties=duty_words,
    )


@router.get("/agreements/{agreement_id}/file")
def take_file(desk: AtDesk, agreement_id: AgreementInPath) -> Response:
    """The agreement file, as `treve run` and `treve agreement check` read it."""
    kept = _found(desk, agreement_id).kept
    data = kept[-1].yaml.encode() if kept else agreements_kept.library_text(agreement_id)
    headers = {"Content-Disposition": f"attachment; filename={agreement_id}.yaml"}
    return Response(data, media_type="application/yaml", headers=headers)


@router.get("/agreements/{agreement_id}/actors")
def take_actors(desk: AtDesk, agreement_id: AgreementInPath) -> Response:
    """The actors that the library lacks, as a file for `--actors`. Raises NotFound where it lacks none."""
    kept = _found(desk, agreement_id).kept
    own = agreements_kept.own_actors(kept[-1]) if kept else ()
    if not own:
        raise NotFound("actors of agreement", agreement_id)
    headers = {"Content-Disposition": f"attachment; filename={agreement_id}.actors.csv"}
    return Response(as_csv(own).encode(), media_type="text/csv; charset=utf-8", headers=headers)


def title_of(desk: Desk, agreement_id: str) -> str:
    """The title of an agreement. Raises NotFound where it is not there or may not be seen."""
    found = _found(desk, agreement_id)
    return found.agreement.title if found.agreement is not None else found.kept[-1].title


def laid_of(desk: Desk, agreement_id: str) -> Laid | None:
    """An agreement as rows; None for a kept one in which this version finds faults. Raises NotFound."""
    found = _found(desk, agreement_id)
    own = agreements_kept.own_actors(found.kept[-1]) if found.kept else ()
    return _laid(found.agreement, own) if found.agreement is not None else None


def stated_duties(desk: Desk, agreement_id: str) -> list[StatedDuty]:
    """The obligations that an agreement states; none where it is not there, may not be seen, or has faults."""
    try:
        one = laid_of(desk, agreement_id)
    except NotFound:
        return []
    return _stated(one) if one is not None else []


def _stated(one: Laid) -> list[StatedDuty]:
    found = []
    for row in one.terms.clauses:
        if row["kind"] == ClauseKind.OBLIGATION:
            what = row["detail"] or row["code"].replace("_", " ")
            name = f"{one.agreement.agreement_id} {row['clause_id']}"
            found.append(StatedDuty(row["clause_id"], name, what, row["due"][:10] if row["due"] else None))
    return found


def _found(desk: Desk, agreement_id: str) -> _Found:
    """The mission's own version goes before the library's. Raises NotFound where neither is there or may be seen."""
    with desk.asks.reading() as (connection, viewer):
        try:
            kept = agreed.versions(connection, viewer, agreement_id)
        except NotFound:
            kept = []
    if kept:
        try:
            return _Found(agreements_kept.confirmed(kept[-1]), kept)
        except BadAgreement as problem:
            return _Found(None, kept, problem.faults)
    library = agreements_kept.of_library()
    if agreement_id not in library:
        raise NotFound("agreement", agreement_id)
    return _Found(library[agreement_id], [])


@functools.lru_cache(128)
def _laid(one: Agreement, own: tuple[NewActor, ...]) -> Laid:
    return agreement_told.laid(one, with_actors(actor_book(), own))
