"""What one may see: one predicate for each kind of thing, put on every query, list, count, export and search.

Nothing else decides. A thing one may not see and a thing that does not exist are the same thing: `NotFound`, without a hint.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, exists, false, func, or_, select, true

from treve.casebook import bulletin_readers, schema
from treve.casebook.deed_words import DEEDS
from treve.casebook.roles import DOES, SEES, Deed, Role, Scope, Thing
from treve.errors import NotFound, Refused, coded, worded

report, content = schema.report, schema.content
link_decision, owed = schema.link_decision, schema.obligation
case_file, case_report, case_report_end = schema.case_file, schema.case_report, schema.case_report_end

OBLIGATION_EVIDENCE = "obligation_evidence"
# Characters of an id of an obligation: `O-` and 16 digits.
_DUTY_ID = 18


class Forbidden(Refused):
    """Something this account may not do, whatever state things are in."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks: an account and the roles it holds, each in a compartment. `scopes` narrows what a token may do; None: no limit."""

    account_id: str
    grants: frozenset[tuple[Role, str]]
    scopes: frozenset[Deed] | None = None

    def may(self, deed: Deed) -> bool:
        """Does any role allow it, and the token too?"""
        allowed = any(deed in DOES[role] for role, _ in self.grants)
        return allowed and (self.scopes is None or deed in self.scopes)

    def must(self, deed: Deed) -> None:
        """Raises Forbidden unless some role allows it."""
        if not self.may(deed):
            raise Forbidden(
                worded("this account may not do this ({deed})", deed=coded(deed.value, DEEDS.messages[deed.value]))
            )

    def compartments(self, deed: Deed) -> frozenset[str]:
        """The compartments in which some role allows it."""
        return frozenset(name for role, name in self.grants if deed in DOES[role])


def whole(viewer: Viewer) -> frozenset[str] | None:
    """The compartments whose reports one reads whole; None: every report."""
    scopes = {(SEES[role][Thing.REPORT], name) for role, name in viewer.grants}
    if any(scope is Scope.ALL for scope, _ in scopes):
        return None
    return frozenset(name for scope, name in scopes if scope is Scope.COMPARTMENT)


def own_reports_alone(viewer: Viewer) -> bool:
    """Does no role let one see a report that somebody else filed?"""
    return {SEES[role][Thing.REPORT] for role, _ in viewer.grants} <= {Scope.OWN, Scope.NONE}


def reports(viewer: Viewer) -> ColumnElement[bool]:
    """The reports one may see."""
    return _any(viewer, Thing.REPORT, _report_scope)


def evidence(viewer: Viewer) -> ColumnElement[bool]:
    """The reports whose attachments one may see."""
    return _any(viewer, Thing.EVIDENCE, _report_scope)


def sealed(viewer: Viewer) -> ColumnElement[bool]:
    """The reports whose sealed part one may ask to open."""
    return _any(viewer, Thing.SEALED, _report_scope)


def cases(viewer: Viewer) -> ColumnElement[bool]:
    """The cases one may see."""
    return _any(viewer, Thing.CASE, _case_scope)


def filings(viewer: Viewer) -> ColumnElement[bool]:
    """The notifications, with their replies, that one may see."""
    return _any(viewer, Thing.FILING, _filing_scope)


def contents(viewer: Viewer) -> ColumnElement[bool]:
    """The contents of log entries one may see: those about something one may see. Sealed parts stay closed in every export."""
    seen_reports = select(report.c.report_id).where(reports(viewer))
    seen_cases = select(case_file.c.case_id).where(cases(viewer), not_only_status(viewer))
    seen_links = select(link_decision.c.entry).where(links(viewer))
    seen_duties = select(owed.c.obligation_id).where(obligations(viewer))
    seen_filings = select(schema.notification.c.notification_id).where(filings(viewer))
    return or_(
        content.c.subject_kind == "ledger",
        and_(content.c.subject_kind == "report", content.c.subject.in_(seen_reports)),
        and_(content.c.subject_kind == "case", content.c.subject.in_(seen_cases)),
        and_(content.c.subject_kind == "filing", content.c.subject.in_(seen_filings)),
        and_(content.c.subject_kind == "account", content.c.subject == viewer.account_id),
        and_(content.c.subject_kind == "link", content.c.position.in_(seen_links)),
        and_(content.c.subject_kind == "obligation", content.c.subject.in_(seen_duties)),
        obligation_evidence(viewer),
        and_(content.c.subject_kind == "agreement", agreements(viewer)),
        drafts(viewer),
        bulletin_readers.entries(viewer),
    )


def links(viewer: Viewer) -> ColumnElement[bool]:
    """The decisions on two reports one may see: both reports, and not only because one filed them.

    That somebody at the desk held two reports for one says something about both, and the reason may speak of others.
    """
    whole = _reading_whole(viewer, Thing.REPORT)
    seen = select(report.c.report_id).where(reports(whole))
    return and_(link_decision.c.report_1.in_(seen), link_decision.c.report_2.in_(seen))


def obligations(viewer: Viewer) -> ColumnElement[bool]:
    """What an agreement asks of parties: all of it for who reads cases, and one's own part for who answers for a party."""
    mine = [name for role, name in viewer.grants if SEES[role][Thing.FILING] is Scope.COMPARTMENT]
    every = true() if _reading_whole(viewer, Thing.CASE).grants else false()
    return or_(every, owed.c.holder.in_(sorted(mine)))


def obligation_evidence(viewer: Viewer) -> ColumnElement[bool]:
    """The contents that say on which report a verification rests: where one sees the obligation and that report, both."""
    # The subject is the id of the obligation, a blank, and the id of the report.
    whose = content.c.subject
    seen_duties = select(owed.c.obligation_id).where(obligations(viewer))
    seen_reports = select(report.c.report_id).where(reports(viewer))
    return and_(
        content.c.subject_kind == OBLIGATION_EVIDENCE,
        func.substr(whose, 1, _DUTY_ID).in_(seen_duties),
        func.substr(whose, _DUTY_ID + 2).in_(seen_reports),
    )


def agreements(viewer: Viewer) -> ColumnElement[bool]:
    """The agreements that the mission confirmed: for who may confirm them and for who reads cases; not for parties."""
    return true() if may_see_agreements(viewer) else false()


def may_see_agreements(viewer: Viewer) -> bool:
    """Does one see the agreements that the mission confirmed? A token that may confirm none sees them as its account does."""
    enters = any(Deed.ENTER_AGREEMENT in DOES[role] for role, _ in viewer.grants)
    return enters or bool(_reading_whole(viewer, Thing.CASE).grants)


def drafts(viewer: Viewer) -> ColumnElement[bool]:
    """The contents about incidents that a text told: where one may file, those of all or, as for reports, one's own."""
    whose = content.c.subject
    parts: list[ColumnElement[bool]] = []
    for role, compartment in sorted(viewer.grants):
        if Deed.SUBMIT in DOES[role] and viewer.may(Deed.SUBMIT):
            own = SEES[role][Thing.REPORT] is Scope.OWN
            mine = whose == drafts_of(compartment, viewer.account_id)
            parts.append(mine if own else whose.startswith(drafts_of(compartment, ""), autoescape=True))
    return and_(content.c.subject_kind == "draft", or_(false(), *parts))


def drafts_of(compartment: str, account_id: str) -> str:
    """What the entries about drafts are about: the compartment, and who read the text."""
    return f"{compartment} {account_id}"


def seen_obligation(connection: Connection, viewer: Viewer, obligation_id: str) -> None:
    """Raises NotFound unless there is such an obligation and one may see it."""
    is_it = and_(owed.c.obligation_id == obligation_id, obligations(viewer))
    _seen(connection, "obligation", obligation_id, is_it)


def not_only_status(viewer: Viewer) -> ColumnElement[bool]:
    """Cases whose steps, reasons and rulings one may read, and not only their state.

    Who sees a case because a report of theirs is in it learns its state; the reasons may speak of reports by others.
    """
    return cases(_reading_whole(viewer, Thing.CASE))


def seen_report(connection: Connection, viewer: Viewer, report_id: str) -> None:
    """Raises NotFound unless there is such a report and one may see it."""
    _seen(connection, "report", report_id, and_(report.c.report_id == report_id, reports(viewer)))


def seen_case(connection: Connection, viewer: Viewer, case_id: str) -> None:
    """Raises NotFound unless there is such a case and one may see it."""
    _seen(connection, "case", case_id, and_(case_file.c.case_id == case_id, cases(viewer)))


def seen_filing(connection: Connection, viewer: Viewer, notification_id: str) -> None:
    """Raises NotFound unless there is such a notification and one may see it."""
    is_it = schema.notification.c.notification_id == notification_id
    _seen(connection, "notification", notification_id, and_(is_it, filings(viewer)))


def in_case() -> ColumnElement[bool]:
    """The links of reports to cases that still hold; to be used with `case_report`."""
    ended = exists().where(
        case_report_end.c.case_id == case_report.c.case_id,
        case_report_end.c.report_id == case_report.c.report_id,
        case_report_end.c.entry > case_report.c.entry,
    )
    return ~ended


def _seen(connection: Connection, kind: str, name: str, predicate: ColumnElement[bool]) -> None:
    if not connection.scalar(select(exists().where(predicate))):
        raise NotFound(kind, name)


def _reading_whole(viewer: Viewer, thing: Thing) -> Viewer:
    """The viewer with only those roles that see a thing because it is their work, not because it is their own."""
    whole = {Scope.ASSIGNED, Scope.TABLED, Scope.ALL}
    grants = frozenset(grant for grant in viewer.grants if SEES[grant[0]][thing] in whole)
    return Viewer(viewer.account_id, grants, viewer.scopes)


def _any(viewer: Viewer, thing: Thing, predicate: object) -> ColumnElement[bool]:
    assert callable(predicate)
    parts = [predicate(viewer, SEES[role][thing], name) for role, name in sorted(viewer.grants)]
    found: ColumnElement[bool] = or_(false(), *parts)
    return found


def _report_scope(viewer: Viewer, scope: Scope, compartment: str) -> ColumnElement[bool]:
    if scope is Scope.OWN:
        return report.c.account_id == viewer.account_id
    if scope is Scope.COMPARTMENT:
        return report.c.compartment == compartment
    if scope in (Scope.ASSIGNED, Scope.TABLED):
        return report.c.report_id.in_(
            select(case_report.c.report_id).where(in_case(), _case_has(case_report.c.case_id, viewer, scope))
        )
    return true() if scope is Scope.ALL else false()


def _case_scope(viewer: Viewer, scope: Scope, compartment: str) -> ColumnElement[bool]:
    if scope in (Scope.OWN, Scope.COMPARTMENT):
        mine = select(case_report.c.case_id).join(report, report.c.report_id == case_report.c.report_id)
        linked = case_file.c.case_id.in_(mine.where(in_case(), _report_scope(viewer, scope, compartment)))
        sent = select(schema.notification.c.case_id).where(schema.notification.c.compartment == compartment)
        return or_(linked, case_file.c.case_id.in_(sent)) if scope is Scope.COMPARTMENT else linked
    if scope in (Scope.ASSIGNED, Scope.TABLED):
        return _case_has(case_file.c.case_id, viewer, scope)
    return true() if scope is Scope.ALL else false()


def _filing_scope(viewer: Viewer, scope: Scope, compartment: str) -> ColumnElement[bool]:
    notification = schema.notification
    if scope is Scope.COMPARTMENT:
        return notification.c.compartment == compartment
    if scope in (Scope.ASSIGNED, Scope.TABLED):
        return _case_has(notification.c.case_id, viewer, scope)
    return true() if scope is Scope.ALL else false()


def _case_has(case_id: ColumnElement[str], viewer: Viewer, scope: Scope) -> ColumnElement[bool]:
    if scope is Scope.ASSIGNED:
        mine = schema.assignment.c.account_id == viewer.account_id
        return case_id.in_(select(schema.assignment.c.case_id).where(mine))
    return case_id.in_(select(schema.tabling.c.case_id))
