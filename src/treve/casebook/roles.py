"""Who may see what, and who may do what: two tables, one row a role. Source: the roles of docs/explanation/casebook.md."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """What a person is in the mechanism. A person can hold several, each in one compartment."""

    OWNER = "owner"
    FIELD_MONITOR = "field_monitor"
    SECTOR_OFFICE = "sector_office"
    ANALYST = "analyst"
    VERIFICATION_OFFICER = "verification_officer"
    INVESTIGATOR = "investigator"
    HEAD_OF_MISSION = "head_of_mission"
    PARTY_LIAISON = "party_liaison"
    COMMISSION_MEMBER = "commission_member"
    GUARANTOR_CENTRE = "guarantor_centre"
    OBSERVER = "observer"
    CIVIL_REPORTER = "civil_reporter"
    MEDIATOR = "mediator"
    PUBLIC = "public"
    AUDITOR = "auditor"
    OPERATOR = "operator"


class Thing(StrEnum):
    """What there is to see."""

    REPORT = "report"
    SEALED = "sealed"
    EVIDENCE = "evidence"
    CASE = "case"
    FILING = "filing"
    LOG = "log"


class Scope(StrEnum):
    """How far a role sees.

    own          what the person filed
    compartment  what was filed in, or formally sent to, the compartment of the grant
    assigned     what belongs to a case assigned to the person
    tabled       what belongs to a case tabled for decision
    all          everything of that kind
    """

    NONE = "none"
    OWN = "own"
    COMPARTMENT = "compartment"
    ASSIGNED = "assigned"
    TABLED = "tabled"
    ALL = "all"


class Deed(StrEnum):
    """What there is to do."""

    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    OPEN_CASE = "open_case"
    MOVE_CASE = "move_case"
    ASSIGN = "assign"
    TABLE_CASE = "table_case"
    ATTRIBUTE = "attribute"
    DETERMINE = "determine"
    NOTIFY = "notify"
    REPLY = "reply"
    REMEDY = "remedy"
    OPEN_SEALED = "open_sealed"
    ERASE = "erase"
    MANAGE = "manage"
    WATCH = "watch"
    EXPORT_LOG = "export_log"
    LINK = "link"
    OBLIGE = "oblige"
    HAND_OVER = "hand_over"
    ENTER_AGREEMENT = "enter_agreement"
    DRAFT_BULLETIN = "draft_bulletin"


_N, _O, _C, _A, _T, _X = Scope.NONE, Scope.OWN, Scope.COMPARTMENT, Scope.ASSIGNED, Scope.TABLED, Scope.ALL

# report, sealed, evidence, case, filing, log (own: with the contents one may see; all: leaves without contents)
_SEES: dict[Role, tuple[Scope, Scope, Scope, Scope, Scope, Scope]] = {
    Role.OWNER: (_N, _N, _N, _N, _N, _X),
    Role.FIELD_MONITOR: (_O, _O, _O, _O, _N, _N),
    Role.SECTOR_OFFICE: (_C, _N, _C, _C, _N, _N),
    Role.ANALYST: (_X, _N, _X, _X, _N, _N),
    Role.VERIFICATION_OFFICER: (_A, _A, _A, _A, _A, _N),
    Role.INVESTIGATOR: (_A, _A, _A, _A, _A, _N),
    Role.HEAD_OF_MISSION: (_X, _X, _X, _X, _X, _X),
    Role.PARTY_LIAISON: (_C, _O, _C, _C, _C, _X),
    Role.COMMISSION_MEMBER: (_T, _N, _T, _T, _T, _X),
    Role.GUARANTOR_CENTRE: (_C, _O, _C, _C, _C, _X),
    Role.OBSERVER: (_T, _N, _T, _T, _N, _X),
    Role.CIVIL_REPORTER: (_O, _O, _O, _O, _N, _N),
    Role.MEDIATOR: (_N, _N, _N, _N, _N, _N),
    Role.PUBLIC: (_N, _N, _N, _N, _N, _N),
    Role.AUDITOR: (_N, _N, _N, _N, _N, _X),
    Role.OPERATOR: (_N, _N, _N, _N, _N, _N),
}
SEES: Mapping[Role, Mapping[Thing, Scope]] = {
    role: dict(zip(Thing, scopes, strict=True)) for role, scopes in _SEES.items()
}

DOES: Mapping[Role, frozenset[Deed]] = {
    Role.OWNER: frozenset({Deed.MANAGE, Deed.EXPORT_LOG}),
    Role.FIELD_MONITOR: frozenset({Deed.SUBMIT, Deed.WITHDRAW, Deed.WATCH}),
    Role.SECTOR_OFFICE: frozenset(
        {Deed.SUBMIT, Deed.WITHDRAW, Deed.OPEN_CASE, Deed.WATCH, Deed.HAND_OVER, Deed.ENTER_AGREEMENT}
    ),
    Role.ANALYST: frozenset(
        {Deed.OPEN_CASE, Deed.WATCH, Deed.LINK, Deed.HAND_OVER, Deed.ENTER_AGREEMENT, Deed.DRAFT_BULLETIN}
    ),
    Role.VERIFICATION_OFFICER: frozenset(
        {
            Deed.OPEN_CASE,
            Deed.MOVE_CASE,
            Deed.OPEN_SEALED,
            Deed.LINK,
            Deed.HAND_OVER,
            Deed.ENTER_AGREEMENT,
            Deed.DRAFT_BULLETIN,
        }
    ),
    Role.INVESTIGATOR: frozenset(
        {Deed.MOVE_CASE, Deed.ATTRIBUTE, Deed.OPEN_SEALED, Deed.HAND_OVER, Deed.DRAFT_BULLETIN}
    ),
    Role.HEAD_OF_MISSION: frozenset(
        {
            Deed.OPEN_CASE,
            Deed.MOVE_CASE,
            Deed.ASSIGN,
            Deed.TABLE_CASE,
            Deed.ATTRIBUTE,
            Deed.NOTIFY,
            Deed.REMEDY,
            Deed.OPEN_SEALED,
            Deed.ERASE,
            Deed.EXPORT_LOG,
            Deed.LINK,
            Deed.OBLIGE,
            Deed.HAND_OVER,
            Deed.ENTER_AGREEMENT,
            Deed.DRAFT_BULLETIN,
        }
    ),
    Role.PARTY_LIAISON: frozenset({Deed.SUBMIT, Deed.WITHDRAW, Deed.REPLY, Deed.EXPORT_LOG}),
    Role.COMMISSION_MEMBER: frozenset({Deed.DETERMINE, Deed.EXPORT_LOG}),
    Role.GUARANTOR_CENTRE: frozenset({Deed.SUBMIT, Deed.WITHDRAW, Deed.REPLY, Deed.EXPORT_LOG}),
    Role.OBSERVER: frozenset({Deed.EXPORT_LOG}),
    Role.CIVIL_REPORTER: frozenset({Deed.SUBMIT, Deed.WITHDRAW}),
    Role.MEDIATOR: frozenset(),
    Role.PUBLIC: frozenset(),
    Role.AUDITOR: frozenset({Deed.EXPORT_LOG}),
    Role.OPERATOR: frozenset(),
}


class Preset(StrEnum):
    """Sets of compartments to start from."""

    SMALL_NGO = "small_ngo"
    MISSION = "mission"
    COMMISSION = "commission"


PRESETS: Mapping[Preset, Mapping[str, str]] = {
    Preset.SMALL_NGO: {"mission": "everything the organisation works with", "public": "what is for everybody"},
    Preset.MISSION: {
        "mission": "what the mission's own people file",
        "party_a": "what one party files and is sent",
        "party_b": "what the other party files and is sent",
        "civil_society": "what people outside the mission file",
        "public": "what is for everybody",
    },
    Preset.COMMISSION: {
        "mission": "what the commission's secretariat files",
        "party_a": "what one party files and is sent",
        "party_b": "what the other party files and is sent",
        "guarantor_1": "the register of one guarantor's centre",
        "guarantor_2": "the register of the other guarantor's centre",
        "public": "what is for everybody",
    },
}
