"""Who reads which bulletins, one row a role. Source: the roles of docs/explanation/casebook.md, column Bulletins."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, and_, exists, false, or_, select, true

from treve.casebook import schema
from treve.casebook.audiences import Audience
from treve.casebook.roles import DOES, Deed, Role
from treve.casebook.schema_bulletins import bulletin
from treve.casebook.schema_bulletins import bulletin_step as step

if TYPE_CHECKING:
    from treve.casebook.visible import Viewer


class Reach(StrEnum):
    """For whom an edition is published: the mission, the commission, all parties, one party, everybody."""

    MISSION = "mission"
    COMMISSION = "commission"
    PARTIES = "parties"
    PARTY = "party"
    PUBLIC = "public"


# Whose grain and consent hold for what is published to them; the mission's own papers stay in the house.
AUDIENCE: Mapping[Reach, Audience | None] = {
    Reach.MISSION: None,
    Reach.COMMISSION: Audience.COMMISSION,
    Reach.PARTIES: Audience.PARTIES,
    Reach.PARTY: Audience.PARTIES,
    Reach.PUBLIC: Audience.PUBLIC,
}
# Who drafts reads drafts.
DRAFTERS = frozenset(role for role in Role if Deed.DRAFT_BULLETIN in DOES[role])
_M, _C, _PS, _P, _X = Reach.MISSION, Reach.COMMISSION, Reach.PARTIES, Reach.PARTY, Reach.PUBLIC
READS: Mapping[Role, frozenset[Reach]] = {
    Role.OWNER: frozenset({_X}),
    Role.FIELD_MONITOR: frozenset({_M, _X}),
    Role.SECTOR_OFFICE: frozenset({_M, _X}),
    Role.ANALYST: frozenset(Reach),
    Role.VERIFICATION_OFFICER: frozenset(Reach),
    Role.INVESTIGATOR: frozenset(Reach),
    Role.HEAD_OF_MISSION: frozenset(Reach),
    Role.PARTY_LIAISON: frozenset({_PS, _P, _X}),
    Role.COMMISSION_MEMBER: frozenset({_C, _PS, _X}),
    Role.GUARANTOR_CENTRE: frozenset({_PS, _P, _X}),
    Role.OBSERVER: frozenset({_PS, _X}),
    Role.CIVIL_REPORTER: frozenset({_X}),
    Role.MEDIATOR: frozenset({_C, _PS, _X}),
    Role.PUBLIC: frozenset({_X}),
    Role.AUDITOR: frozenset({_PS, _X}),
    Role.OPERATOR: frozenset({_X}),
}


def reads_drafts(viewer: Viewer) -> bool:
    """May one see editions that are not published?"""
    return any(role in DRAFTERS for role, _ in viewer.grants)


def published() -> ColumnElement[bool]:
    """The editions that were published."""
    done = step.alias()
    return exists().where(done.c.bulletin_id == bulletin.c.bulletin_id, done.c.step == "published")


def bulletins(viewer: Viewer) -> ColumnElement[bool]:
    """The editions one may see: published ones for whom they are, and drafts for who drafts."""
    if reads_drafts(viewer):
        return true()
    parts: list[ColumnElement[bool]] = []
    for role, compartment in sorted(viewer.grants):
        whole = sorted(READS[role] - {Reach.PARTY})
        parts.append(bulletin.c.reach.in_(whole))
        if Reach.PARTY in READS[role]:
            parts.append(and_(bulletin.c.reach == Reach.PARTY.value, bulletin.c.compartment == compartment))
    return and_(published(), or_(false(), *parts))


def entries(viewer: Viewer) -> ColumnElement[bool]:
    """The contents of entries that say what was published, of editions one may see; drafts go out in no export."""
    seen = select(bulletin.c.bulletin_id).where(bulletins(viewer))
    content = schema.content
    return and_(content.c.subject_kind == "bulletin", content.c.subject.in_(seen))
