"""Readerships: those who may see the same of reports, decisions, rulings and agreements, and so read the same run.

A readership is told by what its people are, and not by what there is to see: a report more changes its run, not the readership.
What belongs to one person alone (cases assigned to them, reports they filed) makes a readership of its own for as long as there is
such a thing that they do not see otherwise.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from sqlalchemy import ColumnElement, Connection, and_, exists, select

from treve.casebook import people, schema, visible
from treve.casebook.roles import SEES, Role, Scope, Thing
from treve.casebook.visible import Viewer

report = schema.report
# SQLite takes at most 32,766 values in one statement; this is far below.
_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Readership:
    """What its people see.

    compartments  those whose reports they read whole; None: every report
    tabled        and what belongs to a case that was tabled
    assigned_to   and what belongs to a case that was assigned to this account; empty: to none
    filed_by      and what this account filed; empty: none
    agreements    do they see the agreements that the mission confirmed?
    """

    compartments: frozenset[str] | None = frozenset()
    tabled: bool = False
    assigned_to: str = ""
    filed_by: str = ""
    agreements: bool = False

    @property
    def key(self) -> str:
        """A name for a folder, the same for the same people: `all`, `none`, or 16 hex digits that tell no name."""
        if self.compartments is None:
            return "all"
        if self == Readership():
            return "none"
        told = json.dumps(asdict(self) | {"compartments": sorted(self.compartments)}, sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    @property
    def is_personal(self) -> bool:
        """Does it hang on what one account filed or was given?"""
        return bool(self.assigned_to or self.filed_by)

    @property
    def is_partial(self) -> bool:
        """Do they see reports of compartments that they do not read whole?

        Such reports were chosen, by becoming a case or by who filed them: what they come to says nothing about the others.
        """
        return self.tabled or self.is_personal

    @property
    def sees_reports(self) -> bool:
        """Is there anything of a casebook's reports for them?"""
        return self.compartments is None or bool(self.compartments) or self.is_partial

    def reads_whole(self, compartments: Iterable[str]) -> bool:
        """Do they read all of these compartments whole?"""
        return self.compartments is None or self.compartments.issuperset(compartments)

    def viewer(self) -> Viewer:
        """One who sees what all of them see, and nothing that only some of them do."""
        if self.compartments is None:
            return Viewer("", frozenset({(Role.ANALYST, "")}))
        grants = {(Role.PARTY_LIAISON, name) for name in self.compartments}
        grants |= {(Role.OBSERVER, "")} if self.tabled else set()
        grants |= {(Role.INVESTIGATOR, "")} if self.assigned_to else set()
        # In a compartment that does not exist: nothing is filed there.
        grants |= {(Role.SECTOR_OFFICE, "")} if self.agreements else set()
        grants |= {(Role.CIVIL_REPORTER, "")} if self.filed_by else set()
        return Viewer(self.assigned_to or self.filed_by, frozenset(grants))


def of(connection: Connection, viewer: Viewer) -> Readership:
    """To which a viewer belongs. What would add nothing to what they see otherwise makes no difference."""
    whole = visible.whole(viewer)
    if whole is None:
        return Readership(None, agreements=True)
    scopes = {SEES[role][Thing.REPORT] for role, _ in viewer.grants}
    account = viewer.account_id
    mine = and_(report.c.account_id == account, report.c.compartment.not_in(sorted(whole)))
    given = schema.assignment.c.account_id == account
    return Readership(
        whole,
        tabled=Scope.TABLED in scopes and _any(connection, schema.tabling.c.case_id.is_not(None)),
        assigned_to=account if Scope.ASSIGNED in scopes and _any(connection, given) else "",
        filed_by=account if Scope.OWN in scopes and _any(connection, mine) else "",
        agreements=visible.may_see_agreements(viewer),
    )


def of_all(connection: Connection, now: int | None = None) -> list[Readership]:
    """Those of the active accounts, each once: first who reads everything, then by the names of the compartments.

    now  seconds since 1970: personal ones are named only of who is signed in, or holds a token, at that moment; None: of everybody
    """
    account = schema.account
    active = connection.scalars(select(account.c.account_id).where(account.c.disabled.is_(False))).all()
    here = None if now is None else _here(connection, now)
    found = set()
    for account_id in active:
        one = of(connection, people.viewer(connection, str(account_id)))
        if not one.is_personal or here is None or account_id in here:
            found.add(one)
    return sorted(found, key=lambda one: (one.compartments is not None, sorted(one.compartments or ()), one.key))


def sees_all(connection: Connection, viewer: Viewer, report_ids: Iterable[str]) -> bool:
    """Are all of these reports there, and may one see them, now?"""
    wanted = sorted(set(report_ids))
    for first in range(0, len(wanted), _AT_ONCE):
        part = wanted[first : first + _AT_ONCE]
        query = select(report.c.report_id).where(report.c.report_id.in_(part), visible.reports(viewer))
        if len(connection.execute(query).all()) != len(part):
            return False
    return True


def _any(connection: Connection, predicate: ColumnElement[bool]) -> bool:
    return bool(connection.scalar(select(exists().where(predicate))))


def _here(connection: Connection, now: int) -> frozenset[str]:
    """The accounts that are signed in or hold a token at a moment."""
    tables = (schema.session, schema.api_token)
    found = [connection.scalars(select(one.c.account_id).where(one.c.expires > now)).all() for one in tables]
    return frozenset(str(name) for names in found for name in names)
