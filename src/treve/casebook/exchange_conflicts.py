"""What was said at two installations of one thing, neither knowing of the other: shown side by side until somebody decides."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, select, true

from treve.casebook import exchange_items, schema, visible
from treve.casebook.exchange_items import Known
from treve.casebook.visible import Viewer
from treve.errors import NotFound

report, content = schema.report, schema.content
# Reports whose history is read at once.
_AT_ONCE = 200
# What tells the versions apart; the rest of an entry is the same in both, or says where it came from.
_LEFT_OUT = ("kind", "report", "received")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A report, what the versions are about, and each of them: where and when it was said, by which kind of entry."""

    report_id: str
    about: str
    versions: tuple[dict[str, Any], ...]


def shown(
    connection: Connection, viewer: Viewer, origin: str, after: tuple[str, str] | None = None, limit: int | None = None
) -> list[Conflict]:
    """The conflicts about reports one may see, by report. They end with a change that is made after all versions have arrived.

    after  report and thing of the last one of the page before; limit: at most so many, None: all
    Raises NotFound where `after` is no conflict that one may see, or none any more.
    """
    seen = visible.reports(viewer)
    found: list[Conflict] = []
    if after is not None:
        found = _of(connection, origin, _received(connection, and_(seen, report.c.report_id == after[0]), 1))
        if after not in [(one.report_id, one.about) for one in found]:
            raise NotFound("conflict", " ".join(after))
        found = [one for one in found if one.about > after[1]]
        seen = and_(seen, report.c.report_id > after[0])
    for part in _parts(connection, seen):
        if limit is not None and len(found) >= limit:
            break
        found += _of(connection, origin, part)
    return found[:limit]


def count(connection: Connection, origin: str) -> int:
    """How many conflicts there are, whoever may see them."""
    return sum(len(_of(connection, origin, part)) for part in _parts(connection, true()))


def _parts(connection: Connection, which: ColumnElement[bool]) -> Iterator[list[str]]:
    """The reports of which something was received, by id, a few at once."""
    rest = which
    while part := _received(connection, rest, _AT_ONCE):
        yield part
        rest = and_(which, report.c.report_id > part[-1])


def _received(connection: Connection, which: ColumnElement[bool], most: int) -> list[str]:
    """What is said at one installation alone is said after all that stood there: without a received item there is no conflict."""
    came = select(content.c.subject).join(schema.received, schema.received.c.entry == content.c.position)
    query = select(report.c.report_id).where(report.c.report_id.in_(came), which)
    return [str(one) for one in connection.scalars(query.order_by(report.c.report_id).limit(most))]


def _of(connection: Connection, origin: str, reports: list[str]) -> list[Conflict]:
    found, heads = exchange_items.history(connection, origin, reports=reports)
    by_name = {one.name: one for one in found}
    return [
        Conflict(report_id, about, tuple(_version(by_name[name]) for name in names))
        for (report_id, about), names in heads.conflicts().items()
    ]


def _version(known: Known) -> dict[str, Any]:
    said = json.loads(known.entry.body)
    origin, _, _ = known.name.rpartition("/")
    told = {name: value for name, value in said.items() if name not in _LEFT_OUT}
    return {"item": known.name, "at_installation": origin, "kind": said["kind"], **told}
