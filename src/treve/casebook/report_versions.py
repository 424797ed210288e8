"""What a report said, version by version: as filed, each correction with its reason and what it changed, and its withdrawal."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, select

from treve.casebook import schema, standing, visible
from treve.casebook.report_form import COLUMNS
from treve.casebook.visible import Viewer


@dataclass(frozen=True, slots=True)
class Version:
    """One entry about a report.

    kind     report, corrected, withdrawn; or consent, threat where one of them was stated by itself
    at       ISO instant
    reason   why it was corrected or withdrawn; None for the first
    changes  column → (before, now) as texts; None: unknown. Empty for the first version
    """

    kind: str
    at: str
    reason: str | None
    changes: dict[str, tuple[str | None, str | None]]


def versions(connection: Connection, viewer: Viewer, report_id: str) -> list[Version]:
    """The versions of a report, oldest first; none of an erased one. Raises NotFound for one that cannot be seen."""
    visible.seen_report(connection, viewer, report_id)
    content = schema.content
    about = and_(content.c.subject_kind == "report", content.c.subject == report_id, content.c.kind.in_(standing.KINDS))
    rows = connection.execute(select(content.c.body).where(about).order_by(content.c.position))
    found: list[Version] = []
    before: dict[str, Any] = {}
    for row in rows:
        said = json.loads(row.body)
        kind = str(said["kind"])
        now = said if kind in ("report", "corrected") else before
        changes = _changes(before, now) if kind == "corrected" else {}
        found.append(Version(kind, str(said["at"]), said.get("reason"), changes))
        before = now
    return found


def filed_by(connection: Connection, viewer: Viewer, report_id: str) -> str:
    """The account that filed a report. Raises NotFound for one that cannot be seen."""
    visible.seen_report(connection, viewer, report_id)
    row = schema.report
    return str(connection.scalar(select(row.c.account_id).where(row.c.report_id == report_id)))


def _changes(before: dict[str, Any], now: dict[str, Any]) -> dict[str, tuple[str | None, str | None]]:
    pairs = {name: (_text(before.get(name)), _text(now.get(name))) for name in COLUMNS}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _text(value: object) -> str | None:
    if value is None or value is False or value == []:
        return None
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return "yes" if value is True else str(value)
