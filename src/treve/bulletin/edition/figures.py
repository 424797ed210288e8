"""What a run holds of two periods: the figures of an edition, and nothing that is not counted here is told.

An incident whose time is vague may lie across a cut-off. It is then counted as possible in both periods and as sure in neither:
every number of incidents is a lowest and a highest.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from treve.bulletin.edition.period import Period
from treve.bulletin.summary import data_end_of, reading_order
from treve.errors import BadValue, NotFound
from treve.model.finding import Verdict
from treve.store.protocol import Store

OUTSIDE = "outside"
"""Stands for the verdict of an incident without a finding: outside the time or the territory of the agreement."""

_NOW, _BEFORE, _EARLIER = "now", "before", "earlier"
_EARLIER_DAYS = 366
"""Days before the period in which late additions and corrections are looked for."""

LONG = dt.timedelta(days=7)
"""A record that spans more than this, and more than the period, tells of no incident of the period: it is counted apart."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many: at least, and at most."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Listed:
    """One incident, as an edition lists it.

    reports       ids of its reports, in order; the first stands for the incident from edition to edition
    surely        whether it lies in the period whole; FALSE: its time is vague, and it may
    first_day     local days between which it happened, both included
    earliest_at   instants (UTC, no zone) between which it happened; the latest is excluded
    act           None: not named, or disputed
    alleged       whom its reports name as the perpetrator, each version as written; empty: nobody
    targets       whom they name as the target; where nobody is said to have attacked, both sides stand here
    recorders     who recorded it, as written
    published     first day on which one of its reports was published; None: no report says
    undated       whether a report does not say when it was published
    verdicts      by reading: a verdict, or `outside`
    passed_on     whether its particulars may be printed; FALSE: the licence of every source forbids it
    """

    reports: tuple[str, ...]
    surely: bool
    first_day: dt.date
    last_day: dt.date
    earliest_at: dt.datetime
    latest_at: dt.datetime
    place: str | None
    admin1: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    place_precision: str
    act: str | None
    act_disputed: bool
    perpetrator_basis: str
    alleged: tuple[str, ...]
    targets: tuple[str, ...]
    recorders: tuple[str, ...]
    deaths_low: int | None
    deaths_high: int | None
    injured_low: int | None
    injured_high: int | None
    published: dt.date | None
    undated: bool
    verdicts: Mapping[str, str]
    passed_on: bool

    def known_by(self, day: dt.date) -> bool | None:
        """Whether a report of it had been published by the end of a day; None where that cannot be told."""
        if self.published is not None and self.published <= day:
            return True
        return None if self.undated else False


@dataclass(frozen=True, slots=True)
class Recorder:
    """How many reports of days in this period and in the one before a recorder gave."""

    name: str
    now: int
    before: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything an edition tells.

    readings    names of the readings, strict and presumed first
    now         incidents that may lie in the period and were, or may have been, published by its cut-off
    not_yet     incidents of the period that were published only after the cut-off: left for the next edition
    before      incidents that may lie in the period before, as the run knows them
    longer      records that touch the period and span more than it and more than LONG: in no other number
    earlier     incidents that may lie in the 366 days before the period
    data_begin  first and last local day of the data; None: no report
    """

    agreement_id: str
    title: str
    period: Period
    previous: Period
    readings: tuple[str, ...]
    now: tuple[Listed, ...]
    not_yet: int
    before: tuple[Listed, ...]
    longer: tuple[Listed, ...]
    earlier: tuple[Listed, ...]
    recorders: tuple[Recorder, ...]
    data_begin: dt.date | None
    data_end: dt.date | None

    def covers(self, period: Period) -> bool | None:
        """Whether the days of the data reach over a period: True over all of it, False over no day, None over some."""
        if self.data_begin is None or self.data_end is None:
            return False
        if self.data_end < period.first_day or self.data_begin > period.last_day:
            return False
        return True if self.data_begin <= period.first_day and period.last_day <= self.data_end else None


def figures(store: Store, agreement_id: str, period: Period, previous: Period) -> Figures:
    """Count. Raises NotFound for an agreement the run was not held against."""
    agreements = {row["agreement_id"]: row for row in store.fetch("agreement").to_pylist()}
    if agreement_id not in agreements:
        raise NotFound("agreement", agreement_id, sorted(agreements))
    if period.ends_at <= period.starts_at:
        raise BadValue("bulletin", "period", period.ends_at.isoformat(), "a cut-off after the one before", "option")
    _load(store, agreement_id, period, previous)
    store.run("bulletin/edition_incident.sql", into="step_edition_incident")
    readings = tuple(
        reading_order({r["reading"] for r in store.fetch("reading").to_pylist() if r["agreement_id"] == agreement_id})
    )
    listed = _listed(store, readings)
    published = [one for one in listed[_NOW] if one.known_by(period.last_day) is not False]
    days = store.fetch("bulletin/count_reports.sql").to_pylist()[0]
    data_end, _ = data_end_of(store, days["last_day"])
    return Figures(
        agreement_id=agreement_id,
        title=agreements[agreement_id]["title"],
        period=period,
        previous=previous,
        readings=readings,
        now=tuple(one for one in published if not _longer(one, period)),
        not_yet=len(listed[_NOW]) - len(published),
        before=tuple(one for one in listed[_BEFORE] if not _longer(one, previous)),
        longer=tuple(one for one in published if _longer(one, period)),
        earlier=tuple(listed[_EARLIER]),
        recorders=_recorders(store),
        data_begin=days["first_day"] if data_end is not None else None,
        data_end=data_end,
    )


def count(listed: Iterable[Listed], of: Callable[[Listed], bool] = lambda _: True) -> Bounds:
    """How many incidents of a kind: those that lie in the period whole, and those that may."""
    chosen = [one.surely for one in listed if of(one)]
    return Bounds(sum(chosen), len(chosen))


def count_known(listed: Iterable[Listed], day: dt.date, of: Callable[[Listed], bool]) -> Bounds:
    """How many of a kind had been published by a day: surely in the period and surely published; and at most."""
    chosen = [(one.surely, one.known_by(day)) for one in listed if of(one) and one.known_by(day) is not False]
    return Bounds(sum(surely and known is True for surely, known in chosen), len(chosen))


def shown_reading(told: Figures) -> str:
    """The reading under which a picture or a breakdown is told: presumed, or the first of a run that was made without it."""
    return "presumed" if "presumed" in told.readings else told.readings[0]


def has_verdict(reading: str, verdict: str) -> Callable[[Listed], bool]:
    """Whether an incident has a verdict under a reading."""
    return lambda one: one.verdicts.get(reading, OUTSIDE) == verdict


def deaths(listed: Iterable[Listed]) -> tuple[Bounds, int]:
    """Deaths told of: the lowest figures of what lies in the period whole, the highest of all that may; and the incidents without a
    figure at one end or the other, which count as none there.
    """
    low = high = without = 0
    for one in listed:
        low += one.deaths_low or 0 if one.surely else 0
        high += one.deaths_high if one.deaths_high is not None else one.deaths_low or 0
        without += one.deaths_low is None or one.deaths_high is None
    return Bounds(low, high), without


def _load(store: Store, agreement_id: str, period: Period, previous: Period) -> None:
    starts_at, ends_at = period.utc
    oldest, _ = previous.utc
    rows = [
        (_NOW, starts_at, ends_at, period.first_day, period.last_day),
        (_BEFORE, oldest, starts_at, previous.first_day, previous.last_day),
        # Whole before the period: its own time decides, not the day on which it was published.
        (_EARLIER, starts_at - dt.timedelta(days=_EARLIER_DAYS), starts_at, previous.first_day, previous.last_day),
    ]
    schema = pa.schema(
        [
            ("period", pa.string()),
            ("starts_at", pa.timestamp("us")),
            ("ends_at", pa.timestamp("us")),
            ("first_day", pa.date32()),
            ("last_day", pa.date32()),
        ]
    )
    columns = list(zip(*rows, strict=True))
    store.load(
        "step_edition_period",
        pa.table([pa.array(one, field.type) for one, field in zip(columns, schema, strict=True)], schema=schema),
    )
    store.load("step_edition_agreement", pa.table({"agreement_id": [agreement_id]}))


def _listed(store: Store, readings: Sequence[str]) -> dict[str, list[Listed]]:
    reports: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for row in store.fetch("bulletin/edition_report.sql").to_pylist():
        reports[row["incident_id"]].append(row)
    verdicts: dict[int, dict[str, str]] = defaultdict(dict)
    for row in store.fetch("bulletin/edition_verdict.sql").to_pylist():
        verdicts[row["incident_id"]][row["reading"]] = row["verdict"]
    withheld = set(store.fetch("bulletin/withheld_incident_id.sql").column("incident_id").to_pylist())
    found: dict[str, list[Listed]] = {_NOW: [], _BEFORE: [], _EARLIER: []}
    for row in store.fetch("step_edition_incident").to_pylist():
        key = row["incident_id"]
        told = sorted(reports[key], key=lambda one: str(one["report_id"]))
        given = {reading: verdicts[key].get(reading, OUTSIDE) for reading in readings}
        found[row["period"]].append(_one(row, told, given, key not in withheld))
    for rows in found.values():
        rows.sort(key=lambda one: (one.earliest_at, one.latest_at, one.reports))
    return found


def _longer(one: Listed, period: Period) -> bool:
    span = one.latest_at - one.earliest_at
    return not one.surely and span > LONG and span > period.ends_at - period.starts_at


def _one(
    row: Mapping[str, Any], told: Sequence[Mapping[str, Any]], verdicts: Mapping[str, str], passed_on: bool
) -> Listed:
    published = [one["published"] for one in told]
    directed = [one for one in told if one["direction"] != "undirected"]
    both = [one for one in told if one["direction"] == "undirected"]
    return Listed(
        reports=tuple(one["report_id"] for one in told),
        surely=row["surely"],
        first_day=row["first_day"],
        last_day=row["last_day"],
        earliest_at=row["earliest_at"],
        latest_at=row["latest_at"],
        place=row["place_name"],
        admin1=row["admin1"],
        country=row["country"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        place_precision=row["place_precision"],
        act=row["act"],
        act_disputed=row["act_disputed"],
        perpetrator_basis=row["perpetrator_basis"],
        alleged=_versions(one["side_a_names"] for one in directed),
        targets=_versions(
            [
                *(one["side_b_names"] for one in directed),
                *(one[s] for one in both for s in ("side_a_names", "side_b_names")),
            ]
        ),
        recorders=_versions(one["recorder_names"] for one in told),
        deaths_low=row["deaths_low"],
        deaths_high=row["deaths_high"],
        injured_low=row["injured_low"],
        injured_high=row["injured_high"],
        published=min((one for one in published if one is not None), default=None),
        undated=None in published,
        verdicts=verdicts,
        passed_on=passed_on,
    )


def _versions(names: Iterable[str | None]) -> tuple[str, ...]:
    """Each version once, in order; a report that names nobody adds none."""
    return tuple(sorted({name for name in names if name}))


def _recorders(store: Store) -> tuple[Recorder, ...]:
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for row in store.fetch("bulletin/edition_recorder.sql").to_pylist():
        counts[row["recorder"]][row["period"]] = row["reports"]
    found = [
        Recorder(name, by.get(_NOW, 0), by.get(_BEFORE, 0))
        for name, by in counts.items()
        if _NOW in by or _BEFORE in by
    ]
    return tuple(sorted(found, key=lambda one: (-one.now, -one.before, one.name)))


UNDER, OPEN = str(Verdict.COVERED), str(Verdict.UNDETERMINED)
