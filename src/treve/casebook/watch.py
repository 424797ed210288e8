"""What was watched and where one was kept out: patrols, cameras, flights, and access denied, delayed or put under conditions.

Silence means nothing without it: these records say which days and places could be seen at all.
"""

from __future__ import annotations

import datetime as dt
import json
import secrets
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, insert, or_, select

from treve.casebook import schema
from treve.casebook.book import Writing
from treve.casebook.roles import SEES, Deed, Scope, Thing
from treve.casebook.visible import Viewer
from treve.errors import BadValue, NotFound, worded

EFFORT = ("patrol", "camera", "flight")
ACCESS = ("access_denied", "access_delayed", "access_conditioned")
_MINUTES_A_DAY = 24 * 60
watch = schema.watch


def record(
    writing: Writing,
    viewer: Viewer,
    kind: str,
    day: dt.date,
    area: str,
    minutes: int | None,
    note: str,
    by: str | None = None,
) -> str:
    """Write down what was watched, or where one was kept out, on one day; the record's id.

    minutes  watched, or waited for; None: not known
    by       who kept one out; None where nobody did, or it is not known
    Raises Refused without the right, BadValue for another kind or more minutes than a day has.
    """
    viewer.must(Deed.WATCH)
    if kind not in (*EFFORT, *ACCESS):
        raise BadValue("record", "kind", kind, worded("one of {known}", known=", ".join((*EFFORT, *ACCESS))))
    if minutes is not None and not 0 <= minutes <= _MINUTES_A_DAY:
        raise BadValue("record", "minutes", str(minutes), worded("0 to {most}", most=_MINUTES_A_DAY))
    watch_id = "W-" + secrets.token_hex(8)
    compartment = min(viewer.compartments(Deed.WATCH))
    told: dict[str, Any] = {"watch": watch_id, "what": kind, "day": day.isoformat(), "area": area, "note": note}
    told |= {name: value for name, value in (("minutes", minutes), ("by", by)) if value is not None}
    entry = writing.log("watch", told, ("watch", watch_id))
    writing.connection.execute(
        insert(watch).values(
            watch_id=watch_id,
            compartment=compartment,
            account_id=viewer.account_id,
            kind=kind,
            day=day.isoformat(),
            entry=entry,
        )
    )
    return watch_id


def listing(
    connection: Connection,
    viewer: Viewer,
    first: dt.date | None = None,
    last: dt.date | None = None,
    after: str | None = None,
    limit: int | None = None,
) -> list[dict[str, Any]]:
    """The records one may see, by day: one's own, those of one's sector, or all for who sees all reports.

    first, last  days, both included; None: from the first, to the last
    after        id of the last one of the page before; limit: at most so many, None: all
    Raises NotFound where `after` cannot be seen.
    """
    seen = _seen(viewer)
    content = schema.content
    about = and_(content.c.subject_kind == "watch", content.c.subject == watch.c.watch_id)
    query = select(content.c.body).join(watch, about).where(seen).order_by(watch.c.day, watch.c.entry)
    query = query.where(watch.c.day >= first.isoformat()) if first is not None else query
    query = query.where(watch.c.day <= last.isoformat()) if last is not None else query
    if after is not None:
        at = connection.execute(select(watch.c.day, watch.c.entry).where(watch.c.watch_id == after, seen)).first()
        if at is None:
            raise NotFound("record", after)
        query = query.where(or_(watch.c.day > at.day, and_(watch.c.day == at.day, watch.c.entry > at.entry)))
    return [
        {name: value for name, value in json.loads(row.body).items() if name not in ("kind", "at")}
        for row in connection.execute(query.limit(limit))
    ]


def before(connection: Connection, viewer: Viewer, day: dt.date) -> tuple[int, dt.date | None]:
    """How many records of the days before this one may be seen, and the latest of those days; None where there are none."""
    asked = select(func.count(), func.max(watch.c.day)).where(_seen(viewer), watch.c.day < day.isoformat())
    number, latest = connection.execute(asked).one()
    return number, dt.date.fromisoformat(latest) if latest else None


def _seen(viewer: Viewer) -> ColumnElement[bool]:
    """The records one may see."""
    parts = [watch.c.account_id == viewer.account_id]
    for role, compartment in viewer.grants:
        scope = SEES[role][Thing.REPORT]
        if scope is Scope.ALL:
            parts.append(watch.c.watch_id.is_not(None))
        elif scope is Scope.COMPARTMENT:
            parts.append(watch.c.compartment == compartment)
    return or_(*parts)
