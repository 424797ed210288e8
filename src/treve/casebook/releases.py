"""Tables of counts that leave the house: coarse, small numbers left out, and held against every release a reader has seen before.

A release counts reports by area and period, each by the first day on which it may have happened; only those whose person agreed to
this use. What was told and what was true then stand in the log, where no export shows them.
"""

from __future__ import annotations

import datetime as dt
import itertools
import json
import secrets
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, select

from treve.casebook import schema, standing
from treve.casebook.audiences import GRAINS, Audience, agreed, period_of, readers, wider
from treve.casebook.book import Writing
from treve.casebook.disclosure import Atom, Query, Release
from treve.casebook.roles import Deed
from treve.casebook.suppression import Danger, dangers, protected
from treve.casebook.visible import Viewer
from treve.errors import BadValue, Refused, worded

UNKNOWN = "unknown"
_DAY = dt.timedelta(days=1)
# More areas or periods than this would make a table of almost only small numbers.
_MOST_PERIODS = 60
_PERIODS = {"day": worded("day"), "week": worded("week"), "month": worded("month")}


@dataclass(frozen=True, slots=True)
class Told:
    """A release as it is kept. `days`: the truth, by area and day (ISO, or `unknown`)."""

    release_id: str
    audience: Audience
    areas: tuple[str, ...]
    periods: tuple[str, ...]
    days: Mapping[Atom, int]
    hidden: frozenset[Query]


@dataclass(frozen=True, slots=True)
class Draft:
    """A release that is not told yet.

    dangers      what a reader of an audience could work out that is small: it may not be told then
    held         late reports and changes of periods that were told before are left out of it
    not_agreed   reports of these days without consent to this use
    """

    told: Told
    table: Release
    dangers: tuple[tuple[Audience, Danger], ...]
    held: bool
    not_agreed: int


def draft(
    connection: Connection, viewer: Viewer, audience: Audience, first: dt.date, until: dt.date, hold: bool = False
) -> Draft:
    """Count the reports from one day until another (not in it), and leave out what must be.

    hold  keep for periods that were told before the counts that were told then
    Raises Refused without the right, BadValue for days that make no whole periods or too many.
    """
    viewer.must(Deed.NOTIFY)
    periods = _periods(first, until, GRAINS[audience].period)
    days, not_agreed = _counted(connection, audience, first, until)
    before = earlier(connection)
    if hold:
        days = _frozen(days, [one for one in before if one.audience is audience])
    areas = tuple(sorted({area for area, _ in days}))
    told = Told("L-" + secrets.token_hex(8), audience, areas, periods, days, frozenset())
    least = GRAINS[audience].least
    *read_before, table = _tables([*(one for one in before if one.audience in wider(audience)), told])
    table = protected(table, read_before, least)
    told = replace(told, hidden=table.hidden)
    return Draft(told, table, _dangers(told, before), hold, not_agreed)


def again(connection: Connection, told: Told) -> Draft:
    """A release that was drafted before, held against every release there is now. Nothing of it is counted anew."""
    before = earlier(connection)
    *_, table = _tables([*(one for one in before if one.audience in wider(told.audience)), told])
    return Draft(told, table, _dangers(told, before), False, 0)


def _dangers(told: Told, before: Sequence[Told]) -> tuple[tuple[Audience, Danger], ...]:
    found: list[tuple[Audience, Danger]] = []
    for reader in readers(told.audience):
        *read, mine = _tables([*(one for one in before if one.audience in wider(reader)), told])
        found += [(reader, one) for one in dangers(mine, read, GRAINS[reader].least)]
    return tuple(found)


def tell(writing: Writing, viewer: Viewer, made: Draft) -> str:
    """Write a release down; its id. Raises Refused where a reader could work something small out of it."""
    viewer.must(Deed.NOTIFY)
    if made.dangers:
        raise Refused(
            worded("{number} numbers could be worked out that are too small to be told", number=len(made.dangers))
        )
    told = made.told
    writing.log("release", {"by": viewer.account_id, **plain(told)}, ("release", told.release_id))
    return told.release_id


def plain(told: Told) -> dict[str, Any]:
    """A release as plain values, the truth in it."""
    return {
        "release": told.release_id,
        "audience": told.audience.value,
        "areas": list(told.areas),
        "periods": list(told.periods),
        "days": [[*cell, count] for cell, count in sorted(told.days.items())],
        "hidden": [list(query) for query in sorted(told.hidden)],
    }


def from_plain(said: Mapping[str, Any]) -> Told:
    """A release from its plain values."""
    return Told(
        said["release"],
        Audience(said["audience"]),
        tuple(said["areas"]),
        tuple(said["periods"]),
        {(area, day): count for area, day, count in said["days"]},
        frozenset((area, period) for area, period in said["hidden"]),
    )


def earlier(connection: Connection) -> list[Told]:
    """Every release there was, in order."""
    content = schema.content
    query = select(content.c.body).where(content.c.subject_kind == "release").order_by(content.c.position)
    return [from_plain(json.loads(body)) for body in connection.scalars(query)]


def _counted(connection: Connection, audience: Audience, first: dt.date, until: dt.date) -> tuple[dict[Atom, int], int]:
    """Counts by area and day, and how many reports of these days were left out for want of consent."""
    content = schema.content
    kinds = content.c.kind.in_(standing.KINDS)
    query = select(content.c.subject, content.c.position, content.c.body).where(
        content.c.subject_kind == "report", kinds
    )
    histories: dict[str, list[Any]] = {}
    for row in connection.execute(query.order_by(content.c.position)):
        histories.setdefault(row.subject, []).append(row)
    origin = standing.own_origin(connection)
    counts: Counter[Atom] = Counter()
    not_agreed = 0
    for rows in histories.values():
        found = standing.read(rows, origin)
        said = _words(found["words"])
        day = str(said.get("occurred_from", UNKNOWN))
        if said["kind"] == "withdrawn" or (day != UNKNOWN and not first <= dt.date.fromisoformat(day) < until):
            continue
        if agreed({"consent": standing.consent(found)}, audience):
            counts[str(said.get("area", UNKNOWN)), day] += 1
        else:
            not_agreed += 1
    return dict(counts), not_agreed


def _words(versions: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """What is counted of a report: where versions stand against each other, one that withdraws it, else the same at every place."""
    if not versions:
        return {"kind": "withdrawn"}
    return next((one for one in versions if one["kind"] == "withdrawn"), versions[-1])


def _frozen(days: Mapping[Atom, int], before: Iterable[Told]) -> dict[Atom, int]:
    """Of days that were told before, the counts of the last release that told them."""
    kept = dict(days)
    for one in before:
        covered = set(_days_of(one))
        kept = {cell: count for cell, count in kept.items() if cell[1] not in covered}
        kept |= {cell: count for cell, count in one.days.items() if cell[1] in covered}
    return kept


def _tables(told: Sequence[Told]) -> list[Release]:
    """Releases as tables over the same areas and the same parts of time: from one border of any period to the next."""
    areas = tuple(sorted({area for one in told for area in one.areas}))
    borders = sorted(
        {border for one in told for period in one.periods if period != UNKNOWN for border in period.split("/")}
    )
    parts = [f"{low}/{high}" for low, high in itertools.pairwise(borders)]
    made = []
    for one in told:
        within = {period: _parts(period, parts) for period in one.periods}
        counts: Counter[Atom] = Counter()
        for (area, day), count in one.days.items():
            part = UNKNOWN if day == UNKNOWN else next(part for part in parts if _in(day, part))
            counts[area, part] += count
        made.append(Release(areas, one.periods, dict(counts), one.hidden, within))
    return made


def _parts(period: str, parts: Sequence[str]) -> tuple[str, ...]:
    if period == UNKNOWN:
        return (UNKNOWN,)
    low, high = period.split("/")
    return tuple(part for part in parts if low <= part.split("/")[0] and part.split("/")[1] <= high)


def _in(day: str, period: str) -> bool:
    low, high = period.split("/")
    return low <= day < high


def _days_of(told: Told) -> list[str]:
    """Every day of the periods of a release; reports without a day too."""
    found = [UNKNOWN]
    for period in told.periods:
        if period != UNKNOWN:
            low, high = (dt.date.fromisoformat(border) for border in period.split("/"))
            found += [(low + one * _DAY).isoformat() for one in range((high - low).days)]
    return found


def _periods(first: dt.date, until: dt.date, period: str) -> tuple[str, ...]:
    """Whole periods, and one for reports without a day."""
    found: list[str] = []
    day = first
    while day < until and len(found) <= _MOST_PERIODS:
        low, high = period_of(day, period)
        if low != day or high > until:
            raise BadValue(
                "release",
                "days",
                f"{first} until {until}",
                worded("days at which a {period} begins and ends", period=_PERIODS[period]),
            )
        found.append(f"{low}/{high}")
        day = high
    if not found or len(found) > _MOST_PERIODS:
        raise BadValue(
            "release",
            "days",
            f"{first} until {until}",
            worded("1 to {most} periods of a {period}", most=_MOST_PERIODS, period=_PERIODS[period]),
        )
    return (*found, UNKNOWN)
