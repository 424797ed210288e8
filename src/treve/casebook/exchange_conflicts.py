"""What was said at two installations of one thing, neither knowing of the other: shown side by side until somebody decides."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from treve.casebook import exchange_items, schema, visible
from treve.casebook.exchange_items import Known
from treve.casebook.visible import Viewer

# What tells the versions apart; the rest of an entry is the same in both, or says where it came from.
_LEFT_OUT = ("kind", "report", "received")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A report, what the versions are about, and each of them: where and when it was said, by which kind of entry."""

    report_id: str
    about: str
    versions: tuple[dict[str, Any], ...]


def shown(connection: Connection, viewer: Viewer, origin: str) -> list[Conflict]:
    """The conflicts about reports one may see. They end with a change that is made after all versions have arrived."""
    seen = {str(one) for one in connection.scalars(select(schema.report.c.report_id).where(visible.reports(viewer)))}
    found, heads = exchange_items.history(connection, origin)
    by_name = {one.name: one for one in found}
    return [
        Conflict(report_id, about, tuple(_version(by_name[name]) for name in names))
        for (report_id, about), names in heads.conflicts().items()
        if report_id in seen
    ]


def count(connection: Connection, origin: str) -> int:
    """How many conflicts there are, whoever may see them."""
    return len(exchange_items.history(connection, origin)[1].conflicts())


def _version(known: Known) -> dict[str, Any]:
    said = json.loads(known.entry.body)
    origin, _, _ = known.name.rpartition("/")
    told = {name: value for name, value in said.items() if name not in _LEFT_OUT}
    return {"item": known.name, "at_installation": origin, "kind": said["kind"], **told}
