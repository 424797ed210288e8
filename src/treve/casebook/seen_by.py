"""What somebody would see: counts, and of the first things those that whoever asks may see too.

Who manages accounts sees no reports and no cases. The counts say whether a grant does what it should; the things themselves are
named only where they are no news to who asks, and what is sealed is opened for nobody. What is seen is asked of `visible`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, func, select

from treve.casebook import bulletin_readers, incidents, report_list, schema, visible
from treve.casebook.roles import Deed, Role
from treve.casebook.schema_bulletins import bulletin
from treve.casebook.visible import Viewer

_FIRST = 5


@dataclass(frozen=True, slots=True)
class SeenThings:
    """Of one kind of thing: how many they see, and the newest of them that who asks sees too."""

    kind: str
    number: int
    newest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeenCompartment:
    """How much of a compartment they see: reports filed in it, cases over these, incidents that these tell."""

    name: str
    reports: int
    cases: int
    incidents: int


@dataclass(frozen=True, slots=True)
class ExamplePage:
    """The page of one report as they would see it.

    report_id, told     None: who asks does not see the report, so that only the outline of the page is shown
    opens_files         they may open its files
    may_ask_for_sealed  they may ask, with a reason and noted in the log, for its sealed part; nothing of that is shown here
    deeds               what the page would offer them
    """

    report_id: str | None
    told: Mapping[str, Any] | None
    opens_files: bool
    may_ask_for_sealed: bool
    deeds: tuple[Deed, ...]


def things(connection: Connection, asking: Viewer, seen_by: Viewer) -> list[SeenThings]:
    """Reports, cases, notifications and bulletins. Raises Forbidden unless who asks manages accounts."""
    asking.must(Deed.MANAGE)
    report, case, sent = schema.report, schema.case_file, schema.notification
    kinds: Sequence[tuple[str, ColumnElement[str], ColumnElement[int], ColumnElement[bool], ColumnElement[bool]]] = (
        ("report", report.c.report_id, report.c.entry, visible.reports(seen_by), visible.reports(asking)),
        ("case", case.c.case_id, case.c.entry, visible.cases(seen_by), visible.cases(asking)),
        ("notification", sent.c.notification_id, sent.c.entry, visible.filings(seen_by), visible.filings(asking)),
        (
            "bulletin",
            bulletin.c.bulletin_id,
            bulletin.c.entry,
            bulletin_readers.bulletins(seen_by),
            bulletin_readers.bulletins(asking),
        ),
    )
    found = []
    for kind, name, entry, theirs, mine in kinds:
        number = connection.scalar(select(func.count()).select_from(entry.table).where(theirs))
        newest = connection.scalars(select(name).where(and_(theirs, mine)).order_by(entry.desc()).limit(_FIRST))
        found.append(SeenThings(kind, int(number or 0), tuple(str(one) for one in newest)))
    return found


def by_compartment(connection: Connection, asking: Viewer, seen_by: Viewer) -> list[SeenCompartment]:
    """How much of each compartment they see, by its name. Raises Forbidden unless who asks manages accounts."""
    asking.must(Deed.MANAGE)
    report, link = schema.report, schema.case_report
    whose = report.c.compartment
    reports = select(whose, func.count()).where(visible.reports(seen_by)).group_by(whose)
    cases = (
        select(whose, func.count(func.distinct(schema.case_file.c.case_id)))
        .where(report.c.report_id == link.c.report_id, link.c.case_id == schema.case_file.c.case_id)
        .where(visible.in_case(), visible.reports(seen_by), visible.cases(seen_by))
        .group_by(whose)
    )
    of_reports = {str(name): int(number) for name, number in connection.execute(reports)}
    of_cases = {str(name): int(number) for name, number in connection.execute(cases)}
    of_incidents = incidents.numbers(connection, seen_by)
    names = connection.scalars(select(schema.compartment.c.name).order_by(schema.compartment.c.name))
    return [
        SeenCompartment(name, of_reports.get(name, 0), of_cases.get(name, 0), of_incidents.get(name, 0))
        for name in map(str, names)
    ]


def example(connection: Connection, asking: Viewer, seen_by: Viewer) -> ExamplePage | None:
    """The page of the newest report they see, as far as it is no news to who asks; None where they see no report.

    Raises Forbidden unless who asks manages accounts.
    """
    asking.must(Deed.MANAGE)
    report = schema.report
    theirs = select(report.c.report_id).where(visible.reports(seen_by)).order_by(report.c.entry.desc()).limit(1)
    both = theirs.where(visible.reports(asking))
    report_id = connection.scalar(both) or connection.scalar(theirs)
    if report_id is None:
        return None
    known = connection.scalar(both) is not None
    told = report_list.shown(connection, seen_by, report_id)

    def holds(predicate: ColumnElement[bool]) -> bool:
        return bool(connection.scalar(select(exists().where(report.c.report_id == report_id, predicate))))

    return ExamplePage(
        report_id=report_id if known else None,
        told=told if known else None,
        opens_files=holds(visible.evidence(seen_by)),
        may_ask_for_sealed=holds(visible.sealed(seen_by)) and seen_by.may(Deed.OPEN_SEALED),
        deeds=tuple(deed for deed in (Deed.OPEN_CASE, Deed.LINK) if seen_by.may(deed)),
    )


def as_role(role: Role, compartment: str) -> Viewer:
    """Somebody who holds this role alone, has filed nothing and was given nothing."""
    return Viewer("", frozenset({(role, compartment)}))
