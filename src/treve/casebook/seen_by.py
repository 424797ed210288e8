"""What somebody would see: counts, and of the first things those that whoever asks may see too.

Who manages accounts sees no reports and no cases. The counts say whether a grant does what it should; the things themselves are
named only where they are no news to who asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, func, select

from treve.casebook import bulletin_readers, schema, visible
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


def as_role(role: Role, compartment: str) -> Viewer:
    """Somebody who holds this role alone, has filed nothing and was given nothing."""
    return Viewer("", frozenset({(role, compartment)}))
