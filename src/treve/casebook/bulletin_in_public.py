"""The public edition: reports counted by area and week, small numbers left out, held against everything that was told before."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from sqlalchemy import Connection

from treve.bulletin.edition import files, public_told
from treve.bulletin.edition.public_told import PublicTold
from treve.casebook import bulletin_list, exercise, releases, watch
from treve.casebook.audiences import GRAINS, Audience
from treve.casebook.bulletin_readers import Reach
from treve.casebook.bulletin_risks import Risk
from treve.casebook.bulletins import Made
from treve.casebook.releases import Draft
from treve.casebook.visible import Viewer
from treve.errors import Refused
from treve.ledger import checkpoint as checkpoints

KIND = "public"
FORMATS = ("html", "pdf", "docx", "xlsx", "json", "csv")


@dataclass(frozen=True, slots=True)
class AskedPublic:
    """Days from a Monday until a Monday, the second not in it. `hold`: late reports of periods told before wait."""

    first: dt.date
    until: dt.date
    languages: tuple[str, ...] = ("en",)
    hold: bool = False
    replaces: str | None = None


def made(connection: Connection, viewer: Viewer, asked: AskedPublic, checkpoint: bytes) -> Made:
    """Make it; nothing is kept. Raises Forbidden without the right, BadValue for days that make no whole weeks."""
    files.check(asked.languages, FORMATS)
    counted = releases.draft(connection, viewer, Audience.PUBLIC, asked.first, asked.until, asked.hold)
    told = _told(connection, viewer, asked, counted, checkpoint)
    name = f"{files.mark(told.exercise)}public-{asked.first.isoformat()}-{asked.until.isoformat()}"
    last = asked.until - dt.timedelta(days=1)
    written = files.said(name, lambda: public_told.content(told), last, asked.languages, FORMATS)
    written[f"{name}.json"] = files.as_json(public_told.values(told))
    written[f"{name}.csv"] = public_told.csv_bytes(told)
    order: dict[str, Any] = {
        "first": asked.first.isoformat(),
        "until": asked.until.isoformat(),
        "hold": asked.hold,
        "languages": list(asked.languages),
        "checkpoint": bulletin_list.size_of(checkpoint),
    }
    risks = (Risk("could_be_worked_out", len(counted.dangers), True),) if counted.dangers else ()
    return Made(
        kind=KIND,
        reach=Reach.PUBLIC,
        about="reports",
        order=order,
        files=written,
        risks=risks,
        replaces=asked.replaces,
        release=releases.plain(counted.told),
    )


def _told(connection: Connection, viewer: Viewer, asked: AskedPublic, counted: Draft, checkpoint: bytes) -> PublicTold:
    table = counted.table
    # Areas and periods of this edition alone: those of earlier ones stand in the table only to be held against it.
    areas, periods = counted.told.areas, counted.told.periods
    wanted = [(area, period) for area in (*areas, public_told.ALL) for period in (*periods, public_told.ALL)]
    numbers = {query: None if query in table.hidden else table.count(query) for query in wanted}
    return PublicTold(
        first=asked.first.isoformat(),
        until=asked.until.isoformat(),
        areas=areas,
        periods=periods,
        numbers=numbers,
        least=GRAINS[Audience.PUBLIC].least,
        held=counted.held,
        kept_out=_kept_out(connection, viewer, asked),
        checkpoint=checkpoints.read(checkpoint, "checkpoint").text(),
        version=version("treve"),
        replaces=asked.replaces,
        changed=_changed(connection, viewer, asked, numbers),
        exercise=exercise.is_one(connection),
    )


def _kept_out(connection: Connection, viewer: Viewer, asked: AskedPublic) -> int | None:
    """Days on which observers were kept out anywhere; None where nobody writes down what was watched."""
    rows = watch.listing(connection, viewer)
    if not rows:
        return None
    low, high = asked.first.isoformat(), asked.until.isoformat()
    return len({row["day"] for row in rows if row["what"] in watch.ACCESS and low <= row["day"] < high})


def _changed(
    connection: Connection, viewer: Viewer, asked: AskedPublic, now: Mapping[tuple[str, str], int | None]
) -> tuple[tuple[str, str, int | None, int | None], ...]:
    """What the edition it replaces told otherwise; a place in the table that it did not have counts as 0."""
    if asked.replaces is None:
        return ()
    before = bulletin_list.shown(connection, viewer, asked.replaces)
    name = next((name for name, _, _ in before.files if name.endswith(".json")), None)
    if name is None or before.kind != KIND:
        raise Refused("only a public edition is replaced by one")
    plain = json.loads(bulletin_list.content_of(connection, before, name))
    then = {(row["area"], row["period"]): row["reports"] for row in plain["numbers"]}
    wanted = sorted({*then, *now})
    return tuple(
        (*query, then.get(query, 0), now.get(query, 0)) for query in wanted if then.get(query, 0) != now.get(query, 0)
    )
